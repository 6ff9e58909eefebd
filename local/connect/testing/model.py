"""A test case as values. Names are those of the testing language ("Connect Customer testing language", developer guide)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

VERSION = "2019-10-30"
MAX_CONTENT = 256_000
"""Characters of a test case's content ("AWS::Connect::TestCase", property Content)."""
MAX_SECONDS = 300
"""A test that has not ended itself by then has failed ("Execute test cases", administrator guide)."""
SIMULATED_CALLER = "+12025550100"
"""Who calls when the entry point names nobody: a number of fiction."""
MAX_AT_ONCE = 5
MAX_IN_HAND = 100
"""Executions that run or wait, together; one more is refused."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why Connect would refuse a test case. observation: "" when it concerns the whole; place: where in it."""

    observation: str
    reason: str
    place: str = ""

    def __str__(self) -> str:
        where = ": ".join(part for part in (self.observation, self.place) if part)
        return f"{where}: {self.reason}" if where else self.reason


class InvalidFlowTest(ValueError):
    """A test case that the language's rules refuse; `problems` tells all that is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Event:
    """What is waited for. type: TestInitiated, MessageReceived, FlowActionStarted, TestCompleted."""

    type: str
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TestAction:
    """What is done then. type: SendInstruction, OverrideSystemBehavior, Assert, TestControl."""

    __test__ = False  # not a class of pytest

    identifier: str
    type: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Observation:
    """An event, what is done when it happens, and what is waited for after it. actions: in the order of execution."""

    identifier: str
    event: Event
    actions: tuple[TestAction, ...] = ()
    following: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """Where the simulated call begins. flow: id or ARN, or else the number that is dialled (E.164)."""

    flow: str = ""
    caller: str = SIMULATED_CALLER
    dialled: str = ""


@dataclass(frozen=True, slots=True)
class FlowTest:
    """A whole test case."""

    observations: Mapping[str, Observation]
    metadata: Mapping[str, Any] = field(default_factory=dict)

    @property
    def beginnings(self) -> tuple[str, ...]:
        """Observations that are active from the start: those that no other leads to."""
        led_to = {following for one in self.observations.values() for following in one.following}
        return tuple(name for name in self.observations if name not in led_to)
