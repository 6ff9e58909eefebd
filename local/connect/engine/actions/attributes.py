"""UpdateContactAttributes, UpdateFlowAttributes, UpdateContactData, TagContact, UnTagContact: all or nothing."""

from collections.abc import Iterator
from typing import Any

from local.connect.contacts.contact import Contact, attributes_fit
from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.language.model import Action
from local.connect.language.parameters import Anything, Group, Items, Table, flag, free, static
from local.connect.language.parsing import as_text
from local.connect.language.rules import not_empty, one_of, whole_number
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

MAX_TAGS = 6
"""User-defined tags of a contact ("Set up granular billing")."""


_TEXTS = {str}


def _nothing_to_set(action: Action) -> Iterator[tuple[str, str]]:
    if not set(action.parameters) - {"TargetContact"}:
        yield "Parameters", "there is nothing to set"


_TARGET = static(one_of("Current", "Related"))
CONTACT_ATTRIBUTES = ActionSpec(
    "UpdateContactAttributes", Group({"Attributes": Table(free(not_empty), required=True), "TargetContact": _TARGET})
)
FLOW_ATTRIBUTES = ActionSpec(
    "UpdateFlowAttributes",
    Group({"FlowAttributes": Table(Group({"Type": free(), "Value": free(required=True)}), required=True)}),
)
CONTACT_DATA = ActionSpec(
    "UpdateContactData",
    Group(
        {
            "Name": free(),
            "Description": free(),
            "LanguageCode": free(),
            "CustomerId": free(),
            "References": Anything(),
            "IsVoiceIdStreamingEnabled": flag(),
            "IsVoiceAuthenticationEnabled": flag(),
            "IsFraudDetectionEnabled": flag(),
            "VoiceAuthenticationThreshold": free(whole_number(0, 100)),
            "VoiceAuthenticationResponseTime": free(whole_number(5, 10)),
            "FraudDetectionThreshold": free(whole_number(0, 100)),
            "WatchlistId": free(),
            "WisdomSessionArn": free(),
            "TargetContact": _TARGET,
            "CustomerEndpoint": Anything(),
            "SegmentAttributes": Anything(),
        }
    ),
    further_faults=_nothing_to_set,
)
TAG = ActionSpec("TagContact", Group({"Tags": Table(required=True)}))
UNTAG = tuple(
    ActionSpec(name, Group({"TagKeys": Items(static(), required=True)})) for name in ("UnTagContact", "UntagContact")
)
"""The documentation writes UnTagContact, the service takes UntagContact."""


def _target(execution: Execution, parameters: Json) -> Contact | None:
    if parameters.get("TargetContact") == "Related":
        return execution.host.related(execution.contact)
    return execution.contact


def update_contact_attributes(execution: Execution, parameters: Json) -> Outcome:
    """Set contact attributes, unless 32 KB would be passed. A key that resolves to nothing is left out."""
    contact = _target(execution, parameters)
    if contact is None:
        return Failed(why="there is no related contact")
    given = parameters.get("Attributes")
    if not isinstance(given, dict):
        return Failed(why="Attributes is not an object")
    changed = given
    if "" in given or set(map(type, given.values())) != _TEXTS:
        changed = {key: as_text(value) for key, value in given.items() if key}
    if not attributes_fit(contact.attributes, changed):
        return Failed(why="the attributes of the contact would pass 32 KB")
    contact.attributes.update(changed)
    execution.host.attributes_changed(contact)
    return Done()


def update_flow_attributes(execution: Execution, parameters: Json) -> Outcome:
    """Set attributes that live as long as the flow."""
    given: Json = parameters.get("FlowAttributes") or {}
    values: dict[str, str] = {}
    for key, value in given.items():
        values[key] = as_text(value.get("Value", "")) if isinstance(value, dict) else as_text(value)
    execution.data.flow_attributes.update(values)
    return Done()


_FIELDS = {"Name": "name", "Description": "description", "LanguageCode": "language", "CustomerId": "customer_id"}


def update_contact_data(execution: Execution, parameters: Json) -> Outcome:
    """Set what Connect itself knows of a contact: language, customer, name, description, references."""
    contact = _target(execution, parameters)
    if contact is None:
        return Failed(why="there is no related contact")
    for name, field in _FIELDS.items():
        if parameters.get(name) is not None:
            setattr(contact, field, as_text(parameters[name]))
    if isinstance(references := parameters.get("References"), dict):
        contact.references.update({key: _reference(value) for key, value in references.items()})
    if parameters.get("WisdomSessionArn"):
        contact.spaces["Wisdom"] = {"SessionArn": as_text(parameters["WisdomSessionArn"])}
    return Done()


def _reference(value: Any) -> Json:
    return dict(value) if isinstance(value, dict) else {"Type": "STRING", "Value": as_text(value)}


def tag_contact(execution: Execution, parameters: Json) -> Outcome:
    """Set tags of the contact; keys of AWS cannot be set."""
    given = {key: as_text(value) for key, value in (parameters.get("Tags") or {}).items()}
    merged = execution.contact.tags | given
    own = [key for key in merged if not key.startswith("aws:")]
    if len(own) > MAX_TAGS or any(key.startswith("aws:") or not key for key in given):
        return Failed(why=f"a contact has at most {MAX_TAGS} tags, and none of them may begin with aws:")
    execution.contact.tags.update(given)
    return Done()


def untag_contact(execution: Execution, parameters: Json) -> Outcome:
    """Remove tags; those of AWS stay."""
    for key in parameters.get("TagKeys") or []:
        if not str(key).startswith("aws:"):
            execution.contact.tags.pop(str(key), None)
    return Done()


ACTIONS = [
    Runner(CONTACT_ATTRIBUTES, update_contact_attributes),
    Runner(FLOW_ATTRIBUTES, update_flow_attributes),
    Runner(CONTACT_DATA, update_contact_data),
    Runner(TAG, tag_contact),
    *(Runner(spec, untag_contact) for spec in UNTAG),
]
