"""What a rule's target receives: the event, a part of it, a constant, or a template filled from it.

Source: EventBridge user guide, "EventBridge input transformation".
"""

import json
import re
from collections.abc import Mapping
from typing import Any

_VARIABLE = re.compile(r"<([A-Za-z0-9_.\-]+)>")


def shape_input(target: Mapping[str, Any], rule_arn: str, event: Mapping[str, Any]) -> str:
    """The text (usually JSON) that the target of the rule gets for this event."""
    if "Input" in target:
        return str(target["Input"])
    if "InputPath" in target:
        return json.dumps(find_path(target["InputPath"], event), ensure_ascii=False)
    if "InputTransformer" in target:
        return _fill_template(target["InputTransformer"], rule_arn, event)
    return json.dumps(event, ensure_ascii=False)


def find_path(path: str, event: Any) -> Any:
    """The value at a path such as $.detail.ticket or $.resources[0]; None if there is nothing."""
    value = event
    for name, index in re.findall(r"\.([^.\[\]]+)|\[(\d+)\]", path.removeprefix("$")):
        if name and isinstance(value, Mapping):
            value = value.get(name)
        elif index and isinstance(value, list) and int(index) < len(value):
            value = value[int(index)]
        else:
            return None
    return value


def _fill_template(transformer: Mapping[str, Any], rule_arn: str, event: Mapping[str, Any]) -> str:
    values: dict[str, Any] = {
        "aws.events.rule-arn": rule_arn,
        "aws.events.rule-name": rule_arn.split("/")[-1],
        "aws.events.event.ingestion-time": event.get("time"),
        "aws.events.event": {name: value for name, value in event.items() if name != "detail"},
        "aws.events.event.json": event,
    }
    paths = transformer.get("InputPathsMap") or {}
    values.update({name: find_path(path, event) for name, path in paths.items()})
    template = transformer["InputTemplate"]
    return _VARIABLE.sub(lambda found: _insert(found, template, values), template)


def _insert(found: re.Match[str], template: str, values: Mapping[str, Any]) -> str:
    """A value in the template's place: bare text inside quotes, JSON outside of them."""
    name = found.group(1)
    if name not in values:
        return found.group(0)
    value = values[name]
    if not _is_inside_quotes(template, found.start()):
        return json.dumps(value, ensure_ascii=False)
    text = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _is_inside_quotes(template: str, position: int) -> bool:
    quotes = re.findall(r'\\.|"', template[:position])
    return quotes.count('"') % 2 == 1
