"""Duties of every kind: opened, counted, fulfilled by getting through, escalated while nobody sees to them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.application.check_duty import check_duty, watch_duty
from dozor.application.colleagues import Roster
from dozor.application.defer_call import DeferCall, defer_call, list_deferred
from dozor.application.finish_duty import finish_duty
from dozor.application.settle_contact import Settled, settle_contact
from dozor.domain.clocks import ClockKind
from dozor.domain.contact import EMPTY_MESSAGE, Contact, Direction, Outcome, Segment
from dozor.domain.duty import Duty, DutyKind
from dozor.domain.errors import Conflict, Invalid
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.people import Executor
from dozor.ports.contacts import DutyChange
from tests.fakes.escalations import FakeEscalations
from tests.fakes.users import FakeUsers
from tests.unit.application.trade import NOW, OPERATOR, PHONE, Trade, open_trade

RUNGS = (
    Rung("call-back-dispatcher", ClockKind.CALLBACK, 300, Whom.DISPATCHER, (Means.SMS,)),
    Rung("call-back-manager", ClockKind.CALLBACK, 0, Whom.MANAGER, (Means.SMS, Means.EMAIL), from_limit=True),
    Rung("message-addressee", ClockKind.VOICEMAIL, 1, Whom.ADDRESSEE, (Means.SMS, Means.EMAIL)),
    Rung("bad-mark-manager", ClockKind.QUALITY, 1, Whom.MANAGER, (Means.EMAIL,)),
    Rung("deferred-reminder", ClockKind.DEFERRED, 0, Whom.ADDRESSEE, (Means.SMS, Means.EMAIL), from_limit=True),
)
DORA = Executor("zarya", "dora", "Dora", "+79000000301", ("dispatcher",))
LENA = Executor("zarya", "lena", "Lena", "+79000000302", ("accountant",), email="lena@example.org")
MESSAGE = {"voicemail": True, "message": "connect/ivr/m.wav", "message_seconds": 25}


def a_house() -> Trade:
    trade = open_trade(rungs=RUNGS)
    trade.people.save_people([], [], [DORA, LENA])
    return trade


def end(trade: Trade, contact_id: str = "c1", *, minutes: float = 0, segment: dict[str, object] | None = None,
        **changes: object) -> Settled:  # fmt: skip
    """A contact of PHONE that begins so many minutes after NOW and lasts one."""
    at = NOW + timedelta(minutes=minutes)
    contact = Contact("zarya", contact_id, PHONE, "+12025550101", at, **changes)  # type: ignore[arg-type]
    whole = Segment(contact, at + timedelta(minutes=1), **{"id": contact_id, **(segment or {})})  # type: ignore[arg-type]
    settled = settle_contact(whole, trade.companies, trade.contacts)
    assert settled is not None
    return settled


def open_duties(trade: Trade) -> list[tuple[DutyKind, int]]:
    return [(duty.kind, duty.count) for duty in trade.contacts.duties("zarya")]


# --- hang-ups -----------------------------------------------------------------------------------------------------------
def test_three_hang_ups_of_one_phone_are_one_duty_with_a_count_and_the_first_clock() -> None:
    trade = a_house()
    for place in range(3):
        end(trade, f"c{place}", minutes=2 * place)
    (duty,) = trade.contacts.duties("zarya")
    assert (duty.count, duty.contacts) == (3, ("c0", "c1", "c2"))
    assert duty.due_at == NOW + timedelta(minutes=11)
    types = [event.type for event in trade.contacts.events if event.type != "ContactEnded"]
    assert types == ["CallbackDutyOpened", "CallbackDutyChanged", "CallbackDutyChanged"]
    assert len({event.id for event in trade.contacts.events}) == len(trade.contacts.events)


def test_a_record_told_twice_counts_nothing_twice() -> None:
    trade = a_house()
    end(trade)
    end(trade, "c2", minutes=2)
    end(trade, "c2", minutes=2)
    assert open_duties(trade) == [(DutyKind.CALLBACK, 2)]


@pytest.mark.parametrize("direction", list(Direction))
def test_getting_through_closes_the_duty(direction: Direction) -> None:
    trade = a_house()
    end(trade)
    settled = end(trade, "c2", minutes=3, operator="olga", direction=direction, segment={"reached": True})
    assert [duty.contact_id for duty in settled.done] == ["c1"]
    assert trade.contacts.duties("zarya") == ()
    assert trade.contacts.duty("zarya", "c1").done_by == "olga"
    assert trade.contacts.events[-1].type == "CallbackDutyDone"


def test_a_call_that_nobody_took_up_closes_nothing_and_opens_nothing() -> None:
    trade = a_house()
    end(trade)
    settled = end(trade, "c2", minutes=3, operator="olga", direction=Direction.OUTBOUND)
    assert settled.contact.outcome is Outcome.NOT_REACHED
    assert open_duties(trade) == [(DutyKind.CALLBACK, 1)]


def test_the_ladder_s_own_voice_closes_no_duty_of_that_phone() -> None:
    trade = a_house()
    end(trade)
    end(trade, "c2", minutes=3, direction=Direction.OUTBOUND, segment={"reached": True})
    assert open_duties(trade) == [(DutyKind.CALLBACK, 1)]


def test_another_company_s_duty_of_the_same_phone_stays() -> None:
    trade = a_house()
    trade.companies.save(replace(trade.companies.get("zarya"), slug="bereg", numbers=()))
    end(trade, company_of := "c1")
    contact = Contact("bereg", "c2", PHONE, "+1", NOW, operator="olga")
    settle_contact(Segment(contact, NOW, id="c2"), trade.companies, trade.contacts)
    assert [duty.contact_id for duty in trade.contacts.duties("zarya")] == [company_of]


def test_a_duty_that_changes_between_reading_and_writing_is_a_conflict_and_then_right() -> None:
    trade = a_house()
    end(trade)
    stale = trade.contacts.duties_of("zarya", PHONE)
    finish_duty("zarya", "c1", OPERATOR, "reached", NOW, trade.contacts)
    trade.contacts.duties_of = lambda *_: stale  # type: ignore[method-assign]
    with pytest.raises(Conflict):
        end(trade, "c2", minutes=2)
    del trade.contacts.duties_of
    end(trade, "c2", minutes=2)
    assert open_duties(trade) == [(DutyKind.CALLBACK, 1)]


def test_who_asked_to_be_called_on_another_number_is_and_the_call_there_closes_it() -> None:
    trade = a_house()
    end(trade, attributes={"callback_number": "+79000000777"}, segment={"callback": True})
    (duty,) = trade.contacts.duties("zarya")
    assert (duty.phone, duty.reason) == ("+79000000777", "was promised a call back")
    contact = Contact("zarya", "c2", "+79000000777", "+1", NOW, operator="olga", direction=Direction.OUTBOUND)
    settle_contact(Segment(contact, NOW, id="c2", reached=True), trade.companies, trade.contacts)
    assert trade.contacts.duties("zarya") == ()


# --- segments -----------------------------------------------------------------------------------------------------------
def segments_of(trade: Trade) -> tuple[Segment, Segment]:
    first = Contact("zarya", "c1", PHONE, "+12025550101", NOW, queue="repair-ru", operator="olga")
    second = replace(first, started_at=NOW + timedelta(minutes=3), operator="", queue="accounting-ru", mark=4)
    return (
        Segment(first, NOW + timedelta(minutes=3), id="c1", next_id="c2"),
        Segment(second, NOW + timedelta(minutes=5), id="c2"),
    )


@pytest.mark.parametrize("backwards", [False, True])
def test_a_call_handed_on_is_settled_once_all_its_records_are_there_in_whatever_order(backwards: bool) -> None:
    trade = a_house()
    one, other = reversed(segments_of(trade)) if backwards else segments_of(trade)
    assert settle_contact(one, trade.companies, trade.contacts) is None
    assert settle_contact(one, trade.companies, trade.contacts) is None
    settled = settle_contact(other, trade.companies, trade.contacts)
    assert settled is not None
    contact = settled.contact
    assert (contact.outcome, contact.operator, contact.queue) == (Outcome.ANSWERED, "olga", "accounting-ru")
    assert (contact.started_at, contact.ended_at, contact.mark) == (NOW, NOW + timedelta(minutes=5), 4)
    assert trade.contacts.duties("zarya") == ()


@pytest.mark.parametrize("place", range(3))
def test_a_colleague_who_was_consulted_and_left_again_decides_nothing(place: int) -> None:
    trade = a_house()
    records = list(segments_of(trade))
    asked = replace(records[0].contact, started_at=NOW + timedelta(minutes=1), operator="pavel", queue="")
    records.insert(place, Segment(asked, NOW + timedelta(minutes=9), id="asked"))
    settled = [settle_contact(record, trade.companies, trade.contacts) for record in records]
    contact = next(one.contact for one in settled if one is not None)
    assert (contact.outcome, contact.operator, contact.queue) == (Outcome.ANSWERED, "olga", "accounting-ru")
    assert contact.ended_at == NOW + timedelta(minutes=5)
    assert trade.contacts.duties("zarya") == ()


def test_a_consultation_told_after_an_answered_call_settles_nothing_anew() -> None:
    trade = a_house()
    contact = Contact("zarya", "c1", PHONE, "+12025550101", NOW, operator="olga")
    settle_contact(Segment(contact, NOW, id="c1"), trade.companies, trade.contacts)
    aside = Segment(replace(contact, operator=""), NOW + timedelta(minutes=1), id="asked")
    assert settle_contact(aside, trade.companies, trade.contacts) is None
    assert trade.contacts.duties("zarya") == ()


def test_a_call_that_ended_outside_is_transferred_out() -> None:
    assert end(a_house(), transferred_to="+74950000000").contact.outcome is Outcome.TRANSFERRED_OUT


# --- messages -----------------------------------------------------------------------------------------------------------
def test_a_message_is_a_duty_for_its_addressee_with_its_recording() -> None:
    trade = a_house()
    settled = end(trade, voicemail_for="specialist:accountant", segment=MESSAGE)
    assert settled.contact.outcome is Outcome.VOICEMAIL
    assert settled.contact.recording == "connect/ivr/m.wav"
    (duty,) = trade.contacts.duties("zarya")
    assert (duty.kind, duty.addressee, duty.recording) == (
        DutyKind.VOICEMAIL,
        "specialist:accountant",
        "connect/ivr/m.wav",
    )
    assert duty.due_at - duty.opened_at == timedelta(minutes=10)


@pytest.mark.parametrize("message", [{"message_seconds": 2}, {"message": "", "message_seconds": 0}])
def test_an_empty_message_is_marked_and_its_caller_called_back(message: dict[str, object]) -> None:
    trade = a_house()
    settled = end(trade, segment=MESSAGE | message)
    assert (settled.contact.outcome, settled.contact.remark) == (Outcome.VOICEMAIL, EMPTY_MESSAGE)
    (duty,) = trade.contacts.duties("zarya")
    assert (duty.kind, duty.reason) == (DutyKind.CALLBACK, "left an empty message")
    assert duty.recording == (MESSAGE | message)["message"]


def test_a_message_from_a_withheld_number_can_still_be_listened_to() -> None:
    trade = a_house()
    contact = Contact("zarya", "c1", "", "+12025550101", NOW)
    segment = Segment(contact, NOW, id="c1", voicemail=True, message="m.wav", message_seconds=9)
    settle_contact(segment, trade.companies, trade.contacts)
    assert [(duty.kind, duty.phone) for duty in trade.contacts.duties("zarya")] == [(DutyKind.VOICEMAIL, "")]


def test_getting_through_answers_no_message_but_calling_back_does() -> None:
    trade = a_house()
    end(trade, segment=MESSAGE)
    end(trade, "c2", minutes=2, operator="olga")
    assert open_duties(trade) == [(DutyKind.VOICEMAIL, 1)]
    end(trade, "c3", minutes=4, operator="olga", direction=Direction.OUTBOUND, segment={"reached": True})
    assert open_duties(trade) == []


def test_a_ticket_made_of_a_message_closes_it_once() -> None:
    trade = a_house()
    end(trade, segment=MESSAGE)
    ticket = trade.register(contact_id="c1").ticket
    done = trade.contacts.duty("zarya", "c1")
    assert (done.result, done.done_by) == (f"Request {ticket.number}", "Olga")
    trade.register("form-2", contact_id="c1")
    assert trade.contacts.duty("zarya", "c1") == done
    assert [one.type for one in trade.contacts.events].count("CallbackDutyDone") == 1


def test_a_duty_that_somebody_counts_up_at_the_same_moment_is_closed_all_the_same() -> None:
    trade = a_house()
    end(trade)
    read = trade.contacts.duty

    def read_too_early(company: str, contact_id: str) -> Duty:
        duty = read(company, contact_id)
        if duty.open and duty.count == 1:
            trade.contacts.save_duty(DutyChange(duty.again("c2")))
        return duty

    trade.contacts.duty = read_too_early  # type: ignore[method-assign]
    trade.register(contact_id="c1")
    done = read("zarya", "c1")
    assert (done.open, done.count) == (False, 2)


# --- marks --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("mark", "duties"), [(0, 0), (1, 1), (2, 1), (3, 0), (5, 0)])
def test_a_bad_mark_reaches_the_quality_service(mark: int, duties: int) -> None:
    trade = a_house()
    settled = end(trade, operator="olga", mark=mark)
    assert (settled.contact.outcome, settled.contact.mark) == (Outcome.ANSWERED, mark)
    found = trade.contacts.duties("zarya")
    assert [duty.kind for duty in found] == [DutyKind.QUALITY] * duties
    assert all((duty.operator, duty.mark) == ("olga", mark) for duty in found)


def test_a_ticket_does_not_close_a_bad_mark() -> None:
    trade = a_house()
    end(trade, operator="olga", mark=1)
    trade.register(contact_id="c1")
    assert trade.contacts.duty("zarya", "c1").open


# --- the ladder ---------------------------------------------------------------------------------------------------------
def check(trade: Trade, minutes: float, duty_id: str = "c1") -> list[tuple[str, str, str]]:
    """What was told at that moment: (rung, whom, name)."""
    before = len(trade.contacts.events)
    at = NOW + timedelta(minutes=minutes)
    check_duty("zarya", duty_id, at, trade.companies, trade.people, trade.contacts)
    told = [event.data["details"] for event in trade.contacts.events[before:]]
    return [(one["rung"], one["whom"], one["name"]) for one in told]


def test_nobody_calls_back_so_the_dispatcher_and_then_the_manager_are_told_once_each() -> None:
    trade = a_house()
    end(trade)
    assert check(trade, 2) == []
    assert check(trade, 6) == [("call-back-dispatcher", "dispatcher", "Dora")]
    assert check(trade, 6) == []
    assert check(trade, 12) == [("call-back-manager", "manager", "Anna")]
    assert check(trade, 60) == []


def test_a_wake_up_that_comes_late_tells_all_that_is_due() -> None:
    trade = a_house()
    end(trade)
    assert [rung for rung, _, _ in check(trade, 30)] == ["call-back-dispatcher", "call-back-manager"]


def test_a_duty_done_is_told_to_nobody_and_watched_no_longer() -> None:
    trade = a_house()
    end(trade)
    finish_duty("zarya", "c1", OPERATOR, "reached", NOW, trade.contacts)
    watch = check_duty("zarya", "c1", NOW + timedelta(hours=1), trade.companies, trade.people, trade.contacts)
    assert (watch.watch, watch.look_at, watch.told) == (False, None, ())


def test_without_a_dispatcher_on_shift_the_manager_hears_of_it() -> None:
    trade = open_trade(rungs=RUNGS)
    end(trade)
    assert check(trade, 6) == [("call-back-dispatcher", "manager", "Anna")]


@pytest.mark.parametrize(
    ("addressee", "name"),
    [
        ("accountant", "Lena"),
        ("specialist:accountant", "Lena"),
        ("lena", "Lena"),
        ("operator", "Dora"),
        ("nobody", "Dora"),
    ],
)
def test_a_message_is_told_to_whom_it_is_for_else_to_whoever_is_on_shift(addressee: str, name: str) -> None:
    trade = a_house()
    end(trade, voicemail_for=addressee, segment=MESSAGE)
    assert [told for _, _, told in check(trade, 2)] == [name]


def test_an_open_duty_is_watched_from_its_nearest_rung_under_a_name_of_its_own() -> None:
    trade, runner = a_house(), FakeEscalations()
    end(trade)
    assert watch_duty("zarya", "c1", NOW, trade.companies, trade.contacts, runner)
    assert runner.running == {("zarya", "duty-c1", 1): NOW + timedelta(minutes=6)}
    assert not watch_duty("zarya", "unknown", NOW, trade.companies, trade.contacts, runner)


# --- calls put off ------------------------------------------------------------------------------------------------------
def put_off(trade: Trade, **changes: object) -> Duty:
    fields = {"company": "zarya", "key": "form-0001", "phone": PHONE, "at": NOW + timedelta(hours=2)}
    more = {"reason": "tell the price", "actor": OPERATOR, "now": NOW}
    command = DeferCall(**{**fields, **more, **changes})  # type: ignore[arg-type]
    return defer_call(command, trade.contacts, trade.tickets, Roster(trade.companies, trade.people, FakeUsers(NOW)))


def test_a_call_put_off_twice_with_one_key_is_one_call() -> None:
    trade = a_house()
    assert put_off(trade) == put_off(trade)
    assert [duty.due_at for duty in list_deferred("zarya", trade.contacts)] == [NOW + timedelta(hours=2)]
    assert len(trade.contacts.events) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"at": NOW}, "at"), ({"at": NOW + timedelta(days=400)}, "at"), ({"reason": " "}, "reason")],
)
def test_a_call_cannot_be_put_off_into_the_past_too_far_or_about_nothing(
    changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        put_off(a_house(), **changes)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_its_reminder_comes_at_its_moment_to_whom_it_is_for() -> None:
    trade = a_house()
    mine = put_off(trade)
    theirs = put_off(trade, key="form-0002", addressee="lena")
    assert check(trade, 119, mine.contact_id) == []
    assert check(trade, 120, mine.contact_id) == [("deferred-reminder", "addressee", "Olga")]
    assert check(trade, 120, theirs.contact_id) == [("deferred-reminder", "addressee", "Lena")]


def test_the_call_made_after_its_moment_does_it_and_one_before_does_not() -> None:
    trade = a_house()
    put_off(trade)
    outbound = {"operator": "olga", "direction": Direction.OUTBOUND, "segment": {"reached": True}}
    end(trade, "c2", minutes=30, **outbound)  # type: ignore[arg-type]
    assert open_duties(trade) == [(DutyKind.DEFERRED, 1)]
    end(trade, "c3", minutes=121, **outbound)  # type: ignore[arg-type]
    assert open_duties(trade) == []


def test_the_ticket_s_journal_tells_of_a_call_put_off_once() -> None:
    trade = a_house()
    trade.register()
    put_off(trade, ticket="1")
    put_off(trade, ticket="1")
    entries = [entry for entry in trade.tickets.journal("zarya", "1") if entry.action == "call_deferred"]
    assert [(entry.actor.name, entry.reason) for entry in entries] == [("Olga", "tell the price")]
