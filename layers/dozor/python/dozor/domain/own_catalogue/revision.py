"""A version of what an administrator has otherwise of one problem, and a company with all that stands."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from json import dumps

from dozor.domain.clocks import ClockRule
from dozor.domain.company import Company
from dozor.domain.own_catalogue.edit import ProblemEdit
from dozor.domain.people import Actor
from dozor.domain.problem import Problem
from dozor.domain.revision import COMMON, WRITTEN


@dataclass(frozen=True, slots=True)
class ProblemRevision:
    """One version, as it was saved; never changed again. Times UTC.

    edit: empty where from here on the problem is as the catalogue has it. note: what was changed, and why. restored: the
    version that was taken back, 0 for the catalogue's; else WRITTEN. basis: tells one state of the catalogue's problem from
    another: the one that the administrator was looking at.
    """

    company: str
    key: str
    version: int
    edit: ProblemEdit
    at: datetime
    by: Actor
    note: str = ""
    restored: int = WRITTEN
    basis: str = ""

    @property
    def common(self) -> bool:
        """Whether the problem is as the catalogue has it by this version."""
        return not self.edit


def name_basis(problem: Problem | None, off: bool) -> str:
    """Eight characters that change with anything that the catalogue says of the problem; empty where it has none."""
    if problem is None:
        return ""
    return sha256(f"{off}{dumps(asdict(problem), sort_keys=True, default=str)}".encode()).hexdigest()[:8]


def join_edits(company: Company, revisions: Iterable[ProblemRevision]) -> Company:
    """The company with what its administrators have otherwise; with nothing, this very one.

    Clock rules that are for problems by name are also for those whose change names the rule.
    """
    known = tuple(revisions)
    if not known:
        return company
    edits = {one.key: one.edit for one in known if one.edit}
    versions = {one.key: one.version for one in known}
    joined = replace(company, catalogue=company.catalogue.with_edits(edits, versions))
    return replace(joined, clocks=tuple(_name(rule, edits) for rule in company.clocks))


def try_edit(company: Company, key: str, edit: ProblemEdit) -> Company:
    """The company as it would be with another change of that problem; nothing is saved by this."""
    changes = company.catalogue
    before = changes.edits.get(key, ProblemEdit())
    tried = replace(company, catalogue=changes.with_edits({**changes.edits, key: edit}, changes.versions))
    free = (_forget(rule, key) if rule.key in before.clocks else rule for rule in company.clocks)
    return replace(tried, clocks=tuple(_name(rule, {key: edit}) for rule in free))


def _name(rule: ClockRule, edits: Mapping[str, ProblemEdit]) -> ClockRule:
    also = [key for key, edit in edits.items() if rule.key in edit.clocks] if rule.problems else []
    return replace(rule, problems=(*rule.problems, *also)) if also else rule


def _forget(rule: ClockRule, key: str) -> ClockRule:
    """Without the last mention of the problem: a policy pack may have named it before."""
    places = [place for place, one in enumerate(rule.problems) if one == key]
    return replace(rule, problems=(*rule.problems[: places[-1]], *rule.problems[places[-1] + 1 :])) if places else rule


__all__ = ["COMMON", "WRITTEN", "ProblemRevision", "join_edits", "name_basis", "try_edit"]
