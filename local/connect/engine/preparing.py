"""What can be worked out of an action before it is executed: its runner, and where its parameters hold references."""

from dataclasses import dataclass

from local.connect.engine.registry import Runner, find_runner
from local.connect.language.model import Action
from local.connect.language.templates import Template, prepare

_KEY = "execution"


@dataclass(slots=True)
class Prepared:
    """An action made ready. runner: None when its type is unknown; parameters: what has no references is the flow's own."""

    runner: Runner | None
    parameters: Template


def prepare_action(action: Action) -> Prepared:
    """Make ready, once for each action of a flow, however many contacts run through it."""
    prepared: Prepared | None = action.prepared.get(_KEY)
    if prepared is None:
        prepared = Prepared(find_runner(action.type), prepare(dict(action.parameters)))
        action.prepared[_KEY] = prepared
    return prepared
