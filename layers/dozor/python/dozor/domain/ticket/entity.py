"""The ticket as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dozor.domain.clocks import Clock, Urgency
from dozor.domain.diagnosis import Diagnosis
from dozor.domain.escalation import NextLook
from dozor.domain.journal import GENESIS
from dozor.domain.people import Actor
from dozor.domain.telling import Telling
from dozor.domain.ticket.parts import CostType, HandOver, Merger, Person, Place, Relation, Watcher, WorkReport
from dozor.domain.ticket.states import OPEN_STATES, TicketAction, TicketState
from dozor.domain.ticket.transitions import edits_of, moves_of


@dataclass(frozen=True, slots=True)
class Ticket:
    """One request, one version. Times are aware, UTC; `number` is what is said on the phone.

    version: number of journal entries so far; journal_head: the hash of the last. generation: of its escalation,
    raised when something may fall due earlier than whoever watches it knows. told: keys of the escalation rungs already
    told in this generation.
    planned_at: when the resident may expect the work to be done. catalogue_version: of the catalogue it was registered by.
    occurred_at: when the damage happened, if that is known. place_key: the catalogue's place. answers: question -> answer.
    resident: whom it is about, where that is not the caller. reopened: how often. first_contact: solved while the caller was
    on the line. mark: the resident's satisfaction, 1 to 5, 0 without one. done_at: when the work was reported done.
    merged: what it was before it was found to be a duplicate. held_until: when the shift of its executor ends. refused_by:
    ids of executors to whom the rules do not give it again. look: when its watch looks next. diagnosis: what a
    guide's script was answered, for whoever comes. tellings: pages of the last minutes, by whom they reached.
    """

    company: str
    number: str
    state: TicketState
    place: Place
    caller: Person
    problem: str
    category: str
    trade: str
    urgency: Urgency
    description: str
    channel: str
    registered_at: datetime
    planned_at: datetime
    clocks: tuple[Clock, ...] = ()
    contact_id: str = ""
    executor_id: str = ""
    executor_name: str = ""
    told: frozenset[str] = frozenset()
    generation: int = 1
    version: int = 0
    journal_head: str = GENESIS
    catalogue_version: str = ""
    occurred_at: datetime | None = None
    place_key: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    resident: Person | None = None
    cost: CostType = CostType.UNSAID
    watchers: tuple[Watcher, ...] = ()
    relations: tuple[Relation, ...] = ()
    outage_id: str = ""
    deferred_until: datetime | None = None
    hand_over: HandOver | None = None
    merged: Merger | None = None
    declined_because: str = ""
    report: WorkReport | None = None
    reopened: int = 0
    first_contact: bool = False
    mark: int = 0
    done_at: datetime | None = None
    held_until: datetime | None = None
    refused_by: frozenset[str] = frozenset()
    look: NextLook | None = None
    diagnosis: Diagnosis | None = None
    tellings: tuple[Telling, ...] = ()

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state in OPEN_STATES

    @property
    def allowed(self) -> tuple[TicketAction, ...]:
        """What may lead on from here, for anybody."""
        return moves_of(self.state)

    def allowed_to(self, actor: Actor) -> tuple[TicketAction, ...]:
        """What this person may do to lead it on from here."""
        return moves_of(self.state, actor.kind)

    def edits_for(self, actor: Actor) -> tuple[TicketAction, ...]:
        """What this person may change while it stays where it is."""
        return edits_of(self.state, actor.kind)

    @property
    def ended_at(self) -> datetime | None:
        """When the work ended: reported done, or the last clock stopped; None while it is open."""
        if self.open:
            return None
        return self.done_at or max((clock.stopped_at for clock in self.clocks if clock.stopped_at), default=None)
