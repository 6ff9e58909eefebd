"""The same scenarios by the clock on the wall: orders from this thread, everything else on the simulator's."""

import time
from collections.abc import Callable, Iterator

import pytest

from local.connect.fakes import KeptOutput, make_ports
from local.connect.instance import ConnectInstance
from local.connect.people import AgentPanel, Caller, SupervisorPanel
from local.connect.runtime.real import RealTimeRuntime
from tests.local.connect.connect_house import BYE, NUMBER, RESIDENT, document, to_queue

LIFTS = "+78120009999"


class Desk:
    """An instance by the clock, with two agents and a supervisor."""

    def __init__(self, runtime: RealTimeRuntime) -> None:
        ports, self.output, _ = make_ports(runtime)
        self.instance = ConnectInstance(ports, characters_per_second=0)
        queue = self.instance.create_queue("operators", self.instance.create_hours_of_operation("always"))
        profile = self.instance.create_routing_profile("operators", queue, [queue])
        flow = self.instance.create_contact_flow("in", "CONTACT_FLOW", document(*to_queue(queue), BYE))
        self.instance.associate_phone_number_contact_flow(self.instance.claim_phone_number(NUMBER), flow)
        users = [self.instance.create_user(name, profile) for name in ("anna", "boris", "olga")]
        self.anna, self.boris = (AgentPanel(self.instance, user) for user in users[:2])
        self.olga = SupervisorPanel(self.instance, users[2])


@pytest.fixture
def desk() -> Iterator[Desk]:
    with RealTimeRuntime() as runtime:
        yield Desk(runtime)


def wait_until(condition: Callable[[], bool], seconds: float = 5) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.005)


def has(person: Caller | AgentPanel | SupervisorPanel, kind: str) -> Callable[[], bool]:
    return lambda: any(message["type"] == kind for message in list(person.messages))


def records(output: KeptOutput) -> list[str]:
    return sorted(record["InitiationMethod"] for record in list(output.contact_records))


def test_a_call_is_consulted_conferenced_listened_to_and_handed_over(desk: Desk) -> None:
    # Given a resident who talks with Anna
    anna, boris, olga = desk.anna, desk.boris, desk.olga
    anna.set_status("Available")
    caller, lifts = Caller(desk.instance, RESIDENT), Caller(desk.instance, LIFTS)
    caller.dial(NUMBER)
    wait_until(has(anna, "ringing"))
    anna.accept()
    wait_until(has(caller, "connected"))
    # when Boris and the lift company are called in, and Olga listens
    boris.set_status("Available")
    anna.consult("boris")
    wait_until(has(boris, "ringing"))
    boris.accept()
    wait_until(has(boris, "connected"))
    anna.consult(LIFTS)
    wait_until(has(lifts, "incoming"))
    lifts.answer()
    anna.join()
    olga.listen(anna.contact.id)  # type: ignore[union-attr]
    # then four talk, and they leave one by one
    (told,) = [message for message in olga.messages if message["type"] == "monitoring"]
    assert {party["state"] for party in told["contact"]["participants"]} == {"CONNECTED"}
    assert len(told["contact"]["participants"]) == 4
    anna.hang_up()
    anna.finish()
    lifts.hang_up()
    boris.hang_up()
    boris.finish()
    wait_until(lambda: not caller.in_call)
    wait_until(has(olga, "monitoring_ended"))
    wait_until(lambda: len(desk.output.contact_records) == 4)
    assert records(desk.output) == ["EXTERNAL_OUTBOUND", "INBOUND", "MONITOR", "TRANSFER"]


def test_an_agent_calls_and_is_refused_and_calls_again(desk: Desk) -> None:
    desk.anna.set_status("Available")
    resident = Caller(desk.instance, RESIDENT)
    desk.anna.dial(RESIDENT)
    wait_until(has(resident, "incoming"))
    resident.refuse()
    wait_until(has(desk.anna, "dial_failed"))
    desk.anna.dial(RESIDENT)
    wait_until(lambda: sum(message["type"] == "incoming" for message in list(resident.messages)) == 2)
    resident.answer()
    wait_until(has(desk.anna, "connected"))
    resident.hang_up()
    wait_until(has(desk.anna, "ended"))
    desk.anna.finish()
    assert desk.instance.centre.outbox.flush(5)
    assert records(desk.output) == ["OUTBOUND", "OUTBOUND"]
