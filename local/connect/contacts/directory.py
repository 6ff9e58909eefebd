"""The resources of one instance, found by id or ARN."""

from dataclasses import dataclass, field
from typing import TypeVar

from local.connect.contacts.resources import (
    Hours,
    InstanceData,
    Named,
    PhoneNumber,
    Queue,
    QuickConnect,
    RoutingProfile,
    StoredFlow,
    User,
)
from local.connect.language.model import Flow, FlowType
from local.connect.ports import Json

R = TypeVar("R")


def bare_id(id_or_arn: str) -> str:
    """The id at the end of an ARN, without a version (`:$LATEST`, `:1`). A bare id is given back."""
    tail = id_or_arn.rsplit("/", 1)[-1] if "/" in id_or_arn else id_or_arn
    return tail.split(":", 1)[0]


@dataclass(slots=True)
class Directory:
    """Everything the instance holds, by id."""

    instance: InstanceData
    queues: dict[str, Queue] = field(default_factory=dict)
    hours: dict[str, Hours] = field(default_factory=dict)
    profiles: dict[str, RoutingProfile] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    flows: dict[str, StoredFlow] = field(default_factory=dict)
    modules: dict[str, StoredFlow] = field(default_factory=dict)
    numbers: dict[str, PhoneNumber] = field(default_factory=dict)
    prompts: dict[str, Named] = field(default_factory=dict)
    quick_connects: dict[str, QuickConnect] = field(default_factory=dict)
    security_profiles: dict[str, Named] = field(default_factory=dict)
    statuses: dict[str, Named] = field(default_factory=dict)
    storage: dict[str, Json] = field(default_factory=dict)
    """By resource type (CALL_RECORDINGS, CONTACT_TRACE_RECORDS, AGENT_EVENTS): the configuration, with its AssociationId."""
    lambdas: set[str] = field(default_factory=set)
    kept: dict[str, dict[str, Json]] = field(default_factory=dict)
    """What is kept for the API alone, by kind ("rule", "view" …) and id, as the API describes it."""

    def arn(self, kind: str, resource_id: str) -> str:
        """The ARN of a resource; kind as in ARNs: queue, contact-flow, agent, routing-profile …"""
        if kind == "phone-number":
            return f"arn:aws:connect:{self.instance.region}:{self.instance.account}:phone-number/{resource_id}"
        if kind == "queue" and resource_id in self.users:
            return f"{self.instance.arn}/queue/agent/{resource_id}"  # an agent's own queue
        return f"{self.instance.arn}/{kind}/{resource_id}"

    def find(self, resources: dict[str, R], id_or_arn: str) -> R | None:
        """A resource of one kind, None when there is none."""
        return resources.get(bare_id(id_or_arn))

    def number(self, e164: str) -> PhoneNumber | None:
        """The claimed number that is dialled as `e164`."""
        return next((number for number in self.numbers.values() if number.number == e164), None)

    def flow(self, id_or_arn: str) -> tuple[str, Flow] | None:
        """A flow, ready to run."""
        found = self.find(self.flows, id_or_arn)
        return (found.id, found.flow) if found else None

    def default_flow(self, name: str, flow_type: FlowType) -> tuple[str, Flow] | None:
        """The instance's default flow, e.g. "Default customer queue"; None when nobody made one."""
        for stored in self.flows.values():
            if stored.type is flow_type and stored.name == name:
                return stored.id, stored.flow
        return None

    def hierarchy_of(self, user_id: str) -> list[Json]:
        """The hierarchy groups of a user, the topmost first: {Id, Arn, Name, …}."""
        groups = self.kept.get("agent-group", {})
        user, found = self.users.get(user_id), []
        group_id = user.hierarchy_group if user else None
        while group_id in groups:
            found.append(groups[group_id])
            group_id = groups[group_id]["Parent"]
        return found[::-1]

    def stream_arn(self, resource_type: str) -> str | None:
        """The Kinesis stream that was associated for CONTACT_TRACE_RECORDS or AGENT_EVENTS."""
        config = self.storage.get(resource_type, {})
        arn = (config.get("KinesisStreamConfig") or config.get("KinesisFirehoseConfig") or {}).get("StreamArn")
        return str(arn) if arn else None

    def recordings_place(self) -> tuple[str, str]:
        """Bucket and prefix of call recordings; Connect's own prefix when none was configured."""
        config = self.storage.get("CALL_RECORDINGS", {}).get("S3Config") or {}
        default = f"connect/{self.instance.alias}/CallRecordings"
        return str(config.get("BucketName", "")), str(config.get("BucketPrefix") or default)
