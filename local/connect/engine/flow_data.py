"""The data that references read: `$.Attributes…`, `$.External…`, `$.Queue…` and their sisters."""

from collections.abc import Callable
from typing import Any

from local.connect.contacts.contact import Contact
from local.connect.engine.host import Host
from local.connect.language.references import fill
from local.connect.ports import Json

Root = Callable[["FlowData"], Any]


class FlowData:
    """Reads one contact's data for one execution. `flow_attributes` live as long as the flow."""

    __slots__ = ("contact", "flow_attributes", "host", "modules")

    def __init__(self, contact: Contact, host: Host) -> None:
        self.contact = contact
        self.host = host
        self.flow_attributes: dict[str, str] = {}
        self.modules: Json = {}

    def resolve(self, path: tuple[str, ...]) -> Any:
        """The value at `path`, None when there is none."""
        name = path[0]
        if name == "Attributes":  # the two that nearly every reference reads, asked first
            value: Any = self.contact.attributes
        elif name == "External":
            value = self.contact.external
        else:
            root = _ROOTS.get(name)
            value = self.contact.spaces.get(name) if root is None else root(self)
        if len(path) == 1:
            return value
        if len(path) == _NAMED and isinstance(
            value, dict
        ):  # nearly every reference: $.Attributes.name, $.External.name
            return value.get(path[1])
        rest = path[1:]
        if isinstance(value, dict) and len(rest) > 1 and ".".join(rest) in value:
            return value[".".join(rest)]  # attribute names may hold dots
        for step in rest:
            value = _descend(value, fill(step.strip("`"), self.resolve) if step.startswith("`") else step)
        return value


_NAMED = 2  # steps


def _flow_attributes(data: FlowData) -> Json:
    """Those that the flow has set; before that those that a script lets the contact come with."""
    given = data.contact.spaces.get("FlowAttributes")
    return {**given, **data.flow_attributes} if given else data.flow_attributes


def _descend(value: Any, step: str) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and step.isdigit() and int(step) < len(value):
        return value[int(step)]
    return None


def _endpoint(side: str) -> Root:
    def read(data: FlowData) -> Any:
        endpoint = getattr(data.contact, side)
        return endpoint.to_json() if endpoint is not None else None

    return read


def _media_streams(data: FlowData) -> Json:
    if not data.contact.media_streaming:
        return {"Customer": {"Audio": None}}
    audio = {
        "StreamARN": f"{data.host.instance_arn}/media-stream/{data.contact.id}",
        "StartTimestamp": str(int(data.contact.initiated.timestamp() * 1000)),
        "StartFragmentNumber": "1",
        "StopTimestamp": None,
        "StopFragmentNumber": None,
    }
    return {"Customer": {"Audio": audio}}


def _media(data: FlowData) -> Json:
    """What the telephone network told of the call; a script may say more in `contact.spaces["Media"]`."""
    contact = data.contact
    sides = {"From": contact.customer, "To": contact.system}
    headers = {name: f"sip:{side.address}" for name, side in sides.items() if side is not None}
    given: Json = contact.spaces.get("Media") or {}
    return {"Sip": {"Headers": headers if contact.channel == "VOICE" else {}}, **given}


def _segment_attributes(data: FlowData) -> Json:
    kind = _SUBTYPES.get(data.contact.channel)
    return {"connect:Subtype": kind, **data.contact.spaces.get("SegmentAttributes", {})}


_SUBTYPES = {"VOICE": "connect:Telephony", "CHAT": "connect:Chat", "TASK": "connect:Task", "EMAIL": "connect:Email"}


def _callback_number(data: FlowData) -> str | None:
    contact = data.contact
    return contact.callback_number or (contact.customer.address if contact.customer else None)


_ROOTS: dict[str, Root] = {
    "FlowAttributes": _flow_attributes,
    "StoredCustomerInput": lambda data: data.contact.stored_input,
    "CustomerEndpoint": _endpoint("customer"),
    "SystemEndpoint": _endpoint("system"),
    "TransferredToEndpoint": _endpoint("transferred_to"),
    "CustomerCallbackNumber": _callback_number,
    "CallbackNumber": _callback_number,
    "Queue": lambda data: data.host.queue_view(data.contact),
    "Agent": lambda data: data.host.agent_view(data.contact),
    "Media": _media,
    "SegmentAttributes": _segment_attributes,
    "Metrics": lambda data: data.contact.metrics,
    "MediaStreams": _media_streams,
    "Modules": lambda data: data.modules,
    "Tags": lambda data: data.contact.tags,
    "References": lambda data: data.contact.references,
    "Channel": lambda data: data.contact.channel,
    "ContactId": lambda data: data.contact.id,
    "InitialContactId": lambda data: data.contact.initial_id,
    "PreviousContactId": lambda data: data.contact.previous_id,
    "RelatedContactId": lambda data: data.contact.related_id,
    "InitiationMethod": lambda data: data.contact.initiation_method,
    "InstanceARN": lambda data: data.host.instance_arn,
    "AwsRegion": lambda data: data.host.region,
    "LanguageCode": lambda data: data.contact.language,
    "CustomerId": lambda data: data.contact.customer_id,
    "Name": lambda data: data.contact.name,
    "Description": lambda data: data.contact.description,
    "TextToSpeechVoice": lambda data: data.contact.voice.name,
    "TextToSpeechVoiceId": lambda data: data.contact.voice.name,
    "LambdaInvocation": lambda data: {"ResultData": data.contact.external},
}
