"""Guides on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from dozor.domain.clocks import Urgency
from dozor.domain.guide import StepKind
from functions.rest_api.models.base import Asked, Slug, Told
from functions.rest_api.models.versions import VersionTold

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Source = Annotated[str, StringConstraints(min_length=1, max_length=20_000, strip_whitespace=False)]
Documents = Annotated[dict[Language, Source], Field(min_length=1, max_length=4)]
Note = Annotated[str, StringConstraints(max_length=500)]


class GuidesAsked(Asked):
    """query: what the guides are to fit; problem: a key of the catalogue that they are to be for."""

    company: Slug
    query: Annotated[str, StringConstraints(max_length=200)] = ""
    problem: Annotated[str, StringConstraints(max_length=100)] = ""


class GuideRow(Told):
    """A guide in a list, in the asked language or the next best. own: the company's, over the common one.

    script: whether it has one. snippet: the line of its text that fits the query.
    """

    key: str
    version: int
    own: bool
    language: str
    languages: tuple[str, ...]
    title: str
    summary: str
    kind: str
    kind_name: str
    problems: tuple[str, ...]
    problem_names: tuple[str, ...]
    urgency: Urgency
    script: bool
    snippet: str = ""


class GuideList(Told):
    """The guides of a company, or what fits the query, best first: all of them, so that the cursor is empty."""

    items: tuple[GuideRow, ...]
    cursor: str = ""


class ScriptChoiceTold(Told):
    """One of the answers. to: the step that it leads to."""

    key: str
    text: str
    to: str


class ScriptStepTold(Told):
    """One step. Of an engineer's end: the problem, its name, whose trade it is and how urgent."""

    key: str
    kind: StepKind
    text: str
    choices: tuple[ScriptChoiceTold, ...]
    problem: str = ""
    problem_name: str = ""
    trade: str = ""
    trade_name: str = ""
    urgency: Urgency | None = None


class GuideTold(GuideRow):
    """A guide to be read. text: Markdown; steps: of the script, the first one first; changed_at, changed_by: of the company."""

    text: str
    steps: tuple[ScriptStepTold, ...]
    changed_at: datetime | None = None
    changed_by: str = ""


class DocumentsTold(Told):
    """A guide as it is written, by language. version: of the company's changes, 0 for the common one."""

    key: str
    version: int
    own: bool
    documents: dict[str, str]


class RevisionTold(VersionTold):
    """One version. common: the common guide stood again by it; restored: the version that it took back, -1 for none."""


class RevisionList(Told):
    """The versions of a guide, the last one first; cursor: pass it back for the next, empty at the end."""

    items: tuple[RevisionTold, ...]
    cursor: str


class GuideWritten(Asked):
    """The guide as it is to be, in all its languages. note: what was changed, and why."""

    version: Annotated[int, Field(ge=0)]
    documents: Documents
    note: Note = ""


class GuideDrafted(Asked):
    """A guide to be looked at before it is saved."""

    documents: Documents


class GuideRestored(Asked):
    """Which version is to stand again; 0 for the common one."""

    version: Annotated[int, Field(ge=0)]
    to: Annotated[int, Field(ge=0)]
    note: Note = ""
