"""The ticket: what a resident asked for, what is allowed to happen to it, and the entry each step leaves.

What every part of the trade needs is told here; steps that only few take are imported from their own modules.
"""

from dozor.domain.ticket.change import Change, record, transition
from dozor.domain.ticket.entity import Ticket
from dozor.domain.ticket.parts import (
    CostType,
    HandOver,
    Merger,
    Person,
    Place,
    Relation,
    RelationKind,
    Watcher,
    WorkReport,
)
from dozor.domain.ticket.states import OPEN_STATES, TicketAction, TicketState
from dozor.domain.ticket.steps import assign, reassign, register, reopen
from dozor.domain.ticket.transitions import TRANSITIONS, Transition

__all__ = [
    "OPEN_STATES",
    "TRANSITIONS",
    "Change",
    "CostType",
    "HandOver",
    "Merger",
    "Person",
    "Place",
    "Relation",
    "RelationKind",
    "Ticket",
    "TicketAction",
    "TicketState",
    "Transition",
    "Watcher",
    "WorkReport",
    "assign",
    "reassign",
    "record",
    "register",
    "reopen",
    "transition",
]
