"""Hours of operation and their overrides."""

from typing import TYPE_CHECKING

from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, instance_of, known, page
from local.connect.contacts.resources import Hours
from local.connect.errors import ResourceInUse
from local.connect.instance import ConnectInstance
from local.connect.ports import Json
from local.connect.reading import read_week

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

KIND = "operating-hours"


def create_hours(service: "ConnectService", parameters: Json) -> Json:
    """CreateHoursOfOperation."""
    instance = instance_of(service, parameters)
    hours_id = instance.create_hours_of_operation(
        parameters["Name"],
        parameters["TimeZone"],
        parameters["Config"],
        parameters.get("Description", ""),
        parameters.get("Tags"),
    )
    return {
        "HoursOfOperationId": hours_id,
        "HoursOfOperationArn": instance.directory.arn(KIND, hours_id),
    }


def find_hours(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, Hours]:
    """The hours that HoursOfOperationId names."""
    instance = instance_of(service, parameters)
    return instance, known(instance, instance.directory.hours, parameters["HoursOfOperationId"], "hours")


def describe_hours(service: "ConnectService", parameters: Json) -> Json:
    """DescribeHoursOfOperation."""
    return {"HoursOfOperation": _describe(*find_hours(service, parameters))}


def _describe(instance: ConnectInstance, hours: Hours) -> Json:
    return {
        "HoursOfOperationId": hours.id,
        "HoursOfOperationArn": instance.directory.arn(KIND, hours.id),
        "Name": hours.name,
        "Description": hours.description,
        "TimeZone": hours.time_zone,
        "Config": hours.config,
        "Tags": dict(hours.tags),
    }


def search_hours(service: "ConnectService", parameters: Json) -> Json:
    """SearchHoursOfOperations."""
    instance = instance_of(service, parameters)
    items = [_describe(instance, hours) for hours in instance.directory.hours.values()]
    return search("HoursOfOperations", items, parameters)


def list_hours(service: "ConnectService", parameters: Json) -> Json:
    """ListHoursOfOperations."""
    directory = instance_of(service, parameters).directory
    items = [{"Id": h.id, "Arn": directory.arn(KIND, h.id), "Name": h.name} for h in directory.hours.values()]
    return page("HoursOfOperationSummaryList", items, parameters)


def update_hours(service: "ConnectService", parameters: Json) -> None:
    """UpdateHoursOfOperation."""
    _, hours = find_hours(service, parameters)
    time_zone, config = parameters.get("TimeZone", hours.time_zone), parameters.get("Config", hours.config)
    hours.week = read_week(time_zone, config)
    hours.time_zone, hours.config = time_zone, config
    hours.name = parameters.get("Name", hours.name)
    hours.description = parameters.get("Description", hours.description)


def delete_hours(service: "ConnectService", parameters: Json) -> None:
    """DeleteHoursOfOperation; refused while a queue has them."""
    instance, hours = find_hours(service, parameters)
    user = next((queue for queue in instance.directory.queues.values() if queue.hours_id == hours.id), None)
    if user is not None:
        raise ResourceInUse(f"the queue {user.name!r} has the hours {hours.name!r}")
    del instance.directory.hours[hours.id]


OPERATIONS: dict[str, Operation] = {
    "CreateHoursOfOperation": create_hours,
    "DescribeHoursOfOperation": describe_hours,
    "ListHoursOfOperations": list_hours,
    "SearchHoursOfOperations": search_hours,
    "UpdateHoursOfOperation": update_hours,
    "DeleteHoursOfOperation": delete_hours,
}
