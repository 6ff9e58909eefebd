"""People with an account: which companies they see, in which roles, and what an administrator may do about them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody is here for; somebody may have several. `functions.rest_api.permissions` says what each is for."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    ADMIN = "admin"
    EXECUTOR = "executor"


class UserState(StrEnum):
    """invited: has not chosen a password yet. reset: has to choose another one before signing in again."""

    INVITED = "invited"
    ACTIVE = "active"
    RESET = "reset"
    DISABLED = "disabled"


class UserAction(StrEnum):
    """What an administrator may do about somebody."""

    RENAME = "rename"
    SET_ROLES = "set_roles"
    SET_COMPANIES = "set_companies"
    DISABLE = "disable"
    ENABLE = "enable"
    RESET_PASSWORD = "reset_password"  # noqa: S105 - a word, not a password
    INVITE_AGAIN = "invite_again"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with an account. id: for ever; email: with which they sign in, and by which the journal knows them.

    roles: sorted; roles and companies hold together, there is no role for one company alone. created_at, changed_at: UTC.
    """

    id: str
    email: str
    name: str
    roles: tuple[str, ...]
    companies: tuple[str, ...]
    state: UserState
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Administrator:
    """Who looks after people's accounts, of these companies and no others."""

    id: str
    email: str
    name: str
    companies: tuple[str, ...]

    def may_see(self, user: User) -> bool:
        """Whether they share a company; whoever has none yet (or none any more) is everybody's."""
        return not user.companies or not set(user.companies).isdisjoint(self.companies)

    def is_responsible_for(self, user: User) -> bool:
        """Whether nobody else's company is concerned by what is done about that person."""
        return set(user.companies) <= set(self.companies)

    def actions_for(self, user: User) -> tuple[UserAction, ...]:
        """What they may do about that person; who works for others too can only be given, or leave, companies of theirs."""
        if not self.is_responsible_for(user):
            return (UserAction.SET_COMPANIES,)
        switch = UserAction.ENABLE if user.state is UserState.DISABLED else UserAction.DISABLE
        again = UserAction.INVITE_AGAIN if user.state is UserState.INVITED else UserAction.RESET_PASSWORD
        possible: tuple[UserAction, ...] = (UserAction.RENAME, UserAction.SET_ROLES, UserAction.SET_COMPANIES, switch)
        if user.state is not UserState.DISABLED:
            possible += (again,)
        return tuple(one for one in possible if not (user.id == self.id and one is UserAction.DISABLE))

    def companies_for(self, user: User, wanted: Iterable[str]) -> tuple[str, ...]:
        """The user's companies once of those that this administrator sees only `wanted` are left, sorted."""
        others = set(user.companies) - set(self.companies)
        return tuple(sorted(others | set(wanted)))


@dataclass(frozen=True, slots=True)
class UserChange:
    """What somebody did about an account; written before it is done, `done` once it and what follows from it is.

    id: the same for the same doing. at: UTC. by, by_name: the administrator's e-mail address and name. action: a UserAction
    or "invite". details: what was, and what is now.
    """

    id: str
    user_id: str
    at: datetime
    by: str
    by_name: str
    action: str
    details: dict[str, str] = field(default_factory=dict)
    done: bool = False
