"""A small company in memory, with everything that the use cases need, and short ways to make things happen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from dozor.application.act_on_ticket import ActOnTicket, act_on_ticket
from dozor.application.register_ticket import Registered, RegisterTicket, register_ticket
from dozor.domain.building import Building
from dozor.domain.catalogue import Catalogue, Problem
from dozor.domain.clocks import ClockKind, ClockRule, Urgency
from dozor.domain.company import Company, DialledNumber, Manager, MenuChoice, NumberMeans
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.people import Actor, ActorKind, Executor, Resident
from dozor.domain.ticket import Person, Ticket, TicketAction
from dozor.ports.system import Texts
from tests.fakes.callers import FakeCallers
from tests.fakes.companies import FakeCompanies
from tests.fakes.contacts import FakeContacts
from tests.fakes.messages import FakeMessages
from tests.fakes.meters import FakeMeters
from tests.fakes.outages import FakeOutages
from tests.fakes.people import FakePeople
from tests.fakes.tickets import FakeTickets

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PHONE = "+79000000101"
OPERATOR = Actor(ActorKind.OPERATOR, "olga@example.org", "Olga")


class PlainTexts(Texts):
    """Says everything in English, with the language before it."""

    def say(self, language: str, message: str, /, **values: object) -> str:
        return f"[{language}] {message.format(**values)}"

    def count(self, language: str, one: str, many: str, count: int, /, **values: object) -> str:
        return self.say(language, one if count == 1 else many, count=count, **values)

    def latin(self, text: str) -> str:
        return text

    def money(self, language: str, minor_units: int, currency: str) -> str:
        return f"{minor_units / 100:.2f} {currency}".strip()

    def day(self, language: str, day: date) -> str:
        return f"{day:%d.%m}"

    def moment(self, language: str, at: datetime, company: Company, now: datetime) -> str:
        return at.astimezone(company.zone).strftime("%H:%M")

    def deadline(self, language: str, at: datetime, company: Company, now: datetime) -> str:
        return self.moment(language, at, company, now)


LEAK = Problem(
    "leak", "water", "plumber", Urgency.EMERGENCY, {"en": "Leak", "ru": "Протечка"}, {"en": "Close the valve."}
)
PAINT = Problem("paint", "repair", "painter", Urgency.PLANNED, {"en": "Paint"}, {})

COMPANY = Company(
    slug="zarya",
    names={"ru": "Заря", "en": "Zarya"},
    languages=("ru", "en"),
    time_zone="Europe/Moscow",
    numbers=(DialledNumber("+78005550101", NumberMeans.FORWARDED, "+12025550101"),),
    menu={"1": MenuChoice.EMERGENCY, "2": MenuChoice.REPAIR, "3": MenuChoice.TICKET_STATE, "0": MenuChoice.OPERATOR},
    manager=Manager("Anna", "+79000000001", "anna@example.org", "en"),
    clocks=(
        ClockRule(ClockKind.ACCEPT, tuple(Urgency), 600),
        ClockRule(ClockKind.TELL_PLAN, tuple(Urgency), 1_800),
        ClockRule(ClockKind.LOCALISE, (Urgency.EMERGENCY,), 1_800),
        ClockRule(ClockKind.RESOLVE, tuple(Urgency), 259_200),
    ),
    rungs=(
        Rung("remind", ClockKind.ACCEPT, 300, Whom.EXECUTOR, (Means.SMS,)),
        Rung("foreman", ClockKind.ACCEPT, 600, Whom.FOREMAN, (Means.SMS,)),
        Rung("manager", ClockKind.ACCEPT, 900, Whom.MANAGER, (Means.SMS, Means.EMAIL)),
    ),
    callback_seconds=600,
    voices={"ru": "Tatyana", "en": "Joanna"},
)
PAVEL = Executor("zarya", "pavel", "Pavel", "+79000000201", ("plumber",), foreman_id="fedor")
FEDOR = Executor("zarya", "fedor", "Fedor", "+79000000202", ("foreman",), email="fedor@example.org")
IVAN = Resident("zarya", "r1", "Sidorov Ivan Petrovich", PHONE, "b1", "5", "1 Main Street", debt=150_000)


@dataclass
class Trade:
    """The company and its stores."""

    companies: FakeCompanies = field(default_factory=FakeCompanies)
    people: FakePeople = field(default_factory=FakePeople)
    tickets: FakeTickets = field(default_factory=FakeTickets)
    contacts: FakeContacts = field(default_factory=FakeContacts)
    messages: FakeMessages = field(default_factory=FakeMessages)
    meters: FakeMeters = field(default_factory=FakeMeters)
    outages: FakeOutages = field(default_factory=FakeOutages)
    texts: PlainTexts = field(default_factory=PlainTexts)
    catalogue: Catalogue = field(default_factory=lambda: Catalogue("1", {"leak": LEAK, "paint": PAINT}))

    def __post_init__(self) -> None:
        self.callers = FakeCallers(self.people, self.tickets, self.contacts)
        self.tickets.contacts = self.contacts

    def register(self, key: str = "form-1", **changes: object) -> Registered:
        """Save a form."""
        form: dict[str, object] = {
            "company": "zarya",
            "key": key,
            "actor": OPERATOR,
            "caller": Person("Ivan", PHONE, "r1"),
            "building_id": "b1",
            "problem": "leak",
            "now": NOW,
            "flat": "5",
            **changes,
        }
        command = RegisterTicket(**form)  # type: ignore[arg-type]
        return register_ticket(command, self.companies, self.people, self.tickets, self.contacts, self.catalogue)

    def act(self, number: str, action: TicketAction, *, after: timedelta = timedelta(), **more: object) -> Ticket:
        """Do something to a ticket."""
        command = ActOnTicket("zarya", number, action, OPERATOR, NOW + after, **more)  # type: ignore[arg-type]
        return act_on_ticket(command, self.companies, self.people, self.tickets)


def open_trade(texts: Mapping[str, Mapping[str, str]] | None = None, **changes: object) -> Trade:
    """The company with one building, one resident, a plumber and a foreman."""
    trade = Trade()
    trade.companies.save(replace(COMPANY, texts=texts or {}, **changes))  # type: ignore[arg-type]
    building = Building("zarya", "b1", "1 Main Street")
    trade.people.save_people([building], [IVAN], [PAVEL, FEDOR])
    return trade
