"""A problem as an administrator looks at it: with and without the change, and how a change would be found."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dozor.application.find_problems import ProblemFinder
from dozor.domain.catalogue import Catalogue
from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem, NotFound
from dozor.domain.own_catalogue.checks import check_key, find_misfits
from dozor.domain.own_catalogue.edit import Phrases, ProblemEdit, trim
from dozor.domain.own_catalogue.revision import ProblemRevision, try_edit
from dozor.domain.own_catalogue.trouble import Trouble, find_trouble
from dozor.domain.problem import Problem
from dozor.ports.own_catalogue import ProblemEditRepository


@dataclass(frozen=True, slots=True)
class Sides:
    """A problem with what residents call it besides. off: operators cannot register it."""

    problem: Problem
    synonyms: Phrases
    off: bool


@dataclass(frozen=True, slots=True)
class ProblemCard:
    """A problem to be changed. common: without the administrators' change; stands: with it; None where there is none."""

    key: str
    revision: ProblemRevision | None
    common: Sides | None
    stands: Sides | None
    trouble: Trouble | None


@dataclass(frozen=True, slots=True)
class Trial:
    """How a change would be found. edit: what would be saved; problem: None where it would be switched off.

    company: as it would be; found: all that the words find, best first. misfits: what does not fit yet; then nothing is found.
    """

    key: str
    edit: ProblemEdit
    problem: Problem | None
    company: Company
    found: tuple[Problem, ...]
    misfits: tuple[FieldProblem, ...] = ()

    @property
    def position(self) -> int | None:
        """From 1; None where the words do not find it."""
        return next((place for place, one in enumerate(self.found, 1) if one.key == self.key), None)


def look_at_problem(company: Company, key: str, kept: ProblemEditRepository, finder: ProblemFinder) -> ProblemCard:
    """One request. company: as it stands, read anew. Raises NotFound for what neither the catalogue nor anybody has."""
    bounds = finder.bounds_of(company)
    revision = kept.last(company.slug, key)
    common = _side(bounds.filed, key, finder.guide_of(without_edits(company)).synonyms)
    stands = _side(bounds.own, key, bounds.guide.synonyms)
    if common is None and revision is None:
        raise NotFound("There is no such problem in the catalogue.")
    return ProblemCard(key, revision, common, stands, find_trouble(revision, bounds) if revision else None)


def find_troubles(company: Company, kept: ProblemEditRepository, finder: ProblemFinder) -> dict[str, Trouble]:
    """Problem -> what is the matter with its change, of those that somebody should look at again. A request, or none."""
    if not company.catalogue.edits:
        return {}
    bounds = finder.bounds_of(company)
    found = {one.key: find_trouble(one, bounds) for one in kept.own(company.slug)}
    return {key: trouble for key, trouble in found.items() if trouble}


def try_problem(
    company: Company, key: str, edit: ProblemEdit, words: str, language: str, finder: ProblemFinder
) -> Trial:
    """How the change would be found; nothing is saved. A draft may lack this and that: all of it is named ("change.names.ru").

    Raises Invalid for what cannot be a problem's key.
    """
    bounds = finder.bounds_of(company)
    check_key(key, bounds)
    trimmed = trim(edit, bounds.before(key), key in bounds.filed.off)
    if misfits := tuple(find_misfits(key, trimmed, bounds)):
        return Trial(key, trimmed, None, company, (), misfits)
    tried = try_edit(company, key, trimmed)
    problem = finder.catalogue_of(tried).problems.get(key)
    found = finder.find_once(tried, words, language) if words.strip() else ()
    return Trial(key, trimmed, problem, tried, found)


def without_edits(company: Company) -> Company:
    """The company as its file has it; its clock rules aside."""
    return replace(company, catalogue=company.catalogue.filed)


def _side(catalogue: Catalogue, key: str, synonyms: Mapping[str, Phrases]) -> Sides | None:
    problem = catalogue.known(key)
    return None if problem is None else Sides(problem, synonyms.get(key, {}), key in catalogue.off)
