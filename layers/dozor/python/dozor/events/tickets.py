"""Events of a ticket: one per journal entry. Old consumers must parse new events, so fields are only ever added."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from dozor.domain.journal import JournalEntry
from dozor.domain.ticket import Change, Ticket, TicketAction
from dozor.events.envelope import Envelope

SOURCE = "dozor.tickets"


class WatcherV1(BaseModel):
    """An address that is told: a phone (E.164) or an e-mail address. for_ticket: of the duplicate that they asked for."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True, from_attributes=True)

    address: str
    name: str = ""
    language: str = ""
    for_ticket: str = ""


class TicketEventV1(BaseModel):
    """What happened to a ticket, and how it stands since. Times UTC; phones E.164."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    ticket: str
    state: str
    generation: int
    problem: str
    urgency: str
    address: str
    flat: str
    caller_name: str
    caller_phone: str
    caller_language: str
    executor_id: str
    executor_name: str
    planned_at: datetime
    contact_id: str
    actor_kind: str
    actor_name: str
    reason: str
    details: dict[str, str]
    watch_from: datetime | None = (
        None  # when a watch that begins now looks first; none begins without; since 2026-11-22
    )
    watchers: tuple[WatcherV1, ...] = ()  # who else is told of a change of state; since 2026-11-22
    merged_into: str = ""  # of a duplicate: the ticket that lives on; since 2026-11-22
    first_contact: bool = False  # done while the caller was on the line; since 2026-11-22
    outage: str = ""  # that the ticket is part of; since 2026-11-22


TYPES: Mapping[str, str] = {
    TicketAction.REGISTER: "TicketRegistered",
    TicketAction.ASSIGN: "TicketAssigned",
    TicketAction.ACCEPT: "TicketAccepted",
    TicketAction.REFUSE: "TicketRefused",
    TicketAction.START: "TicketStarted",
    TicketAction.FINISH: "TicketDone",
    TicketAction.CLOSE: "TicketClosed",
    TicketAction.DEFER: "TicketDeferred",
    TicketAction.HAND_OVER: "TicketHandedOver",
    TicketAction.DECLINE: "TicketDeclined",
    TicketAction.REOPEN: "TicketReopened",
    TicketAction.RESOLVE: "TicketDone",
    TicketAction.WAKE: "TicketWoken",
    TicketAction.TAKE_BACK: "TicketTakenBack",
    TicketAction.MERGE: "TicketMerged",
    TicketAction.UNMERGE: "TicketUnmerged",
    TicketAction.NOTE: "TicketNoted",
    TicketAction.PLAN: "TicketPlanned",
    TicketAction.REPORT: "TicketReported",
    TicketAction.MARK: "TicketMarked",
    TicketAction.ANSWER: "TicketAnswered",
    TicketAction.DIAGNOSE: "TicketDiagnosed",
    TicketAction.CORRECT: "TicketCorrected",
    TicketAction.CHANGE_URGENCY: "TicketUrgencyChanged",
    TicketAction.SET_COST: "TicketCostSet",
    TicketAction.WATCH: "TicketWatched",
    TicketAction.UNWATCH: "TicketUnwatched",
    TicketAction.RELATE: "TicketRelated",
    TicketAction.UNRELATE: "TicketUnrelated",
    TicketAction.PAUSE_CLOCK: "TicketClockPaused",
    TicketAction.RESUME_CLOCK: "TicketClockResumed",
    TicketAction.MEET_CLOCK: "TicketClockMet",
    TicketAction.AGREE_LIMIT: "TicketLimitAgreed",
    TicketAction.REAPPLY_POLICY: "TicketPolicyReapplied",
    "escalated": "TicketEscalated",
    "watch_restored": "TicketWatchRestored",
    "called": "TicketCalled",
    "call_deferred": "TicketCallDeferred",
    "outage_attached": "TicketJoinedOutage",
    "outage_detached": "TicketLeftOutage",
    "attached": "TicketAttached",
    "attachment_refused": "TicketAttachmentRefused",
    "attachment_removed": "TicketAttachmentRemoved",
}


# What may bring the next look of a ticket's watch nearer; whether it has, the event itself tells.
MAY_BEGIN_A_WATCH: tuple[str, ...] = (
    *("TicketRegistered", "TicketAssigned", "TicketReopened", "TicketUnmerged", "TicketRefused"),
    *("TicketDeferred", "TicketWoken", "TicketHandedOver", "TicketTakenBack"),
    *("TicketUrgencyChanged", "TicketCorrected", "TicketClockResumed", "TicketLimitAgreed"),
    *("TicketPolicyReapplied", "TicketWatchRestored"),
)


def describe_change(change: Change) -> tuple[Envelope, ...]:
    """The events that a change means, one per journal entry, in order; one of them tells that a watch begins, if one does."""
    look = change.ticket.look
    watch_from = look.at if change.begins_watch and look else None
    teller = next((entry for entry in change.entries if TYPES[entry.action] in MAY_BEGIN_A_WATCH), None)
    return tuple(
        _describe_entry(change.ticket, entry, watch_from if entry is teller else None) for entry in change.entries
    )


def _describe_entry(ticket: Ticket, entry: JournalEntry, watch_from: datetime | None) -> Envelope:
    payload = TicketEventV1(
        ticket=ticket.number,
        state=ticket.state,
        generation=ticket.generation,
        problem=ticket.problem,
        urgency=ticket.urgency,
        address=ticket.place.address,
        flat=ticket.place.flat,
        caller_name=ticket.caller.name,
        caller_phone=ticket.caller.phone,
        caller_language=ticket.caller.language,
        executor_id=ticket.executor_id,
        executor_name=ticket.executor_name,
        planned_at=ticket.planned_at,
        contact_id=ticket.contact_id,
        actor_kind=entry.actor.kind,
        actor_name=entry.actor.name,
        reason=entry.reason,
        details=dict(entry.details),
        watch_from=watch_from,
        watchers=tuple(WatcherV1.model_validate(one) for one in ticket.watchers),
        merged_into=ticket.merged.into if ticket.merged else "",
        first_contact=ticket.first_contact,
        outage=ticket.outage_id,
    )
    return Envelope(
        id=f"{ticket.company}-ticket-{ticket.number}-{entry.position}",
        source=SOURCE,
        type=TYPES[entry.action],
        company=ticket.company,
        subject=ticket.number,
        sequence=entry.position,
        time=entry.at,
        correlation_id=ticket.contact_id,
        data=payload.model_dump(mode="json"),
    )
