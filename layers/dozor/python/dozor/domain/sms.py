"""How long an SMS is: in which alphabet it can travel, and in how many segments.

Source: 3GPP TS 23.038, "Alphabets and language-specific information" (the default alphabet and its extension), and
TS 23.040 for what the header of a part takes away; Amazon SNS developer guide, "Publishing SMS messages".
"""

from dataclasses import dataclass
from enum import StrEnum

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_ESCAPED = frozenset("\f^{}\\[~]|€")  # each takes two places
_WHOLE = {"gsm7": 160, "ucs2": 70}
_PART = {"gsm7": 153, "ucs2": 67}


class SmsEncoding(StrEnum):
    """gsm7: 160 characters, if all of them are in GSM's own alphabet; ucs2: 70 of any."""

    GSM7 = "gsm7"
    UCS2 = "ucs2"


@dataclass(frozen=True, slots=True)
class SmsLength:
    """What an SMS takes. units: places, of which a character may take two; segments: what the carrier charges for."""

    encoding: SmsEncoding
    units: int
    segments: int


def measure_sms(text: str) -> SmsLength:
    """How long it is. No character is ever cut in two, so a part may be a place shorter than it could be."""
    encoding = SmsEncoding.GSM7 if fits_gsm7(text) else SmsEncoding.UCS2
    sizes = [_size_of(character, encoding) for character in text]
    units = sum(sizes)
    if units <= _WHOLE[encoding]:
        return SmsLength(encoding, units, 1)
    segments, used = 1, 0
    for size in sizes:
        if used + size > _PART[encoding]:
            segments, used = segments + 1, 0
        used += size
    return SmsLength(encoding, units, segments)


def fits_gsm7(text: str) -> bool:
    """Whether GSM's own alphabet has every character."""
    return all(character in _BASIC or character in _ESCAPED for character in text)


def _size_of(character: str, encoding: SmsEncoding) -> int:
    if encoding is SmsEncoding.GSM7:
        return 2 if character in _ESCAPED else 1
    return len(character.encode("utf-16-be")) // 2
