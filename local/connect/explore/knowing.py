"""What is there of a contact before its flow begins, put where references read it."""

from collections.abc import Mapping

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


def give(contact: Contact, root: str, values: Values) -> None:
    """Let `$.<root>.…` read these values."""
    whole = values.get((), "")
    if root in _FIELDS:
        setattr(contact, _FIELDS[root], whole or None)
    elif root == "Channel":
        contact.channel = whole or "VOICE"
    elif root in ("Attributes", "Tags"):
        getattr(contact, root.lower()).update(flat(values))
    elif root in ("CustomerEndpoint", "SystemEndpoint"):
        _give_endpoint(contact, root, flat(values))
    elif root == "TransferredToEndpoint":
        contact.transferred_to = Endpoint(values.get(("Address",), CALLER))
    elif root == "References":
        contact.references.update(nest(values))
    elif root == "External":
        contact.external = flat(values)
    elif root == "Metrics":
        contact.metrics = nest(values)
    elif root == "TextToSpeechVoice":
        contact.voice.name = whole or contact.voice.name
    else:
        contact.spaces[root] = whole or nest(values)


def _give_endpoint(contact: Contact, root: str, given: dict[str, str]) -> None:
    side, address = ("customer", CALLER) if root == "CustomerEndpoint" else ("system", DIALLED)
    setattr(contact, side, Endpoint(given.get("Address", address), given.get("Type", "TELEPHONE_NUMBER")))


def flat(values: Values) -> dict[str, str]:
    """Names with dots, as attributes may have them."""
    return {".".join(path): text for path, text in values.items()}
