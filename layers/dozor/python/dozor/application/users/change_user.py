"""An administrator changes somebody's account: written down, done, written down as done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from dozor.application.marking import N_
from dozor.domain.errors import Conflict, FieldProblem, Invalid, NotAllowed, NotFound
from dozor.domain.user import Administrator, Role, User, UserAction, UserChange
from dozor.ports.system import Ids
from dozor.ports.users import UserDirectory, UserTrail

NOT_YOURS = N_(
    "This person works for companies that are not yours too: only who looks after all of them may change that."
)
OWN_ROLE = N_("You cannot take the administrator's role from yourself: ask another administrator.")
OWN_ACCOUNT = N_("You cannot close your own account: ask another administrator.")
OWN_COMPANIES = N_("You cannot leave a company by yourself: ask another administrator.")
FOREIGN_COMPANY = N_("You can only choose among your own companies.")
NOT_NOW = N_("That is not possible as this account stands.")
TOUCHES_RIGHTS = frozenset(
    {UserAction.SET_ROLES, UserAction.SET_COMPANIES, UserAction.DISABLE, UserAction.RESET_PASSWORD}
)
_OUTRIGHT = {
    UserAction.DISABLE: "disable",
    UserAction.ENABLE: "enable",
    UserAction.RESET_PASSWORD: "reset_password",
    UserAction.INVITE_AGAIN: "invite_again",
}


@dataclass(frozen=True, slots=True)
class EditUser:
    """What is to be otherwise about an account; None: stays as it is. companies: of those that the administrator sees."""

    user_id: str
    name: str | None = None
    roles: tuple[str, ...] | None = None
    companies: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """What an administrator works with. access: told of everybody whose rights have changed, once that is done."""

    users: UserDirectory
    trail: UserTrail
    ids: Ids
    access: Callable[[User, datetime], None]


def see_user(user_id: str, admin: Administrator, users: UserDirectory) -> User:
    """The account; raises NotFound for one of other companies alone, exactly as for nobody's."""
    user = users.get(user_id)
    if not admin.may_see(user):
        raise NotFound("There is no such account.")
    return user


def edit_user(asked: EditUser, admin: Administrator, now: datetime, office: Office) -> User:
    """The account afterwards; what is so already is left alone, and leaves no trace.

    Raises NotFound, NotAllowed, Invalid for companies that are not the administrator's; nothing is changed then.
    """
    user = see_user(asked.user_id, admin, office.users)
    wanted = _plan(asked, user, admin)
    for action in wanted:
        _demand(action, user, admin)
    unfinished = [] if wanted else [one for one in office.trail.of(user.id) if not one.done]
    for action, values in wanted.items():
        change = _describe(action, _was(action, user), values, user, admin, now, office)
        office.trail.note(change)
        unfinished.append(change)
        _do(action, user.id, values, office.users)
    _finish(user, unfinished, now, office)
    return office.users.get(user.id) if wanted else user


def act_on_user(user_id: str, action: UserAction, admin: Administrator, now: datetime, office: Office) -> User:
    """Close or open an account, send a code or an invitation; answers the account afterwards. Closed already is fine.

    Raises NotFound, NotAllowed, and Conflict for what is not possible as the account stands.
    """
    user = see_user(user_id, admin, office.users)
    _demand(action, user, admin)
    if action not in admin.actions_for(user):
        if {action, *admin.actions_for(user)} >= {UserAction.DISABLE, UserAction.ENABLE}:  # it is so already
            _finish(user, [one for one in office.trail.of(user.id) if not one.done], now, office)
            return user
        raise Conflict(NOT_NOW)
    change = _describe(action, (), (), user, admin, now, office)
    office.trail.note(change)
    getattr(office.users, _OUTRIGHT[action])(user.id)
    _finish(user, [change], now, office)
    return office.users.get(user.id)


def _finish(user: User, changes: list[UserChange], now: datetime, office: Office) -> None:
    """What follows from changes that were made; an earlier call may have failed before it came to this."""
    if TOUCHES_RIGHTS & {change.action for change in changes}:
        office.access(user, now)
    for change in changes:
        office.trail.note(replace(change, done=True))


def check_companies(companies: tuple[str, ...], admin: Administrator) -> None:
    """Raises Invalid unless all of them are the administrator's."""
    if not set(companies) <= set(admin.companies):
        raise Invalid([FieldProblem("companies", FOREIGN_COMPANY)])


def _plan(asked: EditUser, user: User, admin: Administrator) -> dict[UserAction, tuple[str, ...]]:
    """What is really to be changed, and to what."""
    wanted: dict[UserAction, tuple[str, ...]] = {}
    if asked.name is not None and asked.name != user.name:
        wanted[UserAction.RENAME] = (asked.name,)
    if asked.roles is not None and set(asked.roles) != set(user.roles):
        if user.id == admin.id and Role.ADMIN not in asked.roles:
            raise NotAllowed(OWN_ROLE)
        wanted[UserAction.SET_ROLES] = tuple(sorted(set(asked.roles)))
    if asked.companies is not None:
        check_companies(asked.companies, admin)
        companies = admin.companies_for(user, asked.companies)
        if user.id == admin.id and not set(user.companies) <= set(companies):
            raise NotAllowed(OWN_COMPANIES)
        if set(companies) != set(user.companies):
            wanted[UserAction.SET_COMPANIES] = companies
    return wanted


def _demand(action: UserAction, user: User, admin: Administrator) -> None:
    if user.id == admin.id and action is UserAction.DISABLE:
        raise NotAllowed(OWN_ACCOUNT)
    if action is not UserAction.SET_COMPANIES and not admin.is_responsible_for(user):
        raise NotAllowed(NOT_YOURS)


def _was(action: UserAction, user: User) -> tuple[str, ...]:
    known = {
        UserAction.RENAME: (user.name,),
        UserAction.SET_ROLES: user.roles,
        UserAction.SET_COMPANIES: user.companies,
    }
    return known[action]


def _describe(
    action: UserAction, was: tuple[str, ...], now_is: tuple[str, ...], user: User, admin: Administrator, now: datetime,
    office: Office,
) -> UserChange:  # fmt: skip
    details = {"from": ",".join(was), "to": ",".join(now_is)} if was or now_is else {}
    return UserChange(office.ids.new(), user.id, now, admin.email, admin.name, action.value, details)


def _do(action: UserAction, user_id: str, values: tuple[str, ...], users: UserDirectory) -> None:
    if action is UserAction.RENAME:
        users.rename(user_id, values[0])
    elif action is UserAction.SET_ROLES:
        users.set_roles(user_id, values)
    else:
        users.set_companies(user_id, values)
