"""A guide in its languages, its versions, and whether it fits the catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from dozor.domain.catalogue import Catalogue
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.guide.document import Document, DocumentMistakes, read_document
from dozor.domain.people import Actor
from dozor.domain.revision import COMMON, WRITTEN

_OTHERWISE = ("en", "ru")
_NEXT_BEST: Mapping[str, tuple[str, ...]] = {"kk": ("ru", "en")}


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of a company's own guide, as it was saved; never changed again. Times UTC.

    documents: language -> what was written; none: from here on the common guide stands again. note: what was changed, and why.
    restored: the version that was taken back, 0 for the common one; else WRITTEN.
    """

    company: str
    key: str
    version: int
    documents: Mapping[str, str]
    at: datetime
    by: Actor
    note: str = ""
    restored: int = WRITTEN

    @property
    def common(self) -> bool:
        """Whether the company has no guide of its own by this version."""
        return not self.documents


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide as a company has it. version: of the company's own changes, 0 when there are none.

    edition: tells one content from another. own: written by the company; else the common one. at, by: of the last change.
    """

    key: str
    version: int
    edition: str
    documents: Mapping[str, Document] = field(default_factory=dict)
    own: bool = False
    at: datetime | None = None
    by: str = ""

    def language(self, wanted: str) -> str:
        """The language in which somebody who wants that one gets the guide: the next that they are likely to read."""
        return next(
            (one for one in (wanted, *_NEXT_BEST.get(wanted, _OTHERWISE)) if one in self.documents),
            next(iter(self.documents)),
        )

    def document(self, wanted: str) -> Document:
        """The guide in that language, or in the next best one."""
        return self.documents[self.language(wanted)]


def make_guide(key: str, documents: Mapping[str, str], revision: Revision | None = None) -> Guide:
    """The guide of these texts. Raises Invalid naming language and line: "documents.ru.12"."""
    read, problems = {}, []
    for language, source in documents.items():
        try:
            read[language] = read_document(source)
        except DocumentMistakes as wrong:
            problems += [replace(one, field=f"documents.{language}.{one.field}") for one in wrong.mistakes]
    if problems or not read:
        raise Invalid(problems or [FieldProblem("documents", "This field is required.")])
    edition = sha256("\0".join(f"{name}\0{text}" for name, text in sorted(documents.items())).encode()).hexdigest()[:8]
    if revision is None:
        return Guide(key, COMMON, edition, read)
    own = not revision.common
    return Guide(key, revision.version, edition, read, own, revision.at, revision.by.name or revision.by.id)


def check_guide(guide: Guide, catalogue: Catalogue, languages: frozenset[str]) -> None:
    """Raises Invalid for languages that nobody speaks here, for what is not in the catalogue, and where languages differ."""
    problems = [
        FieldProblem(f"documents.{language}", "This language is not spoken here.")
        for language in guide.documents
        if language not in languages
    ]
    first = next(iter(guide.documents.values()))
    for language, document in guide.documents.items():
        problems += _misfits(f"documents.{language}", document, catalogue)
        problems += _differences(f"documents.{language}", document, first)
    if problems:
        raise Invalid(problems)


def _misfits(field_name: str, document: Document, catalogue: Catalogue) -> Iterator[FieldProblem]:
    if document.kind not in catalogue.categories:
        yield FieldProblem(f"{field_name}.2", "There is no such category in the catalogue.")
    if any(key not in catalogue.problems for key in document.problems):
        yield FieldProblem(f"{field_name}.2", "There is no such problem in the catalogue.")
    for step in document.script.steps.values() if document.script else ():
        if step.problem and step.problem not in catalogue.problems:
            yield FieldProblem(f"{field_name}.{step.line}", "There is no such problem in the catalogue.")


def _differences(field_name: str, document: Document, other: Document) -> Iterator[FieldProblem]:
    if (document.kind, document.problems) != (other.kind, other.problems):
        yield FieldProblem(f"{field_name}.2", "Kind and problems differ from the other language.")
    mine = document.script.steps if document.script else {}
    theirs = other.script.steps if other.script else {}
    for key, step in mine.items():
        if key not in theirs or theirs[key].shape != step.shape:
            yield FieldProblem(f"{field_name}.{step.line}", "The script differs here from the other language.")
    if theirs.keys() - mine.keys():
        yield FieldProblem(f"{field_name}.1", "The script lacks a step of the other language.")
