"""Simple ports for tests and trials: what goes out is kept in lists."""

import itertools
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from local.connect.ports import Json, LambdaAnswer, Ports, Runtime
from local.connect.runtime.virtual import VirtualRuntime

Function = Callable[[Json], Any]


@dataclass
class ScriptedLambdas:
    """Functions by ARN (or by the name at its end): a callable from event to payload, a payload, or a LambdaAnswer."""

    functions: dict[str, Any] = field(default_factory=dict)
    events: list[Json] = field(default_factory=list)

    def invoke(self, function_arn: str, event: Json, timeout_s: float) -> LambdaAnswer:  # noqa: ARG002 - the port's shape
        """Answer as scripted; an unknown function is an error, as in AWS."""
        self.events.append(event)
        script = self.functions.get(function_arn, self.functions.get(function_arn.rsplit(":", 1)[-1]))
        if script is None:
            return LambdaAnswer(error=f"there is no function {function_arn}")
        answer = script(event) if callable(script) else script
        return answer if isinstance(answer, LambdaAnswer) else LambdaAnswer(payload=answer)


@dataclass
class KeptOutput:
    """Sinks for events, records and recordings."""

    events: list[Json] = field(default_factory=list)
    contact_records: list[Json] = field(default_factory=list)
    agent_events: list[Json] = field(default_factory=list)
    recordings: dict[str, bytes] = field(default_factory=dict)

    def put_contact_record(self, stream_arn: str | None, record: Json) -> None:  # noqa: ARG002 - the port's shape
        """Keep it."""
        self.contact_records.append(record)

    def put_agent_event(self, stream_arn: str | None, event: Json) -> None:  # noqa: ARG002 - the port's shape
        """Keep it."""
        self.agent_events.append(event)

    def put(self, *what: Any) -> None:
        """Keep an event, or a recording (bucket, key, bytes)."""
        if len(what) == 1:
            self.events.append(what[0])
        else:
            self.recordings[f"{what[0]}/{what[1]}" if what[0] else what[1]] = what[2]

    def event_types(self) -> list[str]:
        """Types of the contact events, in order."""
        return [event["detail"]["eventType"] for event in self.events]


class CountedIds:
    """UUIDs that are the same in every run."""

    def __init__(self) -> None:
        self._next = itertools.count(1)

    def new(self) -> str:
        """The next one."""
        return str(uuid.UUID(int=next(self._next)))


def make_ports(
    runtime: Runtime | None = None, functions: dict[str, Any] | None = None, chance: Callable[[], int] | None = None
) -> tuple[Ports, KeptOutput, ScriptedLambdas]:
    """Ports in virtual time (unless a runtime is given), with what they keep."""
    output, lambdas = KeptOutput(), ScriptedLambdas(functions or {})
    start = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    ports = Ports(runtime or VirtualRuntime(start), lambdas, output, output, output, CountedIds(), chance)
    return ports, output, lambdas
