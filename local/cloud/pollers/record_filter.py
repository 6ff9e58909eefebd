"""Lambda's FilterCriteria: which records reach the function.

Source: Lambda developer guide, "Control which events Lambda sends to your function" (filtering with SQS, DynamoDB and
Kinesis): SQS filters look into `body`, Kinesis filters into the decoded `data`; where the pattern wants an object and
the text is not JSON, or the other way round, the record is dropped.
"""

import base64
import json
from collections.abc import Mapping as Dictionary
from typing import Any

from local.cloud.pollers.mapping import Mapping
from local.cloud.pollers.patterns import Pattern, matches


def passes(mapping: Mapping, record: Dictionary[str, Any]) -> bool:
    """Whether the record fits any of the mapping's filters; a mapping without filters takes everything."""
    if not mapping.filters:
        return True
    return any(matches(pattern, _opened(mapping.service, pattern, record)) for pattern in mapping.filters)


def _opened(service: str, pattern: Pattern, record: Dictionary[str, Any]) -> Dictionary[str, Any]:
    if service == "sqs":
        return {**record, "body": _parsed_if_wanted(pattern.get("body"), record["body"])}
    if service == "kinesis":
        data = base64.b64decode(record["kinesis"]["data"]).decode("utf-8", "replace")
        return {**record["kinesis"], **record, "data": _parsed_if_wanted(pattern.get("data"), data)}
    return record


def _parsed_if_wanted(wanted: Any, text: str) -> Any:
    if not isinstance(wanted, Dictionary):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
