"""ConnectParticipantWithLexBot: "Get customer input" by a bot. The result is the intent."""

from collections.abc import Iterator
from typing import Any

from local.connect.engine.execution import Execution
from local.connect.engine.host import Message
from local.connect.engine.outcomes import Done, Failed, Happened, Outcome, Pressed, Run, Spoken, TimedOut, Uttered, Wait
from local.connect.engine.prompts import PROMPT_NAMES, prompt_faults, prompt_fields, read_message
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import number
from local.connect.engine.services import BotAnswer
from local.connect.language.model import EVERY, HOLDS, WHISPERS, Action
from local.connect.language.parameters import Anything, Group, Table, free, static
from local.connect.language.parsing import as_text
from local.connect.language.rules import whole_number
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

SILENCE_S = 8
"""How long a bot on the telephone listens before it gives up; in a chat LexTimeoutSeconds.Text says it."""

CHAT_SILENCE_S = 300


def _faults(action: Action) -> Iterator[tuple[str, str]]:
    bots = [name for name in ("LexV2Bot", "LexBot") if action.parameters.get(name) is not None]
    yield from prompt_faults(action, "LexInitializationData")
    if not bots:
        yield "LexV2Bot", "is missing; a bot is needed (LexV2Bot, or LexBot)"
    if len(bots) > 1:
        yield "LexBot", "cannot be given together with LexV2Bot"


SPEC = ActionSpec(
    "ConnectParticipantWithLexBot",
    Group(
        {
            **prompt_fields(),
            "TextToSpeechType": free(),
            "LexV2Bot": Group({"AliasArn": free(required=True)}),
            "LexBot": Group({"Name": free(required=True), "Region": free(), "Alias": free()}),
            "LexSessionAttributes": Table(),
            "LexInitializationData": Group({"InitialMessage": free()}),
            "LexTimeoutSeconds": Group({"Text": free(whole_number(1)), "Voice": Anything()}, closed=False),
            "SkipWhenDTMFBufferEnabled": static(),
        },
        at_most_one=PROMPT_NAMES,
    ),
    results=None,
    operators=frozenset({"Equals"}),
    errors=frozenset({"NoMatchingCondition", "InputTimeLimitExceeded"}),
    flow_types=EVERY - HOLDS - WHISPERS,
    needs_participant=True,
    further_faults=_faults,
)


def run(execution: Execution, parameters: Json) -> Outcome | Run:
    """Speak the prompt, then let the bot hear what the participant says until it knows the intent."""
    bot = parameters.get("LexV2Bot") or parameters.get("LexBot") or {}
    name = as_text(bot.get("AliasArn") or bot.get("Name") or "")
    if not name:
        return Failed(why="there is no bot")
    initial = (parameters.get("LexInitializationData") or {}).get("InitialMessage")
    if initial is not None and not initial:
        return Failed(why="the contact came without an initial message")
    message = None if initial else read_message(execution, parameters)
    if message is None and not initial:
        return Failed(why=f"there is no prompt {parameters.get('PromptId')}")
    session = {key: as_text(value) for key, value in (parameters.get("LexSessionAttributes") or {}).items()}
    return _talk(execution, name, message, session, as_text(initial or ""), _patience(execution, parameters))


def _patience(execution: Execution, parameters: Json) -> int:
    if execution.contact.channel == "VOICE":
        return SILENCE_S
    return number((parameters.get("LexTimeoutSeconds") or {}).get("Text") or "") or CHAT_SILENCE_S


def _talk(
    execution: Execution, bot: str, message: Message | None, session: dict[str, str], words: str, patience: int
) -> Run:
    while True:
        if message is not None:
            execution.host.say(
                execution.contact, execution.audience, message, {"kind": "speech", "time_limit_s": patience}
            )
            heard = yield from _listen(message.duration_s, patience)
            if heard is None:
                return Failed("InputTimeLimitExceeded", "nothing was said in time")
            words = heard
        answer = execution.host.services.bots.hear(bot, words, session)
        session = {**session, **answer.session}
        execution.contact.spaces["Lex"] = _result(answer, session, words)
        if answer.intent is not None:
            return Done(answer.intent)
        message = Message(text=answer.says, duration_s=execution.host.speaking_time(Message(text=answer.says)))


def _listen(speaking_s: float, patience: float) -> Any:
    """Words, or keys pressed; None for silence. They may come while the bot still speaks."""
    if speaking_s > 0:
        signal = yield Wait(speaking_s, (Uttered, Pressed, Happened, Spoken))
        if isinstance(signal, Uttered | Pressed | Happened):
            return _words(signal)
    signal = yield Wait(patience, (Uttered, Pressed, Happened))
    return None if isinstance(signal, TimedOut) else _words(signal)


def _words(signal: Any) -> str:
    match signal:
        case Uttered(words):
            return words
        case Pressed(key):
            return key
        case _:
            return str(signal.name)


def _result(answer: BotAnswer, session: dict[str, str], words: str) -> Json:
    """`$.Lex`, as the attribute list spells it."""
    return {
        "IntentName": answer.intent,
        "Slots": dict(answer.slots),
        "SessionAttributes": session,
        "IntentConfidence": {"Score": str(answer.confidence)},
        "DialogState": answer.dialog_state,
        "InputTranscript": words,
    }


ACTIONS = [Runner(SPEC, run)]
