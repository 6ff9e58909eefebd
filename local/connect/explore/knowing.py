"""What is there of a contact before its flow begins, put where references read it."""

from collections.abc import Callable, Mapping

from local.connect.contacts.contact import Contact, Endpoint
from local.connect.explore.moves import nest

CALLER, DIALLED = "+12025550123", "+18005550199"
_FIELDS = {
    "InitiationMethod": "initiation_method",
    "LanguageCode": "language",
    "CustomerId": "customer_id",
    "Name": "name",
    "Description": "description",
    "PreviousContactId": "previous_id",
    "InitialContactId": "initial_id",
    "ContactId": "id",
    "RelatedContactId": "related_id",
    "StoredCustomerInput": "stored_input",
    "CallStatus": "call_status",
    "CustomerCallbackNumber": "callback_number",
    "CallbackNumber": "callback_number",
}
Values = Mapping[tuple[str, ...], str]
"""Texts by the path after the root."""
Giver = Callable[[Contact, Values], object]


def give(contact: Contact, root: str, values: Values) -> None:
    """Let `$.<root>.…` read these values."""
    giver = _GIVERS.get(root)
    if giver is not None:
        giver(contact, values)
    elif root in _FIELDS:
        setattr(contact, _FIELDS[root], values.get(()) or None)
    else:
        contact.spaces[root] = values.get(()) or nest(values)


def flat(values: Values) -> dict[str, str]:
    """Names with dots, as attributes may have them."""
    return {".".join(path): text for path, text in values.items()}


def _give_channel(contact: Contact, values: Values) -> None:
    contact.channel = values.get(()) or "VOICE"


def _give_voice(contact: Contact, values: Values) -> None:
    contact.voice.name = values.get(()) or contact.voice.name


def _give_external(contact: Contact, values: Values) -> None:
    contact.external = flat(values)


def _give_metrics(contact: Contact, values: Values) -> None:
    contact.metrics = nest(values)


def _give_stream(contact: Contact, values: Values) -> None:
    contact.media_streaming = any(values.values())


def _give_customer(contact: Contact, values: Values) -> None:
    contact.customer = _endpoint(values, CALLER)


def _give_system(contact: Contact, values: Values) -> None:
    contact.system = _endpoint(values, DIALLED)


def _give_third(contact: Contact, values: Values) -> None:
    contact.transferred_to = _endpoint(values, CALLER)


def _endpoint(values: Values, address: str) -> Endpoint | None:
    """An empty address: a caller who withholds the number, a task that nobody has called for."""
    given = flat(values)
    known = Endpoint(given.get("Address", address), given.get("Type", "TELEPHONE_NUMBER"))
    return known if known.address else None


_GIVERS: dict[str, Giver] = {
    "Attributes": lambda contact, values: contact.attributes.update(flat(values)),
    "Tags": lambda contact, values: contact.tags.update(flat(values)),
    "References": lambda contact, values: contact.references.update(nest(values)),
    "FlowAttributes": lambda contact, values: contact.spaces.update(FlowAttributes=flat(values)),
    "External": _give_external,
    "Channel": _give_channel,
    "CustomerEndpoint": _give_customer,
    "SystemEndpoint": _give_system,
    "TransferredToEndpoint": _give_third,
    "TextToSpeechVoice": _give_voice,
    "MediaStreams": _give_stream,
    "Metrics": _give_metrics,
}
