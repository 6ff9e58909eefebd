"""Services in memory that hold little: bots, views, assistants, data tables, messages out, identity."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from local.connect.engine.services.protocols import BotAnswer, Fields, ServiceFault, ViewAnswer
from local.connect.ports import Json


@dataclass
class Scripted:
    """A service that can be told to be down: then whoever asks takes the error branch."""

    down: bool = False

    def answer_or_fail(self) -> None:
        """Raise when the service is down."""
        if self.down:
            raise ServiceFault("the service does not answer")


@dataclass
class MemoryBots(Scripted):
    """Bots that know phrases. Words that no phrase matches are the intent's own name: saying "Sales" is meaning Sales."""

    intents: dict[str, BotAnswer] = field(default_factory=dict)
    heard: list[tuple[str, str]] = field(default_factory=list)

    def hear(self, bot: str, words: str, session: Fields) -> BotAnswer:
        """See the Protocol."""
        self.answer_or_fail()
        self.heard.append((bot, words))
        return self.intents.get(words) or BotAnswer(words, session=dict(session))


@dataclass
class MemoryViews(Scripted):
    """Views that are answered by a script beforehand (`answers`), or later by a signal."""

    answers: deque[ViewAnswer] = field(default_factory=deque)
    shown: list[tuple[str, str, Json]] = field(default_factory=list)

    def show(self, contact_id: str, view_id: str, data: Json) -> ViewAnswer | None:
        """See the Protocol."""
        self.answer_or_fail()
        self.shown.append((contact_id, view_id, data))
        return self.answers.popleft() if self.answers else None


@dataclass
class MemoryAssistants(Scripted):
    """Assistants that open sessions; templates by ARN, every other template is its own text."""

    templates: dict[str, str | None] = field(default_factory=dict)

    def open_session(self, assistant_arn: str, contact_id: str) -> str:
        """See the Protocol."""
        self.answer_or_fail()
        return f"{assistant_arn.replace(':assistant/', ':session/', 1)}/{contact_id}"

    def render(self, template_arn: str, attributes: Json) -> str:  # noqa: ARG002 - the Protocol's shape
        """See the Protocol. A template that is None cannot be rendered."""
        self.answer_or_fail()
        text = self.templates.get(template_arn, template_arn)
        if text is None:
            raise ServiceFault(f"{template_arn} cannot be rendered", "TemplateRenderingError")
        return text


@dataclass
class MemoryTables(Scripted):
    """Tables as lists of rows."""

    tables: dict[str, list[Json]] = field(default_factory=dict)

    def rows(self, table_id: str, keys: Fields) -> Sequence[Json]:
        """See the Protocol."""
        self.answer_or_fail()
        return [row for row in self.tables.get(table_id, []) if _fits(row, keys)]

    def upsert(self, table_id: str, keys: Fields, values: Json) -> None:
        """See the Protocol."""
        self.answer_or_fail()
        table = self.tables.setdefault(table_id, [])
        row = next((row for row in table if _fits(row, keys)), None)
        if row is None:
            table.append({**keys, **values})
        else:
            row.update(values)


def _fits(row: Json, keys: Mapping[str, str]) -> bool:
    return all(str(row.get(name)) == value for name, value in keys.items())


@dataclass
class MemoryOutreach(Scripted):
    """What was sent, in order. `receipts`: what became of it, by id."""

    sent: list[tuple[str, str, Json]] = field(default_factory=list)
    receipts: dict[str, Json] = field(default_factory=dict)

    def send(self, kind: str, contact_id: str, request: Json) -> str:
        """See the Protocol."""
        self.answer_or_fail()
        self.sent.append((kind, contact_id, request))
        return f"{kind}-{len(self.sent)}"

    def status(self, sent_id: str) -> Json:
        """See the Protocol."""
        self.answer_or_fail()
        return self.receipts.get(sent_id, {"Delivery": {}})


@dataclass
class MemoryIdentity(Scripted):
    """Answers by option; a customer signs in unless told otherwise."""

    voices: dict[str, str] = field(
        default_factory=lambda: {
            "enrollmentStatus": "Enrolled",
            "voiceAuthentication": "Authenticated",
            "fraudDetection": "LowRisk",
        }
    )
    signs_in: str | None = "Authenticated"

    def voice(self, option: str, contact_id: str) -> str:  # noqa: ARG002 - the Protocol's shape
        """See the Protocol."""
        self.answer_or_fail()
        return self.voices[option]

    def authenticate(self, contact_id: str) -> str | None:  # noqa: ARG002 - the Protocol's shape
        """See the Protocol."""
        self.answer_or_fail()
        return self.signs_in
