"""Who of a company can be given a duty or a call put off: users of the desk, and executors."""

from collections.abc import Iterable
from dataclasses import dataclass

from dozor.domain.colleague import Colleague, ColleagueKind
from dozor.domain.duty import ANYBODY
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.people import Actor, Executor
from dozor.domain.specialist import SPECIALIST
from dozor.domain.user import Role, User, UserState
from dozor.ports.companies import CompanyRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.users import UserDirectory

AT_THE_DESK = frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.MANAGER})


@dataclass(frozen=True, slots=True)
class Roster:
    """Where it is known who works for a company."""

    companies: CompanyRepository
    people: PeopleRepository
    users: UserDirectory


def find_colleagues(slug: str, roster: Roster) -> tuple[Colleague, ...]:
    """Users of the desk first, then executors, by name."""
    users = (_of_user(user) for user in roster.users.list() if _works_at_desk(user, slug))
    return (*users, *sorted(map(_of_executor, roster.people.executors(slug)), key=lambda one: one.name))


def find_colleague(slug: str, addressee: str, asking: Actor, roster: Roster) -> Colleague:
    """Who is meant by an addressee: ANYBODY, a user's address, an executor's id or address, or a trade that somebody has.

    Whoever asks is known, and not looked up. Raises Invalid for anybody else: what is given to nobody is told to nobody.
    """
    if addressee == ANYBODY:
        return Colleague(ANYBODY, "", ColleagueKind.SEVERAL)
    if addressee.casefold() == asking.id.casefold():
        return Colleague(asking.id, asking.name, ColleagueKind.USER)
    user = roster.users.find(addressee) if _may_be_address(addressee) else None
    if user is not None and _works_at_desk(user, slug):
        return _of_user(user)
    found = _among(roster.people.executors(slug), addressee)
    if found is None:
        raise Invalid([FieldProblem("addressee", "Nobody of this company is known by this: choose from the list.")])
    return found


def _among(executors: Iterable[Executor], addressee: str) -> Colleague | None:
    trades: set[str] = set()
    for one in executors:
        if addressee in (one.id, one.email):
            return _of_executor(one)
        trades.update(one.trades)
    known = addressee.removeprefix(SPECIALIST) in trades
    return Colleague(addressee, "", ColleagueKind.SEVERAL) if known else None


def _may_be_address(text: str) -> bool:
    """Whether the directory takes it for a name at all ("AdminGetUser": letters, marks, symbols, digits, punctuation)."""
    return "@" in text and " " not in text and text.isprintable()


def _works_at_desk(user: User, slug: str) -> bool:
    disabled = user.state is UserState.DISABLED
    return slug in user.companies and not disabled and not AT_THE_DESK.isdisjoint(user.roles)


def _of_user(user: User) -> Colleague:
    return Colleague(user.email, user.name, ColleagueKind.USER)


def _of_executor(executor: Executor) -> Colleague:
    return Colleague(executor.id, executor.name, ColleagueKind.EXECUTOR)
