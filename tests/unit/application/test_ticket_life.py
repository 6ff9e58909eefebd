"""A ticket after it was registered: put off, handed over, merged, corrected, reopened; as the desk does it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.application.act_on_ticket import ActOnTicket, act_on_ticket
from dozor.application.tickets import remarks
from dozor.application.tickets.change import Which, change_ticket
from dozor.application.tickets.edit import Desk, EditTicket, edit_ticket
from dozor.application.tickets.find_repeats import find_repeats
from dozor.application.tickets.ties import TieTickets, tie_tickets, untie_tickets
from dozor.domain.building import Building
from dozor.domain.catalogue import Catalogue, Choice, Problem, Question, Repeat, Scope
from dozor.domain.clocks import ClockKind, ClockRule, Starts, Urgency
from dozor.domain.errors import Conflict, Invalid, NotFound, VersionConflict
from dozor.domain.journal_check import check_chain
from dozor.domain.people import Actor, ActorKind, Executor
from dozor.domain.ticket import (
    CostType,
    Person,
    Place,
    RelationKind,
    Ticket,
    TicketAction,
    TicketState,
    Watcher,
    WorkReport,
)
from tests.unit.application.trade import COMPANY, LEAK, NOW, OPERATOR, PAINT, PHONE, Trade, open_trade

DRIP = Problem(
    "drip", "water", "plumber", Urgency.NORMAL, {"en": "Drip"}, {}, places=("kitchen", "bath"),
    questions=("how_long", "note"), repeat=Repeat(24, Scope.FLAT),
)  # fmt: skip
DARK = Problem("dark", "power", "painter", Urgency.NORMAL, {"en": "Dark"}, {}, repeat=Repeat(24, Scope.ENTRANCE))
SNOW = Problem("snow", "grounds", "painter", Urgency.NORMAL, {"en": "Snow"}, {}, repeat=Repeat(24, Scope.STREET))
QUESTIONS = {
    "how_long": Question("how_long", {}, (Choice("day", {}), Choice("week", {}))),
    "note": Question("note", {}),
}
OLEG = Executor("zarya", "oleg", "Oleg", "+79000000203", ("painter",))
HOUR = timedelta(hours=1)


@pytest.fixture
def trade() -> Trade:
    trade = open_trade(
        clocks=(
            *(replace(rule, key=rule.kind.value, pauses=("no_access",)) for rule in COMPANY.clocks),
            ClockRule(ClockKind.HAND_OVER, tuple(Urgency), 7_200, key="outside", starts=Starts.HANDED_OVER),
        ),
        reopen_within=86_400,
    )
    trade.catalogue = Catalogue("1", {one.key: one for one in (LEAK, PAINT, DRIP, DARK, SNOW)})
    return trade


def edit(trade: Trade, number: str = "1", version: int = 0, **changes: object) -> Ticket:
    desk = Desk(trade.companies, trade.people, trade.tickets, trade.catalogue, lambda: QUESTIONS)
    command = EditTicket(Which("zarya", number, version), OPERATOR, NOW + HOUR, **changes)  # type: ignore[arg-type]
    return edit_ticket(command, desk)


def limits(ticket: Ticket) -> dict[ClockKind, timedelta]:
    return {clock.kind: clock.limit_at - NOW for clock in ticket.clocks}


def running(ticket: Ticket, kind: ClockKind) -> bool:
    return any(clock.running for clock in ticket.clocks if clock.kind is kind)


def last_events(trade: Trade, count: int = 1) -> list[str]:
    return [event.type for event in trade.tickets.events[-count:]]


def test_what_is_put_off_needs_a_date_and_a_reason(trade: Trade) -> None:
    trade.register()
    with pytest.raises(Invalid) as nothing:
        trade.act("1", TicketAction.DEFER, reason="away")
    assert nothing.value.problems[0].field == "until"
    with pytest.raises(Invalid) as past:
        trade.act("1", TicketAction.DEFER, reason="away", until=NOW - HOUR)
    assert past.value.problems[0].field == "until"
    waits = trade.act("1", TicketAction.DEFER, reason="away", until=NOW + 48 * HOUR, why="no_access")
    assert (waits.state, waits.deferred_until) == (TicketState.DEFERRED, NOW + 48 * HOUR)
    assert all(clock.paused for clock in waits.clocks if clock.running)
    assert last_events(trade) == ["TicketDeferred"]
    assert waits.look is not None
    assert waits.look.at == NOW + 48 * HOUR  # then its watch wakes it


def test_it_may_be_taken_up_again_before(trade: Trade) -> None:
    trade.register()
    trade.act("1", TicketAction.DEFER, reason="away", until=NOW + 48 * HOUR, why="no_access")
    again = trade.act("1", TicketAction.WAKE, after=HOUR)
    assert (again.state, again.deferred_until) == (TicketState.ASSIGNED, None)
    assert limits(again)[ClockKind.RESOLVE] == timedelta(days=3) + HOUR
    assert last_events(trade) == ["TicketWoken"]


@pytest.mark.parametrize("back", [TicketAction.WAKE, TicketAction.TAKE_BACK])
def test_what_nobody_had_before_it_waited_goes_to_whoever_is_there_when_it_is_back(
    trade: Trade, back: TicketAction
) -> None:
    trade.register(problem="paint")  # nobody has the trade
    if back is TicketAction.WAKE:
        trade.act("1", TicketAction.DEFER, reason="away", until=NOW + 48 * HOUR)
    else:
        trade.act("1", TicketAction.HAND_OVER, reason="their wall", to="City")
    still_nobody = trade.act("1", back, after=HOUR, reason="back")
    assert (still_nobody.state, still_nobody.executor_id) == (TicketState.REGISTERED, "")
    assert limits(still_nobody)[ClockKind.ACCEPT] == HOUR + timedelta(minutes=10)  # so the ladder climbs to the desk
    assert still_nobody.look is not None
    assert still_nobody.look.at == NOW + HOUR + timedelta(minutes=5)

    trade.act("1", TicketAction.DEFER, reason="away", until=NOW + 48 * HOUR, after=HOUR)
    trade.people.save_people([], [], [OLEG])
    found = trade.act("1", TicketAction.WAKE, after=2 * HOUR)
    assert (found.state, found.executor_id) == (TicketState.ASSIGNED, "oleg")


def test_what_was_handed_over_is_watched_by_a_clock_of_its_own(trade: Trade) -> None:
    trade.register()
    away = trade.act("1", TicketAction.HAND_OVER, reason="their main", to="Heat supplier", their_number="A-77")
    assert away.hand_over is not None
    assert (away.hand_over.to, away.hand_over.their_number) == ("Heat supplier", "A-77")
    assert limits(away)[ClockKind.HAND_OVER] == 2 * HOUR
    back = trade.act("1", TicketAction.TAKE_BACK, after=HOUR, reason="they refused")
    assert (back.state, back.hand_over) == (TicketState.ASSIGNED, None)
    again = trade.act("1", TicketAction.HAND_OVER, reason="asked again", to="City", after=2 * HOUR)
    assert trade.act("1", TicketAction.FINISH, after=3 * HOUR).done_at == NOW + 3 * HOUR
    assert len([clock for clock in again.clocks if clock.kind is ClockKind.HAND_OVER]) == 1


def test_reopening_is_counted_and_only_possible_for_a_while(trade: Trade) -> None:
    trade.register()
    trade.act("1", TicketAction.RESOLVE, reason="told how")
    again = trade.act("1", TicketAction.REOPEN, after=23 * HOUR, reason="again")
    assert (again.reopened, again.done_at, again.state) == (1, None, TicketState.ASSIGNED)
    assert not running(again, ClockKind.TELL_PLAN)  # whoever opened it again has told the resident when
    trade.act("1", TicketAction.RESOLVE, after=24 * HOUR)
    with pytest.raises(Conflict, match="register a new one") as refusal:
        trade.act("1", TicketAction.REOPEN, after=49 * HOUR, reason="again")
    assert refusal.value.code == "too_late_to_reopen"


def test_who_opened_it_again_themselves_is_still_to_be_told_when(trade: Trade) -> None:
    trade.register()
    trade.act("1", TicketAction.RESOLVE, reason="told how")
    ivan = Actor(ActorKind.RESIDENT, PHONE, "Ivan")
    again = ActOnTicket("zarya", "1", TicketAction.REOPEN, ivan, NOW + HOUR, reason="it drips again")
    assert running(act_on_ticket(again, trade.companies, trade.people, trade.tickets), ClockKind.TELL_PLAN)
    assert not running(edit(trade, planned_at=NOW + 5 * HOUR), ClockKind.TELL_PLAN)


def test_who_refused_it_once_may_get_it_when_it_is_opened_again(trade: Trade) -> None:
    trade.register()
    pavel = Actor(ActorKind.EXECUTOR, "pavel", "Pavel")
    act_on_ticket(
        ActOnTicket("zarya", "1", TicketAction.REFUSE, pavel, NOW, reason="at another one"),
        trade.companies,
        trade.people,
        trade.tickets,
    )
    trade.act("1", TicketAction.RESOLVE, reason="told how")
    assert trade.act("1", TicketAction.REOPEN, after=HOUR, reason="again").executor_id == "pavel"


def test_what_comes_again_too_late_is_a_new_ticket_that_follows_the_old_one(trade: Trade) -> None:
    trade.register()
    follower = trade.register("form-2", follows="1").ticket
    assert [(one.kind, one.ticket) for one in follower.relations] == [(RelationKind.FOLLOWS, "1")]
    assert [(one.kind, one.ticket) for one in trade.tickets.get("zarya", "1").relations] == [
        (RelationKind.FOLLOWED_BY, "2")
    ]
    assert trade.register("form-2", follows="1").ticket == follower  # saved twice, tied once
    with pytest.raises(Invalid) as unknown:
        trade.register("form-3", follows="99")
    assert unknown.value.problems[0].field == "follows"


def test_a_tie_that_was_not_written_is_made_good_by_saving_the_form_again(trade: Trade) -> None:
    trade.register()
    trade.tickets.faults.time_out("save_together")
    with pytest.raises(Exception, match=r".*"):
        trade.register("form-2", follows="1")
    assert trade.register("form-2", follows="1").ticket.relations
    assert len(trade.tickets.get("zarya", "1").relations) == 1


def test_what_is_solved_on_the_line_is_done_at_once_and_nobody_is_sent(trade: Trade) -> None:
    ticket = trade.register(resolve_now=True, remark="the valve was closed").ticket
    assert (ticket.state, ticket.first_contact, ticket.executor_id) == (TicketState.DONE, True, "")
    assert not any(clock.running for clock in ticket.clocks)
    assert [event.type for event in trade.tickets.events] == ["TicketRegistered", "TicketDone"]
    assert trade.tickets.journal("zarya", "1")[-1].reason == "the valve was closed"


def test_a_duplicate_ends_and_its_caller_hears_with_the_one_that_lives_on(trade: Trade) -> None:
    trade.register()
    trade.register("form-2", caller=Person("Olga", "+79000000102", language="ru"))
    merged = trade.act("2", TicketAction.MERGE, into="1", reason="same pipe")
    assert merged.state is TicketState.MERGED
    assert not any(clock.running for clock in merged.clocks)
    survivor = trade.tickets.get("zarya", "1")
    assert [(one.address, one.language, one.for_ticket) for one in survivor.watchers] == [("+79000000102", "ru", "2")]
    assert last_events(trade, 2) == ["TicketMerged", "TicketRelated"]
    trade.act("1", TicketAction.ACCEPT)
    assert trade.tickets.events[-1].data["watchers"][0]["address"] == "+79000000102"
    again = trade.act("2", TicketAction.UNMERGE, after=HOUR)
    assert again.state is TicketState.ASSIGNED
    assert all(clock.running for clock in again.clocks if clock.kind is not ClockKind.TELL_PLAN)
    assert trade.tickets.get("zarya", "1").watchers == ()
    for number in ("1", "2"):
        assert list(check_chain(number, trade.tickets.journal("zarya", number))) == []


def test_merging_writes_both_tickets_or_none(trade: Trade) -> None:
    trade.register()
    trade.register("form-2")
    before = trade.tickets.get("zarya", "1"), trade.tickets.get("zarya", "2")
    for attempt in (1, 2, 3):
        trade.tickets.faults.refuse("save_together", Conflict("somebody was quicker"), at=attempt)
    with pytest.raises(Exception, match="keep changing"):
        trade.act("2", TicketAction.MERGE, into="1")
    assert (trade.tickets.get("zarya", "1"), trade.tickets.get("zarya", "2")) == before


@pytest.mark.parametrize(("into", "field"), [("", "into"), ("99", "into"), ("1", "into")])
def test_a_duplicate_is_merged_into_another_ticket_that_is_there(trade: Trade, into: str, field: str) -> None:
    trade.register()
    with pytest.raises(Invalid) as refusal:
        trade.act("1", TicketAction.MERGE, into=into)
    assert refusal.value.problems[0].field == field


def test_tickets_are_tied_and_untied_on_both_sides_once(trade: Trade) -> None:
    trade.register()
    trade.register("form-2")
    tie = TieTickets(Which("zarya", "1"), "2", RelationKind.RELATED, OPERATOR, NOW)
    once, twice = (tie_tickets(tie, trade.companies, trade.tickets) for _ in range(2))
    assert once == twice
    assert [len(trade.tickets.get("zarya", number).relations) for number in ("1", "2")] == [1, 1]
    loose = untie_tickets(tie, trade.companies, trade.tickets)
    assert loose == untie_tickets(tie, trade.companies, trade.tickets)
    assert [len(trade.tickets.get("zarya", number).relations) for number in ("1", "2")] == [0, 0]
    with pytest.raises(Invalid):
        tie_tickets(replace(tie, kind=RelationKind.DUPLICATE_OF), trade.companies, trade.tickets)


def test_another_urgency_goes_with_its_clocks_and_begins_a_watch(trade: Trade) -> None:
    before = trade.register(problem="drip").ticket
    with pytest.raises(Invalid) as silent:
        edit(trade, urgency=Urgency.EMERGENCY)
    assert silent.value.problems[0].field == "reason"
    after = edit(trade, urgency=Urgency.EMERGENCY, reason="it runs onto wiring")
    assert ClockKind.LOCALISE not in limits(before)
    assert ClockKind.LOCALISE in limits(after)
    assert set(limits(before)) <= set(limits(after))
    assert (after.urgency, after.generation > before.generation) == (Urgency.EMERGENCY, True)
    assert last_events(trade) == ["TicketUrgencyChanged"]


def test_nobody_is_promised_a_time_that_is_over(trade: Trade) -> None:
    trade.register(problem="drip")
    company = trade.companies.get("zarya")
    urgent = ClockRule(ClockKind.RESOLVE, (Urgency.URGENT,), 1_800, key="urgent")
    dark = ClockRule(ClockKind.RESOLVE, (), 1_800, problems=("dark",), key="dark")
    trade.companies.save(replace(company, clocks=(dark, urgent, *company.clocks)))
    late = edit(trade, urgency=Urgency.URGENT, reason="it pours")  # an hour after it was registered
    assert limits(late)[ClockKind.RESOLVE] == HOUR / 2
    assert late.planned_at > NOW + HOUR

    trade.register("form-2", problem="paint")
    corrected = edit(trade, "2", problem="dark")
    assert limits(corrected)[ClockKind.RESOLVE] == HOUR / 2
    assert corrected.planned_at > NOW + HOUR


def test_another_date_of_the_damage_moves_what_the_resident_expects(trade: Trade) -> None:
    company = trade.companies.get("zarya")
    repair = ClockRule(ClockKind.RESOLVE, (Urgency.NORMAL,), 86_400, key="repair", starts=Starts.OCCURRED)
    trade.companies.save(replace(company, clocks=(repair, *company.clocks)))
    assert trade.register(problem="drip").ticket.planned_at == NOW + 24 * HOUR
    older = edit(trade, occurred_at=NOW - 5 * HOUR)
    assert limits(older)[ClockKind.RESOLVE] == 19 * HOUR
    assert older.planned_at == NOW + 19 * HOUR
    by_hand = edit(trade, planned_at=NOW + 6 * HOUR)
    assert edit(trade, occurred_at=NOW - 7 * HOUR).planned_at == by_hand.planned_at


def test_another_problem_goes_with_its_trade_and_to_whoever_has_it(trade: Trade) -> None:
    trade.people.save_people([], [], [OLEG])
    trade.register()
    after = edit(trade, problem="paint", reason="no leak, old stain")
    assert (after.problem, after.trade, after.urgency) == ("paint", "painter", Urgency.PLANNED)
    assert (after.executor_name, after.state) == ("Oleg", TicketState.ASSIGNED)
    assert last_events(trade, 2) == ["TicketCorrected", "TicketAssigned"]
    assert trade.tickets.journal("zarya", "1")[-2].details["problem"] == "leak -> paint"


def test_an_urgency_that_a_person_chose_stays_with_another_problem(trade: Trade) -> None:
    trade.register(problem="drip")
    edit(trade, urgency=Urgency.URGENT, reason="an old lady")
    assert edit(trade, problem="leak").urgency is Urgency.URGENT


def test_several_things_are_put_right_in_one_write(trade: Trade) -> None:
    trade.register(problem="drip")
    after = edit(
        trade, place_key="bath", flat="7", occurred_at=NOW - HOUR, answers={"how_long": "week"}, cost=CostType.PAID,
        planned_at=NOW + 5 * HOUR, resident=Person("Anna", "+79000000103"),
    )  # fmt: skip
    assert (after.place_key, after.place.flat, after.occurred_at) == ("bath", "7", NOW - HOUR)
    assert (dict(after.answers), after.cost, after.planned_at) == ({"how_long": "week"}, CostType.PAID, NOW + 5 * HOUR)
    assert last_events(trade, 4) == ["TicketCorrected", "TicketAnswered", "TicketCostSet", "TicketPlanned"]
    assert edit(trade, cost=CostType.PAID, flat="7") == after  # nothing is otherwise: nothing is written


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"place_key": "roof"}, "place_key"),
        ({"answers": {"colour": "red"}}, "answers.colour"),
        ({"answers": {"how_long": "year"}}, "answers.how_long"),
        ({"occurred_at": NOW + timedelta(days=1)}, "occurred_at"),
        ({"planned_at": NOW}, "planned_at"),
        ({"problem": "dragon"}, "problem"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_name(trade: Trade, changes: dict[str, object], field: str) -> None:
    before = trade.register(problem="drip").ticket
    with pytest.raises(Invalid) as refusal:
        edit(trade, **changes)
    assert refusal.value.problems[0].field == field
    assert trade.tickets.get("zarya", "1") == before


def test_a_form_brings_place_answers_and_whom_it_is_about(trade: Trade) -> None:
    trade.register(problem="drip", place_key="kitchen", answers={"note": "at night"}, resident=Person("Anna", PHONE))
    ticket = trade.tickets.get("zarya", "1")
    assert (ticket.place_key, ticket.answers["note"]) == ("kitchen", "at night")
    assert trade.tickets.journal("zarya", "1")[0].details["answer_note"] == "at night"
    with pytest.raises(Invalid):
        trade.register("form-2", problem="drip", place_key="roof")


WRITTEN: dict[str, tuple[Callable[[], object], Callable[[Ticket], object], object]] = {
    "TicketNoted": (lambda: remarks.plan_note("dog", OPERATOR, NOW), lambda ticket: ticket.version, 3),
    "TicketWatched": (
        lambda: remarks.plan_watch(Watcher("a@example.org"), OPERATOR, NOW), lambda one: len(one.watchers), 1,
    ),
    "TicketClockPaused": (
        lambda: remarks.plan_pause("no_access", "closed", (ClockKind.RESOLVE,), OPERATOR, NOW),
        lambda one: [clock.kind.value for clock in one.clocks if clock.paused],
        ["resolve"],
    ),
    "TicketClockMet": (
        lambda: remarks.plan_meet(ClockKind.LOCALISE, "valve closed", OPERATOR, NOW),
        lambda one: [clock.kind.value for clock in one.clocks if not clock.running],
        ["tell_plan", "localise"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("event", WRITTEN)
def test_what_is_written_down_is_in_ticket_journal_and_event(trade: Trade, event: str) -> None:
    make, look, expected = WRITTEN[event]
    trade.register()
    plan = make()
    ticket = change_ticket(Which("zarya", "1"), trade.companies, trade.tickets, plan)  # type: ignore[arg-type]
    assert look(ticket) == expected
    assert last_events(trade) == [event]
    assert list(check_chain("1", trade.tickets.journal("zarya", "1"))) == []


def test_a_clock_is_paused_only_for_a_reason_of_the_policy(trade: Trade) -> None:
    trade.register()
    plan = remarks.plan_pause("weather", "rain", (), OPERATOR, NOW)
    with pytest.raises(Invalid) as refusal:
        change_ticket(Which("zarya", "1"), trade.companies, trade.tickets, plan)
    assert refusal.value.problems[0].field == "why"
    assert not any(clock.paused for clock in trade.tickets.get("zarya", "1").clocks)


def test_the_report_and_the_mark_come_with_the_end(trade: Trade) -> None:
    trade.register()
    trade.act("1", TicketAction.ACCEPT)
    done = trade.act("1", TicketAction.FINISH, report=WorkReport("new pipe", 40, ("a1",)))
    assert done.report == WorkReport("new pipe", 40, ("a1",))
    marked = change_ticket(Which("zarya", "1"), trade.companies, trade.tickets, remarks.plan_mark(5, "", OPERATOR, NOW))
    assert marked.mark == 5


def test_whoever_looked_at_an_older_version_is_told_which_it_is_now(trade: Trade) -> None:
    seen = trade.register().ticket.version
    edit(trade, cost=CostType.PAID, version=seen)
    with pytest.raises(VersionConflict) as refusal:
        edit(trade, cost=CostType.WARRANTY, version=seen)
    assert refusal.value.current == seen + 1
    with pytest.raises(NotFound):
        edit(trade, number="9", cost=CostType.PAID)


def repeats(trade: Trade, problem: Problem, place: Place, hours: int = 1) -> list[str]:
    return [
        one.number for one in find_repeats("zarya", place, problem, NOW + hours * HOUR, trade.people, trade.tickets)
    ]


def test_repeats_are_looked_for_as_far_as_the_catalogue_says(trade: Trade) -> None:
    trade.people.save_people([Building("zarya", "b2", "3 Main Street"), Building("zarya", "b3", "1 Oak Lane")], [], [])
    trade.register("form-1", problem="drip", flat="5")
    trade.register("form-2", problem="dark", entrance="1", flat="5")
    trade.register("form-3", problem="snow", building_id="b2")
    trade.register("form-4", problem="snow", building_id="b3")
    here = Place("b1", "1 Main Street", flat="5")
    assert repeats(trade, DRIP, here) == ["1"]
    assert repeats(trade, DRIP, replace(here, flat="6")) == []
    assert repeats(trade, DRIP, here, hours=25) == []
    assert repeats(trade, DARK, Place("b1", "", entrance="1", flat="9")) == ["2"]
    assert repeats(trade, DARK, Place("b1", "", entrance="2", flat="9")) == []
    assert repeats(trade, SNOW, Place("b1", "1 Main Street")) == ["3"]
    assert repeats(trade, LEAK, here) == []  # of these each stands for itself


def test_a_riser_is_told_from_the_numbers_of_flats_where_the_building_is_known(trade: Trade) -> None:
    wet = replace(DRIP, key="wet", questions=(), repeat=Repeat(24, Scope.RISER))
    trade.catalogue = replace(trade.catalogue, problems={**trade.catalogue.problems, "wet": wet})
    trade.people.save_people([Building("zarya", "b2", "3 Main Street", floors=5, flats_per_floor=4)], [], [])
    trade.register(problem="wet", building_id="b2", flat="5")
    assert [repeats(trade, wet, Place("b2", "", flat=flat)) for flat in ("9", "6", "25", "")] == [["1"], [], [], ["1"]]


def test_the_search_for_repeats_costs_one_request_or_none(trade: Trade) -> None:
    asked: list[str] = []
    trade.tickets.open_in_building = lambda *_: asked.append("one") or ()  # type: ignore[method-assign,func-returns-value,assignment]
    repeats(trade, LEAK, Place("b1", ""))
    assert asked == []
    repeats(trade, DRIP, Place("b1", ""))
    assert asked == ["one"]


def test_what_is_over_is_no_repeat(trade: Trade) -> None:
    trade.register(problem="drip")
    trade.act("1", TicketAction.RESOLVE)
    assert repeats(trade, DRIP, Place("b1", "", flat="5")) == []
