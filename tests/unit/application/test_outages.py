"""Outages: entered, changed, ended; and everybody who asked is told of the end once, whatever dies on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from dozor.application.messaging.deliver_message import Post
from dozor.application.outages.act_on_outage import ActOnOutage, change_outage, end_outage
from dozor.application.outages.act_on_outage import Desk as Stores
from dozor.application.outages.enter_outage import EnterOutage, TooLate, enter_outage
from dozor.application.outages.follow_outage import follow_outage
from dozor.application.outages.gather_tickets import do_task
from dozor.application.outages.ground import Ground
from dozor.application.outages.list_tellings import Tellings, list_tellings
from dozor.application.outages.tell_news import BATCH, tell_batch
from dozor.application.send_message import Carriers
from dozor.domain.catalogue import Catalogue, OutageRule
from dozor.domain.catalogue import Scope as Reach
from dozor.domain.errors import Conflict, Invalid, NotFound, TransientFailure, Uncertain
from dozor.domain.message import MessageState
from dozor.domain.outage import Outage, OutageCause, OutageState, Resource, Scope, Subscription
from dozor.domain.outage_rules import OutageRules, TellWhom
from dozor.domain.outage_telling import Telling
from dozor.domain.working_calendar import WorkingCalendar
from dozor.events.envelope import Envelope
from tests.fakes.carriers import FakeMailer, FakeSms
from tests.unit.application.trade import LEAK, NOW, OPERATOR, PHONE, Trade, open_trade


@dataclass
class Desk:
    """The company, an outage, and carriers."""

    trade: Trade = field(default_factory=open_trade)
    sms: FakeSms = field(default_factory=FakeSms)

    def enter(self, key: str = "form-0001", **changes: object) -> Outage:
        command = EnterOutage("zarya", key, OPERATOR, Resource.COLD_WATER, (Scope("b1"),), NOW, NOW)
        command = replace(command, **changes)  # type: ignore[arg-type]
        return enter_outage(command, self.trade.companies, self.trade.people, self.trade.outages).outage

    def act(self, outage: Outage, **changes: object) -> ActOnOutage:
        return replace(ActOnOutage("zarya", outage.id, OPERATOR, NOW), **changes)  # type: ignore[arg-type]

    def subscribe(self, outage: Outage, count: int) -> list[str]:
        phones = [f"+7900000{place:04}" for place in range(count)]
        for phone in phones:
            self.trade.outages.subscribe(Subscription("zarya", outage.id, phone, "ru", NOW, "1 Main Street"))
        return phones

    @property
    def stores(self) -> Stores:
        return Stores(self.trade.companies, self.trade.people, self.trade.outages)

    @property
    def ground(self) -> Ground:
        trade = self.trade
        return Ground(trade.companies, trade.people, trade.tickets, trade.outages, trade.catalogue)

    def end(self, outage: Outage) -> Envelope:
        end_outage(self.act(outage), self.stores)
        return self.trade.outages.events[-1]

    def batches(self, ended: Envelope) -> list[Envelope]:
        follow_outage(ended, self.ground)
        return [one for one in self.trade.outages.events if one.type == "OutageTellingDue"]

    def tell(self, batch: Envelope) -> None:
        carriers = Carriers(self.sms, FakeMailer(), "", "dozor@example.org")
        tell_batch(
            batch, NOW, self.ground, Post(self.trade.messages, self.trade.messages.wishes, carriers, self.trade.texts)
        )


def test_a_form_saved_twice_is_one_outage_with_its_address() -> None:
    desk = Desk()
    first, second = desk.enter(), desk.enter(began_at=NOW + timedelta(minutes=5))
    assert first == second
    assert first.scope == (Scope("b1", "1 Main Street"),)
    assert [one.type for one in desk.trade.outages.events] == ["OutageEntered"]
    assert desk.enter("form-0002").id != first.id


@pytest.mark.parametrize(
    ("changes", "field_name"),
    [
        ({"scope": ()}, "scope"),
        ({"scope": (Scope("b1"), Scope("b9"))}, "scope.1.building_id"),
        ({"expected_end": NOW}, "expected_end"),
        ({"texts": {"fr": "Bonjour"}}, "texts.fr"),
    ],
)
def test_what_does_not_fit_is_named(changes: dict[str, object], field_name: str) -> None:
    with pytest.raises(Invalid) as refusal:
        Desk().enter(**changes)
    assert [problem.field for problem in refusal.value.problems] == [field_name]


def test_a_change_leaves_what_it_does_not_name() -> None:
    desk = Desk()
    outage = desk.enter(expected_end=NOW + timedelta(hours=1), texts={"ru": "Подвезём воду."})
    later = NOW + timedelta(hours=3)
    changed = change_outage(desk.act(outage, expected_end=later), desk.stores)
    assert (changed.expected_end, changed.texts, changed.version) == (later, {"ru": "Подвезём воду."}, 2)
    silent = change_outage(desk.act(outage, texts={}), desk.stores)
    assert (silent.expected_end, silent.texts) == (later, {})
    with pytest.raises(Conflict):
        change_outage(desk.act(outage, version=1), desk.stores)
    with pytest.raises(Invalid):
        change_outage(desk.act(outage, expected_end=NOW), desk.stores)


def test_what_is_over_stays_over() -> None:
    desk = Desk()
    outage = desk.enter()
    ended = end_outage(desk.act(outage), desk.stores)
    assert (ended.live, ended.ended_by) == (False, "Olga")
    act = desk.act(outage)
    for again in (
        lambda: end_outage(act, desk.stores),
        lambda: change_outage(act, desk.stores),
    ):
        with pytest.raises(Conflict):
            again()
    with pytest.raises(NotFound):
        end_outage(replace(act, company="riverside"), desk.stores)


def test_everybody_who_asked_gets_one_message_in_their_words() -> None:
    desk = Desk()
    outage = desk.enter()
    phones = desk.subscribe(outage, 2 * BATCH + 3)
    batches = desk.batches(desk.end(outage))
    assert len(batches) == 3
    for batch in batches:
        desk.tell(batch)
    assert sorted(one.to for one in desk.sms.sent) == phones
    assert desk.sms.sent[0].text == ("[ru] Заря: cold water is back at 1 Main Street. Thank you for your patience!")


def test_nobody_asked_so_nobody_is_told() -> None:
    desk = Desk()
    assert desk.batches(desk.end(desk.enter())) == []


@pytest.mark.parametrize("times", [2, 3])
def test_every_event_again_tells_nobody_again(times: int) -> None:
    desk = Desk()
    outage = desk.enter()
    phones = desk.subscribe(outage, BATCH + 1)
    ended = desk.end(outage)
    for _ in range(times):
        for batch in desk.batches(ended):
            desk.tell(batch)
    assert sorted(one.to for one in desk.sms.sent) == phones


def crash(desk: Desk, run: Callable[[], object]) -> None:
    """A process that is killed; its event comes again."""
    with pytest.raises((TransientFailure, Uncertain, RuntimeError)):
        run()


@pytest.mark.parametrize("at", [1, 2, 7, BATCH])
@pytest.mark.parametrize("method", ["claim_for", "record"])
def test_a_sender_killed_between_any_two_steps_forgets_nobody_and_tells_nobody_twice(method: str, at: int) -> None:
    desk = Desk()
    outage = desk.enter()
    phones = desk.subscribe(outage, BATCH)
    (batch,) = desk.batches(desk.end(outage))
    desk.trade.messages.faults.refuse(method, RuntimeError("killed"), at=at)
    crash(desk, lambda: desk.tell(batch))
    desk.tell(batch)
    told = [one.to for one in desk.sms.sent]
    assert len(told) == len(set(told))
    # Of one message it may never be known whether it left: that is what its claim says.
    claimed = [one.to for one in desk.trade.messages.messages.values() if one.state is MessageState.CLAIMED]
    assert set(told) | set(claimed) == set(phones)
    assert len(claimed) <= 1


def test_a_carrier_that_is_busy_with_one_does_not_keep_the_others_waiting() -> None:
    desk = Desk()
    outage = desk.enter()
    phones = desk.subscribe(outage, 5)
    (batch,) = desk.batches(desk.end(outage))
    desk.sms.faults.throttle("send", at=2)
    with pytest.raises(TransientFailure):
        desk.tell(batch)
    assert len(desk.sms.sent) == 4
    desk.tell(batch)
    assert sorted(one.to for one in desk.sms.sent) == phones


def test_planning_that_is_interrupted_goes_on_where_it_was() -> None:
    desk = Desk()
    outage = desk.enter()
    phones = desk.subscribe(outage, BATCH + 1)
    ended = desk.end(outage)
    desk.trade.outages.faults.time_out("plan_batches")
    with pytest.raises((TransientFailure, Uncertain)):
        follow_outage(ended, desk.ground)
    for batch in desk.batches(ended):
        desk.tell(batch)
    assert sorted(one.to for one in desk.sms.sent) == phones


@dataclass
class Reader:
    """Who reads who was told, a page at a time."""

    desk: Desk
    outage: Outage

    def read(self, cursor: str = "") -> Tellings:
        trade = self.desk.trade
        return list_tellings("zarya", self.outage.id, 2 * BATCH, cursor, trade.outages, trade.messages)

    def phones(self, cursor: str = "") -> list[str]:
        """Everybody from that page on."""
        page = self.read(cursor)
        return [one.phone for one in page.told] + (self.phones(page.cursor) if page.cursor else [])


def test_who_subscribes_before_a_planning_comes_again_is_planned_and_the_others_are_not_counted_twice() -> None:
    desk = Desk()
    outage = desk.enter()
    phones = desk.subscribe(outage, 3 * BATCH)
    plan(desk)
    desk.trade.outages.subscribe(Subscription("zarya", outage.id, "+78999999999", "ru", NOW, "1 Main Street"))
    for batch in plan(desk):
        desk.tell(batch)
    reader = Reader(desk, outage)
    (started,) = reader.read().tellings
    assert (started.kind, started.people) == (Telling.STARTED, len(phones) + 1)
    assert sorted(reader.phones()) == sorted([*phones, "+78999999999"]) == sorted(told(desk))


def test_a_wider_scope_tells_the_begin_to_whoever_has_not_heard_of_it() -> None:
    desk = Desk()
    outage = desk.enter()
    desk.subscribe(outage, BATCH)
    plan(desk)
    desk.trade.outages.subscribe(Subscription("zarya", outage.id, "+78999999999", "ru", NOW, "1 Main Street"))
    change_outage(desk.act(outage, scope=(Scope("b1", entrances=("1",)),)), desk.stores)
    (batch,) = plan(desk)
    assert [one["phone"] for one in batch.data["people"]] == ["+78999999999"]
    told_of = [(one.version, one.kind, one.people) for one in Reader(desk, outage).read().tellings]
    assert told_of == [(2, Telling.STARTED, 1), (1, Telling.STARTED, BATCH)]


def test_nobody_is_read_twice_when_the_end_is_told_between_two_pages() -> None:
    desk = Desk()
    outage = desk.enter()
    phones = desk.subscribe(outage, 3 * BATCH)
    plan(desk)
    reader = Reader(desk, outage)
    first = reader.read()
    desk.batches(desk.end(outage))
    second = reader.read(first.cursor)
    assert sorted(one.phone for one in (*first.told, *second.told)) == phones
    assert {one.kind for one in second.told} == {Telling.STARTED}
    assert [one.kind for one in second.tellings] == [Telling.ENDED, Telling.STARTED]


def test_a_page_of_a_great_telling_is_a_few_requests() -> None:
    desk = Desk()
    outage = desk.enter()
    desk.subscribe(outage, 20 * BATCH)
    plan(desk)
    asked = desk.trade.outages.faults.calls
    before = sum(asked.values())
    assert len(Reader(desk, outage).read().told) == 2 * BATCH
    assert sum(asked.values()) - before == 3


def plan(desk: Desk) -> list[Envelope]:
    """The batches of people that the last event of an outage means."""
    last = [one for one in desk.trade.outages.events if one.type not in ("OutageTellingDue", "OutageTicketsDue")][-1]
    follow_outage(last, desk.ground)
    return [
        one for one in desk.trade.outages.events if one.type == "OutageTellingDue" and one.sequence == last.sequence
    ]


def told(desk: Desk) -> list[str]:
    return [one.to for one in desk.sms.sent]


RUSSIA = OutageRules(notice_days=10)
OFFICE = WorkingCalendar(dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), ((540, 1080),)), ("2026-03-09",))


@pytest.mark.parametrize(("days", "allowed"), [(14, False), (15, False), (16, True), (30, True)])
def test_planned_work_is_announced_ten_working_days_before(days: int, allowed: bool) -> None:
    # Monday the 2nd; a holiday on Monday the 9th: the tenth whole working day after is Tuesday the 17th.
    desk = Desk(open_trade(outages=RUSSIA, calendar=OFFICE))
    begins_at = NOW + timedelta(days=days)
    if allowed:
        outage = desk.enter(began_at=begins_at, cause=OutageCause.PLANNED)
        assert outage.state(NOW) is OutageState.PLANNED
        assert outage.state(begins_at) is OutageState.LIVE
        assert not outage.lasts(NOW)
        return
    with pytest.raises(TooLate) as refusal:
        desk.enter(began_at=begins_at)
    assert refusal.value.problems[0].field == "began_at"
    waived = desk.enter(began_at=begins_at, notice_waived="a valve is about to burst")
    assert waived.notice_waived == "a valve is about to burst"


def test_what_begins_now_needs_no_notice() -> None:
    desk = Desk(open_trade(outages=RUSSIA))
    assert desk.enter(began_at=NOW + timedelta(minutes=5)).live


def test_planned_work_is_announced_to_everybody_of_its_scope_and_they_hear_when_it_is_cancelled() -> None:
    desk = Desk()
    outage = desk.enter(began_at=NOW + timedelta(days=20), expected_end=NOW + timedelta(days=20, hours=3))
    for batch in (*plan(desk), *plan(desk)):
        desk.tell(batch)
    assert told(desk) == [PHONE]
    assert desk.sms.sent[0].text == (
        "Заря: [ru] Planned work at 1 Main Street from 12:00 until 15:00. Switched off: [ru] cold water."
    )
    for batch in desk.batches(desk.end(outage)):
        desk.tell(batch)
    assert told(desk) == [PHONE, PHONE]
    assert "will not take place" in desk.sms.sent[1].text


@pytest.mark.parametrize("tell", list(TellWhom))
def test_residents_are_told_of_the_begin_where_the_company_wants_it(tell: TellWhom) -> None:
    desk = Desk(open_trade(outages=OutageRules(tell=tell)))
    desk.enter()
    for batch in plan(desk):
        desk.tell(batch)
    assert told(desk) == ([PHONE] if tell is TellWhom.RESIDENTS else [])


def test_who_subscribed_has_three_requests_and_lives_there_is_told_once_of_each() -> None:
    trade = open_trade(outages=OutageRules(tell=TellWhom.RESIDENTS))
    rule = OutageRule(Resource.COLD_WATER, 9, 2, Reach.BUILDING)
    trade.catalogue = Catalogue("1", {"leak": replace(LEAK, outage=rule)})
    desk = Desk(trade)
    numbers = [trade.register(f"form-{place}").ticket.number for place in range(3)]
    outage = desk.enter()
    desk.trade.outages.subscribe(Subscription("zarya", outage.id, PHONE, "en", NOW, "1 Main Street"))
    for _ in range(2):
        for batch in plan(desk):
            desk.tell(batch)
    assert told(desk) == [PHONE]
    assert desk.sms.sent[0].text.startswith("Zarya: [en] There is no cold water at 1 Main Street.")
    for batch in [one for one in trade.outages.events if one.type == "OutageTicketsDue"]:
        assert do_task(batch, NOW, desk.ground) == tuple(numbers)
    change_outage(desk.act(outage, expected_end=NOW + timedelta(hours=3)), desk.stores)
    for batch in plan(desk):
        desk.tell(batch)
    change_outage(desk.act(outage, texts={"en": "Bring a bucket."}), desk.stores)
    assert plan(desk) == []
    for batch in desk.batches(desk.end(outage)):
        desk.tell(batch)
    assert told(desk) == [PHONE] * 3


def test_what_was_over_before_anybody_heard_of_it_is_not_told_as_beginning() -> None:
    desk = Desk(open_trade(outages=OutageRules(tell=TellWhom.RESIDENTS)))
    outage = desk.enter()
    begun = plan(desk)
    desk.end(outage)
    for batch in begun:
        desk.tell(batch)
    assert told(desk) == []


@pytest.mark.parametrize("method", ["get", "save"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_closing_goes_on_where_it_was_broken_off(method: str, at: int) -> None:
    trade = open_trade()
    trade.catalogue = Catalogue(
        "1", {"leak": replace(LEAK, outage=OutageRule(Resource.COLD_WATER, 9, 2, Reach.BUILDING))}
    )
    desk = Desk(trade)
    numbers = [trade.register(f"form-{place}").ticket.number for place in range(3)]
    outage = desk.enter()
    plan(desk)
    tasks = [one for one in trade.outages.events if one.type == "OutageTicketsDue"]
    for batch in tasks:
        do_task(batch, NOW, desk.ground)
    desk.batches(desk.end(outage))
    (closing,) = [one for one in trade.outages.events if one.type == "OutageTicketsDue" and one not in tasks]
    trade.tickets.faults.refuse(method, RuntimeError("killed"), at=at)
    with pytest.raises(RuntimeError):
        do_task(closing, NOW, desk.ground)
    for batch in (closing, *tasks, closing):
        do_task(batch, NOW, desk.ground)
    for number in numbers:
        assert [one.action for one in trade.tickets.journal("zarya", number)][-3:] == [
            "outage_attached",
            "resolve",
            "close",
        ]
