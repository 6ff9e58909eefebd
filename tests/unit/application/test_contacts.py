"""Every contact ends in one outcome; whoever was not heard is called back; open pages are told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.application.finish_duty import finish_duty
from dozor.application.note_contact import note_contact
from dozor.application.push_change import issue_live_ticket, open_page, push_change
from dozor.application.set_up_company import save_company, tie_number
from dozor.application.settle_contact import Settled, settle_contact
from dozor.domain.company import NumberMeans
from dozor.domain.contact import Contact, Outcome, Segment
from dozor.domain.errors import Conflict, Invalid, NotAllowed
from dozor.domain.outage_telling import PlannedTelling, Telling
from dozor.events.contacts import describe_contact_ended
from dozor.events.outages import Addressee, describe_telling
from dozor.ports.gateways import ContactCentre, OpenPage, PushChannel, Visitor
from dozor.ports.system import Ids
from tests.fakes.connections import FakeConnections
from tests.unit.application.trade import COMPANY, NOW, OPERATOR, PHONE, Trade, open_trade

VISITOR = Visitor("olga", ("zarya",), ("dozor.tickets",))


def a_contact(**changes: object) -> Contact:
    fields = {"company": "zarya", "id": "c1", "caller": PHONE, "dialled": "+12025550101", "started_at": NOW}
    return Contact(**{**fields, **changes})  # type: ignore[arg-type]


def settle(trade: Trade, contact: Contact, **more: object) -> Settled | None:
    fields = {"id": contact.id, **more}
    segment = Segment(contact, NOW + timedelta(minutes=2), **fields)  # type: ignore[arg-type]
    return settle_contact(segment, trade.companies, trade.contacts)


def test_who_hung_up_in_the_queue_is_to_be_called_back_within_ten_minutes() -> None:
    trade = open_trade()
    settled = settle(trade, a_contact(queue="emergency-ru"))
    assert settled is not None
    assert settled.contact.outcome is Outcome.ABANDONED
    (duty,) = trade.contacts.duties("zarya")
    assert (duty.phone, duty.due_at - duty.opened_at) == (PHONE, timedelta(minutes=10))
    assert duty.reason == "hung up in the queue emergency-ru"


def test_who_was_promised_a_call_back_gets_one() -> None:
    trade = open_trade()
    settled = settle(trade, a_contact(), callback=True)
    assert settled is not None
    assert settled.contact.outcome is Outcome.CALLBACK
    assert [duty.reason for duty in trade.contacts.duties("zarya")] == ["was promised a call back"]


def test_the_same_record_again_opens_no_second_duty() -> None:
    trade = open_trade()
    settle(trade, a_contact())
    again = settle(trade, a_contact())
    assert again is not None
    assert not again.first
    assert len(trade.contacts.duties("zarya")) == 1


def test_an_answered_caller_leaves_no_duty() -> None:
    trade = open_trade()
    settled = settle(trade, a_contact(operator="olga"))
    assert settled is not None
    assert (settled.contact.outcome, settled.duty) == (Outcome.ANSWERED, None)


def test_nobody_can_call_a_withheld_number_back() -> None:
    settled = settle(open_trade(), a_contact(caller="anonymous"))
    assert settled is not None
    assert (settled.contact.outcome, settled.duty) == (Outcome.ABANDONED, None)


def test_a_contact_that_goes_on_is_not_settled_yet() -> None:
    trade = open_trade()
    assert settle(trade, a_contact(), next_id="c2") is None
    assert trade.contacts.recent("zarya") == ()


def test_a_call_that_ended_before_the_company_was_known_is_the_company_s_by_its_number() -> None:
    settled = settle(open_trade(), a_contact(company=""))
    assert settled is not None
    assert settled.contact.company == "zarya"


def test_a_call_to_a_number_of_nobody_is_on_the_platform_s_record() -> None:
    trade = open_trade()
    settled = settle(trade, a_contact(company="", dialled="+19999999999"))
    assert settled is not None
    assert settled.contact.company == "_"


def test_a_contact_noted_late_does_not_undo_its_record() -> None:
    trade = open_trade()
    settle(trade, a_contact(operator="olga"))
    note_contact("c1", "zarya", PHONE, "+12025550101", NOW, trade.contacts)
    assert trade.contacts.get("zarya", "c1").outcome is Outcome.ANSWERED


def test_a_contact_whose_record_never_came_is_still_there() -> None:
    trade = open_trade()
    note_contact("c1", "zarya", PHONE, "+12025550101", NOW, trade.contacts)
    assert trade.contacts.get("zarya", "c1").outcome is None


def test_calling_back_is_said_once_with_what_came_of_it() -> None:
    trade = open_trade()
    settle(trade, a_contact())
    with pytest.raises(Invalid):
        finish_duty("zarya", "c1", OPERATOR, "  ", NOW, trade.contacts)
    done = finish_duty("zarya", "c1", OPERATOR, "ticket 5", NOW, trade.contacts)
    assert (done.done_by, done.result) == ("Olga", "ticket 5")
    assert trade.contacts.duties("zarya") == ()
    with pytest.raises(Conflict):
        finish_duty("zarya", "c1", OPERATOR, "again", NOW, trade.contacts)


def test_a_contact_that_lives_has_no_event_of_its_end() -> None:
    with pytest.raises(ValueError, match="has not ended"):
        describe_contact_ended(a_contact())


class Channel(PushChannel):
    """Pages, some of which are gone."""

    def __init__(self, gone: set[str]) -> None:
        self.gone = gone
        self.sent: list[str] = []

    def send(self, connection_id: str, message: object) -> bool:
        self.sent.append(connection_id)
        return connection_id not in self.gone

    def close(self, connection_id: str) -> None:
        self.gone.add(connection_id)


class Counting(Ids):
    """One id after the other."""

    def new(self) -> str:
        return "ticket-0001"


def test_open_pages_of_the_company_are_told_and_gone_ones_forgotten() -> None:
    connections = FakeConnections()
    for name, company in (("here", "zarya"), ("gone", "zarya"), ("elsewhere", "bereg")):
        connections.open(name, replace(VISITOR, companies=(company,)), NOW)
    trade = open_trade()
    trade.register()
    channel = Channel({"gone"})
    assert push_change(trade.tickets.events[0], connections.watching, connections, channel, dict) == 1
    assert sorted(channel.sent) == ["gone", "here"]
    assert [page.connection for page in connections.watching("zarya")] == ["here"]


def test_a_page_comes_in_with_its_ticket_once_and_within_a_minute() -> None:
    connections = FakeConnections()
    ticket = issue_live_ticket(VISITOR, NOW, connections, Counting())
    open_page("page-1", ticket, NOW, connections, dict)
    assert connections.watching("zarya") == (OpenPage("page-1", "olga", VISITOR.topics),)
    with pytest.raises(NotAllowed):
        open_page("page-2", ticket, NOW, connections, dict)
    late = issue_live_ticket(VISITOR, NOW, connections, Counting())
    with pytest.raises(NotAllowed):
        open_page("page-3", late, NOW + timedelta(seconds=61), connections, dict)


class Centre(ContactCentre):
    """Remembers what was claimed and tied."""

    def __init__(self) -> None:
        self.done: list[tuple[str, str]] = []

    def tie_number(self, e164: str, flow_arn: str) -> str:
        self.done.append(("tie", e164))
        return "n1"

    def claim_number(self, e164: str) -> str:
        self.done.append(("claim", e164))
        return "n1"

    def untie_number(self, e164: str) -> None:
        self.done.append(("untie", e164))


@pytest.mark.parametrize(
    ("means", "steps"),
    [
        (NumberMeans.CLAIM, [("claim", "+48800000000"), ("tie", "+48800000000")]),
        (NumberMeans.EXISTING, [("tie", "+48800000000")]),
    ],
)
def test_a_number_is_claimed_only_where_the_company_s_file_says_so(
    means: NumberMeans, steps: list[tuple[str, str]]
) -> None:
    centre = Centre()
    assert tie_number("+48800000000", means, "arn:flow", centre) == "n1"
    assert centre.done == steps


def test_switching_a_company_on_twice_changes_nothing() -> None:
    trade = open_trade()
    save_company(COMPANY, trade.companies)
    save_company(COMPANY, trade.companies)
    assert trade.companies.by_number("+12025550101") == COMPANY


def test_who_is_told_of_the_end_of_an_outage_is_no_news_for_pages() -> None:
    due = describe_telling(PlannedTelling("zarya", "o1", 2, Telling.ENDED, NOW, 1), [Addressee(PHONE)])
    connections, channel = FakeConnections(), Channel(set())
    connections.open("page-1", replace(VISITOR, topics=("dozor.tickets", "dozor.outages")), NOW)
    assert push_change(due, connections.watching, connections, channel, dict) == 0
    assert channel.sent == []
