"""The hierarchy of agents: its levels and its groups, five deep at most."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from local.connect.api.operations.searching import search
from local.connect.api.operations.shared import Operation, instance_of, known, page
from local.connect.errors import DuplicateResource, InvalidRequest, ResourceInUse
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

KIND = "agent-group"
LEVELS = ("LevelOne", "LevelTwo", "LevelThree", "LevelFour", "LevelFive")


def _groups(instance: ConnectInstance) -> dict[str, Json]:
    """By id: {Id, Arn, Name, Parent, Tags}."""
    return instance.directory.kept.setdefault(KIND, {})


def _levels(instance: ConnectInstance) -> dict[str, Json]:
    """By name of the level: {Id, Arn, Name}."""
    return instance.directory.kept.setdefault("agent-group-level", {})


def path(groups: dict[str, Json], group_id: str | None) -> list[str]:
    """The ids from the topmost group down to this one."""
    found: list[str] = []
    while group_id:
        found.append(group_id)
        group_id = groups[group_id]["Parent"]
    return found[::-1]


def describe_structure(service: "ConnectService", parameters: Json) -> Json:
    """DescribeUserHierarchyStructure."""
    return {"HierarchyStructure": dict(_levels(instance_of(service, parameters)))}


def update_structure(service: "ConnectService", parameters: Json) -> None:
    """UpdateUserHierarchyStructure: names of levels; null takes the level away."""
    instance = instance_of(service, parameters)
    levels, wanted = _levels(instance), parameters["HierarchyStructure"]
    used = max((len(path(_groups(instance), group)) for group in _groups(instance)), default=0)
    for depth, level in enumerate(LEVELS):
        if wanted.get(level):
            made = levels.get(level) or _new(instance, "agent-group-level")
            levels[level] = {**made, "Name": wanted[level]["Name"]}
        elif level in wanted and level in levels:
            if used > depth:
                raise ResourceInUse(f"there are groups on {level}")
            del levels[level]


def _new(instance: ConnectInstance, kind: str) -> Json:
    made = instance.ports.ids.new()
    return {"Id": made, "Arn": instance.directory.arn(kind, made)}


def create_group(service: "ConnectService", parameters: Json) -> Json:
    """CreateUserHierarchyGroup; its level must have a name."""
    instance = instance_of(service, parameters)
    groups, wanted = _groups(instance), parameters.get("ParentGroupId")
    parent = known(instance, groups, wanted, "hierarchy group")["Id"] if wanted else None
    depth = len(path(groups, parent))
    if depth >= len(LEVELS) or LEVELS[depth] not in _levels(instance):
        raise InvalidRequest(f"the hierarchy has no level {depth + 1}")
    _refuse_twin(groups, parameters["Name"], parent)
    made = {
        **_new(instance, KIND), "Name": parameters["Name"], "Parent": parent, "Tags": dict(parameters.get("Tags") or {})
    }  # fmt: skip
    groups[made["Id"]] = made
    return {"HierarchyGroupId": made["Id"], "HierarchyGroupArn": made["Arn"]}


def _refuse_twin(groups: dict[str, Json], name: str, parent: str | None) -> None:
    if any((group["Name"], group["Parent"]) == (name, parent) for group in groups.values()):
        raise DuplicateResource(f"there is a group {name!r} already")


def _group(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, Json]:
    instance = instance_of(service, parameters)
    return instance, known(instance, _groups(instance), parameters["HierarchyGroupId"], "hierarchy group")


def _summary(group: Json) -> Json:
    return {name: group[name] for name in ("Id", "Arn", "Name")}


def _describe(instance: ConnectInstance, group: Json) -> Json:
    groups = _groups(instance)
    ids = path(groups, group["Id"])
    return {
        **_summary(group),
        "LevelId": _levels(instance)[LEVELS[len(ids) - 1]]["Id"],
        "HierarchyPath": {level: _summary(groups[one]) for level, one in zip(LEVELS, ids, strict=False)},
        "Tags": group["Tags"],
    }


def describe_group(service: "ConnectService", parameters: Json) -> Json:
    """DescribeUserHierarchyGroup."""
    return {"HierarchyGroup": _describe(*_group(service, parameters))}


def list_groups(service: "ConnectService", parameters: Json) -> Json:
    """ListUserHierarchyGroups."""
    groups = _groups(instance_of(service, parameters))
    return page("UserHierarchyGroupSummaryList", map(_summary, groups.values()), parameters)


def search_groups(service: "ConnectService", parameters: Json) -> Json:
    """SearchUserHierarchyGroups."""
    instance = instance_of(service, parameters)
    items = [_describe(instance, group) for group in _groups(instance).values()]
    return search("UserHierarchyGroups", items, parameters)


def rename_group(service: "ConnectService", parameters: Json) -> None:
    """UpdateUserHierarchyGroupName."""
    instance, group = _group(service, parameters)
    _refuse_twin(_groups(instance), parameters["Name"], group["Parent"])
    group["Name"] = parameters["Name"]


def delete_group(service: "ConnectService", parameters: Json) -> None:
    """DeleteUserHierarchyGroup; only without users and groups below."""
    instance, group = _group(service, parameters)
    if group["Id"] in set(_needed(instance)):
        raise ResourceInUse(f"{group['Name']!r} has users or groups below it")
    del _groups(instance)[group["Id"]]


def _needed(instance: ConnectInstance) -> Iterator[str | None]:
    yield from (group["Parent"] for group in _groups(instance).values())
    yield from (user.hierarchy_group for user in instance.directory.users.values())


OPERATIONS: dict[str, Operation] = {
    "DescribeUserHierarchyStructure": describe_structure,
    "UpdateUserHierarchyStructure": update_structure,
    "CreateUserHierarchyGroup": create_group,
    "DescribeUserHierarchyGroup": describe_group,
    "ListUserHierarchyGroups": list_groups,
    "SearchUserHierarchyGroups": search_groups,
    "UpdateUserHierarchyGroupName": rename_group,
    "DeleteUserHierarchyGroup": delete_group,
}
