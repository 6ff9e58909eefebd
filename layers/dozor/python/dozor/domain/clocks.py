"""Clocks and their rules under one name; see the modules they come from."""

from dozor.domain.clock import Clock
from dozor.domain.clock_parts import DUTY_CLOCKS, Agreement, ClockKind, Pause
from dozor.domain.clock_rules import (
    ClockRule,
    Counts,
    Starts,
    Urgency,
    choose_rules,
    rule_of,
    start_clocks,
    start_hand_over,
)

__all__ = [
    "DUTY_CLOCKS",
    "Agreement",
    "Clock",
    "ClockKind",
    "ClockRule",
    "Counts",
    "Pause",
    "Starts",
    "Urgency",
    "choose_rules",
    "rule_of",
    "start_clocks",
    "start_hand_over",
]
