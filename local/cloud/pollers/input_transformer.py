"""What a rule's target receives: the event, a part of it, a constant, or a template filled from it.

Source: EventBridge user guide, "EventBridge input transformation".
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

_AS_IT_STANDS = object()
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
    # What is no variable stays as it stands.
    return fill_template(transformer["InputTemplate"], _VARIABLE, lambda name: values.get(name, _AS_IT_STANDS))


def fill_template(template: str, variable: re.Pattern[str], look_up: Callable[[str], Any]) -> str:
    """The template with the values of its variables: bare text inside quotes, JSON outside of them.

    variable: matches one of them, its name as the first group. look_up: the value of a name.
    """
    return variable.sub(lambda found: _insert(found, template, look_up(found.group(1))), template)


def _insert(found: re.Match[str], template: str, value: Any) -> str:
    if value is _AS_IT_STANDS:
        return found.group(0)
    if not _is_inside_quotes(template, found.start()):
        return json.dumps(value, ensure_ascii=False)
    text = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _is_inside_quotes(template: str, position: int) -> bool:
    quotes = re.findall(r'\\.|"', template[:position])
    return quotes.count('"') % 2 == 1
