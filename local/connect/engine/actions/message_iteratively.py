"""MessageParticipantIteratively: "Loop prompts", in queue and hold flows."""

from local.connect.engine.execution import Execution
from local.connect.engine.host import Message
from local.connect.engine.outcomes import Done, Failed, Outcome, Run, Spoken, TimedOut, Wait
from local.connect.engine.prompts import PROMPT_NAMES, prompt_fields, read_message
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import number
from local.connect.language.model import HOLDS, FlowType
from local.connect.language.parameters import Group, Items, flag, free
from local.connect.language.rules import whole_number
from local.connect.language.specification import VOICE_ONLY, ActionSpec
from local.connect.ports import Json

SHORTEST_MESSAGE_S = 1.0
"""Silence is a message too, but an endless loop of messages without length would never let time pass."""

SPEC = ActionSpec(
    "MessageParticipantIteratively",
    Group(
        {
            "Messages": Items(Group(prompt_fields(), one_of=PROMPT_NAMES, closed=False), required=True, least=1),
            "InterruptFrequencySeconds": free(whole_number(1)),
            "ContinueMessagingDuringInterrupt": flag(),
        }
    ),
    results=frozenset({"MessagesInterrupted"}),
    operators=frozenset({"Equals"}),
    flow_types=HOLDS | {FlowType.CUSTOMER_QUEUE},
    channels=VOICE_ONLY,
    needs_participant=True,
    endless=True,
)


def run(execution: Execution, parameters: Json) -> Outcome | Run:
    """Play the messages in turn, for ever or until the interruption."""
    given = parameters.get("Messages") or []
    messages = [read_message(execution, item) for item in given if isinstance(item, dict)]
    if not messages:
        return Failed(why="there are no messages")
    if None in messages:
        return Failed(why="one of the prompts does not exist")
    every = number(parameters.get("InterruptFrequencySeconds") or "")
    return _play(execution, [message for message in messages if message is not None], every)


def _play(execution: Execution, messages: list[Message], every: int | None) -> Run:
    host, turn, started = execution.host, 0, execution.host.now()
    while True:
        message = messages[turn % len(messages)]
        host.say(execution.contact, execution.audience, message, None)
        length = max(message.duration_s, SHORTEST_MESSAGE_S)
        left = None if every is None else every - (host.now() - started).total_seconds()
        if left is not None and left <= length:
            # A message told as spoken early is followed by the rest of the pause, in silence.
            signal = yield Wait(left, ())
            if isinstance(signal, TimedOut):
                return Done("MessagesInterrupted")
        else:
            yield Wait(length, (Spoken,) if len(messages) > 1 else ())
        turn += 1


ACTIONS = [Runner(SPEC, run)]
