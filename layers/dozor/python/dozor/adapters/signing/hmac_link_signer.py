"""Links that let executors and residents in: what they are good for, sealed by HMAC-SHA256, short enough for an SMS."""

import json
from datetime import UTC, datetime

from dozor.adapters.signing import resident_content
from dozor.adapters.signing.seals import Purpose, Sealer
from dozor.domain.errors import NotFound
from dozor.ports.system import LinkSigner, ResidentLink, ShiftLink, WorkLink

NO_GOOD = "This link is not good, or not any more: ask the dispatcher for another one."


class HmacLinkSigner(LinkSigner):
    """Tokens sealed with `secret`, at least 32 bytes, known to nobody else. `expires_at` counts whole seconds."""

    def __init__(self, secret: bytes) -> None:
        self._sealer = Sealer(secret)

    def sign(self, company: str, ticket: str, executor_id: str, expires_at: datetime) -> str:
        """No request."""
        told = [company, ticket, executor_id, int(expires_at.timestamp())]
        return self._sealer.seal(Purpose.WORK, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())

    def open(self, token: str, now: datetime) -> WorkLink:
        """No request."""
        try:
            company, ticket, executor_id, expires = json.loads(self._sealer.open(Purpose.WORK, token))
        except ValueError as error:
            raise NotFound(NO_GOOD) from error
        link = WorkLink(company, ticket, executor_id, datetime.fromtimestamp(expires, UTC))
        if link.expires_at <= now:
            raise NotFound(NO_GOOD)
        return link

    def sign_for_resident(self, link: ResidentLink) -> str:
        """No request. About thirty letters: two of three are the phone and the company, the rest is the seal."""
        return self._sealer.seal(Purpose.RESIDENT, resident_content.pack(link.company, link.phone, link.issued_at))

    def open_for_resident(self, token: str) -> ResidentLink:
        """No request."""
        try:
            return ResidentLink(*resident_content.unpack(self._sealer.open(Purpose.RESIDENT, token)))
        except ValueError as error:
            raise NotFound(NO_GOOD) from error

    def sign_for_shift(self, link: ShiftLink) -> str:
        """No request."""
        told = [link.company, link.executor_id, int(link.issued_at.timestamp())]
        return self._sealer.seal(Purpose.SHIFT, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())

    def open_for_shift(self, token: str) -> ShiftLink:
        """No request."""
        try:
            company, executor_id, issued = json.loads(self._sealer.open(Purpose.SHIFT, token))
        except ValueError as error:
            raise NotFound(NO_GOOD) from error
        return ShiftLink(company, executor_id, datetime.fromtimestamp(issued, UTC))
