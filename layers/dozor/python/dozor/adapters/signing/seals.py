"""Tokens that cannot be made or altered without the secret. Each is good for one purpose: what it is for is sealed with it."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from enum import StrEnum

SHORTEST_SECRET = 32


class Purpose(StrEnum):
    """What a token opens; a token for one thing is none for another."""

    WORK = "work"
    RESIDENT = "resident"
    SHIFT = "shift"


# 128 bits where there is room; 80, the least that RFC 2104 (section 5) allows, where every letter costs an SMS.
_SEAL_BYTES = {Purpose.WORK: 16, Purpose.RESIDENT: 10, Purpose.SHIFT: 16}


class Sealer:
    """Seals by HMAC-SHA256 with `secret`, at least 32 bytes, known to nobody else."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) < SHORTEST_SECRET:
            raise ValueError(f"the secret of the links must have at least {SHORTEST_SECRET} bytes")
        self._secret = secret

    def seal(self, purpose: Purpose, content: bytes) -> str:
        """The token; the same content, the same token. Safe in a URL."""
        told = purpose.encode() + b"\0" + content
        seal = hmac.digest(self._secret, told, "sha256")[: _SEAL_BYTES[purpose]]
        return urlsafe_b64encode(seal + content).decode().rstrip("=")

    def open(self, purpose: Purpose, token: str) -> bytes:
        """The content of a token of that purpose; raises ValueError for any other token."""
        content = urlsafe_b64decode(token + "=" * (-len(token) % 4))[_SEAL_BYTES[purpose] :]
        # Comparing whole tokens also refuses other spellings of the same bytes.
        if not hmac.compare_digest(self.seal(purpose, content).encode(), token.encode()):
            raise ValueError("the token was altered, or is for something else")
        return content
