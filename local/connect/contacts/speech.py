"""How long speech lasts, who can speak, and in which language. Estimates: nothing is synthesized here."""

import re
from functools import cache

from botocore.loaders import Loader

from local.connect.engine.host import Message

CHARACTERS_PER_SECOND = 15.0
SOUND_S = 5.0
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<break[^>]*time=[\"'](\d+(?:\.\d+)?)(ms|s)[\"']")
_LANGUAGES = {
    "Tatyana": "ru-RU", "Maxim": "ru-RU", "Ewa": "pl-PL", "Maja": "pl-PL", "Jacek": "pl-PL", "Jan": "pl-PL",
    "Ola": "pl-PL", "Joanna": "en-US", "Matthew": "en-US", "Kendra": "en-US", "Salli": "en-US", "Joey": "en-US",
    "Amy": "en-GB", "Emma": "en-GB", "Brian": "en-GB", "Arthur": "en-GB", "Olivia": "en-AU", "Nicole": "en-AU",
    "Kazuha": "ja-JP", "Takumi": "ja-JP", "Mizuki": "ja-JP", "Tomoko": "ja-JP", "Vicki": "de-DE", "Marlene": "de-DE",
    "Lupe": "es-US", "Lucia": "es-ES", "Lea": "fr-FR", "Camila": "pt-BR",
}  # fmt: skip


def speaking_time(message: Message, characters_per_second: float = CHARACTERS_PER_SECOND) -> float:
    """Seconds that a message lasts; 0 when the speed is 0 or less (speech takes no time)."""
    if characters_per_second <= 0:
        return 0.0
    if message.prompt is not None:
        return SOUND_S
    marked = message.ssml or ""
    pauses = sum(float(amount) / (1000 if unit == "ms" else 1) for amount, unit in _BREAK.findall(marked))
    spoken = message.text if message.text is not None else _TAG.sub("", marked)
    return pauses + len(spoken.strip()) / characters_per_second


def language_of(voice: str, otherwise: str) -> str:
    """The language of a Polly voice, as a browser's speech synthesis wants it (ru-RU)."""
    return _LANGUAGES.get(voice, otherwise)


@cache
def voices() -> frozenset[str]:
    """Every voice of Amazon Polly, from botocore's model of that service."""
    model = Loader().load_service_model("polly", "service-2")
    return frozenset(model["shapes"]["VoiceId"]["enum"])
