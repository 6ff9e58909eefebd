"""The table of what may be done to a ticket: when, by whom, where it leads, which clocks it stops.

Whoever asks for what the table does not have is told what it has.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dozor.domain.clocks import ClockKind
from dozor.domain.people import ActorKind
from dozor.domain.ticket.states import OPEN_STATES, TicketAction, TicketState

_S = TicketState
_A = TicketAction
_C = ClockKind
_Kinds = frozenset[ActorKind]
_States = frozenset[TicketState]

HEADS: _Kinds = frozenset({ActorKind.SUPERVISOR, ActorKind.MANAGER})
DESK: _Kinds = frozenset({ActorKind.OPERATOR, ActorKind.SUPERVISOR, ActorKind.MANAGER})
CREW: _Kinds = DESK | {ActorKind.EXECUTOR}
_HOLDER: _Kinds = frozenset({ActorKind.EXECUTOR})
RULES: _Kinds = DESK | {ActorKind.SYSTEM}
HOUSE: _Kinds = RULES | {ActorKind.RESIDENT}
ANYBODY: _Kinds = frozenset(ActorKind)

ALL: _States = frozenset(TicketState)
ALL_CLOCKS = tuple(ClockKind)
# Work that is done tells neither the municipality nor the resident anything: these go on until somebody says that they are met.
_TOLD: frozenset[ClockKind] = frozenset({_C.NOTIFY, _C.TELL_CAUSE})
WORK_CLOCKS = tuple(kind for kind in ClockKind if kind not in _TOLD)
_WAITING: _States = frozenset({_S.REGISTERED, _S.ASSIGNED, _S.REOPENED, _S.DEFERRED})
_AT_WORK: _States = frozenset({_S.ASSIGNED, _S.ACCEPTED, _S.IN_PROGRESS, _S.REOPENED})
_BACK_AT_WORK = (_S.ASSIGNED, _S.REGISTERED)  # to whoever has it, else to the desk


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: the states in which an action is possible, the states it may lead to, who may take it.

    targets: the usual one first; none where the ticket stays where it is. stops: kinds of the clocks that it stops.
    """

    sources: _States
    targets: tuple[TicketState, ...]
    who: _Kinds
    stops: tuple[ClockKind, ...] = ()
    needs_reason: bool = False

    @property
    def target(self) -> TicketState | None:
        """Where the action usually leads; None where the ticket stays where it is."""
        return self.targets[0] if self.targets else None


MOVES: Mapping[TicketAction, Transition] = {
    _A.ASSIGN: Transition(_WAITING | {_S.ACCEPTED, _S.IN_PROGRESS, _S.HANDED_OVER}, (_S.ASSIGNED,), RULES),
    _A.ACCEPT: Transition(frozenset({_S.ASSIGNED}), (_S.ACCEPTED,), CREW, (_C.ACCEPT,)),
    _A.REFUSE: Transition(
        frozenset({_S.ASSIGNED, _S.ACCEPTED, _S.IN_PROGRESS}), (_S.REGISTERED,), _HOLDER, needs_reason=True
    ),
    _A.START: Transition(
        frozenset({_S.ASSIGNED, _S.ACCEPTED}), (_S.IN_PROGRESS,), CREW, (_C.ACCEPT, _C.LOCALISE, _C.INSPECT)
    ),
    _A.FINISH: Transition(frozenset({_S.ACCEPTED, _S.IN_PROGRESS, _S.HANDED_OVER}), (_S.DONE,), CREW, WORK_CLOCKS),
    _A.RESOLVE: Transition(OPEN_STATES, (_S.DONE,), RULES, WORK_CLOCKS),
    _A.CLOSE: Transition(frozenset({_S.DONE, _S.DECLINED}), (_S.CLOSED,), HOUSE, WORK_CLOCKS),
    _A.DEFER: Transition(_WAITING | _AT_WORK, (_S.DEFERRED,), DESK, (_C.ACCEPT,), needs_reason=True),
    _A.WAKE: Transition(frozenset({_S.DEFERRED}), _BACK_AT_WORK, RULES),
    _A.HAND_OVER: Transition(_WAITING | _AT_WORK, (_S.HANDED_OVER,), DESK, (_C.ACCEPT,), needs_reason=True),
    _A.TAKE_BACK: Transition(frozenset({_S.HANDED_OVER}), _BACK_AT_WORK, DESK, (_C.HAND_OVER,)),
    _A.DECLINE: Transition(_WAITING | {_S.ACCEPTED}, (_S.DECLINED,), CREW, ALL_CLOCKS, needs_reason=True),
    _A.REOPEN: Transition(frozenset({_S.DONE, _S.CLOSED, _S.DECLINED}), (_S.REOPENED,), HOUSE, needs_reason=True),
    _A.MERGE: Transition(OPEN_STATES, (_S.MERGED,), DESK, ALL_CLOCKS),
    _A.UNMERGE: Transition(frozenset({_S.MERGED}), tuple(sorted(OPEN_STATES)), DESK),
}

EDITS: Mapping[TicketAction, Transition] = {
    _A.NOTE: Transition(ALL, (), ANYBODY, needs_reason=True),
    _A.PLAN: Transition(OPEN_STATES, (), CREW | {ActorKind.SYSTEM}, (_C.TELL_PLAN,)),
    _A.REPORT: Transition(frozenset({_S.ACCEPTED, _S.IN_PROGRESS, _S.DONE}), (), CREW),
    _A.MARK: Transition(frozenset({_S.DONE, _S.CLOSED}), (), HOUSE),
    _A.ANSWER: Transition(OPEN_STATES, (), CREW),
    _A.DIAGNOSE: Transition(OPEN_STATES, (), DESK),
    _A.CORRECT: Transition(OPEN_STATES, (), DESK),
    _A.CHANGE_URGENCY: Transition(OPEN_STATES, (), DESK, needs_reason=True),
    _A.SET_COST: Transition(ALL - {_S.MERGED}, (), CREW),
    _A.WATCH: Transition(OPEN_STATES, (), RULES),
    _A.UNWATCH: Transition(ALL, (), RULES),
    _A.RELATE: Transition(ALL, (), RULES),
    _A.UNRELATE: Transition(ALL, (), RULES),
    _A.PAUSE_CLOCK: Transition(OPEN_STATES - {_S.DEFERRED}, (), CREW, needs_reason=True),
    _A.RESUME_CLOCK: Transition(OPEN_STATES - {_S.DEFERRED}, (), RULES | CREW),
    _A.MEET_CLOCK: Transition(OPEN_STATES | {_S.DONE, _S.CLOSED}, (), CREW),
    _A.AGREE_LIMIT: Transition(OPEN_STATES, (), DESK, needs_reason=True),
    _A.REAPPLY_POLICY: Transition(OPEN_STATES, (), HEADS, needs_reason=True),
}

TRANSITIONS: Mapping[TicketAction, Transition] = {**MOVES, **EDITS}
"""Everything; who is new at the desk reads this."""


def moves_of(state: TicketState, kind: ActorKind | None = None) -> tuple[TicketAction, ...]:
    """What leads on from that state, for that kind of person; for anybody without one."""
    return _possible(MOVES, state, kind)


def edits_of(state: TicketState, kind: ActorKind | None = None) -> tuple[TicketAction, ...]:
    """What may be changed in that state, for that kind of person; for anybody without one."""
    return _possible(EDITS, state, kind)


def _possible(
    table: Mapping[TicketAction, Transition], state: TicketState, kind: ActorKind | None
) -> tuple[TicketAction, ...]:
    return tuple(action for action, row in table.items() if state in row.sources and (kind is None or kind in row.who))
