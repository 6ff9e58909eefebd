"""An administrator changes what their company has of a problem, adds one of its own, or takes an older version back."""

from dataclasses import dataclass

from dozor.application.find_problems import ProblemFinder
from dozor.application.marking import N_
from dozor.application.revisions import Change, is_restored, save_next
from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.own_catalogue.bounds import Bounds
from dozor.domain.own_catalogue.checks import check_edit, check_key
from dozor.domain.own_catalogue.edit import ProblemEdit, is_own, trim
from dozor.domain.own_catalogue.revision import COMMON, WRITTEN, ProblemRevision, name_basis
from dozor.events.own_catalogue import describe_problem_edit
from dozor.ports.companies import CompanyRepository
from dozor.ports.own_catalogue import ProblemEditRepository

CHANGED = N_("Somebody has changed this problem meanwhile: read it again.")


@dataclass(frozen=True, slots=True)
class Workshop:
    """What changing the catalogue needs at hand."""

    companies: CompanyRepository
    kept: ProblemEditRepository
    finder: ProblemFinder


def write_problem(command: Change, edit: ProblemEdit, shop: Workshop) -> Company:
    """Save the change as the next version; what says the same as what stands is saved already. The company afterwards.

    Raises Invalid, VersionConflict, NotFound.
    """
    company = shop.companies.get_anew(command.company)
    bounds = shop.finder.bounds_of(company)
    trimmed = _check(command.key, edit, bounds)
    last = shop.kept.last(command.company, command.key)
    stands = last.edit if last else ProblemEdit()
    if trimmed == stands and (last is None or last.common or last.basis == _basis(command.key, bounds)):
        return company
    return _save(command, last, trimmed, WRITTEN, bounds, shop)


def restore_problem(command: Change, to: int, shop: Workshop) -> Company:
    """Take an older version back, as a new one, once; to: its number, 0 for the problem as the catalogue has it.

    The company afterwards. Raises Invalid where that version does not fit any more, NotFound, VersionConflict.
    """
    company = shop.companies.get_anew(command.company)
    bounds = shop.finder.bounds_of(company)
    last = shop.kept.last(command.company, command.key)
    if is_restored(last, to):
        return company
    if to == COMMON and is_own(command.key):
        raise Invalid([FieldProblem("to", "The catalogue has no such problem: switch yours off instead.")])
    edit = ProblemEdit() if to == COMMON else shop.kept.revision(command.company, command.key, to).edit
    lost = to == COMMON and bounds.before(command.key) is None  # by the catalogue: a change of it can be taken back
    if not lost:
        edit = _check(command.key, edit, bounds)
    return _save(command, last, edit, to, bounds, shop)


def _check(key: str, edit: ProblemEdit, bounds: Bounds) -> ProblemEdit:
    check_key(key, bounds)
    trimmed = trim(edit, bounds.before(key), key in bounds.filed.off)
    check_edit(key, trimmed, bounds)
    return trimmed


def _basis(key: str, bounds: Bounds) -> str:
    return name_basis(bounds.before(key), key in bounds.filed.off)


def _save(
    command: Change,
    last: ProblemRevision | None,
    edit: ProblemEdit,
    restored: int,
    bounds: Bounds,
    shop: Workshop,
) -> Company:
    def make(version: int) -> ProblemRevision:
        return ProblemRevision(
            command.company,
            command.key,
            version,
            edit,
            command.now,
            command.actor,
            command.note,
            restored,
            _basis(command.key, bounds),
        )

    save_next(shop.kept, last, command.version, make, describe_problem_edit, CHANGED)
    return shop.companies.get_anew(command.company)
