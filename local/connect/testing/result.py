"""What came of a test case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from local.connect.engine.trace import Step
from local.connect.ports import Json

PASSED, FAILED, NOT_OBSERVED = "PASSED", "FAILED", "STOPPED"


@dataclass(frozen=True, slots=True)
class Observed:
    """One observation. status: PASSED, FAILED (an assertion of it did), STOPPED (it never happened)."""

    identifier: str
    status: str
    at: datetime
    why: str = ""
    logged: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FlowTestResult:
    """status: PASSED or FAILED; why: the first thing that is wrong. Times UTC, virtual.

    heard: what the caller was told; steps: the actions taken until the test ended; invoked: functions that no override
    stood in for; queued: queues entered, by id; unused: overrides that nothing came by.
    """

    status: str
    why: str
    observed: tuple[Observed, ...]
    started: datetime
    ended: datetime
    contact_id: str
    steps: tuple[Step, ...]
    heard: tuple[str, ...]
    invoked: tuple[str, ...]
    queued: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether everything was observed and every assertion held."""
        return self.status == PASSED

    def to_json(self) -> Json:
        """Plain JSON, for reports."""
        return {
            "status": self.status,
            "why": self.why,
            "seconds": round((self.ended - self.started).total_seconds(), 1),
            "observations": [{"id": one.identifier, "status": one.status, "why": one.why} for one in self.observed],
            "heard": list(self.heard),
        }
