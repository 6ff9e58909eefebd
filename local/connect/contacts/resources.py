"""What an instance holds: queues, hours, routing profiles, users, flows, modules, numbers, prompts."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from local.connect.contacts.hours import WeekHours
from local.connect.contacts.overrides import Override, is_open
from local.connect.language.model import Flow, FlowType
from local.connect.ports import Json


@dataclass(slots=True)
class Queue:
    """A queue. max_contacts: capacity, None without a limit."""

    id: str
    name: str
    hours_id: str
    description: str = ""
    max_contacts: int | None = None
    enabled: bool = True
    outbound_caller: Json = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Hours:
    """Hours of operation. config: as the API gives it; week: the same, ready to be asked."""

    id: str
    name: str
    time_zone: str
    config: list[Json]
    week: WeekHours
    description: str = ""
    tags: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, Override] = field(default_factory=dict)
    """Holidays and other days that are not as usual, by id."""

    def is_open(self, moment: datetime) -> bool:
        """Whether `moment` (aware) falls into the hours; on days with overrides, into theirs."""
        return is_open(self.week, self.overrides.values(), moment)


@dataclass(frozen=True, slots=True)
class ProfileQueue:
    """A queue in a routing profile. priority: 1 first; delay_s: how long a contact waits before these agents get it."""

    queue_id: str
    priority: int = 1
    delay_s: int = 0
    channel: str = "VOICE"


@dataclass(slots=True)
class RoutingProfile:
    """Which queues an agent serves."""

    id: str
    name: str
    queues: list[ProfileQueue]
    default_outbound_queue: str
    description: str = ""
    concurrencies: list[Json] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    availability_timer: str = "TIME_SINCE_LAST_ACTIVITY"

    def concurrency(self, channel: str) -> int:
        """How many contacts of a channel an agent may have at once."""
        return next((int(item["Concurrency"]) for item in self.concurrencies if item["Channel"] == channel), 0)

    def allows_others_besides(self, channel: str) -> bool:
        """Whether contacts of other channels come while the agent has one of this channel (CrossChannelBehavior)."""
        found = next((item for item in self.concurrencies if item["Channel"] == channel), {})
        return (found.get("CrossChannelBehavior") or {}).get("BehaviorType") == "ROUTE_ANY_CHANNEL"


@dataclass(slots=True)
class User:
    """A person who can sign in."""

    id: str
    username: str
    routing_profile_id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    security_profiles: list[str] = field(default_factory=list)
    phone: Json = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    proficiencies: dict[tuple[str, str], float] = field(default_factory=dict)
    """(predefined attribute, value) -> level 1 to 5."""
    hierarchy_group: str | None = None
    settings: Json = field(default_factory=dict)
    """By channel, as UpdateUserConfig sets them: AutoAcceptConfigs, AfterContactWorkConfigs …"""

    @property
    def after_contact_work_s(self) -> int:
        """How long after-contact work may last; 0: until the agent ends it."""
        return int(self.phone.get("AfterContactWorkTimeLimit") or 0)

    @property
    def auto_accepts(self) -> bool:
        """Whether calls are accepted without the agent's key."""
        return bool(self.phone.get("AutoAccept"))


@dataclass(slots=True)
class StoredFlow:
    """A flow of the instance; a module when its type is MODULE."""

    id: str
    name: str
    type: FlowType
    content: str
    flow: Flow
    description: str = ""
    state: str = "ACTIVE"
    status: str = "PUBLISHED"
    tags: dict[str, str] = field(default_factory=dict)
    versions: dict[int, Json] = field(default_factory=dict)
    """By number: {content, description, made}."""
    aliases: dict[str, Json] = field(default_factory=dict)
    """By id: {name, description, version, made}."""


@dataclass(slots=True)
class PhoneNumber:
    """A claimed number. flow_id: the flow that answers it."""

    id: str
    number: str
    country: str
    type: str
    flow_id: str | None = None
    description: str = ""
    tags: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class QuickConnect:
    """A destination that agents choose. type: USER, QUEUE or PHONE_NUMBER; target: user id, queue id or number."""

    id: str
    name: str
    type: str
    target: str
    flow_id: str | None = None
    description: str = ""
    queues: set[str] = field(default_factory=set)
    """Shown to agents who work one of these queues; to all when empty."""
    tags: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Named:
    """A resource of which the simulator needs little more than that it exists: prompts, security profiles, statuses."""

    id: str
    name: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class InstanceData:
    """Of the instance itself."""

    id: str
    alias: str
    region: str
    account: str
    created: datetime

    arn: str = field(init=False)
    """The instance's ARN."""

    def __post_init__(self) -> None:
        self.arn = f"arn:aws:connect:{self.region}:{self.account}:instance/{self.id}"
