"""What administrators have changed in the catalogue, on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from dozor.domain.clock_rules import Counts
from dozor.domain.clocks import ClockKind, Urgency
from dozor.domain.own_catalogue.edit import Switched
from dozor.domain.own_catalogue.trouble import TroubleKind
from functions.rest_api.models.base import Asked, Told
from functions.rest_api.models.directory import RuleTold
from functions.rest_api.models.problems import ChoiceTold, QuestionTold
from functions.rest_api.models.versions import VersionTold

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Text = Annotated[str, StringConstraints(max_length=1000)]
Key = Annotated[str, StringConstraints(max_length=100)]
Keys = Annotated[tuple[Key, ...], Field(max_length=50)]
Texts = Annotated[dict[Language, Text], Field(max_length=4)]
Phrases = Annotated[dict[Language, Annotated[tuple[Text, ...], Field(max_length=50)]], Field(max_length=4)]
Note = Annotated[str, StringConstraints(max_length=500)]
Version = Annotated[int, Field(ge=0)]


class ChangeAsked(Asked):
    """What the company is to have otherwise of a problem; whatever is left out stays as the catalogue has it.

    names, advice: instead, by language; synonyms: besides; places, questions: instead, in that order; clocks: keys of rules,
    besides. category: of the company's own problem.
    """

    switched: Switched = Switched.AS_IS
    names: Texts = Field(default_factory=dict)
    synonyms: Phrases = Field(default_factory=dict)
    urgency: Urgency | None = None
    category: Key = ""
    trade: Key = ""
    places: Keys = ()
    clocks: Keys = ()
    questions: Keys = ()
    advice: Texts = Field(default_factory=dict)


class ProblemWritten(Asked):
    """The whole change, as it is to stand. version: what was looked at, 0 for none. note: what was changed, and why."""

    version: Version
    change: ChangeAsked
    note: Note = ""


class ProblemDrafted(Asked):
    """A change to be looked at before it is saved. words: what an operator may type."""

    change: ChangeAsked
    words: Annotated[str, StringConstraints(max_length=200)] = ""


class ProblemRestored(Asked):
    """Which version is to stand again; 0 for the problem as the catalogue has it."""

    version: Version
    to: Version
    note: Note = ""


class ChangeTold(Told):
    """What the company has otherwise of a problem: as `ChangeAsked`."""

    switched: Switched
    names: dict[str, str]
    synonyms: dict[str, tuple[str, ...]]
    urgency: Urgency | None
    category: str
    trade: str
    places: tuple[str, ...]
    clocks: tuple[str, ...]
    questions: tuple[str, ...]
    advice: dict[str, str]


class ProblemSidesTold(Told):
    """A problem in all its languages. off: operators cannot register it."""

    off: bool
    names: dict[str, str]
    synonyms: dict[str, tuple[str, ...]]
    advice: dict[str, str]
    category: str
    trade: str
    urgency: Urgency
    places: tuple[str, ...]
    clocks: tuple[str, ...]
    questions: tuple[str, ...]


class MisfitTold(Told):
    """One place of the change, and why it does not fit any more."""

    field: str
    reason: str


class ProblemCardTold(Told):
    """A problem to be changed. version: of the company's change, 0 for none. own: an administrator has added it.

    common: as the catalogue has it without the change, none where it does not. stands: as operators have it, none where the
    catalogue has it no longer. trouble: why somebody should look at the change again.
    """

    key: str
    version: int
    own: bool
    change: ChangeTold
    common: ProblemSidesTold | None
    stands: ProblemSidesTold | None
    rules: tuple[RuleTold, ...]
    trouble: TroubleKind | None
    misfits: tuple[MisfitTold, ...]
    changed_at: datetime | None
    changed_by: str


class FoundTold(Told):
    """A problem that the words find. changed: the one that is being changed."""

    key: str
    name: str
    changed: bool


class ProblemDraftTold(Told):
    """How operators would find it, and which clocks its tickets would get.

    position: from 1 among all that the words find, none where they do not find it; found: the first of them. otherwise: whether
    anything differs from the catalogue. misfits: what does not fit yet, so that it could not be saved; then nothing is found.
    """

    otherwise: bool
    position: int | None
    found: tuple[FoundTold, ...]
    rules: tuple[RuleTold, ...]
    misfits: tuple[MisfitTold, ...]


class ProblemRevisionTold(VersionTold):
    """One version. common: the problem is as the catalogue has it by it; restored: the version taken back, -1 for none."""

    change: ChangeTold


class ProblemRevisionList(Told):
    """The versions of a change, the last one first; cursor: pass it back for the next, empty at the end."""

    items: tuple[ProblemRevisionTold, ...]
    cursor: str


class NamedRuleTold(Told):
    """A clock rule that is for problems by name."""

    key: str
    kind: ClockKind
    seconds: int
    counts: Counts
    source: str


class CatalogueChoices(Told):
    """What a change may refer to, in the asked language. languages: in which the company's own problem must have a name."""

    languages: tuple[str, ...]
    categories: tuple[ChoiceTold, ...]
    trades: tuple[ChoiceTold, ...]
    places: tuple[ChoiceTold, ...]
    clocks: tuple[NamedRuleTold, ...]
    questions: tuple[QuestionTold, ...]
