"""Faults on demand: a throttle, a time-out or a refusal at the n-th call of a method."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from dozor.domain.errors import TransientFailure, Uncertain

M = TypeVar("M", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Fault:
    """What is raised, and whether the work is done before."""

    error: Exception
    after_the_work: bool


class Faults:
    """The faults that a fake is still to show. calls: how often each method was called."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self._planned: dict[tuple[str, int], Fault] = {}

    def throttle(self, method: str, *, at: int = 1) -> None:
        """The `at`-th call from now is refused, and may be made again; nothing is done."""
        self._plan(method, at, Fault(TransientFailure(f"{method} was throttled"), after_the_work=False))

    def time_out(self, method: str, *, at: int = 1) -> None:
        """The `at`-th call from now does its work, but its answer never comes."""
        self._plan(method, at, Fault(Uncertain(f"{method} did not answer"), after_the_work=True))

    def refuse(self, method: str, error: Exception, *, at: int = 1) -> None:
        """The `at`-th call from now raises that error; nothing is done."""
        self._plan(method, at, Fault(error, after_the_work=False))

    def next_of(self, method: str) -> Fault | None:
        """Count a call; the fault that belongs to it, if any."""
        self.calls[method] += 1
        return self._planned.pop((method, self.calls[method]), None)

    def _plan(self, method: str, at: int, fault: Fault) -> None:
        self._planned[method, self.calls[method] + at] = fault


def faulty(method: M) -> M:
    """A method of a fake (which has `faults`) that shows the faults planned for it."""

    @wraps(method)
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        fault = self.faults.next_of(method.__name__)
        if fault and not fault.after_the_work:
            raise fault.error
        answer = method(self, *args, **kwargs)
        if fault:
            raise fault.error
        return answer

    return cast(M, call)
