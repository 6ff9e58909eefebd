"""Contacts found: by time and criteria, by what hangs together, and their references."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.utils import parse_timestamp

from local.connect.api.operations.describing import associate, summarize
from local.connect.api.operations.searching import fulfils_tags
from local.connect.api.operations.shared import Operation, instance_of, known, page
from local.connect.contacts.contact import Contact
from local.connect.contacts.directory import bare_id
from local.connect.errors import InvalidParameter, InvalidRequest
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

_TIMES: dict[str, Callable[[Contact], datetime | None]] = {
    "INITIATION_TIMESTAMP": lambda contact: contact.initiated,
    "SCHEDULED_TIMESTAMP": lambda contact: contact.scheduled,
    "CONNECTED_TO_AGENT_TIMESTAMP": lambda contact: contact.agent.connected if contact.agent else None,
    "DISCONNECT_TIMESTAMP": lambda contact: contact.disconnected,
    "ENQUEUE_TIMESTAMP": lambda contact: contact.visit.enqueued if contact.visit else None,
}
_ORDERS: dict[str, Callable[[Contact], Any]] = {
    "INITIATION_METHOD": lambda contact: contact.initiation_method,
    "CHANNEL": lambda contact: contact.channel,
}


def _is_among(read: Callable[[Contact], str | None]) -> Callable[[Contact, Any], bool]:
    return lambda contact, wanted: read(contact) in {bare_id(str(one)) for one in wanted}


_CRITERIA: dict[str, Callable[[Contact, Any], bool]] = {
    "Channels": _is_among(lambda contact: contact.channel),
    "InitiationMethods": _is_among(lambda contact: contact.initiation_method),
    "QueueIds": _is_among(lambda contact: contact.visit.queue_id if contact.visit else None),
    "AgentIds": _is_among(lambda contact: contact.agent.user_id if contact.agent else None),
    "Name": lambda contact, wanted: _matches(contact.name, wanted["SearchText"], wanted["MatchType"]),
    "SearchableContactAttributes": lambda contact, wanted: _has_attributes(contact, wanted),
    "ContactTags": lambda contact, wanted: fulfils_tags({"Tags": contact.tags}, wanted),
    "AdditionalTimeRange": lambda contact, wanted: _happened_besides(contact, wanted),
}


def _matches(text: str, words: list[str], how: str) -> bool:
    found = [word.casefold() in text.casefold() for word in words]
    return {
        "MATCH_ALL": all(found),
        "MATCH_ANY": any(found),
        "MATCH_EXACT": text in words,
        "MATCH_NONE": not any(found),
    }[how]


def _has_attributes(contact: Contact, wanted: Json) -> bool:
    """Any attribute can be searched for; Connect asks to configure them first."""
    found = [contact.attributes.get(item["Key"]) in item["Values"] for item in wanted["Criteria"]]
    how = wanted.get("MatchType") or "MATCH_ALL"
    return not any(found) if how == "MATCH_NONE" else any(found) if how == "MATCH_ANY" else all(found)


def _happened_besides(contact: Contact, wanted: Json) -> bool:
    """When other things happened: in a span of time, or not at all ("SearchContactsAdditionalTimeRangeCriteria")."""
    fits = [_happened(contact, item) for item in wanted["Criteria"]]
    return {"MATCH_ALL": all(fits), "MATCH_ANY": any(fits), "MATCH_NONE": not any(fits), "MATCH_EXACT": all(fits)}[
        wanted["MatchType"]
    ]


def _happened(contact: Contact, item: Json) -> bool:
    span = item.get("TimeRange")
    if span is None:
        return _TIMES[item["TimestampCondition"]["Type"]](contact) is None
    at = _TIMES[span["Type"]](contact)
    return at is not None and parse_timestamp(span["StartTime"]) <= at < parse_timestamp(span["EndTime"])


def search_contacts(service: "ConnectService", parameters: Json) -> Json:
    """SearchContacts: the newest first unless sorted otherwise."""
    instance, span = instance_of(service, parameters), parameters["TimeRange"]
    since, till = parse_timestamp(span["StartTime"]), parse_timestamp(span["EndTime"])
    if till <= since:
        raise InvalidRequest("EndTime must be after StartTime")
    criteria = parameters.get("SearchCriteria") or {}
    unknown = sorted(set(criteria) - set(_CRITERIA))
    if unknown:
        raise InvalidParameter(f"the simulator does not search contacts by {', '.join(unknown)}")
    moment = _TIMES[span["Type"]]
    found = [
        contact
        for contact in instance.centre.contacts.values()
        if (at := moment(contact)) is not None
        and since <= at < till
        and all(_CRITERIA[name](contact, wanted) for name, wanted in criteria.items())
    ]
    ordered = _sort(found, parameters.get("Sort") or {"FieldName": "INITIATION_TIMESTAMP", "Order": "DESCENDING"})
    answer = page("Contacts", [summarize(instance, contact) for contact in ordered], parameters)
    return {**answer, "TotalCount": len(ordered)}


def _sort(contacts: list[Contact], sort: Json) -> list[Contact]:
    """Those without the value come last."""
    read = {**_TIMES, **_ORDERS}.get(sort["FieldName"])
    if read is None:
        raise InvalidParameter(f"the simulator does not sort contacts by {sort['FieldName']}")
    having = sorted((one for one in contacts if read(one) is not None), key=read, reverse=sort["Order"] == "DESCENDING")
    return having + [one for one in contacts if read(one) is None]


def list_associated(service: "ConnectService", parameters: Json) -> Json:
    """ListAssociatedContacts: the whole chain, and what is related to one of it."""
    instance = instance_of(service, parameters)
    contact = known(instance, instance.centre.contacts, parameters["ContactId"], "contact")
    everything = instance.centre.contacts.values()
    chain = {one.id for one in everything if one.initial_id == contact.initial_id}
    related = {one.related_id for one in everything if one.id in chain}
    found = [one for one in everything if one.id in chain | related or one.related_id in chain]
    return page("ContactSummaryList", [associate(instance, one) for one in found], parameters)


_REFERENCES = {"URL": "Url", "NUMBER": "Number", "STRING": "String", "DATE": "Date", "EMAIL": "Email"}


def list_references(service: "ConnectService", parameters: Json) -> Json:
    """ListContactReferences, of the types asked for."""
    instance = instance_of(service, parameters)
    contact = known(instance, instance.centre.contacts, parameters["ContactId"], "contact")
    return page("ReferenceSummaryList", _references(contact, parameters["ReferenceTypes"]), parameters)


def _references(contact: Contact, types: list[str]) -> Iterator[Json]:
    for name, reference in contact.references.items():
        if reference.get("Type") in types and reference["Type"] in _REFERENCES:
            yield {_REFERENCES[reference["Type"]]: {"Name": name, "Value": reference.get("Value")}}


OPERATIONS: dict[str, Operation] = {
    "SearchContacts": search_contacts,
    "ListAssociatedContacts": list_associated,
    "ListContactReferences": list_references,
}
