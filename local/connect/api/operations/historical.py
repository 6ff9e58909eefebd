"""Historical metrics, from the centre's own history: what was, by queue, channel and span of time."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from botocore.utils import parse_timestamp

from local.connect.api.operations.shared import Operation, instance_of, known, page
from local.connect.contacts.figures import Figures
from local.connect.errors import InvalidParameter, InvalidRequest
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

Span = tuple[datetime, datetime]
Group = tuple[tuple[str, ...] | None, str | None]
"""Queues and channel; None: all of them."""


def _percent(share: float | None) -> float | None:
    return None if share is None else share * 100


_FIGURES: dict[str, Callable[[Figures], float | None]] = {
    "CONTACTS_QUEUED": lambda figures: figures.queued,
    "CONTACTS_HANDLED": lambda figures: figures.handled,
    "CONTACTS_ABANDONED": lambda figures: figures.abandoned,
    "CONTACTS_TRANSFERRED_OUT_FROM_QUEUE": lambda figures: figures.transferred,
    "AGENT_NON_RESPONSE": lambda figures: figures.missed,
    "ABANDONMENT_RATE": lambda figures: _percent(figures.abandon_rate),
    "AVG_QUEUE_ANSWER_TIME": lambda figures: figures.average_answer_s,
    "AVG_ABANDON_TIME": lambda figures: figures.average_abandon_s,
    "AVG_INTERACTION_TIME": lambda figures: figures.average_talk_s,
    "AVG_HOLD_TIME": lambda figures: figures.average_hold_s,
    "AVG_AFTER_CONTACT_WORK_TIME": lambda figures: figures.average_work_s,
    "AVG_HANDLE_TIME": lambda figures: figures.average_handle_s,
    "MAX_QUEUED_TIME": lambda figures: figures.longest_wait_s,
}
_OLD_NAMES = {
    "CONTACTS_MISSED": "AGENT_NON_RESPONSE",
    "QUEUE_ANSWER_TIME": "AVG_QUEUE_ANSWER_TIME",
    "ABANDON_TIME": "AVG_ABANDON_TIME",
    "INTERACTION_TIME": "AVG_INTERACTION_TIME",
    "HOLD_TIME": "AVG_HOLD_TIME",
    "AFTER_CONTACT_WORK_TIME": "AVG_AFTER_CONTACT_WORK_TIME",
    "HANDLE_TIME": "AVG_HANDLE_TIME",
    "QUEUED_TIME": "MAX_QUEUED_TIME",
    "OCCUPANCY": "AGENT_OCCUPANCY",
}
"""GetMetricData's names for the same figures."""
_SERVICE_LEVEL, _OCCUPANCY = "SERVICE_LEVEL", "AGENT_OCCUPANCY"


def _measure(instance: ConnectInstance, metric: str, limit: int, span: Span, group: Group) -> float | None:
    if metric == _OCCUPANCY:
        return _percent(instance.centre.history.occupancy(None, *span))
    queues, channel = group
    figures = instance.centre.history.measure(queues, *span, thresholds=(limit,), channel=channel)
    value = _percent(figures.service_level[limit]) if metric == _SERVICE_LEVEL else _FIGURES[metric](figures)
    return None if value is None else float(value)


def _check(metric: str) -> str:
    if metric not in _FIGURES and metric not in (_SERVICE_LEVEL, _OCCUPANCY):
        raise InvalidParameter(f"the simulator does not measure {metric}")
    return metric


def _span(parameters: Json) -> Span:
    since, till = parse_timestamp(parameters["StartTime"]), parse_timestamp(parameters["EndTime"])
    if till <= since:
        raise InvalidRequest("EndTime must be after StartTime")
    return since, till


def _groups(instance: ConnectInstance, groupings: list[str], queues: list[str], channels: list[str]) -> list[Group]:
    unknown = sorted(set(groupings) - {"QUEUE", "CHANNEL"})
    if unknown:
        raise InvalidParameter(f"the simulator does not group by {', '.join(unknown)}")
    wanted = tuple(known(instance, instance.directory.queues, queue, "queue").id for queue in queues)
    every = wanted or tuple(instance.directory.queues)
    places = [(queue,) for queue in every] if "QUEUE" in groupings else [wanted or None]
    kinds = list(channels or ("VOICE", "TASK")) if "CHANNEL" in groupings else [_only(channels)]
    return [(place, kind) for place in places for kind in kinds]


def _only(channels: list[str]) -> str | None:
    """The one channel that was asked for; figures over two of three channels are not kept apart."""
    if len(channels) > 1:
        raise InvalidParameter("group by CHANNEL, or filter by one channel")
    return channels[0] if channels else None


# --- GetMetricDataV2 -----------------------------------------------------------------------------------------------
_PERIODS = {
    "FIFTEEN_MIN": timedelta(minutes=15),
    "THIRTY_MIN": timedelta(minutes=30),
    "HOUR": timedelta(hours=1),
    "DAY": timedelta(days=1),
    "WEEK": timedelta(weeks=1),
}


def metric_data_v2(service: "ConnectService", parameters: Json) -> Json:
    """GetMetricDataV2: by queue and channel, in intervals if wanted. Shares are percents, times seconds."""
    instance = service.instance(parameters["ResourceArn"])
    filters = {item.get("FilterKey"): item.get("FilterValues") or [] for item in parameters["Filters"]}
    unknown = sorted(str(key) for key in set(filters) - {"QUEUE", "CHANNEL"})
    if unknown:
        raise InvalidParameter(f"the simulator does not filter metrics by {', '.join(unknown)}")
    groupings = parameters.get("Groupings") or []
    groups = _groups(instance, groupings, filters.get("QUEUE", []), filters.get("CHANNEL", []))
    wanted = parameters.get("Interval") or {}
    period = wanted.get("IntervalPeriod") or "TOTAL"
    results = [
        {
            "Dimensions": _dimensions(instance, groupings, group),
            "MetricInterval": {"Interval": period, "StartTime": span[0], "EndTime": span[1]},
            "Collections": [_collect(instance, metric, span, group) for metric in parameters["Metrics"]],
        }
        for span in _intervals(_span(parameters), period, str(wanted.get("TimeZone") or "UTC"))
        for group in groups
    ]
    return page("MetricResults", results, parameters)


def _intervals(span: Span, period: str, zone: str) -> Iterator[Span]:
    """The parts of a span, cut at full hours, or at midnights of the zone."""
    since, till = span
    if period == "TOTAL":
        yield span
        return
    try:
        local = since.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InvalidParameter(f"{zone!r} is not a time zone") from error
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    step = _PERIODS[period]
    start = midnight if step >= timedelta(days=1) else midnight + (local - midnight) // step * step
    while start < till:
        yield max(start, since), min(start + step, till)
        start += step


def _dimensions(instance: ConnectInstance, groupings: list[str], group: Group) -> dict[str, str]:
    queues, channel = group
    found = {"QUEUE": queues[0]} if "QUEUE" in groupings and queues else {}
    if "QUEUE" in found:
        found["QUEUE_ARN"] = instance.directory.arn("queue", found["QUEUE"])
    return found | ({"CHANNEL": channel} if "CHANNEL" in groupings and channel else {})


def _collect(instance: ConnectInstance, metric: Json, span: Span, group: Group) -> Json:
    name = _check(str(metric.get("Name") or metric.get("MetricId") or ""))
    limits = [int(item.get("ThresholdValue") or 0) for item in metric.get("Threshold") or []]
    if name == _SERVICE_LEVEL and not limits:
        raise InvalidParameter("SERVICE_LEVEL needs a Threshold")
    return {"Metric": metric, "Value": _measure(instance, name, limits[0] if limits else 0, span, group)}


# --- GetMetricData -------------------------------------------------------------------------------------------------
def metric_data(service: "ConnectService", parameters: Json) -> Json:
    """GetMetricData, the older one: over the whole span."""
    instance, filters, span = instance_of(service, parameters), parameters["Filters"], _span(parameters)
    groupings = parameters.get("Groupings") or []
    groups = _groups(instance, groupings, filters.get("Queues") or [], filters.get("Channels") or [])
    results = []
    for group in groups:
        collections = []
        for metric in parameters["HistoricalMetrics"]:
            name = _check(_OLD_NAMES.get(str(metric.get("Name")), str(metric.get("Name"))))
            limit = int((metric.get("Threshold") or {}).get("ThresholdValue") or 0)
            collections.append({"Metric": metric, "Value": _measure(instance, name, limit, span, group)})
        results.append({"Dimensions": _old_dimensions(instance, groupings, group), "Collections": collections})
    return page("MetricResults", results, parameters)


def _old_dimensions(instance: ConnectInstance, groupings: list[str], group: Group) -> Json | None:
    told = _dimensions(instance, groupings, group)
    queue, arn, channel = (told.get(name) for name in ("QUEUE", "QUEUE_ARN", "CHANNEL"))
    found = {"Queue": {"Id": queue, "Arn": arn} if queue else None, "Channel": channel}
    return found if told else None


OPERATIONS: dict[str, Operation] = {"GetMetricDataV2": metric_data_v2, "GetMetricData": metric_data}
