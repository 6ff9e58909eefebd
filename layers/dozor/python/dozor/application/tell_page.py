"""A page of the ladder as it stands in the journal: who is told of which clock, by which means, and why."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from dozor.application.describe_page import describe_page
from dozor.application.find_recipients import Recipient
from dozor.application.marking import N_
from dozor.domain.clocks import ClockKind
from dozor.domain.company import Company
from dozor.domain.escalation import Page
from dozor.domain.people import SYSTEM
from dozor.domain.telling import Telling, find_told_already, keep_lately
from dozor.domain.ticket import Change, Ticket, record

# Why somebody is told, by the clock that still runs: message ids of the catalogues.
UNMET: Mapping[ClockKind, str] = {
    ClockKind.ACCEPT: "Nobody has accepted it yet.",
    ClockKind.TELL_PLAN: "The resident has not been told when to expect the work.",
    ClockKind.LOCALISE: "The damage is not contained yet.",
    ClockKind.RESOLVE: "The work is not done yet.",
    ClockKind.INSPECT: "Nobody has looked into the complaint yet.",
    ClockKind.TELL_CAUSE: "The resident has not been told the cause yet.",
    ClockKind.NOTIFY: "The municipality has not been told yet.",
    ClockKind.HAND_OVER: "Whom it was handed to has not done it yet.",
}
TOLD_ALREADY = N_("They were told of it a moment ago: not told the same again.")


def tell_page(page: Page, recipient: Recipient, ticket: Ticket, company: Company, now: datetime) -> Change:
    """The page told to `recipient`, without those ways by which another rung has told them the same a moment ago.

    A page of which no way is left is climbed all the same: its entry says so, and nothing is sent.
    """
    within = timedelta(seconds=company.tell_again_after)
    clock = next(one for one in ticket.clocks if one.kind is page.rung.clock and one.running)
    ways = {by: f"{by}:{address}" for by, address in recipient.ways.items()}
    telling = Telling(page.rung.key, clock.kind, now, tuple(ways.values()), stood_in=bool(recipient.instead_of))
    already = find_told_already(telling, ticket.tellings, clock, within)
    left = {by: way for by, way in ways.items() if way not in already}
    new = (replace(telling, ways=tuple(left.values())),) if left else ()
    told = replace(ticket, told=ticket.told | {page.key}, tellings=(*keep_lately(ticket.tellings, now, within), *new))
    silent = bool(already) and not left
    reached = replace(recipient, phone="", email="") if silent else recipient
    details = describe_page(page, replace(reached, means=tuple(left)))
    if already:
        details["told_already"] = ",".join(by for by in ways if by not in left)
    reason = TOLD_ALREADY if silent else UNMET[page.rung.clock]
    return record(told, "escalated", SYSTEM, now, reason, details)
