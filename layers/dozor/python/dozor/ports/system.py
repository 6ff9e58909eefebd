"""Time, identifiers, texts, signed links and the catalogue."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from dozor.domain.catalogue import Catalogue, Guide
from dozor.domain.company import Company


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...


class Ids(Protocol):
    """Makes identifiers."""

    def new(self) -> str:
        """A new identifier, unique, sortable by time, safe in a URL."""
        ...


class Texts(Protocol):
    """Everything that is said or written to people, by language."""

    def say(self, language: str, message: str, /, **values: object) -> str:
        """`message` (an English message id of the catalogues) in `language`, with `{name}` places filled from values."""
        ...

    def count(self, language: str, one: str, many: str, count: int, /, **values: object) -> str:
        """A phrase that names a number, in the form that the language has for it, with `{count}` and the other places filled.

        one, many: the English message ids, which a catalogue has under the first as their plurals.
        """
        ...

    def latin(self, text: str) -> str:
        """The text in letters that an SMS of 160 characters can hold; what is there already stays as it is."""
        ...

    def money(self, language: str, minor_units: int, currency: str) -> str:
        """A sum as people write it: "9 427,35 ₽". minor_units: kopecks, cents; currency: ISO 4217, empty where unknown."""
        ...

    def day(self, language: str, day: date) -> str:
        """A day of the year as a person would say it: "5 June"."""
        ...

    def moment(self, language: str, at: datetime, company: Company, now: datetime) -> str:
        """`at` as a person would say it in the company's zone: the time alone if it is today, else with the day."""
        ...

    def deadline(self, language: str, at: datetime, company: Company, now: datetime) -> str:
        """`at` as the end of a term, said aloud: "by six in the evening tomorrow" without the "by" where English has one."""
        ...


@dataclass(frozen=True, slots=True)
class ResidentLink:
    """What a resident's link says: whose it is (E.164), of which company, and when it was made (UTC, to the minute)."""

    company: str
    phone: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class WorkLink:
    """What an executor's link to one ticket says: which ticket, whose link, until when it is good (UTC, whole seconds)."""

    company: str
    ticket: str
    executor_id: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class ShiftLink:
    """What an executor's link to their own list says: of which company, whose it is, when it was made (UTC, whole seconds)."""

    company: str
    executor_id: str
    issued_at: datetime


class LinkSigner(Protocol):
    """Makes and checks the links that let executors and residents in without a password.

    A link of one kind is none of the other.
    """

    def sign(self, company: str, ticket: str, executor_id: str, expires_at: datetime) -> str:
        """A token, safe in a URL, good for this ticket and executor until `expires_at`; the same input, the same token."""
        ...

    def open(self, token: str, now: datetime) -> WorkLink:
        """What a good token says; raises NotFound for an altered or expired one."""
        ...

    def sign_for_resident(self, link: ResidentLink) -> str:
        """A token, safe in a URL, short; the same link, the same token. Raises ValueError for a phone that is none."""
        ...

    def open_for_resident(self, token: str) -> ResidentLink:
        """What a good token says; raises NotFound for an altered one. How long it is good is the company's to say."""
        ...

    def sign_for_shift(self, link: ShiftLink) -> str:
        """A token, safe in a URL; the same link, the same token."""
        ...

    def open_for_shift(self, token: str) -> ShiftLink:
        """What a good token says; raises NotFound for an altered one. How long it is good is for whoever opens it."""
        ...


class CatalogueSource(Protocol):
    """Where the catalogue of problems comes from."""

    def current(self) -> Catalogue:
        """The catalogue in force."""
        ...

    def guide(self) -> Guide:
        """Synonyms and questions, which only somebody who looks a problem up needs."""
        ...
