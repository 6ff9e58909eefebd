"""MessageParticipant: "Play prompt"."""

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome, Run, Spoken, Wait
from local.connect.engine.prompts import PROMPT_NAMES, prompt_fields, read_message
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import truth
from local.connect.language.model import EVERY, HOLDS
from local.connect.language.parameters import Group, flag, free
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

SPEC = ActionSpec(
    "MessageParticipant",
    Group(
        {**prompt_fields(), "SkipWhenDTMFBufferEnabled": flag(), "TextToSpeechType": free()},
        one_of=PROMPT_NAMES,
    ),
    flow_types=EVERY - HOLDS,
    needs_participant=True,
)


def run(execution: Execution, parameters: Json) -> Outcome | Run:
    """Speak, and wait until it is spoken. Keys pressed meanwhile are kept for the next question."""
    message = read_message(execution, parameters)
    if message is None:
        return Failed(why=f"there is no prompt {parameters.get('PromptId')}")
    if truth(parameters.get("SkipWhenDTMFBufferEnabled")) and execution.contact.keys:
        return Done()
    execution.host.say(execution.contact, execution.audience, message, None)
    return _wait(message.duration_s) if message.duration_s > 0 else Done()


def _wait(seconds: float) -> Run:
    yield Wait(seconds, (Spoken,))
    return Done()


ACTIONS = [Runner(SPEC, run)]
