"""What residents and watchers are told of a ticket: which event means which letter, in which words. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from dozor.application.messaging.letter import Letter, Words, mark_person
from dozor.application.messaging.wording import MESSAGES
from dozor.application.wording import WRITTEN, phrase
from dozor.domain.catalogue import Catalogue
from dozor.domain.clocks import Urgency
from dozor.domain.company import Company
from dozor.domain.people import ActorKind
from dozor.domain.secret_links import RESIDENT
from dozor.events.envelope import Envelope
from dozor.events.tickets import TicketEventV1
from dozor.ports.system import LinkSigner, ResidentLink, Texts

# Which event is told to whoever asked, as which kind; everything that leads to another state is told to watchers.
TOLD: Mapping[str, str] = {
    "TicketRegistered": "ticket_registered",
    "TicketDone": "ticket_done",
    "TicketDeclined": "ticket_declined",
    "TicketDeferred": "ticket_deferred",
    "TicketHandedOver": "ticket_handed_over",
    "TicketReopened": "ticket_reopened",
    "TicketMerged": "ticket_merged",
}
WATCHED = frozenset({*TOLD, "TicketAssigned", "TicketAccepted", "TicketStarted", "TicketClosed", "TicketTakenBack"})
BY_OUTAGE = "outage_id"  # in the details of an event: the outage's own telling tells every phone of it, once
ENDS_WITH_OUTAGE = frozenset({"TicketDone", "TicketClosed"})
# Neither that it is done, nor when to expect what is not to be expected any more.
HEARD_ON_THE_LINE = frozenset({"ticket_registered", "ticket_done"})


@dataclass(frozen=True, slots=True)
class TicketNews:
    """An event of a ticket and what its words are made of."""

    event: Envelope
    ticket: TicketEventV1
    company: Company
    catalogue: Catalogue
    texts: Texts
    links: LinkSigner
    pages_address: str

    def letters(self) -> Iterator[Letter]:
        """The letters that this event means; the same event, the same letters."""
        kind = TOLD.get(self.event.type)
        # An outage's own telling, or whoever was on the line while it was done, has told it already.
        on_the_line = self.ticket.first_contact and kind in HEARD_ON_THE_LINE
        told = on_the_line or (bool(self.ticket.details.get(BY_OUTAGE)) and self.event.type in ENDS_WITH_OUTAGE)
        caller = self.ticket.caller_phone
        if kind and caller and not told:
            yield self._letter(kind, caller, self.ticket.caller_name, self.ticket.caller_language, "resident")
        if self.event.type not in WATCHED:
            return
        for watcher in self.ticket.watchers:
            if watcher.address != caller and not (told and watcher.address.startswith("+")):
                role = f"watcher-{mark_person(self.company.slug, watcher.address)}"
                yield self._letter("ticket_watched", watcher.address, watcher.name, watcher.language, role)

    def _letter(self, kind: str, person: str, name: str, language: str, role: str) -> Letter:
        return Letter(
            company=self.company,
            id=f"{self.event.id}-{role}",
            kind=kind,
            person=person,
            write=self._writer(kind),
            made_at=self.event.time,
            name=name,
            language=language,
            ticket=self.ticket.ticket,
            urgent=self.ticket.urgency == Urgency.EMERGENCY,
        )

    def _writer(self, kind: str) -> Callable[[str], Words]:
        def write(language: str) -> Words:
            values = self._values(language)

            def say(name: str) -> str:
                message = WRITTEN.get(name) or MESSAGES[name]
                return phrase(self.texts, self.company, language, name, message, **values)

            return Words(say(kind), say("subject_ticket"), say(f"brief_{kind}"))

        return write

    def _values(self, language: str) -> Mapping[str, object]:
        ticket, details = self.ticket, self.ticket.details
        until = details.get("until") if self.event.type == "TicketDeferred" else ""
        return {
            "company": self.company.name(language),
            "number": ticket.ticket,
            "problem": name_problem(self.catalogue, self.company, ticket.problem, language),
            "address": ticket.address,
            "planned": self._moment(language, ticket.planned_at),
            "until": self._moment(language, datetime.fromisoformat(until) if until else ticket.planned_at),
            "reason": self._reason(language),
            "to": details.get("to", ""),
            "survivor": details.get("into", ""),
            "link": self._link(),
            "state": self.texts.say(language, MESSAGES.get(f"watched_{ticket.state}", ticket.state)),
        }

    def _link(self) -> str:
        """To the page on which whoever asked sees their own tickets; made of the event alone, and short, for an SMS."""
        phone = self.ticket.caller_phone
        if not phone:
            return ""
        link = ResidentLink(self.event.company, phone, self.event.time)
        return f"{self.pages_address}{RESIDENT}{self.links.sign_for_resident(link)}"

    def _moment(self, language: str, at: datetime) -> str:
        return self.texts.moment(language, at, self.company, self.event.time)

    def _reason(self, language: str) -> str:
        """As a sentence. What Dozor itself gives as a reason is a message id; what people wrote is left as they wrote it."""
        own = self.ticket.actor_kind == ActorKind.SYSTEM and self.ticket.reason
        reason = self.texts.say(language, self.ticket.reason) if own else self.ticket.reason
        return reason if reason.endswith((".", "!", "?")) or not reason else f"{reason}."


def name_problem(catalogue: Catalogue, company: Company, key: str, language: str) -> str:
    """The problem as the company calls it."""
    return catalogue.apply(company.catalogue).name(key, language)
