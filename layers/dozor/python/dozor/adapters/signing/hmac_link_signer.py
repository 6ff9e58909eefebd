"""Links that let an executor in: what they are good for, sealed by HMAC-SHA256, short enough for an SMS."""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime

from dozor.domain.errors import NotFound
from dozor.ports.system import LinkSigner

SEAL_BYTES = 16  # 128 bits of the 256: RFC 2104, section 5, allows half
SHORTEST_SECRET = 32


class HmacLinkSigner(LinkSigner):
    """Tokens sealed with `secret`, at least 32 bytes, known to nobody else. `expires_at` counts whole seconds."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) < SHORTEST_SECRET:
            raise ValueError(f"the secret of the links must have at least {SHORTEST_SECRET} bytes")
        self._secret = secret

    def sign(self, company: str, ticket: str, executor_id: str, expires_at: datetime) -> str:
        """No request."""
        told = [company, ticket, executor_id, int(expires_at.timestamp())]
        content = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        seal = hmac.digest(self._secret, content, "sha256")[:SEAL_BYTES]
        return urlsafe_b64encode(seal + content).decode().rstrip("=")

    def open(self, token: str, now: datetime) -> tuple[str, str, str]:
        """No request."""
        try:
            raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
            company, ticket, executor_id, expires = json.loads(raw[SEAL_BYTES:])
            expires_at = datetime.fromtimestamp(expires, UTC)
        except (ValueError, TypeError, OverflowError, OSError) as error:
            raise _refusal() from error
        # Comparing whole tokens also refuses other spellings of the same bytes.
        good = self.sign(str(company), str(ticket), str(executor_id), expires_at)
        if not hmac.compare_digest(good.encode(), token.encode()) or expires_at <= now:
            raise _refusal()
        return company, ticket, executor_id


def _refusal() -> NotFound:
    return NotFound("This link is not good, or not any more: ask the dispatcher for another one.")
