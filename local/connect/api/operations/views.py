"""Views: the pages of step-by-step guides, with their versions."""

import json
from typing import TYPE_CHECKING

from local.connect.api.operations.keeping import Shelf, pick
from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, instance_of, page
from local.connect.api.operations.versions import content_hash
from local.connect.errors import InvalidRequest, ResourceNotFound
from local.connect.instance import ConnectInstance
from local.connect.language.views import input_schema, view_faults
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

VIEWS = Shelf("view", "view", "ViewId")
_MEMBERS = ("Id", "Arn", "Name", "Status", "Type", "Description", "Content", "Tags", "CreatedTime", "LastModifiedTime")


def _check(status: str, content: Json) -> Json:
    """The content with its InputSchema; what is published must be a view. Raises InvalidRequest with every fault."""
    try:
        template = json.loads(content.get("Template") or "{}")
    except ValueError as error:
        raise InvalidRequest(f"Template: not JSON: {error}") from error
    faults = view_faults(template, content.get("Actions"))
    if faults and status == "PUBLISHED":
        raise InvalidRequest("; ".join(faults))
    return {**content, **({} if faults else {"InputSchema": json.dumps(input_schema(template))})}


def create(service: "ConnectService", parameters: Json) -> Json:
    """CreateView."""
    instance = instance_of(service, parameters)
    record = {"Type": "CUSTOMER_MANAGED", **pick(parameters, "Name", "Status", "Description", "Content", "Tags")}
    record["Content"] = _check(record["Status"], record["Content"])
    made = VIEWS.add(instance, record, lambda made, arn: {"Id": made, "Arn": arn, "versions": {}})
    return {"View": _describe(_changed(instance, made))}


def _changed(instance: ConnectInstance, view: Json) -> Json:
    view["LastModifiedTime"] = instance.centre.now()
    return view


def _describe(view: Json) -> Json:
    return pick(view, *_MEMBERS) | {"ViewContentSha256": content_hash(json.dumps(view["Content"], sort_keys=True))}


def describe(service: "ConnectService", parameters: Json) -> Json:
    """DescribeView."""
    return {"View": _describe(VIEWS.find(service, parameters)[1])}


def list_views(service: "ConnectService", parameters: Json) -> Json:
    """ListViews, by type if wanted. AWS's own views are not there."""
    views = VIEWS.all(instance_of(service, parameters)).values()
    shown = ("Id", "Arn", "Name", "Type", "Status", "Description")
    wanted = parameters.get("Type")
    return page("ViewsSummaryList", [pick(v, *shown) for v in views if v["Type"] == (wanted or v["Type"])], parameters)


def search_views(service: "ConnectService", parameters: Json) -> Json:
    """SearchViews."""
    views = VIEWS.all(instance_of(service, parameters)).values()
    return search("Views", map(_describe, views), parameters)


def update_content(service: "ConnectService", parameters: Json) -> Json:
    """UpdateViewContent."""
    instance, view = VIEWS.find(service, parameters)
    content = _check(parameters["Status"], parameters["Content"])
    view.update(pick(parameters, "Status") | {"Content": content})
    return {"View": _describe(_changed(instance, view))}


def update_metadata(service: "ConnectService", parameters: Json) -> Json:
    """UpdateViewMetadata."""
    instance, view = VIEWS.find(service, parameters)
    VIEWS.refuse_twin(instance, {**view, **pick(parameters, "Name")}, besides=view)
    _changed(instance, view).update(pick(parameters, "Name", "Description"))
    return {}


def delete(service: "ConnectService", parameters: Json) -> Json:
    """DeleteView."""
    VIEWS.remove(service, parameters)
    return {}


def create_version(service: "ConnectService", parameters: Json) -> Json:
    """CreateViewVersion: of what is published."""
    _, view = VIEWS.find(service, parameters)
    described = _describe(view)
    if parameters.get("ViewContentSha256") not in (None, described["ViewContentSha256"]):
        raise InvalidRequest("the content has another SHA-256")
    number = max(view["versions"], default=0) + 1
    version = {
        **described,
        "Arn": f"{view['Arn']}:{number}",
        "Version": number,
        **pick(parameters, "VersionDescription"),
    }
    view["versions"][number] = version
    return {"View": version}


def list_versions(service: "ConnectService", parameters: Json) -> Json:
    """ListViewVersions, the newest first."""
    _, view = VIEWS.find(service, parameters)
    shown = ("Id", "Arn", "Description", "Name", "Type", "Version", "VersionDescription")
    items = [pick(version, *shown) for _, version in sorted(view["versions"].items(), reverse=True)]
    return page("ViewVersionSummaryList", items, parameters)


def delete_version(service: "ConnectService", parameters: Json) -> Json:
    """DeleteViewVersion."""
    _, view = VIEWS.find(service, parameters)
    if view["versions"].pop(parameters["ViewVersion"], None) is None:
        raise ResourceNotFound(f"there is no version {parameters['ViewVersion']}")
    return {}


OPERATIONS: dict[str, Operation] = {
    "CreateView": create,
    "DescribeView": describe,
    "ListViews": list_views,
    "SearchViews": search_views,
    "UpdateViewContent": update_content,
    "UpdateViewMetadata": update_metadata,
    "DeleteView": delete,
    "CreateViewVersion": create_version,
    "ListViewVersions": list_versions,
    "DeleteViewVersion": delete_version,
}
