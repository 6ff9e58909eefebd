"""StartVoiceIdStream, CheckVoiceId, AuthenticateParticipant: who is on the line."""

from collections.abc import Iterator

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.language.model import EVERY, HOLDS, Action
from local.connect.language.parameters import Anything, Group, static
from local.connect.language.rules import one_of
from local.connect.language.specification import VOICE_ONLY, ActionSpec
from local.connect.ports import Json

EQUALS = frozenset({"Equals"})
RESULTS = {
    "enrollmentStatus": ("Enrolled", "NotEnrolled", "OptedOut"),
    "voiceAuthentication": ("Authenticated", "NotAuthenticated", "Inconclusive", "NotEnrolled", "OptedOut"),
    "fraudDetection": ("HighRisk", "LowRisk", "Inconclusive"),
}
"""What each option gives. The documentation writes them with spaces ("Not enrolled"), exports without."""


def _plain(text: str) -> str:
    return text.replace(" ", "").lower()


def _faults(action: Action) -> Iterator[tuple[str, str]]:
    option = action.parameters.get("CheckVoiceIdOption")
    known = {_plain(result) for result in RESULTS.get(str(option), ())}
    for condition, _ in action.transitions.conditions:
        for operand in condition.operands:
            if known and isinstance(operand, str) and _plain(operand) not in known:
                yield "Conditions", f"{option} never gives {operand!r}; it gives {', '.join(RESULTS[str(option)])}"


START = ActionSpec("StartVoiceIdStream", flow_types=EVERY - HOLDS, channels=VOICE_ONLY)
CHECK = ActionSpec(
    "CheckVoiceId",
    Group({"CheckVoiceIdOption": static(one_of(*RESULTS), required=True)}),
    results=None,
    operators=EQUALS,
    errors=frozenset({"NoMatchingCondition"}),
    channels=VOICE_ONLY,
    further_faults=_faults,
)
AUTHENTICATE = ActionSpec(
    "AuthenticateParticipant",
    Group(
        {
            "CognitoConfiguration": Anything(),
            "CustomerProfilesConfiguration": Anything(),
            "TimeLimitMinutes": Anything(),
        },
        closed=False,
    ),
    results=frozenset({"Authenticated", "OptedOut"}),
    operators=EQUALS,
    errors=frozenset({"NoMatchingCondition", "TimeLimitExceeded"}),
    channels=frozenset({"CHAT"}),
)


def start_stream(execution: Execution, _: Json) -> Outcome:
    """The caller's voice goes to Voice ID from here on."""
    execution.contact.spaces["VoiceId"] = {"Streaming": "True"}
    return Done()


def check_voice(execution: Execution, parameters: Json) -> Outcome:
    """What Voice ID says, in the spelling that the flow's conditions use."""
    option = str(parameters.get("CheckVoiceIdOption"))
    if option not in RESULTS:
        return Failed(why=f"there is no option {option!r}")
    result = execution.host.services.identity.voice(option, execution.contact.id)
    written = (o for condition, _ in execution.frame.action.transitions.conditions for o in condition.operands)
    return Done(next((o for o in written if isinstance(o, str) and _plain(o) == _plain(result)), result))


def authenticate(execution: Execution, _: Json) -> Outcome:
    """The customer signs in on a page, or does not."""
    outcome = execution.host.services.identity.authenticate(execution.contact.id)
    return Failed("TimeLimitExceeded", "the customer did not sign in") if outcome is None else Done(outcome)


ACTIONS = [Runner(START, start_stream), Runner(CHECK, check_voice), Runner(AUTHENTICATE, authenticate)]
