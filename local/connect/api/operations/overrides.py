"""Overrides of hours of operation, and the hours that come of them."""

from datetime import date
from typing import TYPE_CHECKING

from local.connect.api.operations.hours import KIND, find_hours
from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, instance_of, known, page
from local.connect.contacts.overrides import DAY, Minutes, Override, days_between, effective_spans
from local.connect.contacts.resources import Hours
from local.connect.errors import DuplicateResource, InvalidParameter
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService


def create_override(service: "ConnectService", parameters: Json) -> Json:
    """CreateHoursOfOperationOverride."""
    instance, hours = find_hours(service, parameters)
    override = Override(instance.ports.ids.new(), "", [], date.min, date.min)
    _change(hours, override, {"OverrideType": "STANDARD", **parameters})
    hours.overrides[override.id] = override
    return {"HoursOfOperationOverrideId": override.id}


def _change(hours: Hours, override: Override, parameters: Json) -> None:
    name = parameters.get("Name", override.name)
    if any(other.name == name for other in hours.overrides.values() if other is not override):
        raise DuplicateResource(f"there is an override named {name!r} already")
    since, till = (
        _date(parameters[key]) if key in parameters else known_already
        for key, known_already in (("EffectiveFrom", override.since), ("EffectiveTill", override.till))
    )
    if till < since:
        raise InvalidParameter("EffectiveTill is before EffectiveFrom")
    override.name, override.since, override.till = name, since, till
    override.config = parameters.get("Config", override.config)
    override.type = parameters.get("OverrideType", override.type)
    override.description = parameters.get("Description", override.description)
    if "RecurrenceConfig" in parameters:
        override.recurrence = parameters["RecurrenceConfig"]["RecurrencePattern"]


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidParameter(f"{text!r} is not a date, like 2026-03-08") from error


def _override(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, Hours, Override]:
    instance, hours = find_hours(service, parameters)
    wanted = parameters["HoursOfOperationOverrideId"]
    return instance, hours, known(instance, hours.overrides, wanted, "override")


def _describe_override(instance: ConnectInstance, hours: Hours, override: Override) -> Json:
    return {
        "HoursOfOperationOverrideId": override.id,
        "HoursOfOperationId": hours.id,
        "HoursOfOperationArn": instance.directory.arn(KIND, hours.id),
        "Name": override.name,
        "Description": override.description or None,
        "Config": override.config,
        "EffectiveFrom": override.since.isoformat(),
        "EffectiveTill": override.till.isoformat(),
        "RecurrenceConfig": {"RecurrencePattern": override.recurrence} if override.recurrence else None,
        "OverrideType": override.type,
    }


def describe_override(service: "ConnectService", parameters: Json) -> Json:
    """DescribeHoursOfOperationOverride."""
    return {"HoursOfOperationOverride": _describe_override(*_override(service, parameters))}


def list_overrides(service: "ConnectService", parameters: Json) -> Json:
    """ListHoursOfOperationOverrides."""
    instance, hours = find_hours(service, parameters)
    items = [_describe_override(instance, hours, override) for override in hours.overrides.values()]
    return page("HoursOfOperationOverrideList", items, parameters)


def search_overrides(service: "ConnectService", parameters: Json) -> Json:
    """SearchHoursOfOperationOverrides: of all hours."""
    instance = instance_of(service, parameters)
    items = [
        _describe_override(instance, hours, override)
        for hours in instance.directory.hours.values()
        for override in hours.overrides.values()
    ]
    return search("HoursOfOperationOverrides", items, parameters)


def update_override(service: "ConnectService", parameters: Json) -> None:
    """UpdateHoursOfOperationOverride."""
    _, hours, override = _override(service, parameters)
    _change(hours, override, parameters)


def delete_override(service: "ConnectService", parameters: Json) -> None:
    """DeleteHoursOfOperationOverride."""
    _, hours, override = _override(service, parameters)
    del hours.overrides[override.id]


def effective_hours(service: "ConnectService", parameters: Json) -> Json:
    """GetEffectiveHoursOfOperations: the hours of each day, and what overrides say of it."""
    _, hours = find_hours(service, parameters)
    days = list(days_between(_date(parameters["FromDate"]), _date(parameters["ToDate"])))
    effective = [
        {"Date": day.isoformat(), "OperationalHours": [_slice(span) for span in spans]}
        for day in days
        if (spans := effective_spans(hours.week, hours.overrides.values(), day))
    ]
    overridden = [
        {"Date": day.isoformat(), "OverrideHours": told}
        for day in days
        if (told := [one for override in hours.overrides.values() for one in _told(override, day)])
    ]
    return {
        "EffectiveHoursOfOperationList": effective,
        "EffectiveOverrideHoursList": overridden,
        "TimeZone": hours.time_zone,
    }


def _slice(span: Minutes) -> Json:
    names = ("Start", "End")
    return {
        name: {"Hours": minute % DAY // 60, "Minutes": minute % 60} for name, minute in zip(names, span, strict=True)
    }


def _told(override: Override, day: date) -> list[Json]:
    if not override.covers(day):
        return []
    status = "CLOSED" if override.type == "CLOSED" else "OPEN"
    spans = override.spans(day)
    if not spans and override.type == "STANDARD":
        spans, status = [(0, DAY)], "CLOSED"
    return [{**_slice(span), "OverrideName": override.name, "OperationalStatus": status} for span in spans]


OPERATIONS: dict[str, Operation] = {
    "CreateHoursOfOperationOverride": create_override,
    "DescribeHoursOfOperationOverride": describe_override,
    "ListHoursOfOperationOverrides": list_overrides,
    "SearchHoursOfOperationOverrides": search_overrides,
    "UpdateHoursOfOperationOverride": update_override,
    "DeleteHoursOfOperationOverride": delete_override,
    "GetEffectiveHoursOfOperations": effective_hours,
}
