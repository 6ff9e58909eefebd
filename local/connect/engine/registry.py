"""Which action types exist: every module of `engine.actions` that has an `ACTIONS` list.

To add a type, put one small file there.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.engine.execution import Execution
    from local.connect.engine.outcomes import Outcome, Run


@dataclass(frozen=True, slots=True)
class Runner:
    """How an action type looks and runs. `run` gives the outcome, or a generator that yields its waits."""

    spec: ActionSpec
    run: "Callable[[Execution, Json], Outcome | Run]"


@cache
def runners() -> Mapping[str, Runner]:
    """All action types by name."""
    package = importlib.import_module(f"{__package__}.actions")
    found: dict[str, Runner] = {}
    for module in pkgutil.iter_modules(package.__path__):
        for runner in importlib.import_module(f"{package.__name__}.{module.name}").__dict__.get("ACTIONS", ()):
            if runner.spec.type in found:
                raise ValueError(f"two runners for {runner.spec.type}")
            found[runner.spec.type] = runner
    return MappingProxyType(found)


@cache
def catalogue() -> Mapping[str, ActionSpec]:
    """The specifications alone, as the checker wants them."""
    return MappingProxyType({name: runner.spec for name, runner in runners().items()})


def find_runner(action_type: str) -> Runner | None:
    """The runner of a type, None when the type is unknown."""
    return runners().get(action_type)
