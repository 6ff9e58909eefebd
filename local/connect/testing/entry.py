"""Where a simulated call begins and with what, as Connect's API gives it: EntryPoint and InitializationData."""

import json
from collections.abc import Mapping
from typing import Any

from local.connect.testing.model import SIMULATED_CALLER, EntryPoint


def read_entry(entry: Mapping[str, Any]) -> EntryPoint:
    """EntryPoint {Type, VoiceCallEntryPointParameters {FlowId, SourcePhoneNumber, DestinationPhoneNumber}}."""
    voice = entry.get("VoiceCallEntryPointParameters") or {}
    flow, caller, dialled = (voice.get(key) for key in ("FlowId", "SourcePhoneNumber", "DestinationPhoneNumber"))
    return EntryPoint(flow=flow or "", caller=caller or SIMULATED_CALLER, dialled=dialled or "")


def read_attributes(initialization_data: str) -> dict[str, str]:
    """The contact's attributes from InitializationData {"Attributes": {…}, "SegmentAttributes": {}}; "" gives none.

    Raises ValueError for anything but a map of texts there.
    """
    data = json.loads(initialization_data) if initialization_data else {}
    attributes = data.get("Attributes", {}) if isinstance(data, dict) else None
    if not isinstance(attributes, dict) or not all(isinstance(value, str) for value in attributes.values()):
        raise ValueError('InitializationData is {"Attributes": {name: text}, "SegmentAttributes": {}}')
    return attributes
