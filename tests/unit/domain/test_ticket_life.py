"""Whatever people do to a ticket, in whatever order: the table holds, nothing is lost, and the journal tells all of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dozor.domain.clock_steps import Rulebook
from dozor.domain.clocks import Clock, ClockKind, ClockRule, Starts, Urgency, start_clocks, start_hand_over
from dozor.domain.errors import DozorError, IllegalTransition, Invalid, NotAllowed
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.journal import JournalEntry
from dozor.domain.journal_check import check_chain
from dozor.domain.people import SYSTEM, Actor, ActorKind
from dozor.domain.ticket import (
    OPEN_STATES,
    TRANSITIONS,
    Change,
    CostType,
    HandOver,
    Person,
    Place,
    Ticket,
    TicketAction,
    TicketState,
    Watcher,
    WorkReport,
    edits,
    reassign,
    register,
    reopen,
    transition,
    waiting,
)
from dozor.domain.ticket.relations import Pair, merge, unmerge
from dozor.domain.ticket.steps import decline, finish, resolve

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
RULES = (
    ClockRule(ClockKind.ACCEPT, tuple(Urgency), 600, key="accept"),
    ClockRule(ClockKind.LOCALISE, (Urgency.EMERGENCY,), 1_800, key="localise"),
    ClockRule(ClockKind.RESOLVE, tuple(Urgency), 86_400, key="resolve", pauses=("no_access",), may_agree=True),
    ClockRule(ClockKind.HAND_OVER, tuple(Urgency), 3_600, key="hand_over", starts=Starts.HANDED_OVER),
)
RUNGS = (Rung("remind", ClockKind.ACCEPT, 300, Whom.EXECUTOR, (Means.SMS,)),)
ACTORS = {kind: Actor(kind, f"{kind}@example.org", kind.value) for kind in ActorKind} | {ActorKind.SYSTEM: SYSTEM}


def a_ticket(number: str = "17") -> Ticket:
    return Ticket(
        company="zarya",
        number=number,
        state=TicketState.REGISTERED,
        place=Place("b1", "1 Main Street", flat="5"),
        caller=Person("Ivan", f"+7900000{int(number):04}"),
        problem="leak",
        category="water",
        trade="plumber",
        urgency=Urgency.EMERGENCY,
        description="water on the floor",
        channel="phone",
        registered_at=NOW,
        planned_at=NOW + timedelta(hours=1),
        clocks=start_clocks(RULES, Urgency.EMERGENCY, "leak", NOW),
    )


@dataclass(frozen=True)
class Step:
    """One attempt: who, what, and how long after the one before."""

    action: TicketAction
    kind: ActorKind
    after: timedelta
    reason: str


STEPS = st.builds(
    Step,
    st.sampled_from(sorted(TRANSITIONS)),
    st.sampled_from(ActorKind),
    st.integers(0, 40_000).map(lambda seconds: timedelta(seconds=seconds)),
    st.sampled_from(["", " ", "no access"]),
)


def book_of(ticket: Ticket) -> Rulebook:
    return Rulebook(RULES, ticket.urgency, ticket.problem)


def take(ticket: Ticket, survivor: Ticket, step: Step, at: datetime) -> Change | Pair | None:
    """The step as the use cases take it."""
    actor, reason = ACTORS[step.kind], step.reason
    soon = at + timedelta(hours=2)
    clocks = start_clocks(RULES, ticket.urgency, ticket.problem, at)
    handed = start_hand_over(RULES, ticket.urgency, ticket.problem, at)
    special: Mapping[TicketAction, Callable[[], Change | Pair | None]] = {
        TicketAction.ASSIGN: lambda: reassign(ticket, "e1", "Pavel", frozenset({"remind"}), actor, at, reason),
        TicketAction.FINISH: lambda: finish(ticket, actor, at, WorkReport("a new pipe", 40)),
        TicketAction.RESOLVE: lambda: resolve(ticket, actor, at, reason),
        TicketAction.DECLINE: lambda: decline(ticket, actor, at, reason),
        TicketAction.REOPEN: lambda: reopen(ticket, clocks, soon, actor, at, reason, timedelta(days=1)),
        TicketAction.DEFER: lambda: waiting.defer(ticket, soon, actor, at, reason, book_of(ticket), "no_access"),
        TicketAction.WAKE: lambda: waiting.wake(ticket, RUNGS, at, actor, reason),
        TicketAction.HAND_OVER: lambda: waiting.hand_over(ticket, HandOver("city", at), handed, actor, at, reason),
        TicketAction.TAKE_BACK: lambda: waiting.take_back(ticket, RUNGS, actor, at, reason),
        TicketAction.MERGE: lambda: merge(ticket, survivor, actor, at, reason),
        TicketAction.UNMERGE: lambda: unmerge(ticket, survivor, actor, at, reason),
        TicketAction.PAUSE_CLOCK: lambda: waiting.pause_clock(ticket, "no_access", actor, at, reason, book_of(ticket)),
        TicketAction.RESUME_CLOCK: lambda: waiting.resume_clock(ticket, actor, at),
        TicketAction.MARK: lambda: edits.mark(ticket, 4, actor, at),
        TicketAction.SET_COST: lambda: edits.set_cost(ticket, CostType.PAID, actor, at),
        TicketAction.WATCH: lambda: edits.watch(ticket, Watcher("a@example.org"), actor, at),
        TicketAction.UNWATCH: lambda: edits.unwatch(ticket, "a@example.org", actor, at),
    }
    usual = lambda: transition(ticket, step.action, actor, at, reason)  # noqa: E731 — the table alone
    return special.get(step.action, usual)()


def kinds(ticket: Ticket) -> set[ClockKind]:
    return {clock.kind for clock in ticket.clocks}


def by_kind(ticket: Ticket) -> dict[ClockKind, Clock]:
    return {clock.kind: clock for clock in ticket.clocks}


@settings(max_examples=400, deadline=None)
@given(st.lists(STEPS, max_size=30))
def test_no_order_of_actions_breaks_a_ticket(steps: list[Step]) -> None:
    first = register(a_ticket(), ACTORS[ActorKind.OPERATOR])
    other = register(a_ticket("18"), ACTORS[ActorKind.OPERATOR])
    ticket, journal, survivor, told = first.ticket, list(first.entries), other.ticket, list(other.entries)
    at = NOW
    for step in steps:
        at += step.after
        row, before = TRANSITIONS[step.action], ticket
        try:
            taken = take(ticket, survivor, step, at)
        except (IllegalTransition, NotAllowed):
            assert ticket.state not in row.sources or step.kind not in row.who
            continue
        except DozorError:  # something is missing, or comes too late
            continue
        if taken is None:
            continue
        change = taken.one if isinstance(taken, Pair) else taken
        if isinstance(taken, Pair):
            survivor = taken.other.ticket
            told += taken.other.entries
        ticket = change.ticket
        journal += change.entries
        # It was possible, this person might do it, and it led where the table says.
        assert before.state in row.sources
        assert step.kind in row.who
        assert ticket.state in (row.targets or (before.state,))
        assert not row.needs_reason or step.reason.strip()
        # No clock is lost, and none stands still once nothing keeps it.
        assert kinds(ticket) >= kinds(before) - {ClockKind.HAND_OVER}
        if not ticket.open:
            assert not any(clock.running for clock in ticket.clocks)
        assert ticket.state is TicketState.DEFERRED or ticket.deferred_until is None or ticket.merged
        assert (ticket.state is TicketState.HANDED_OVER) == (ticket.hand_over is not None) or ticket.merged
        assert (ticket.state is TicketState.MERGED) == (ticket.merged is not None)
        assert ticket.generation >= before.generation
        if before.state is TicketState.DEFERRED and ticket.state is not before.state:
            assert not any(clock.paused for clock in ticket.clocks)
        if step.action in (TicketAction.WAKE, TicketAction.TAKE_BACK):  # else nobody would ask who takes it on
            assert by_kind(ticket)[ClockKind.ACCEPT].running
            assert "remind" not in ticket.told
    assert ticket.version == len(journal)
    assert list(check_chain(journal[0].ticket, journal)) == []
    assert list(check_chain(told[0].ticket, told)) == []
    assert ticket.journal_head == journal[-1].hash
    assert {one.for_ticket for one in survivor.watchers} == ({"17"} if ticket.merged else set())


@given(st.integers(0, 3_000), st.integers(1, 100_000))
def test_a_deferral_gives_back_the_time_that_was_left(spent: int, away: int) -> None:
    """Of the clocks that may be paused for that reason; the law's half hour goes on."""
    ticket = replace(a_ticket(), state=TicketState.ASSIGNED, executor_id="e1")
    put_off_at = NOW + timedelta(seconds=spent)
    back_at = put_off_at + timedelta(seconds=away)
    operator = ACTORS[ActorKind.OPERATOR]
    waits = waiting.defer(ticket, back_at, operator, put_off_at, "away", book_of(ticket), "no_access").ticket
    assert waits.deferred_until == back_at
    assert by_kind(waits)[ClockKind.RESOLVE].paused
    assert not by_kind(waits)[ClockKind.LOCALISE].paused
    woken = waiting.wake(waits, RUNGS, back_at).ticket
    assert (woken.state, woken.deferred_until) == (TicketState.ASSIGNED, None)
    left = by_kind(ticket)[ClockKind.RESOLVE].time_left(put_off_at)
    assert not by_kind(woken)[ClockKind.RESOLVE].paused
    assert by_kind(woken)[ClockKind.RESOLVE].time_left(back_at) == left
    assert by_kind(woken)[ClockKind.LOCALISE].limit_at == by_kind(ticket)[ClockKind.LOCALISE].limit_at
    # Who has it is asked anew whether they take it on.
    assert by_kind(woken)[ClockKind.ACCEPT].started_at == back_at
    assert woken.generation > waits.generation


@pytest.mark.parametrize("state", sorted(OPEN_STATES))
def test_what_was_merged_can_be_what_it_was(state: TicketState) -> None:
    operator = ACTORS[ActorKind.OPERATOR]
    duplicate, survivor = replace(a_ticket("18"), state=state), a_ticket()
    if state is TicketState.HANDED_OVER:
        duplicate = replace(duplicate, hand_over=HandOver("city", NOW))
    merged = merge(duplicate, survivor, operator, NOW + timedelta(minutes=5))
    assert merged.one.ticket.state is TicketState.MERGED
    assert [one.address for one in merged.other.ticket.watchers] == [duplicate.caller.phone]
    assert [one.ticket for one in merged.other.ticket.relations] == ["18"]
    again = unmerge(merged.one.ticket, merged.other.ticket, operator, NOW + timedelta(minutes=9))
    back = again.one.ticket
    assert (back.state, back.clocks, back.hand_over) == (state, duplicate.clocks, duplicate.hand_over)
    assert (back.merged, back.relations) == (None, ())
    assert (again.other.ticket.watchers, again.other.ticket.relations) == ((), ())
    assert back.generation > duplicate.generation


def test_a_duplicate_of_what_is_over_is_none() -> None:
    operator, over = ACTORS[ActorKind.OPERATOR], replace(a_ticket(), state=TicketState.DONE)
    with pytest.raises(DozorError, match="is over"):
        merge(a_ticket("18"), over, operator, NOW)
    with pytest.raises(Invalid):
        merge(a_ticket(), a_ticket(), operator, NOW)


def test_a_table_row_names_somebody_and_leads_somewhere_known() -> None:
    reachable = {TicketState.REGISTERED} | {target for row in TRANSITIONS.values() for target in row.targets}
    assert reachable == set(TicketState)
    assert all(row.who and row.sources for row in TRANSITIONS.values())


@pytest.mark.parametrize(
    ("kind", "action", "state", "may"),
    [
        (ActorKind.EXECUTOR, TicketAction.ACCEPT, TicketState.ASSIGNED, True),
        (ActorKind.EXECUTOR, TicketAction.CLOSE, TicketState.DONE, False),
        (ActorKind.RESIDENT, TicketAction.REOPEN, TicketState.DONE, True),
        (ActorKind.RESIDENT, TicketAction.DECLINE, TicketState.ASSIGNED, False),
        (ActorKind.MANAGER, TicketAction.DECLINE, TicketState.ASSIGNED, True),
        (ActorKind.SYSTEM, TicketAction.WAKE, TicketState.DEFERRED, True),
        (ActorKind.SYSTEM, TicketAction.ACCEPT, TicketState.ASSIGNED, False),
    ],
)
def test_who_may_do_what(kind: ActorKind, action: TicketAction, state: TicketState, may: bool) -> None:
    ticket, actor = replace(a_ticket(), state=state), ACTORS[kind]
    assert (action in ticket.allowed_to(actor)) is may
    if may:
        assert transition(ticket, action, actor, NOW, "because").entries[0].action == action
    else:
        with pytest.raises(NotAllowed) as refusal:
            transition(ticket, action, actor, NOW, "because")
        assert all(allowed.value in str(refusal.value) for allowed in ticket.allowed_to(actor))


def test_handing_over_begins_a_clock_of_its_own_and_taking_back_ends_it() -> None:
    operator = ACTORS[ActorKind.OPERATOR]
    clocks = start_hand_over(RULES, Urgency.EMERGENCY, "leak", NOW)
    promised = NOW + timedelta(days=2)
    whom = HandOver("Heat supplier", NOW, "A-77", promised)
    away = waiting.hand_over(a_ticket(), whom, clocks, operator, NOW, "their main")
    assert (away.ticket.hand_over, away.ticket.state) == (whom, TicketState.HANDED_OVER)
    assert by_kind(away.ticket)[ClockKind.HAND_OVER].limit_at == promised
    assert by_kind(away.ticket)[ClockKind.RESOLVE].running  # the resident still waits
    entry: JournalEntry = away.entries[0]
    assert (entry.details["to"], entry.details["their_number"]) == ("Heat supplier", "A-77")
    back = waiting.take_back(away.ticket, RUNGS, operator, NOW + timedelta(hours=1), "they refused").ticket
    assert (back.state, back.hand_over) == (TicketState.REGISTERED, None)
    assert not by_kind(back)[ClockKind.HAND_OVER].running
