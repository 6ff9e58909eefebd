"""A management company, as data: everything in which one company differs from another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from zoneinfo import ZoneInfo

from dozor.domain.assignment_rules import AssignmentRules
from dozor.domain.catalogue import CatalogueChanges
from dozor.domain.clocks import Clock, ClockRule, Urgency, rule_of
from dozor.domain.escalation import Rung
from dozor.domain.message_rules import MessageRules
from dozor.domain.meter_rules import MeterRules
from dozor.domain.outage_rules import OutageRules
from dozor.domain.specialist import ACCOUNTING, SPECIALIST, Specialist
from dozor.domain.working_calendar import ALWAYS, WorkingCalendar


class MenuChoice(StrEnum):
    """Where a key of the menu leads, besides `specialist:<key>`."""

    EMERGENCY = "emergency"
    GAS = "gas"  # the same queue, before everybody else; besides the question that follows EMERGENCY
    REPAIR = "repair"
    ACCOUNTING = "accounting"
    METER_READINGS = "meter_readings"
    TICKET_STATE = "ticket_state"
    VOICE_MESSAGE = "voice_message"
    OPERATOR = "operator"
    COORDINATOR = "coordinator"


class NumberMeans(StrEnum):
    """How a company's telephone number reaches Connect."""

    CLAIM = "claim"  # Connect claims a new one
    EXISTING = "existing"  # claimed already; tied to the flow
    FORWARDED = "forwarded"  # the carrier forwards it to a claimed number


@dataclass(frozen=True, slots=True)
class DialledNumber:
    """A number that residents dial (E.164), and, if forwarded, the claimed number on which Connect hears the call."""

    e164: str
    means: NumberMeans
    arrives_on: str = ""

    @property
    def heard_on(self) -> str:
        """The number that Connect reports as the system endpoint."""
        return self.arrives_on or self.e164


@dataclass(frozen=True, slots=True)
class Manager:
    """Who answers at the top of the ladder: for the company, or for the centre that serves it."""

    name: str
    phone: str
    email: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """One company. names, texts: by language; languages: the first is the main one. time_zone: IANA name.

    menu: key of the telephone -> where it leads: a MenuChoice, or `specialist:` and the key of one. voices: language ->
    Polly voice. texts: message id -> language -> the company's own wording instead of the catalogue's. clocks, rungs: the
    policy pack with the company's own values.
    callback_seconds: how soon somebody who hung up unheard must be called back. queues: dedicated queues, function -> ARN.
    asks_mark: whether callers are asked to rate a conversation; bad_mark: marks up to this one reach the quality service.
    shortest_message_seconds: a voice message below this length says nothing, so its caller is to be called back.
    supervisor: of the centre, told when the company itself keeps silent.
    quality_seconds: how soon a bad mark must be looked into. catalogue: problems it has switched off, renamed or added.
    messages: when and how often it writes to people.
    assignment: by which rules executors get tickets. reopen_within: seconds after its end in which a ticket can be reopened.
    resident_link_days: how long the link of an SMS shows residents their own tickets.
    outages: who is told of them, how early planned ones are announced, how long they may last.
    pause_reasons: for what clocks may be paused: key -> language -> what people call it.
    currency: in which residents owe what they owe (ISO 4217); empty where the file does not say.
    tell_again_after: seconds in which rungs that fall back on one person do not tell them the same again by the same way.
    """

    slug: str
    names: Mapping[str, str]
    languages: tuple[str, ...]
    time_zone: str
    numbers: tuple[DialledNumber, ...]
    menu: Mapping[str, str]
    manager: Manager
    clocks: tuple[ClockRule, ...]
    rungs: tuple[Rung, ...]
    callback_seconds: int
    voices: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    queues: Mapping[str, str] = field(default_factory=dict)
    meters: MeterRules = field(default_factory=MeterRules)
    sms_sender: str = ""
    mail_from: str = ""
    asks_mark: bool = True
    bad_mark: int = 2
    shortest_message_seconds: int = 3
    specialists: tuple[Specialist, ...] = ()
    calendar: WorkingCalendar = ALWAYS
    choose_language: bool = False
    emergency_number: str = "112"
    gas_number: str = "104"
    answer_seconds: int = 300
    quality_seconds: int = 86_400
    sources: Mapping[str, str] = field(default_factory=dict)
    catalogue: CatalogueChanges = field(default_factory=CatalogueChanges)
    messages: MessageRules = field(default_factory=MessageRules)
    supervisor: Manager | None = None
    assignment: AssignmentRules = field(default_factory=AssignmentRules)
    outages: OutageRules = field(default_factory=OutageRules)
    reopen_within: int = 1_209_600
    resident_link_days: int = 90
    pause_reasons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tell_again_after: int = 300
    currency: str = ""

    @property
    def zone(self) -> ZoneInfo:
        """The company's own time zone."""
        return ZoneInfo(self.time_zone)

    @property
    def language(self) -> str:
        """The main language."""
        return self.languages[0]

    @property
    def calls_from(self) -> str:
        """The number that our own calls show (E.164): a claimed one, for Connect shows no other; empty without any number."""
        return self.numbers[0].heard_on if self.numbers else ""

    def name(self, language: str) -> str:
        """What the company calls itself in that language, else in its main one."""
        return self.names.get(language) or self.names[self.language]

    def speak(self, language: str) -> str:
        """The language to use with somebody who prefers `language`: that one if the company has it, else the main one."""
        return language if language in self.languages else self.language

    def specialist(self, choice: str) -> Specialist | None:
        """The specialist that a choice of the menu leads to: `specialist:<key>`, or `accounting`, who needs no entry."""
        key = choice.removeprefix(SPECIALIST)
        own = next((one for one in self.specialists if one.key == key), None)
        return own or (ACCOUNTING if key == ACCOUNTING.key else None)

    def calendar_of(self, specialist: Specialist) -> WorkingCalendar:
        """The specialist's own calendar, else the company's."""
        return specialist.calendar or self.calendar

    def clock_rule(self, clock: Clock, urgency: Urgency, problem: str) -> ClockRule | None:
        """The rule that a clock of such a ticket came from; None when the company has it no longer."""
        return rule_of(self.clocks, clock, urgency, problem)
