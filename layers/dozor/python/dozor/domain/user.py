"""People with an account: which companies they see, in which roles, and what an administrator may do about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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
    former: the companies that they left last, of somebody who has none any more.
    """

    id: str
    email: str
    name: str
    roles: tuple[str, ...]
    companies: tuple[str, ...]
    state: UserState
    created_at: datetime
    changed_at: datetime
    former: tuple[str, ...] = ()

    @property
    def belongs_to(self) -> frozenset[str]:
        """Whose account it is: of the companies that they work for, or of those that they left last."""
        return frozenset(self.companies or self.former)


@dataclass(frozen=True, slots=True)
class Administrator:
    """Who looks after people's accounts, of these companies and no others."""

    id: str
    email: str
    name: str
    companies: tuple[str, ...]

    def may_see(self, user: User) -> bool:
        """Whether they share a company; whoever has none any more is seen by those whose they were, and by nobody else."""
        return not user.belongs_to.isdisjoint(self.companies)

    def is_responsible_for(self, user: User) -> bool:
        """Whether nobody else's company is concerned by what is done about that person."""
        return user.belongs_to <= set(self.companies)

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
    or "invite". details: what was, and what is now. by_companies: of which companies the administrator was one.
    """

    id: str
    user_id: str
    at: datetime
    by: str
    by_name: str
    action: str
    details: dict[str, str] = field(default_factory=dict)
    done: bool = False
    by_companies: tuple[str, ...] = ()

    def as_seen_by(self, admin: Administrator) -> "UserChange | None":
        """Without other companies and their administrators; None for what is about other companies alone."""
        details = {
            name: ",".join(slug for slug in told.split(",") if slug in admin.companies)
            if name in _TELLS_COMPANIES.get(self.action, ())
            else told
            for name, told in self.details.items()
        }
        if self.action == UserAction.SET_COMPANIES and details.get("from") == details.get("to"):
            return None
        known = admin.email == self.by or not set(self.by_companies).isdisjoint(admin.companies)
        return replace(self, details=details, by=self.by if known else "", by_name=self.by_name if known else "")


INVITE = "invite"
# Which details of an action are slugs of companies.
_TELLS_COMPANIES: Mapping[str, tuple[str, ...]] = {UserAction.SET_COMPANIES: ("from", "to"), INVITE: ("companies",)}


def is_outdated(user_id: str, let_in_at: int, withdrawn: Mapping[str, datetime]) -> bool:
    """Whether somebody was let in before their rights changed.

    let_in_at: when the token was made, seconds since 1970. withdrawn: user id -> the whole second before which tokens tell
    of other rights.
    """
    changed_at = withdrawn.get(user_id)
    return changed_at is not None and let_in_at < int(changed_at.timestamp())
