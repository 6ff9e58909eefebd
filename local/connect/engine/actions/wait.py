"""Wait: chats and tasks pause; a voice contact takes the error branch."""

from collections.abc import Iterator

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Happened, Outcome, Run, Wait
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import first_of, number, truth
from local.connect.language.model import Action
from local.connect.language.parameters import Group, Items, flag, static, whole
from local.connect.language.parsing import as_text
from local.connect.language.rules import one_of, whole_number
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

SEVEN_DAYS_S = 604_800
EVENTS = ("CustomerReturned", "BotParticipantDisconnected")
COMPLETED = "WaitCompleted"
CONTINUE = "Continue"


def _faults(action: Action) -> Iterator[tuple[str, str]]:
    if first_of(dict(action.parameters), "TimeLimitSeconds", "TimeoutSeconds") is None:
        yield "TimeLimitSeconds", "is missing"
    compared = {operand for condition, _ in action.transitions.conditions for operand in condition.operands}
    events = action.parameters.get("Events") or []
    for needed in (COMPLETED, *(events if isinstance(events, list) else [])):
        if isinstance(needed, str) and needed not in compared:
            yield "Conditions", f"the condition for {needed} is missing"


SPEC = ActionSpec(
    "Wait",
    Group(
        {
            "TimeLimitSeconds": whole(whole_number(1, SEVEN_DAYS_S)),
            "TimeoutSeconds": whole(whole_number(1, SEVEN_DAYS_S)),
            "Events": Items(static(one_of(*EVENTS))),
            "ContinueExecution": flag(),
            "MinimumWaitTimeSeconds": whole(whole_number(0, SEVEN_DAYS_S)),
        }
    ),
    results=frozenset({COMPLETED, CONTINUE, *EVENTS}),
    operators=frozenset({"Equals"}),
    errors=frozenset({"ParticipantNotFound"}),
    channels=frozenset({"CHAT", "TASK", "EMAIL"}),
    further_faults=_faults,
)


def run(_: Execution, parameters: Json) -> Outcome | Run:
    """Pause for a time or until an event."""
    seconds = number(first_of(parameters, "TimeLimitSeconds", "TimeoutSeconds") or "")
    if seconds is None:
        return Failed(why="there is no time to wait")
    continues = {CONTINUE} if truth(parameters.get("ContinueExecution", "")) else set()
    return _pause(seconds, continues | {as_text(event) for event in parameters.get("Events") or []})


def _pause(seconds: int, events: set[str]) -> Run:
    signal = yield Wait(seconds, (Happened,))
    while isinstance(signal, Happened) and signal.name not in events:
        signal = yield Wait(seconds, (Happened,))
    return Done(signal.name if isinstance(signal, Happened) else COMPLETED)


ACTIONS = [Runner(SPEC, run)]
