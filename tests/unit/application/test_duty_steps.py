"""What is put off is silent until its moment; whoever is given a duty is told; nobody is given what they cannot see."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

import pytest

from dozor.application.act_on_duty import ActOnDuty, act_on_duty
from dozor.application.check_duty import check_duty
from dozor.application.colleagues import Roster, find_colleagues
from dozor.application.defer_call import DeferCall, defer_call
from dozor.domain.absence import Absence
from dozor.domain.clocks import ClockKind
from dozor.domain.duty import ANYBODY, Duty, DutyKind
from dozor.domain.duty_step import DutyStepKind
from dozor.domain.errors import Invalid, KeyReused
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.people import Executor, Shift
from dozor.ports.contacts import DutyChange
from tests.fakes.users import FakeUsers
from tests.unit.application.trade import NOW, OPERATOR, PHONE, Trade, open_trade

RUNGS = (
    Rung("call-back-dispatcher", ClockKind.CALLBACK, 300, Whom.DISPATCHER, (Means.SMS,)),
    Rung("message-addressee", ClockKind.VOICEMAIL, 1, Whom.ADDRESSEE, (Means.SMS, Means.EMAIL)),
    Rung("bad-mark-manager", ClockKind.QUALITY, 1, Whom.MANAGER, (Means.EMAIL,)),
    Rung("deferred-reminder", ClockKind.DEFERRED, 0, Whom.ADDRESSEE, (Means.SMS, Means.EMAIL), from_limit=True),
    Rung("deferred-manager", ClockKind.DEFERRED, 1800, Whom.MANAGER, (Means.EMAIL,), from_limit=True),
)
DORA = Executor("zarya", "dora", "Dora", "+79000000301", ("dispatcher",))
AT_NIGHT = Shift(tuple(range(7)), time(22, 0), time(6, 0))
LENA = Executor("zarya", "lena", "Lena", "+79000000302", ("accountant",), shifts=(AT_NIGHT,))
AWAY = Absence("a1", NOW - timedelta(days=1))
BORIS = "boris@example.org"


@dataclass
class Desk:
    """A company with a dispatcher, an accountant of the night, and a user of the desk, Boris; a duty `c1` of any kind."""

    trade: Trade = field(default_factory=lambda: open_trade(rungs=RUNGS))
    users: FakeUsers = field(default_factory=lambda: FakeUsers(NOW))

    def __post_init__(self) -> None:
        self.trade.people.save_people([], [], [DORA, LENA])
        self.boris = self.users.invite(BORIS, "Boris", ["operator"], ["zarya"])

    @property
    def roster(self) -> Roster:
        return Roster(self.trade.companies, self.trade.people, self.users)

    def leave(self, kind: DutyKind) -> None:
        duty = Duty("zarya", "c1", PHONE, NOW, NOW + timedelta(minutes=10), "hung up", kind=kind)
        self.trade.contacts.add_duty(DutyChange(duty))

    def put_off(self, minutes: float, until: float, key: str = "off-1") -> Duty:
        note, moment = "asked for the evening", NOW + timedelta(minutes=until)
        return self._act(DutyStepKind.PUT_OFF, minutes, key, note=note, until=moment)

    def give(self, to: str, key: str = "give-1", note: str = "knows the house") -> Duty:
        return self._act(DutyStepKind.GIVEN, 5, key, note=note, addressee=to)

    def _act(self, kind: DutyStepKind, minutes: float, key: str, **more: object) -> Duty:
        now = NOW + timedelta(minutes=minutes)
        command = ActOnDuty("zarya", "c1", key, kind, OPERATOR, now, **more)  # type: ignore[arg-type]
        return act_on_duty(command, self.trade.contacts, self.roster)

    def told_at(self, minutes: float) -> list[tuple[str, str]]:
        """(rung, name) of whoever is told then."""
        before = len(self.trade.contacts.events)
        at = NOW + timedelta(minutes=minutes)
        check_duty("zarya", "c1", at, self.trade.companies, self.trade.people, self.trade.contacts)
        details = [event.data["details"] for event in self.trade.contacts.events[before:]]
        return [(one["rung"], one["name"]) for one in details]

    def whom_it_was_given(self) -> tuple[str, str, str] | None:
        """(name, means, instead of whom) of who is told of it last; None for nobody."""
        event = self.trade.contacts.events[-1]
        assert event.type == "CallbackDutyGiven"
        details = event.data["details"]
        return (details["name"], details["means"], details["instead_of"]) if "means" in details else None


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.leave(DutyKind.CALLBACK)
    return made


# --- put off ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", [DutyKind.CALLBACK, DutyKind.VOICEMAIL, DutyKind.QUALITY])
def test_whatever_is_put_off_is_silent_until_its_moment_and_then_climbs(kind: DutyKind) -> None:
    desk = Desk()
    desk.leave(kind)
    desk.put_off(minutes=6, until=540)
    assert [desk.told_at(minutes) for minutes in (6.1, 11, 12, 300, 539)] == [[]] * 5
    assert desk.told_at(540) == [("deferred-reminder", "Dora")]
    assert desk.told_at(570) == [("deferred-manager", "Anna")]
    assert desk.told_at(600) == []


def test_what_was_given_to_somebody_and_put_off_reminds_them(desk: Desk) -> None:
    desk.give(BORIS)
    desk.put_off(minutes=6, until=540)
    desk.put_off(minutes=540, until=600, key="off-2")
    assert desk.told_at(540) == []
    assert desk.told_at(600) == [("deferred-reminder", "Boris")]


def test_the_first_limit_stays_however_often_it_is_put_off(desk: Desk) -> None:
    desk.put_off(minutes=6, until=60)
    twice = desk.put_off(minutes=60, until=540, key="off-2")
    assert (twice.due_at, twice.first_due_at) == (NOW + timedelta(minutes=540), NOW + timedelta(minutes=10))
    assert (twice.first_clock.kind, twice.first_clock.started_at) == (ClockKind.CALLBACK, NOW)
    assert twice.first_clock.limit_at == NOW + timedelta(minutes=10)


# --- given --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("lena", ("Lena", "sms", "")),  # by name: off shift, too, as who is given a ticket
        (BORIS, ("Boris", "email", "")),
        ("Boris@Example.org", ("Boris", "email", "")),
        ("dispatcher", ("Dora", "sms", "")),
        ("specialist:accountant", ("Dora", "sms", "addressee")),  # nobody of that trade is at work
        ("olga@example.org", None),  # who takes it themselves
    ],
)
def test_whoever_is_given_a_duty_is_told(desk: Desk, to: str, told: tuple[str, str, str] | None) -> None:
    desk.give(to)
    assert desk.whom_it_was_given() == told


def test_somebody_absent_is_passed_over_for_who_can_do_something(desk: Desk) -> None:
    desk.trade.people.save_people([], [], [replace(LENA, absences=(AWAY,))])
    desk.give("lena")
    assert desk.whom_it_was_given() == ("Dora", "sms", "addressee")


def test_what_goes_back_to_whoever_is_on_shift_is_told_nobody(desk: Desk) -> None:
    desk.give("lena")
    back = desk.give(ANYBODY, "give-2")
    assert (back.addressee, back.addressee_name, desk.whom_it_was_given()) == (ANYBODY, "", None)


def test_it_says_who_they_are_what_was_said_and_by_whom(desk: Desk) -> None:
    given = desk.give(BORIS)
    assert (given.addressee, given.addressee_name) == (BORIS, "Boris")
    assert [(step.to, step.to_name, step.note) for step in given.steps] == [(BORIS, "Boris", "knows the house")]
    details = desk.trade.contacts.events[-1].data["details"]
    assert (details["by"], details["note"]) == ("Olga", "knows the house")


def test_the_same_form_gives_it_once_however_the_address_is_spelt_and_whoever_has_left_since(desk: Desk) -> None:
    given = desk.give("Boris@example.org")
    desk.users.disable(desk.boris.id)
    assert desk.give("Boris@example.org") == given
    assert len([one for one in desk.trade.contacts.events if one.type == "CallbackDutyGiven"]) == 1
    with pytest.raises(KeyReused):
        desk.give("lena")


def test_the_same_form_names_an_executor_by_their_address_twice(desk: Desk) -> None:
    desk.trade.people.save_people([], [], [replace(LENA, email="lena@example.org")])
    given = desk.give("lena@example.org")
    assert given.addressee == "lena"
    assert desk.give("lena@example.org") == given


@pytest.mark.parametrize(
    "to", ["boris@exmaple.org", "clara@example.org", "dan@example.org", "ada@example.org", "e99", "gardener", "a @b.c"]
)
def test_nobody_else_is_given_anything(desk: Desk, to: str) -> None:
    """A slip, another company's, a closed account, one that sees no duties, an unknown executor, trade, and no address."""
    desk.users.invite("clara@example.org", "Clara", ["operator"], ["kedr"])
    desk.users.disable(desk.users.invite("dan@example.org", "Dan", ["operator"], ["zarya"]).id)
    desk.users.invite("ada@example.org", "Ada", ["admin"], ["zarya"])
    for ask in (desk.give, lambda one: defer(desk, addressee=one)):
        with pytest.raises(Invalid) as refused:
            ask(to)
        assert [problem.field for problem in refused.value.problems] == ["addressee"]
    assert desk.trade.contacts.duty("zarya", "c1").version == 1
    assert to not in [one.id for one in find_colleagues("zarya", desk.roster)]


# --- calls put off ------------------------------------------------------------------------------------------------------
def defer(desk: Desk, key: str = "form-1", **changes: object) -> Duty:
    at = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
    command = DeferCall("zarya", key, PHONE, at, "price", OPERATOR, NOW, **changes)  # type: ignore[arg-type]
    return defer_call(command, desk.trade.contacts, desk.trade.tickets, desk.roster)


def test_a_call_put_off_names_whose_it_is(desk: Desk) -> None:
    assert defer(desk).addressee_name == "Olga"
    assert defer(desk, "form-2", addressee="lena").addressee_name == "Lena"


def test_a_call_for_somebody_who_has_left_since_stands_when_its_form_comes_again(desk: Desk) -> None:
    made = defer(desk, addressee=BORIS)
    desk.users.disable(desk.boris.id)
    assert defer(desk, addressee=BORIS) == made
    with pytest.raises(Invalid, match="addressee"):
        defer(desk, "form-2", addressee=BORIS)
