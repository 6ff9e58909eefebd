"""What people hand in, made ready for the instance: flow documents and weeks of opening hours."""

from functools import lru_cache

from local.connect.check import check_flow
from local.connect.contacts.hours import WeekHours, read_hours
from local.connect.errors import InvalidContactFlow, InvalidParameter
from local.connect.language.checking import Problem
from local.connect.language.model import Flow, FlowType
from local.connect.language.parsing import FlowSyntaxError, parse_flow
from local.connect.ports import Json

ALWAYS_OPEN: tuple[Json, ...] = tuple(
    {"Day": day, "StartTime": {"Hours": 0, "Minutes": 0}, "EndTime": {"Hours": 0, "Minutes": 0}}
    for day in ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
)


@lru_cache(maxsize=128)
def read_flow(content: str, flow_type: FlowType, *, checked: bool = True) -> Flow:
    """Parse and check; InvalidContactFlow with every problem when Connect would refuse. Remembers what it took: a flow never
    changes, and tests make the same ones again and again.
    """
    try:
        flow = parse_flow(content)
    except FlowSyntaxError as error:
        raise InvalidContactFlow([Problem(error.action, error.reason, error.place)]) from error
    problems = check_flow(flow, flow_type) if checked else []
    if problems:
        raise InvalidContactFlow(problems)
    return flow


def read_week(time_zone: str, config: list[Json]) -> WeekHours:
    """The API's hours, ready to be asked; InvalidParameter when they make no sense."""
    try:
        return read_hours(time_zone, config)
    except (KeyError, ValueError, TypeError) as error:
        raise InvalidParameter(f"hours of operation: {error}") from error
