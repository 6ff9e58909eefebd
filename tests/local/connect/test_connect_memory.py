"""Contacts that are over are forgotten in time; those that something living hangs on are not."""

from datetime import timedelta

from local.connect import Caller, ConnectService, Retention, VirtualRuntime, make_ports
from local.connect.instance import ConnectInstance
from tests.local.connect.connect_actions import BYE, document, say

NUMBER = "+78120000000"


class Line:
    """An instance whose number says goodbye at once, and what it still knows."""

    def __init__(self, retention: Retention) -> None:
        self.runtime = VirtualRuntime()
        ports, self.output, _ = make_ports(self.runtime)
        self.service = ConnectService(ports, characters_per_second=0, retention=retention)
        self.instance: ConnectInstance = self.service.create_instance("small")
        flow = self.instance.create_contact_flow("inbound", "CONTACT_FLOW", document(say("hello", "Hello", "bye"), BYE))
        self.instance.associate_phone_number_contact_flow(self.instance.claim_phone_number(NUMBER), flow)

    def call(self) -> str:
        contact_id = Caller(self.instance, "+79120000001").dial(NUMBER)
        self.runtime.settle()
        assert contact_id is not None
        return contact_id

    def describe(self, contact_id: str) -> int:
        """The status of DescribeContact's answer."""
        status, _, _ = self.service.handle("GET", f"/contacts/{self.instance.id}/{contact_id}", {}, {}, b"")
        return status


def test_only_the_newest_that_are_over_are_known() -> None:
    line = Line(Retention(newest=2))

    first, second, third = line.call(), line.call(), line.call()

    assert [line.describe(one) for one in (first, second, third)] == [404, 200, 200]
    assert len(line.output.contact_records) == 3, "what has gone out is not touched"


def test_what_is_over_for_longer_than_it_is_kept_is_forgotten_with_the_next_that_ends() -> None:
    line = Line(Retention(lasting=timedelta(hours=1)))
    first = line.call()

    line.runtime.advance(3601)
    second = line.call()

    assert [line.describe(one) for one in (first, second)] == [404, 200]


def test_a_contact_to_which_a_living_one_is_related_stays_until_that_one_is_over() -> None:
    line = Line(Retention(newest=1))
    first = line.call()
    centre = line.instance.centre
    living = centre.calls.new_contact("CALLBACK", None, None)
    living.related_id = first

    line.call()
    line.call()
    assert line.describe(first) == 200

    centre.endings.end(living, "EXPIRED")
    line.call()
    line.call()
    assert line.describe(first) == line.describe(living.id) == 404


def test_the_first_of_a_chain_stays_while_its_last_lives() -> None:
    line = Line(Retention(newest=0))
    centre = line.instance.centre
    first = centre.calls.new_contact("INBOUND", None, None)
    following = centre.calls.new_contact("TRANSFER", None, None, before=first)
    last = centre.calls.new_contact("TRANSFER", None, None, before=following)

    centre.endings.end(first, "AGENT_DISCONNECT")
    centre.endings.end(following, "AGENT_DISCONNECT")
    assert {first.id, following.id, last.id} <= set(centre.contacts)

    centre.endings.end(last, "AGENT_DISCONNECT")
    assert not centre.contacts
