"""Who can be played: the demo's logins, numbers to dial and callers, told by whoever set the demo up."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Login:
    """A person who can sign in. role: as a person would say it, such as "operator"."""

    email: str
    password: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class KnownSpecialist:
    """Whom a key leads to. leads_to: queue, number or voicemail; number: E.164, of an outside one.

    closed: what happens outside the working hours, as in the company's file; empty for who is always at work.
    """

    leads_to: str
    number: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True)
class CompanyNumber:
    """A number to dial (E.164) and whose it is; company: its slug, name: its name, language: in which it greets first.

    languages: those it speaks, the first one first. menu: key of the telephone -> where it leads, as in the company's file.
    specialists: those of the menu, by their keys.
    """

    company: str
    name: str
    dial: str
    language: str = ""
    languages: tuple[str, ...] = ()
    menu: Mapping[str, str] = field(default_factory=dict)
    specialists: Mapping[str, KnownSpecialist] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownCaller:
    """Somebody to call as. phone: E.164; company: its slug; both name and company are empty for a stranger.

    role: resident, executor or manager (whom the centre calls), empty for a stranger. address: of a resident's first house,
    without the flat; language: which the register names; flats, meters: how many they have.
    """

    phone: str
    name: str
    company: str
    role: str = ""
    address: str = ""
    language: str = ""
    flats: int = 0
    meters: int = 0


@dataclass(frozen=True, slots=True)
class Demo:
    """Everything of `GET /laptop/demo`."""

    logins: tuple[Login, ...] = ()
    numbers: tuple[CompanyNumber, ...] = ()
    callers: tuple[KnownCaller, ...] = ()

    def as_document(self) -> dict[str, Any]:
        """The document that pages read."""
        return asdict(self)
