"""Time that a test moves, identifiers that it knows beforehand, texts that show their language, plain links."""

from datetime import UTC, date, datetime, timedelta

from dozor.domain.company import Company
from dozor.domain.errors import NotFound
from dozor.ports.system import Clock, Ids, LinkSigner, ResidentLink, Texts, WorkLink

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


class FakeClock(Clock):
    """Stands still until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def advance(self, **span: float) -> datetime:
        """Move on by `timedelta(**span)`; answers the new time."""
        self._now += timedelta(**span)
        return self._now


class FakeIds(Ids):
    """id-000001, id-000002, …"""

    def __init__(self) -> None:
        self._made = 0

    def new(self) -> str:
        self._made += 1
        return f"id-{self._made:06d}"


class FakeTexts(Texts):
    """The English text; in another language with the language before it: "[ru] Goodbye."."""

    def say(self, language: str, message: str, /, **values: object) -> str:
        text = message.format(**values) if values else message
        return text if language == "en" else f"[{language}] {text}"

    def count(self, language: str, one: str, many: str, count: int, /, **values: object) -> str:
        return self.say(language, one if count == 1 else many, count=count, **values)

    def latin(self, text: str) -> str:
        return text.encode("ascii", "replace").decode()

    def money(self, language: str, minor_units: int, currency: str) -> str:
        return f"{minor_units / 100:.2f} {currency}".strip()

    def day(self, language: str, day: date) -> str:
        return f"{day:%d.%m}"

    def moment(self, language: str, at: datetime, company: Company, now: datetime) -> str:
        local, today = at.astimezone(company.zone), now.astimezone(company.zone).date()
        return f"{local:%H:%M}" if local.date() == today else f"{local:%d.%m}, {local:%H:%M}"

    def deadline(self, language: str, at: datetime, company: Company, now: datetime) -> str:
        return self.moment(language, at, company, now)


class FakeLinks(LinkSigner):
    """Tokens that can be read."""

    def sign(self, company: str, ticket: str, executor_id: str, expires_at: datetime) -> str:
        return f"{company}~{ticket}~{executor_id}~{int(expires_at.timestamp())}~good"

    def open(self, token: str, now: datetime) -> WorkLink:
        match token.split("~"):
            case [company, ticket, executor_id, expires, "good"] if int(expires) > now.timestamp():
                return WorkLink(company, ticket, executor_id, datetime.fromtimestamp(int(expires), UTC))
        raise NotFound("This link is not good, or not any more.")

    def sign_for_resident(self, link: ResidentLink) -> str:
        return f"{link.company}~{link.phone}~{link.issued_at:%Y%m%d%H%M}~resident"

    def open_for_resident(self, token: str) -> ResidentLink:
        match token.split("~"):
            case [company, phone, issued, "resident"]:
                return ResidentLink(company, phone, datetime.strptime(issued, "%Y%m%d%H%M").replace(tzinfo=UTC))
        raise NotFound("This link is not good, or not any more.")
