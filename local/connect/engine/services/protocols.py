"""What actions may ask of the services around Connect. Any of them may raise ServiceFault: the action's error branch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from local.connect.ports import Json

Fields = Mapping[str, str]


class ServiceFault(Exception):
    """The service is not there, or refuses; the text tells why. `error_type`: the flow language's name for it."""

    def __init__(self, why: str, error_type: str = "NoMatchingError") -> None:
        super().__init__(why)
        self.error_type = error_type


@dataclass(frozen=True, slots=True)
class BotAnswer:
    """What a bot makes of some words. intent: None while the bot still asks; `says` is its next question."""

    intent: str | None
    says: str = ""
    slots: Fields = field(default_factory=dict)
    session: Fields = field(default_factory=dict)
    confidence: float = 1.0
    dialog_state: str = "Fulfilled"


@dataclass(frozen=True, slots=True)
class ViewAnswer:
    """What somebody did with a view: the action chosen and the form's fields."""

    action: str
    data: Json = field(default_factory=dict)


class Bots(Protocol):
    """Amazon Lex."""

    def hear(self, bot: str, words: str, session: Fields) -> BotAnswer:
        """The bot (an alias ARN, or a name) hears words or keys."""


class Cases(Protocol):
    """Amazon Connect Cases."""

    def create(self, template_id: str, fields: Json) -> Json:
        """A new case; gives its fields, `case_id` among them."""

    def search(self, fields: Json) -> Sequence[Json]:
        """The cases with these fields, the one updated last first."""

    def update(self, case_id: str, fields: Json) -> Json:
        """Change a case."""

    def link(self, case_id: str, contact_id: str) -> bool:
        """Relate a contact to a case; False when that fails although the case is there."""


class Profiles(Protocol):
    """Amazon Connect Customer Profiles. A profile is a flat map of fields with `ProfileId` and `ProfileARN`."""

    def create(self, fields: Json) -> Json:
        """A new profile."""

    def search(self, keys: Sequence[tuple[str, str]], *, all_of: bool) -> Sequence[Json]:
        """Profiles by search keys such as ("_phone", "+15550100")."""

    def update(self, profile_id: str, fields: Json) -> Json:
        """Change a profile."""

    def objects(self, profile_id: str, kind: str) -> Sequence[Json]:
        """Assets, orders, cases … of a profile, the newest first."""

    def calculated(self, profile_id: str) -> Json | None:
        """The calculated attributes; None when there is no such profile."""

    def associate(self, profile_id: str, contact_id: str) -> None:
        """Tie a contact to a profile."""

    def is_in_segment(self, profile_id: str, segment: str) -> bool:
        """Whether the profile belongs to a segment."""


class Views(Protocol):
    """Step-by-step guides."""

    def show(self, contact_id: str, view_id: str, data: Json) -> ViewAnswer | None:
        """Show a view. None: the answer comes later, as the signal `ViewAnswered`."""


class Assistants(Protocol):
    """Amazon Q in Connect."""

    def open_session(self, assistant_arn: str, contact_id: str) -> str:
        """The ARN of a new session."""

    def render(self, template_arn: str, attributes: Json) -> str:
        """The text of a message template; ServiceFault with TemplateRenderingError when it cannot be."""


class Tables(Protocol):
    """Data tables. A row is a map of attributes."""

    def rows(self, table_id: str, keys: Fields) -> Sequence[Json]:
        """The rows whose attributes have these values."""

    def upsert(self, table_id: str, keys: Fields, values: Json) -> None:
        """Change the row with these keys, or make it."""


class Outreach(Protocol):
    """Messages and calls that a flow sends out: SMS chats, e-mails, diallings of a campaign."""

    def send(self, kind: str, contact_id: str, request: Json) -> str:
        """Send; gives the id of what was begun."""

    def status(self, sent_id: str) -> Json:
        """The delivery receipts of something sent: {"Delivery": …} or {"Bounce": …}."""


class Identity(Protocol):
    """Voice ID, and signing in on a page."""

    def voice(self, option: str, contact_id: str) -> str:
        """What Voice ID says for enrollmentStatus, voiceAuthentication or fraudDetection."""

    def authenticate(self, contact_id: str) -> str | None:
        """ "Authenticated", "OptedOut", or None when the customer does nothing in time."""
