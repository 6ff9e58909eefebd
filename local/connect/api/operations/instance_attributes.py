"""Attributes of an instance: switches, as "true" or "false"."""

from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, instance_of, page
from local.connect.errors import InvalidParameter
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

_DEFAULTS = {
    "INBOUND_CALLS": "true",
    "OUTBOUND_CALLS": "true",
    "CONTACTFLOW_LOGS": "false",
    "CONTACT_LENS": "false",
    "AUTO_RESOLVE_BEST_VOICES": "true",
    "USE_CUSTOM_TTS_VOICES": "false",
    "EARLY_MEDIA": "true",
    "MULTI_PARTY_CONFERENCE": "true",
    "AUTO_MUTE_AGENT_ON_HOLD": "false",
    "HIGH_VOLUME_OUTBOUND": "false",
    "ENHANCED_CONTACT_MONITORING": "true",
    "ENHANCED_CHAT_MONITORING": "false",
    "MULTI_PARTY_CHAT_CONFERENCE": "false",
    "MESSAGE_STREAMING": "false",
}
_SETTINGS = {"INBOUND_CALLS": "InboundCallsEnabled", "OUTBOUND_CALLS": "OutboundCallsEnabled"}
"""Those that DescribeInstance tells, too."""


def _attributes(instance: ConnectInstance) -> dict[str, str]:
    told = {
        name: "true" if instance.settings[setting] else "false"
        for name, setting in _SETTINGS.items()
        if setting in instance.settings
    }
    return {**_DEFAULTS, **instance.settings.get("Attributes", {}), **told}


def describe(service: "ConnectService", parameters: Json) -> Json:
    """DescribeInstanceAttribute."""
    name = parameters["AttributeType"]
    return {"Attribute": {"AttributeType": name, "Value": _attributes(instance_of(service, parameters))[name]}}


def list_attributes(service: "ConnectService", parameters: Json) -> Json:
    """ListInstanceAttributes."""
    found = _attributes(instance_of(service, parameters))
    return page("Attributes", [{"AttributeType": name, "Value": value} for name, value in found.items()], parameters)


def update(service: "ConnectService", parameters: Json) -> None:
    """UpdateInstanceAttribute."""
    name, value = parameters["AttributeType"], parameters["Value"].lower()
    if value not in ("true", "false"):
        raise InvalidParameter(f"{name} is true or false, not {value!r}")
    settings = instance_of(service, parameters).settings
    if name in _SETTINGS:
        settings[_SETTINGS[name]] = value == "true"
    else:
        settings.setdefault("Attributes", {})[name] = value


OPERATIONS: dict[str, Operation] = {
    "DescribeInstanceAttribute": describe,
    "ListInstanceAttributes": list_attributes,
    "UpdateInstanceAttribute": update,
}
