"""What cannot be run or delivered any more is said."""

import threading
from typing import Any

import pytest

from local.cloud.functions.asynchronous import AsyncInvocations, AsyncSettings
from local.cloud.functions.invoker import Invocation
from local.cloud.functions.pool import Pool


class Failing:
    """A function that always fails."""

    def invoke(self, function: str, payload: bytes) -> Invocation:
        return Invocation(b'{"errorType": "ValueError"}', "Unhandled", 1.0)


def test_an_event_whose_destination_does_not_exist_is_said_to_be_lost(caplog: pytest.LogCaptureFixture) -> None:
    def deliver(arn: str, _text: str) -> None:
        raise LookupError(f"{arn} is no destination that Lambda could reach")

    settings = AsyncSettings(retries=0, on_failure="arn:aws:kinesis:eu-central-1:123456789012:stream/none")
    invocations = AsyncInvocations(Failing(), lambda _: settings, deliver)
    try:
        invocations.submit("react", b"{}")
        assert invocations.wait_until_idle(10)
    finally:
        invocations.stop()

    assert "for react is lost" in caplog.text


def test_a_closed_pool_starts_nothing() -> None:
    started: list[Any] = []
    pool = Pool(started.append, limit=1)  # type: ignore[arg-type]
    function: Any = object()
    pool.close()

    with pytest.raises(RuntimeError, match="stopping"):
        pool.invoke(function, b"{}", "request", "trace")
    pool.keep = 1
    pool.warm_up(function)

    assert started == []


def test_a_process_that_starts_while_its_pool_is_closed_is_ended() -> None:
    class Starting:
        def __init__(self) -> None:
            self.ended = threading.Event()
            self.function = function

        def initialise(self) -> Any:
            assert self.ended.is_set()
            return None

        def kill(self) -> None:
            self.ended.set()

        def stop(self) -> str:
            return "signal: killed"

    function: Any = object()
    starting = Starting()

    def start(_: Any) -> Any:
        pool.close()
        return starting

    pool = Pool(start, limit=1)
    pool.keep = 1
    pool.warm_up(function)

    assert starting.ended.is_set()
    assert pool.pids == []
