"""Whatever breaks between a ticket and its watch, the same people are told the same things."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dozor.domain.clocks import ClockKind
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.ticket import TicketAction
from dozor.ports.gateways import WatchState
from tests.unit.application.trade import Trade, open_trade
from tests.unit.escalation.watch_room import WatchRoom

RUNGS = (
    Rung("remind", ClockKind.ACCEPT, 300, Whom.EXECUTOR, (Means.SMS,), repeat_every=300, repeats=2),
    Rung("foreman", ClockKind.ACCEPT, 900, Whom.FOREMAN, (Means.SMS,)),
    Rung("manager", ClockKind.ACCEPT, 1_500, Whom.MANAGER, (Means.SMS,), repeat_every=1_800, repeats=1),
    Rung("late", ClockKind.RESOLVE, -3_600, Whom.EXECUTOR, (Means.SMS,), from_limit=True),
    Rung("late-manager", ClockKind.RESOLVE, 0, Whom.MANAGER, (Means.SMS,), from_limit=True),
)
# What people do, at moments that no fault below carries a page over: rungs lie at whole multiples of 300 seconds.
STORIES = {
    "nobody cares": (),
    "accepted in time": ((200, TicketAction.ACCEPT, ""),),
    "accepted after a reminder": ((500, TicketAction.ACCEPT, ""),),
    "accepted and done": ((500, TicketAction.ACCEPT, ""), (2_000, TicketAction.FINISH, "")),
    "declined": ((800, TicketAction.DECLINE, "not ours"),),
    "begun anew": (
        (200, TicketAction.ACCEPT, ""),
        (800, TicketAction.FINISH, ""),
        (2_000, TicketAction.REOPEN, "it leaks again"),
    ),
}
FAULTS = ("throttle", "time_out")
faults = st.lists(
    st.tuples(st.sampled_from(FAULTS), st.sampled_from(("get", "save")), st.integers(min_value=1, max_value=12)),
    max_size=8,
)
deliveries = st.dictionaries(
    st.integers(min_value=0, max_value=6),
    st.lists(st.floats(min_value=0, max_value=100), min_size=1, max_size=3).map(tuple),
    max_size=5,
)


def play(story: str) -> WatchRoom:
    trade = open_trade(rungs=RUNGS)
    room = WatchRoom(trade)
    trade.register()
    for seconds, action, reason in STORIES[story]:
        room.after(seconds, lambda act=(seconds, action, reason): _act(trade, *act))  # type: ignore[misc]
    return room


def _act(trade: Trade, seconds: int, action: TicketAction, reason: str) -> None:
    """A person tries until it works; a fault that was meant for the watch must not hit them instead."""
    planned, trade.tickets.faults._planned = trade.tickets.faults._planned, {}
    trade.act("1", action, after=timedelta(seconds=seconds), reason=reason)
    trade.tickets.faults._planned = planned


CLEAN = {story: play(story).run(days=4).pages for story in STORIES}


def test_without_a_fault_everybody_is_told_who_should_be() -> None:
    assert [page for _, page, _ in CLEAN["nobody cares"]] == [
        *("remind", "remind2", "remind3", "foreman", "manager", "manager2", "late", "late-manager"),
    ]
    assert CLEAN["accepted in time"][0][1] == "late"
    assert [page for _, page, _ in CLEAN["accepted after a reminder"]] == ["remind", "late", "late-manager"]
    assert [page for _, page, _ in CLEAN["accepted and done"]] == ["remind"]
    assert [page for _, page, _ in CLEAN["declined"]] == ["remind", "remind2"]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(STORIES)), faults, deliveries)
def test_throttled_tables_killed_functions_and_late_or_doubled_events_change_nothing_in_who_is_told(
    story: str, broken: list[tuple[str, str, int]], delays: dict[int, tuple[float, ...]]
) -> None:
    room = play(story)
    room.delays = delays
    for kind, method, at in broken:
        getattr(room.trade.tickets.faults, kind)(method, at=at)
    room.run(days=4)
    assert sorted(room.pages) == sorted(CLEAN[story])


@settings(max_examples=200, deadline=None)
@given(
    st.sets(st.integers(min_value=0, max_value=12), max_size=4),
    st.sets(st.integers(min_value=1, max_value=4), max_size=4),
    faults,
)
def test_parked_events_and_lost_executions_are_made_good_by_the_sweep(
    parked: set[int], lost: set[int], broken: list[tuple[str, str, int]]
) -> None:
    """Of an hour lost, repetitions are told as one; but everybody is told, and nothing is told twice."""
    room = play("nobody cares")
    room.delays = dict.fromkeys(parked, ())
    room.lose = {("zarya", "1", generation) for generation in lost}
    for kind, method, at in broken:
        getattr(room.trade.tickets.faults, kind)(method, at=at + 3)
    for turn in range(1, 24 * 4):
        room.after(turn * 3_600, lambda: _sweep_until_it_works(room))
    room.run(days=4)
    told = [page for _, page, _ in room.pages]
    assert len(told) == len(set(told))
    assert {page.rstrip("0123456789") for page in told} == {"remind", "foreman", "manager", "late", "late-manager"}
    assert set(told) <= {page for _, page, _ in CLEAN["nobody cares"]}


def _sweep_until_it_works(room: WatchRoom) -> None:
    planned, room.trade.tickets.faults._planned = room.trade.tickets.faults._planned, {}
    room.sweep()
    room.trade.tickets.faults._planned = planned


def test_a_function_killed_twice_between_its_write_and_its_answer_tells_nobody_twice() -> None:
    room = play("nobody cares")
    room.trade.tickets.faults.time_out("save", at=1)
    room.trade.tickets.faults.time_out("save", at=2)
    room.run(days=4)
    assert room.faults_met["Uncertain"] == 2
    assert room.pages == CLEAN["nobody cares"]


def test_a_stale_generation_and_a_doubled_start_wake_for_nothing() -> None:
    room = play("begun anew")
    room.start("zarya", "1", 7, room.now + timedelta(seconds=300))
    room.delays = {0: (0.0, 20.0, 400.0), 1: (50.0, 0.0)}
    room.run(days=4)
    assert room.pages == CLEAN["begun anew"]
    assert room.find("zarya", "1", 7) is WatchState.ENDED


def test_sweeping_twice_begins_a_watch_once_and_leaves_what_runs_alone() -> None:
    room = play("nobody cares")
    room.delays = {0: (), 1: ()}
    room.run(minutes=30)
    assert room.pages == []
    room.sweep()
    begun = dict(room.states)
    room.sweep()
    assert room.states == begun == {("zarya", "1", 1): WatchState.RUNNING}
    room.run(days=4)
    assert {page for _, page, _ in room.pages} >= {"foreman", "late-manager"}
    assert [one.action for one in room.trade.tickets.journal("zarya", "1")].count("watch_restored") == 0
