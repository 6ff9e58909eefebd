"""Voice, recording, streaming and logging: settings of the contact that later moments obey."""

from collections.abc import Iterator
from typing import Any

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.language.model import EVERY, HOLDS, Action, FlowType
from local.connect.language.parameters import Anything, Group, Items, Shape, flag, free, static
from local.connect.language.parsing import as_text
from local.connect.language.rules import one_of
from local.connect.language.specification import VOICE_ONLY, ActionSpec
from local.connect.ports import Json

T = FlowType
_RECORDED: dict[str, Shape] = {
    "RecordedParticipants": Items(static(one_of("Agent", "Customer"))),
    "IVRRecordingBehavior": static(one_of("Enabled", "Disabled")),
}
_ENABLED = Group({"Enabled": flag()}, closed=False)
_ANALYTICS: dict[str, Shape] = {
    "Enabled": flag(),
    "AnalyticsLanguage": free(),
    "AnalyticsModes": Items(static()),
    "SentimentConfiguration": _ENABLED,
    "ConversationalAnalyticsRedactionConfiguration": Group(
        {
            "Enabled": flag(),
            "RedactionResults": free(),
            "RedactionMaskMode": static(one_of("EntityType", "PII")),
            "RedactionEntities": Items(static()),
        },
        closed=False,
    ),
    "InFlightChatRedactionConfiguration": _ENABLED,
    "AnalyticsRedactionBehavior": static(one_of("Enabled", "Disabled")),
    "AnalyticsRedactionMaskMode": static(one_of("EntityType", "PII")),
}
"""Contact Lens: the old spelling and the new one together; what they leave out is let pass."""
_ANALYSIS = Group(_ANALYTICS, closed=False)
VOICE = ActionSpec(
    "UpdateContactTextToSpeechVoice",
    Group(
        {
            "TextToSpeechVoice": free(required=True),
            "TextToSpeechEngine": free(one_of("Standard", "Neural", "Generative", "Long-form", any_case=True)),
            "TextToSpeechStyle": free(one_of("None", "Conversational", "Newscaster", any_case=True)),
        }
    ),
)
RECORDING = ActionSpec(
    "UpdateContactRecordingBehavior",
    Group(
        {
            "RecordingBehavior": Group(
                {**_RECORDED, "ScreenRecordedParticipants": Items(static(one_of("Agent")))}, required=True
            ),
            "AnalyticsBehavior": _ANALYSIS,
        }
    ),
    flow_types=EVERY - HOLDS - {T.AGENT_WHISPER, T.CUSTOMER_WHISPER},
)


def _one_channel(action: Action) -> Iterator[tuple[str, str]]:
    given = [name for name in ("VoiceBehavior", "ChatBehavior") if action.parameters.get(name) is not None]
    if len(given) > 1:
        yield given[1], f"cannot be given together with {given[0]}"
    if not given and action.parameters.get("ScreenRecordingBehavior") is None:
        yield "Parameters", "one of VoiceBehavior, ChatBehavior, ScreenRecordingBehavior is missing"


RECORDING_AND_ANALYTICS = ActionSpec(
    "UpdateContactRecordingAndAnalyticsBehavior",
    Group(
        {
            "VoiceBehavior": Group(
                {"VoiceRecordingBehavior": Group(_RECORDED), "VoiceAnalyticsBehavior": _ANALYSIS},
            ),
            "ChatBehavior": Group({"ChatAnalyticsBehavior": _ANALYSIS}, closed=False),
            "ScreenRecordingBehavior": Anything(),
        }
    ),
    errors=frozenset({"ChannelMismatch", "InFlightRedactionConfigurationFailed"}),
    flow_types=EVERY - HOLDS - {T.AGENT_WHISPER, T.CUSTOMER_WHISPER},
    further_faults=_one_channel,
)
STREAMING = ActionSpec(
    "UpdateContactMediaStreamingBehavior",
    Group(
        {
            "MediaStreamingState": static(one_of("Enabled", "Disabled"), required=True),
            "MediaStreamType": static(one_of("Audio"), required=True),
            "Participants": Items(
                Group(
                    {
                        "ParticipantType": static(one_of("Customer"), required=True),
                        "MediaDirections": Items(static(one_of("From", "To"))),
                    },
                    closed=False,
                ),
                required=True,
            ),
        }
    ),
    flow_types=EVERY - HOLDS,
    channels=VOICE_ONLY,
)
LOGGING = ActionSpec(
    "UpdateFlowLoggingBehavior",
    Group({"FlowLoggingBehavior": static(one_of("Enabled", "Disabled"), required=True)}),
)


def update_voice(execution: Execution, parameters: Json) -> Outcome:
    """Who speaks from now on; an unknown voice leaves the one before."""
    name = as_text(parameters.get("TextToSpeechVoice", ""))
    if not execution.host.knows_voice(name):
        return Failed(why=f"there is no voice {name!r}")
    voice = execution.contact.voice
    voice.name = name
    voice.engine = as_text(parameters.get("TextToSpeechEngine") or "")
    voice.style = as_text(parameters.get("TextToSpeechStyle") or "")
    return Done()


def _set_recording(execution: Execution, behavior: Any) -> None:
    if not isinstance(behavior, dict):
        return
    recording = execution.contact.recording
    recording.participants = frozenset(map(as_text, behavior.get("RecordedParticipants") or []))
    enabled = behavior.get("IVRRecordingBehavior") == "Enabled"
    if enabled and not recording.ivr:
        recording.ivr_since, recording.ivr_until = execution.host.now(), None
    if recording.ivr and not enabled:
        recording.ivr_until = execution.host.now()
    recording.ivr = enabled


def update_recording(execution: Execution, parameters: Json) -> Outcome:
    """Who is recorded."""
    _set_recording(execution, parameters.get("RecordingBehavior"))
    return Done()


def update_recording_and_analytics(execution: Execution, parameters: Json) -> Outcome:
    """The same by channel."""
    channel = execution.contact.channel
    if (parameters.get("ChatBehavior") and channel != "CHAT") or (
        parameters.get("VoiceBehavior") and channel != "VOICE"
    ):
        return Failed("ChannelMismatch", f"the contact is {channel}")
    _set_recording(execution, (parameters.get("VoiceBehavior") or {}).get("VoiceRecordingBehavior"))
    return Done()


def update_streaming(execution: Execution, parameters: Json) -> Outcome:
    """Whether the caller's audio is streamed."""
    execution.contact.media_streaming = parameters.get("MediaStreamingState") == "Enabled"
    return Done()


def update_logging(execution: Execution, parameters: Json) -> Outcome:
    """Whether flow logs are written."""
    execution.contact.flow_logging = parameters.get("FlowLoggingBehavior") == "Enabled"
    return Done()


ACTIONS = [
    Runner(VOICE, update_voice),
    Runner(RECORDING, update_recording),
    Runner(RECORDING_AND_ANALYTICS, update_recording_and_analytics),
    Runner(STREAMING, update_streaming),
    Runner(LOGGING, update_logging),
]
