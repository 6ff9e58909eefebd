"""What a new release of the catalogue has made of a change: nothing is lost in silence."""

from dataclasses import dataclass
from enum import StrEnum

from dozor.domain.errors import FieldProblem
from dozor.domain.own_catalogue.bounds import Bounds
from dozor.domain.own_catalogue.checks import find_misfits
from dozor.domain.own_catalogue.edit import is_own
from dozor.domain.own_catalogue.revision import ProblemRevision, name_basis


class TroubleKind(StrEnum):
    """Why somebody should look at a change again, the gravest first."""

    GONE = "gone"  # the catalogue has the problem no longer: the change does nothing
    MISFIT = "misfit"  # what it refers to is gone, or its words are now another problem's
    CHANGED = "changed"  # the catalogue says something else of the problem than when the change was made


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is the matter with a change. problems: of a misfit, what of it does not fit."""

    kind: TroubleKind
    problems: tuple[FieldProblem, ...] = ()


def find_trouble(revision: ProblemRevision, bounds: Bounds) -> Trouble | None:
    """What is the matter with the change that stands; None where it is fine, or has been taken back."""
    if revision.common:
        return None
    before = bounds.before(revision.key)
    if before is None and not is_own(revision.key):
        return Trouble(TroubleKind.GONE)
    problems = tuple(find_misfits(revision.key, revision.edit, bounds))
    if problems:
        return Trouble(TroubleKind.MISFIT, problems)
    if revision.basis != name_basis(before, revision.key in bounds.filed.off):
        return Trouble(TroubleKind.CHANGED)
    return None
