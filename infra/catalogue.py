"""What there is, as plain data: every function with its triggers and rights, and every reaction to an event.

Names are those of `docs/architecture.md`. A function's environment is not here: it is its model in `dozor.config`.
"""

from dataclasses import dataclass
from enum import StrEnum

from dozor.events.tickets import MAY_BEGIN_A_WATCH


class Grant(StrEnum):
    """What a function may do, in words; `infra/constructs/grants.py` says it to IAM."""

    READ_TABLE = "read the table"
    WRITE_TABLE = "write the table"
    SEAL_JOURNAL = "write seals of the journal, and nothing else of the table"
    NOTE_CALLS = "note that there is a call"
    START_ESCALATION = "start ticket_escalation"
    STOP_ESCALATION = "stop ticket_escalation"
    SEND_SMS = "send SMS"
    SEND_MAIL = "send e-mail"
    READ_LINK_SECRET = "read the secret that signs links"  # noqa: S105 - a name, not a secret
    PUSH_TO_PAGES = "send to open pages"
    READ_RECORDINGS = "read recordings"
    OFFER_UPLOADS = "let people upload files and save those that were looked at"
    CHECK_UPLOADS = "look at uploaded files, release and discard them"
    MAKE_CALLS = "call executors"
    TIE_NUMBERS = "claim numbers and tie them to flows"
    MANAGE_USERS = "look after people's accounts"
    WATCH_CENTRE = "see what goes on in the contact centre"
    SUPERVISE = "listen to calls, move those who wait, set operators' states"


@dataclass(frozen=True, slots=True)
class FromFlow:
    """A contact flow invokes it, and the caller hears silence meanwhile."""


@dataclass(frozen=True, slots=True)
class FromStack:
    """CloudFormation invokes it for a custom resource."""


@dataclass(frozen=True, slots=True)
class FromQueue:
    """The queue of a reaction."""

    queue: str


@dataclass(frozen=True, slots=True)
class FromStateMachine:
    """A state machine invokes it."""


@dataclass(frozen=True, slots=True)
class FromSocket:
    """A route of the WebSocket API."""

    route: str


@dataclass(frozen=True, slots=True)
class FromContactRecords:
    """The Kinesis stream of contact records."""


@dataclass(frozen=True, slots=True)
class FromSchedule:
    """Every so many minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class FromDeliveryLogs:
    """CloudWatch Logs' subscription on the delivery logs of SMS."""


@dataclass(frozen=True, slots=True)
class FromApi:
    """Every route of the HTTP API."""


Trigger = (
    FromFlow
    | FromStack
    | FromQueue
    | FromStateMachine
    | FromSocket
    | FromContactRecords
    | FromSchedule
    | FromDeliveryLogs
    | FromApi
)


@dataclass(frozen=True, slots=True)
class FunctionSpec:
    """One function. timeout: seconds; memory: MB, which also buys processor time."""

    name: str
    trigger: Trigger
    grants: tuple[Grant, ...] = ()
    timeout: int = 30
    memory: int = 512
    entry: str = "handler.handler"

    @property
    def handler(self) -> str:
        """The handler as Lambda is told it."""
        return f"functions.{self.name}.{self.entry}"

    @property
    def title(self) -> str:
        """The name as it stands in logical ids: load_company -> LoadCompany."""
        return self.name.title().replace("_", "")


_READ = (Grant.READ_TABLE,)
_WRITE = (Grant.READ_TABLE, Grant.WRITE_TABLE)

# Connect waits eight seconds in all, retries included (Connect administrator guide, "Invoke AWS Lambda functions").
FLOW_SECONDS = 7

# A failed event comes back after six time-outs: a page of an escalation must not wait three minutes for its second try.
REACTION_SECONDS = 12

FUNCTIONS: tuple[FunctionSpec, ...] = (
    FunctionSpec("load_company", FromFlow(), (*_READ, Grant.NOTE_CALLS), FLOW_SECONDS, 1024),
    FunctionSpec("identify_caller", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("find_ticket", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("find_specialist", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("describe_waiting", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("check_callback", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("remember_language", FromFlow(), _WRITE, FLOW_SECONDS, 1024),
    FunctionSpec("find_meters", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("check_reading", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("store_reading", FromFlow(), _WRITE, FLOW_SECONDS, 1024),
    FunctionSpec("subscribe_outage", FromFlow(), _WRITE, FLOW_SECONDS, 1024),
    FunctionSpec("greet_voicemail", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("rate_call", FromFlow(), _READ, FLOW_SECONDS, 1024),
    FunctionSpec("accept_by_phone", FromFlow(), _WRITE, FLOW_SECONDS, 1024),
    FunctionSpec("register_company", FromStack(), _WRITE),
    FunctionSpec("configure_connect", FromStack(), (Grant.TIE_NUMBERS,), timeout=120),
    FunctionSpec(
        "start_escalation",
        FromQueue("escalation-starts"),
        (*_READ, Grant.START_ESCALATION, Grant.STOP_ESCALATION),  # a new generation stops the one before it
        REACTION_SECONDS,
    ),
    FunctionSpec("stop_escalation", FromQueue("escalation-stops"), (Grant.STOP_ESCALATION,), REACTION_SECONDS),
    FunctionSpec("check_clock", FromStateMachine(), _WRITE),
    FunctionSpec(
        "watch_duty",
        FromQueue("duty-watches"),
        (*_READ, Grant.START_ESCALATION, Grant.STOP_ESCALATION),
        REACTION_SECONDS,
    ),
    FunctionSpec(
        "send_notification",
        FromQueue("notifications"),
        (*_WRITE, Grant.SEND_SMS, Grant.SEND_MAIL, Grant.READ_LINK_SECRET, Grant.MAKE_CALLS),
        REACTION_SECONDS,
    ),
    FunctionSpec("watch_outages", FromQueue("outage-watches"), _WRITE, REACTION_SECONDS),
    FunctionSpec(
        "tell_outage",
        FromQueue("outage-news"),
        (*_WRITE, Grant.SEND_SMS, Grant.SEND_MAIL, Grant.MAKE_CALLS),
        REACTION_SECONDS,
    ),
    FunctionSpec("push_changes", FromQueue("pushes"), (*_WRITE, Grant.PUSH_TO_PAGES), REACTION_SECONDS),
    FunctionSpec("open_connection", FromSocket("$connect"), _WRITE),
    FunctionSpec("close_connection", FromSocket("$disconnect"), _WRITE),
    FunctionSpec("answer_connection", FromSocket("$default"), timeout=5, memory=256),
    FunctionSpec("record_contact", FromContactRecords(), _WRITE),
    FunctionSpec("record_delivery", FromDeliveryLogs(), _WRITE),
    FunctionSpec(
        "tend_messages",
        FromSchedule(1),
        (*_WRITE, Grant.SEND_SMS, Grant.SEND_MAIL, Grant.MAKE_CALLS),
        timeout=120,
    ),
    FunctionSpec(
        "sweep_watches",
        FromSchedule(60),
        (*_WRITE, Grant.START_ESCALATION, Grant.STOP_ESCALATION),  # which grants to look at an execution, too
        timeout=300,
    ),
    # Midnight comes at another hour in every zone; a company's day is sealed within an hour and a half of its end.
    FunctionSpec("seal_journal", FromSchedule(60), (*_READ, Grant.SEAL_JOURNAL), timeout=900, memory=1024),
    # A file of 20 MB is held in memory, and looked through several times.
    FunctionSpec("check_attachment", FromQueue("uploads"), (*_WRITE, Grant.CHECK_UPLOADS), timeout=30, memory=1024),
    FunctionSpec(
        "rest_api",
        FromApi(),
        (
            *(
                *_WRITE,
                Grant.READ_LINK_SECRET,
                Grant.READ_RECORDINGS,
                Grant.OFFER_UPLOADS,
                Grant.MANAGE_USERS,
                Grant.PUSH_TO_PAGES,
            ),
            *(Grant.WATCH_CENTRE, Grant.SUPERVISE),
        ),
        timeout=20,
        memory=1024,
        entry="app.app",
    ),
)

BUS_NAME = "dozor"


@dataclass(frozen=True, slots=True)
class Reaction:
    """A queue, and the events that a rule puts into it.

    types: detail types, none for all. window: seconds that a reader waits for more, so that it deals with several at once.
    batch: most events that a reader is given at once. A source "aws.…" is a service of AWS, whose events come on the
    default bus; of S3's only those of files in quarantine are meant.
    """

    queue: str
    source: str
    types: tuple[str, ...] = ()
    window: int = 0
    batch: int = 10


REACTIONS: tuple[Reaction, ...] = (
    Reaction("escalation-starts", "dozor.tickets", MAY_BEGIN_A_WATCH),
    # A ticket is closed only once it is done or declined, so its watch has been stopped by then.
    Reaction("escalation-stops", "dozor.tickets", ("TicketDone", "TicketDeclined", "TicketMerged")),
    Reaction(
        "notifications",
        "dozor.",
        (
            *("TicketRegistered", "TicketAssigned", "TicketEscalated", "TicketDone", "TicketDeclined"),
            *("TicketDeferred", "TicketHandedOver", "TicketReopened", "TicketMerged"),
            *("TicketAccepted", "TicketStarted", "TicketTakenBack", "TicketClosed"),  # for watchers alone
            *("CallbackDutyOpened", "CallbackDutyEscalated"),
            "ShiftLinkAsked",
        ),
    ),
    Reaction("duty-watches", "dozor.contacts", ("CallbackDutyOpened", "CallbackDutyDone")),
    # Whoever looks for similar requests a second later finds those that were registered at the same moment.
    Reaction(
        "outage-watches",
        "dozor.",
        (
            "TicketRegistered",
            "OutageEntered",
            "OutageConfirmed",
            "OutageChanged",
            "OutageEnded",
            "OutageTicketsDue",
        ),
        window=1,
    ),
    Reaction("outage-news", "dozor.outages", ("OutageTellingDue",)),
    Reaction("uploads", "aws.s3", ("Object Created",), batch=1),
    # What happens in one moment is told in one go; pages show it within two seconds.
    Reaction("pushes", "dozor.", window=1),
)

# What may be attached to a ticket: the platform's own data, told to functions as ATTACHMENT_RULES (`AttachmentRules`).
ATTACHMENT_RULES: dict[str, object] = {
    "largest_bytes": 20 * 1024 * 1024,
    "most": 30,
    "most_of_resident": 10,
    "upload_seconds": 10 * 60,
    "link_seconds": 15 * 60,
    "endings": {
        "image/jpeg": [".jpg", ".jpeg"],
        "image/png": [".png"],
        "image/webp": [".webp"],
        "image/heic": [".heic", ".heif"],
        "application/pdf": [".pdf"],
        "video/mp4": [".mp4", ".m4v", ".3gp"],
        "video/quicktime": [".mov", ".qt"],
    },
}

# The wallboard of the centre: the platform's own data, told to functions as CENTRE_RULES (`CentreRules`). Seconds and percent.
# A request to most of Connect's operations twice a second is all an account may do ("Amazon Connect service quotas").
CENTRE_RULES: dict[str, object] = {
    "time_zone": "Europe/Moscow",
    "look_every": 4,
    "count_every": 60,
    "stale_after": 15,
    "service_level_within": 20,
    "service_level_target": 80,
    "wait_warning": 60,
    "wait_late": 300,
    "prefer_for": 120,
}

STATE_MACHINE = "ticket_escalation"
ROLES: tuple[str, ...] = ("operator", "executor", "supervisor", "manager", "admin")
