"""A version of what an administrator has otherwise of one problem, and a company with all that stands."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from json import dumps

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
    clocks = tuple(
        replace(rule, problems=(*rule.problems, *also))
        if rule.problems and (also := [key for key, edit in edits.items() if rule.key in edit.clocks])
        else rule
        for rule in company.clocks
    )
    return replace(company, catalogue=company.catalogue.with_edits(edits, versions), clocks=clocks)


__all__ = ["COMMON", "WRITTEN", "ProblemRevision", "join_edits", "name_basis"]
