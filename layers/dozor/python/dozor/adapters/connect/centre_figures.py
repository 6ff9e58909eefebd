"""Figures of queues, of now and of the day: GetCurrentMetricData and GetMetricDataV2 ("Metric definitions").

A metric that is not in the answer, or without a value, had nothing to count.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from dozor.adapters.connect.directory import ConnectDirectory, bare_id, in_parts
from dozor.domain.centre import CentreRules, QueueNow, Today

# Metric of now -> our word for it, and its unit.
_NOW: Mapping[str, tuple[str, str]] = {
    "CONTACTS_IN_QUEUE": ("waiting", "COUNT"),
    "OLDEST_CONTACT_AGE": ("longest_wait_s", "SECONDS"),
    "AGENTS_ONLINE": ("online", "COUNT"),
    "AGENTS_AVAILABLE": ("available", "COUNT"),
    "AGENTS_ON_CONTACT": ("on_contact", "COUNT"),
    "AGENTS_AFTER_CONTACT_WORK": ("wrapping_up", "COUNT"),
}
_TODAY: Mapping[str, str] = {
    "CONTACTS_HANDLED": "answered",
    "CONTACTS_ABANDONED": "abandoned",
    "AVG_QUEUE_ANSWER_TIME": "average_wait_s",
    "SERVICE_LEVEL": "service_level",
}


def measure_now(directory: ConnectDirectory, queues: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Queue id -> figures of calls and operators now. One request per hundred queues."""
    metrics = [{"Name": name, "Unit": unit} for name, (_, unit) in _NOW.items()]
    found: dict[str, dict[str, int]] = {}
    for some in in_parts(queues):
        filters = {"Queues": some, "Channels": ["VOICE"]}
        for result in directory.pages(
            "get_current_metric_data",
            "MetricResults",
            Filters=filters,
            Groupings=["QUEUE"],
            CurrentMetrics=metrics,
        ):
            queue = (result.get("Dimensions") or {}).get("Queue") or {}
            found[str(queue.get("Id"))] = {
                _NOW[one["Metric"]["Name"]][0]: round(one.get("Value") or 0) for one in result["Collections"]
            }
    return found


def measure_today(
    directory: ConnectDirectory, queues: Mapping[str, str], instance_arn: str, rules: CentreRules, now: datetime
) -> dict[str, Today]:
    """Queue id -> figures since the centre's midnight. One request per hundred queues."""
    within = [{"Comparison": "LT", "ThresholdValue": rules.service_level_within}]
    metrics = [{"Name": name, **({"Threshold": within} if name == "SERVICE_LEVEL" else {})} for name in _TODAY]
    found: dict[str, Today] = {}
    for some in in_parts(queues):
        asked = {
            "ResourceArn": instance_arn,
            "StartTime": _midnight(rules.time_zone, now),
            "EndTime": now,
            "Filters": [
                {"FilterKey": "QUEUE", "FilterValues": some},
                {"FilterKey": "CHANNEL", "FilterValues": ["VOICE"]},
            ],
            "Groupings": ["QUEUE"],
            "Metrics": metrics,
        }
        for result in directory.pages("get_metric_data_v2", "MetricResults", **asked):
            values = {
                _TODAY[one["Metric"]["Name"]]: round(one["Value"])
                for one in result["Collections"]
                if one.get("Value") is not None
            }
            found[bare_id(str(result["Dimensions"]["QUEUE"]))] = Today(**values)
    return found


def join(
    queues: Mapping[str, str], figures: Mapping[str, Mapping[str, int]], days: Mapping[str, Today]
) -> tuple[QueueNow, ...]:
    """Every queue with its figures; one that nobody told of has none."""
    return tuple(
        QueueNow(id=known, name=name, today=days.get(known, Today()), **figures.get(known, {}))
        for known, name in queues.items()
    )


def _midnight(zone: str, now: datetime) -> datetime:
    local = now.astimezone(ZoneInfo(zone))
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
