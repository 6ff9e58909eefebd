"""Recordings: real WAV files, made on the spot. Agent and customer get a channel each, as Connect records them."""

import io
import math
import wave
from array import array
from datetime import datetime
from functools import cache

RATE = 8000
LONGEST_S = 20
"""Longer talks are told by a recording of this length, to keep the laptop's disk small."""
AGENT_HZ, CUSTOMER_HZ, IVR_HZ = 440, 330, 550


def make_wav(seconds: float, hertz: tuple[int, ...]) -> bytes:
    """A 16-bit WAV of 8 kHz with one channel per tone: every other second a soft tone, between them silence.

    seconds: length of the talk; at least a tenth of a second and at most LONGEST_S are written.
    """
    frames = int(RATE * min(max(seconds, 0.1), LONGEST_S))
    period = _two_seconds(hertz)
    width = 2 * len(hertz)
    body = (period * (frames * width // len(period) + 1))[: frames * width]
    file = io.BytesIO()
    with wave.open(file, "wb") as target:
        target.setnchannels(len(hertz))
        target.setsampwidth(2)
        target.setframerate(RATE)
        target.writeframes(body)
    return file.getvalue()


@cache
def _two_seconds(hertz: tuple[int, ...]) -> bytes:
    samples = array("h")
    for frame in range(2 * RATE):
        for channel, tone in enumerate(hertz):
            speaks = (frame // RATE + channel) % 2 == 0
            samples.append(int(3000 * math.sin(2 * math.pi * tone * frame / RATE)) if speaks else 0)
    return samples.tobytes()


def recording_key(prefix: str, contact_id: str, started: datetime, *, ivr: bool) -> str:
    """Connect's path: <prefix>[/ivr]/YYYY/MM/DD/<contactId>_YYYYMMDDThh:mm_UTC.wav ("Recording locations in S3")."""
    folder = f"{prefix.rstrip('/')}/ivr" if ivr else prefix.rstrip("/")
    return f"{folder}/{started:%Y/%m/%d}/{contact_id}_{started:%Y%m%dT%H:%M}_UTC.wav"
