"""Rules: kept and told; the simulator carries none out."""

from typing import TYPE_CHECKING

from local.connect.api.operations.keeping import Shelf, pick
from local.connect.api.operations.shared import Operation, instance_of, page
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

RULES = Shelf("rule", "rule", "RuleId")
_CHANGED = ("Name", "Function", "Actions", "PublishStatus", "PreEvaluationFilters")


def create(service: "ConnectService", parameters: Json) -> Json:
    """CreateRule."""
    instance = instance_of(service, parameters)
    record = pick(parameters, "TriggerEventSource", "Tags", *_CHANGED)
    record |= {"LastUpdatedTime": instance.centre.now(), "LastUpdatedBy": instance.arn}
    made = RULES.add(instance, record, lambda made, arn: {"RuleId": made, "RuleArn": arn})
    return pick(made, "RuleId", "RuleArn")


def describe(service: "ConnectService", parameters: Json) -> Json:
    """DescribeRule."""
    return {"Rule": RULES.find(service, parameters)[1]}


def list_rules(service: "ConnectService", parameters: Json) -> Json:
    """ListRules, by publish status and event source if wanted."""
    shown = ("Name", "RuleId", "RuleArn", "PublishStatus", "CreatedTime", "LastUpdatedTime")
    items = [
        pick(rule, *shown)
        | {
            "EventSourceName": rule["TriggerEventSource"]["EventSourceName"],
            "ActionSummaries": [{"ActionType": action["ActionType"]} for action in rule["Actions"]],
        }
        for rule in RULES.all(instance_of(service, parameters)).values()
    ]
    wanted = pick(parameters, "PublishStatus", "EventSourceName")
    fitting = [item for item in items if all(item[name] == value for name, value in wanted.items())]
    return page("RuleSummaryList", fitting, parameters)


def update(service: "ConnectService", parameters: Json) -> None:
    """UpdateRule."""
    instance, rule = RULES.find(service, parameters)
    RULES.refuse_twin(instance, parameters, besides=rule)
    rule.update(pick(parameters, *_CHANGED), LastUpdatedTime=instance.centre.now())


def delete(service: "ConnectService", parameters: Json) -> None:
    """DeleteRule."""
    RULES.remove(service, parameters)


OPERATIONS: dict[str, Operation] = {
    "CreateRule": create,
    "DescribeRule": describe,
    "ListRules": list_rules,
    "UpdateRule": update,
    "DeleteRule": delete,
}
