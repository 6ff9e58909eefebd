"""UpdateContactEventHooks: which flow runs at which moment of the contact."""

from collections.abc import Iterator

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import truth
from local.connect.language.model import Action
from local.connect.language.parameters import Group, Table, flag, whole
from local.connect.language.parsing import as_text
from local.connect.language.rules import one_of
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

HOOKS = (
    "AgentHold",
    "AgentWhisper",
    "CustomerHold",
    "CustomerQueue",
    "CustomerRemaining",
    "CustomerWhisper",
    "DefaultAgentUI",
    "DisconnectAgentUI",
    "PauseContact",
    "ResumeContact",
)
DISABLED = ""


def _faults(action: Action) -> Iterator[tuple[str, str]]:
    if not action.parameters.get("EventHooks") and not action.parameters.get("EventHooksConfiguration"):
        yield "EventHooks", "is missing"


SPEC = ActionSpec(
    "UpdateContactEventHooks",
    Group(
        {
            "EventHooks": Table(whole(), keys=one_of(*HOOKS), most=1),
            "EventHooksConfiguration": Table(Group({"DisableExecution": flag()}), keys=one_of(*HOOKS)),
        }
    ),
    further_faults=_faults,
)


def run(execution: Execution, parameters: Json) -> Outcome:
    """Set a hook, or switch one off (EventHooksConfiguration, as the designer exports "disable whisper")."""
    hooks = execution.contact.hooks
    for name, wanted in (parameters.get("EventHooks") or {}).items():
        found = execution.host.find_flow(as_text(wanted))
        if name not in HOOKS or found is None:
            return Failed(why=f"there is no flow {wanted!r} for {name}")
        hooks[name] = found[0]
    for name, configuration in (parameters.get("EventHooksConfiguration") or {}).items():
        if isinstance(configuration, dict) and truth(configuration.get("DisableExecution", "")):
            hooks[name] = DISABLED
    return Done()


ACTIONS = [Runner(SPEC, run)]
