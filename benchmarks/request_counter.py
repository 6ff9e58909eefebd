"""Counts what functions ask of AWS, at the server: by function, service and operation, with DynamoDB's units.

Left out: what AWS does by itself (pollers reading queues and streams, Connect and API Gateway invoking functions, the
state machine's own steps) and what the laptop does for its pages. Functions are known by their access key, and which function
it was by the trace id that every AWS client in a function sends along.
"""

import io
import json
import threading
from collections import Counter
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs

from local.cloud.functions.environment import FUNCTION_CREDENTIALS
from local.cloud.functions.pool import Pool
from local.cloud.server.patches import Patches
from local.cloud.server.request_handler import QuickRequestHandler

KEY = FUNCTION_CREDENTIALS["AWS_ACCESS_KEY_ID"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One kind of request: function (name in the catalogue), service as signed for, operation as AWS names it."""

    function: str
    service: str
    operation: str


class RequestCounter:
    """Counts between start and stop; a context manager."""

    def __init__(self) -> None:
        self._patches = Patches()
        self._lock = threading.Lock()
        self._function_of_trace: dict[str, str] = {}
        self.requests: Counter[Asked] = Counter()
        self.invocations: Counter[str] = Counter()
        self.records: Counter[str] = Counter()  # messages of queues that functions were given
        self.gigabyte_seconds = 0.0
        self._units: Counter[tuple[str, bool]] = Counter()

    @property
    def read_units(self) -> float:
        """Of all functions."""
        return sum(units for (_, wrote), units in self._units.items() if not wrote)

    @property
    def write_units(self) -> float:
        """Of all functions."""
        return sum(units for (_, wrote), units in self._units.items() if wrote)

    def units_of(self, function: str) -> tuple[float, float]:
        """Read and write units of one function; "?" is one that the benchmark itself asks."""
        return self._units[function, False], self._units[function, True]

    @property
    def total(self) -> int:
        """All requests so far."""
        return self.requests.total()

    def clear(self) -> None:
        """Begin again at nothing."""
        with self._lock:
            self.requests.clear()
            self.invocations.clear()
            self.records.clear()
            self.gigabyte_seconds = 0.0
            self._units.clear()

    def start(self) -> Self:
        """Count from now on."""
        counter, answer, invoke = self, QuickRequestHandler.run_application, Pool.invoke

        def counted(handler: Any, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
            if f"Credential={KEY}/" not in environ.get("HTTP_AUTHORIZATION", ""):
                return answer(handler, environ)
            asked = counter._read(environ)
            told = answer(handler, environ)
            counter._note(asked, told[2])
            return told

        def known(pool: Pool, function: Any, payload: bytes, request_id: str, trace_id: str) -> Any:
            name = dict(function.environment).get("POWERTOOLS_SERVICE_NAME", function.name)
            with counter._lock:
                counter._function_of_trace[_root(trace_id)] = name
                counter.invocations[name] += 1
                counter.records[name] += payload.count(b'"aws:sqs"')
            done = invoke(pool, function, payload, request_id, trace_id)
            with counter._lock:
                counter.gigabyte_seconds += done.duration_ms / 1000 * function.memory / 1024
            return done

        self._patches.replace(QuickRequestHandler, "run_application", counted)
        self._patches.replace(Pool, "invoke", known)
        return self

    def stop(self) -> None:
        """Count no more."""
        self._patches.undo()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _read(self, environ: dict[str, Any]) -> Asked:
        body = environ["wsgi.input"].getvalue()
        service = environ["HTTP_AUTHORIZATION"].partition("Credential=")[2].split("/")[3]
        target = environ.get("HTTP_X_AMZ_TARGET", "")
        operation = target.partition(".")[2]
        if service == "dynamodb":
            body = json.dumps(json.loads(body) | {"ReturnConsumedCapacity": "INDEXES"}).encode()
            environ["wsgi.input"] = io.BytesIO(body)
            environ["CONTENT_LENGTH"] = str(len(body))
        elif not operation:
            action = parse_qs(body.decode(errors="replace")).get("Action")
            operation = action[0] if action else f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"
        function = self._function_of_trace.get(_root(environ.get("HTTP_X_AMZN_TRACE_ID", "")), "?")
        return Asked(function, service, operation)

    def _note(self, asked: Asked, answer: bytes) -> None:
        with self._lock:
            self.requests[asked] += 1
            if asked.service != "dynamodb":
                return
            consumed = json.loads(answer).get("ConsumedCapacity") or ()
            for one in (consumed,) if isinstance(consumed, dict) else consumed:
                self._units[asked.function, asked.operation not in _READS] += one["CapacityUnits"]


_READS = frozenset({"GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems"})


def _root(trace_id: str) -> str:
    return trace_id.partition(";")[0]
