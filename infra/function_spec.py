"""What a function of the catalogue is: what invokes it, and what it may do."""

from dataclasses import dataclass
from enum import StrEnum


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
