"""Time: virtual in order, real on one thread with functions beside it."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from local.connect.fakes import make_ports
from local.connect.instance import ConnectInstance
from local.connect.people import Caller
from local.connect.runtime.real import RealTimeRuntime
from local.connect.runtime.virtual import VirtualRuntime
from tests.local.connect.connect_house import BYE, LAMBDA, NUMBER, document, invoke, say


def test_virtual_timers_fire_in_order_of_time_then_of_setting() -> None:
    runtime, seen = VirtualRuntime(), list[str]()
    runtime.call_later(2, lambda: seen.append("late"))
    runtime.call_later(1, lambda: seen.append("first"))
    runtime.call_later(1, lambda: seen.append("second"))
    runtime.call_later(1, lambda: seen.append("cancelled")).cancel()
    start = runtime.now()
    runtime.advance(1.5)
    assert seen == ["first", "second"]
    assert (runtime.now() - start).total_seconds() == 1.5
    assert runtime.run_until(lambda: "late" in seen)
    assert not runtime.run_until(lambda: False, limit_s=10)


@pytest.fixture
def real() -> Iterator[RealTimeRuntime]:
    with RealTimeRuntime() as runtime:
        yield runtime


def wait_until(condition: Callable[[], bool], seconds: float = 5) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.005)


def test_a_slow_function_does_not_hold_up_another_call(real: RealTimeRuntime) -> None:
    gate = threading.Event()

    def slow_for_the_first(event: dict[str, object]) -> dict[str, str]:
        if "+79120000001" in str(event):
            gate.wait(5)
        return {}

    ports, _, _ = make_ports(real, {"f": slow_for_the_first})
    instance = ConnectInstance(ports, characters_per_second=0)
    instance.associate_lambda_function(LAMBDA + "f")
    flow = instance.create_contact_flow(
        "in", "CONTACT_FLOW", document(invoke("f", "f", "hi", "bye"), say("hi", "hello", "bye"), BYE)
    )
    instance.associate_phone_number_contact_flow(instance.claim_phone_number(NUMBER), flow)
    first, second = Caller(instance, "+79120000001"), Caller(instance, "+79120000002")
    first.dial(NUMBER)
    second.dial(NUMBER)

    wait_until(lambda: second.heard() == ["hello"])
    assert first.heard() == []
    gate.set()
    wait_until(lambda: first.heard() == ["hello"])


def test_everything_happens_on_one_thread_and_errors_come_back(real: RealTimeRuntime) -> None:
    assert real.call(threading.current_thread).name == "connect"
    assert real.call(lambda: real.call(threading.current_thread)).name == "connect"
    with pytest.raises(ZeroDivisionError):
        real.call(lambda: 1 // 0)


def test_a_broken_action_does_not_stop_the_others(real: RealTimeRuntime, caplog: pytest.LogCaptureFixture) -> None:
    done = threading.Event()
    real.call_later(0, lambda: [][1])  # type: ignore[arg-type, misc]
    real.call_later(0, done.set)
    assert done.wait(5)
    assert "an action of the Connect simulator failed" in caplog.text


def test_after_stop_nobody_comes_in() -> None:
    runtime = RealTimeRuntime().start()
    runtime.stop()
    with pytest.raises(RuntimeError, match="has been stopped"):
        runtime.call(lambda: None)


def test_a_sink_that_fails_or_hangs_does_not_hold_up_the_telephones(real: RealTimeRuntime) -> None:
    gate = threading.Event()
    ports, output, _ = make_ports(real)

    class StubbornBus:
        def put(self, event: dict[str, object]) -> None:
            gate.wait(5)
            raise ConnectionError("no bus")

    ports = replace(ports, events=StubbornBus())
    instance = ConnectInstance(ports, characters_per_second=0)
    flow = instance.create_contact_flow("in", "CONTACT_FLOW", document(say("hi", "hello", "bye"), BYE))
    instance.associate_phone_number_contact_flow(instance.claim_phone_number(NUMBER), flow)
    caller = Caller(instance, "+79120000001")
    caller.dial(NUMBER)

    assert caller.heard() == ["hello"]
    assert output.contact_records == []  # it waits behind the events, in order
    gate.set()
    assert instance.centre.outbox.flush(5)
    assert len(output.contact_records) == 1
    assert [str(error) for _, error in instance.centre.outbox.undelivered] == ["no bus"] * 4


def test_what_was_asked_before_the_stop_is_answered_and_nothing_after_it() -> None:
    runtime, busy, gate = RealTimeRuntime().start(), threading.Event(), threading.Event()

    def work() -> None:
        busy.set()
        gate.wait(5)

    runtime.call_later(0, work)
    assert busy.wait(5)
    answers: list[int] = []
    asking = threading.Thread(target=lambda: answers.append(runtime.call(lambda: 1)))
    asking.start()
    wait_until(lambda: len(runtime._timers) == 1)
    stopping = threading.Thread(target=runtime.stop)
    stopping.start()
    wait_until(lambda: runtime._ends is not None)

    gate.set()
    for thread in (asking, stopping):
        thread.join(5)

    assert answers == [1]
    with pytest.raises(RuntimeError, match="stopped"):
        runtime.call(lambda: 2)
