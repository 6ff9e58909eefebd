"""An administrator changes somebody's account."""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.marking import N_
from dozor.application.users.office import Account, Do, Office, carry_out, hold_account
from dozor.domain.errors import Conflict, FieldProblem, Invalid, NotAllowed, NotFound, VersionConflict
from dozor.domain.user import Administrator, Role, User, UserAction, UserChange
from dozor.ports.users import UserDirectory

NOT_YOURS = N_(
    "This person works for companies that are not yours too: only who looks after all of them may change that."
)
OWN_ROLE = N_("You cannot take the administrator's role from yourself: ask another administrator.")
OWN_ACCOUNT = N_("You cannot close your own account: ask another administrator.")
OWN_COMPANIES = N_("You cannot leave a company by yourself: ask another administrator.")
FOREIGN_COMPANY = N_("You can only choose among your own companies.")
NOT_NOW = N_("That is not possible as this account stands.")
CHANGED = N_("Somebody has changed this account since you looked at it: look at it again and decide.")
SWITCH = frozenset({UserAction.DISABLE, UserAction.ENABLE})
_OUTRIGHT = {
    UserAction.DISABLE: "disable",
    UserAction.ENABLE: "enable",
    UserAction.RESET_PASSWORD: "reset_password",
    UserAction.INVITE_AGAIN: "invite_again",
}


@dataclass(frozen=True, slots=True)
class EditUser:
    """What is to be otherwise about an account; None: stays as it is. companies: of those that the administrator sees.

    version: of the account that they were looking at.
    """

    user_id: str
    version: int
    name: str | None = None
    roles: tuple[str, ...] | None = None
    companies: tuple[str, ...] | None = None


def see_user(user_id: str, admin: Administrator, users: UserDirectory) -> User:
    """The account; raises NotFound for one of other companies alone, exactly as for nobody's."""
    user = users.get(user_id)
    if not admin.may_see(user):
        raise NotFound("There is no such account.")
    return user


def edit_user(asked: EditUser, admin: Administrator, office: Office) -> Account:
    """The account afterwards; what is so already is left alone, and leaves no trace.

    Raises NotFound, NotAllowed, Invalid for companies that are not the administrator's, VersionConflict if the account has
    been changed since they looked at it, Conflict while somebody else changes it; nothing is changed then.
    """
    user = see_user(asked.user_id, admin, office.users)
    _plan(asked, user, admin)  # what may not be is refused before anything is held
    with hold_account(user.id, office) as hold:
        user = see_user(user.id, admin, office.users)
        wanted = _plan(asked, user, admin)
        if wanted and asked.version != hold.version:
            raise VersionConflict(CHANGED, hold.version)
        now = office.clock.now()
        work = [
            (_describe(action, values, user, admin, now, office), _doing(action, values, user, office.users))
            for action, values in wanted.items()
        ]
        return carry_out(work, user, hold, office)


def act_on_user(user_id: str, action: UserAction, admin: Administrator, office: Office) -> Account:
    """Close or open an account, send a code or an invitation; answers the account afterwards. Closed already is fine.

    Raises NotFound, NotAllowed, and Conflict for what is not possible as the account stands, or while somebody else changes
    it.
    """
    user = see_user(user_id, admin, office.users)
    _demand(action, user, admin)
    with hold_account(user.id, office) as hold:
        user = see_user(user.id, admin, office.users)
        _demand(action, user, admin)
        possible = admin.actions_for(user)
        if action in possible:
            change = _describe(action, (), user, admin, office.clock.now(), office)
            return carry_out([(change, _doing(action, (), user, office.users))], user, hold, office)
        if {action, *possible} >= SWITCH:  # it is so already
            return carry_out([], user, hold, office)
        raise Conflict(NOT_NOW)


def check_companies(companies: tuple[str, ...], admin: Administrator) -> None:
    """Raises Invalid unless all of them are the administrator's."""
    if not set(companies) <= set(admin.companies):
        raise Invalid([FieldProblem("companies", FOREIGN_COMPANY)])


def _plan(asked: EditUser, user: User, admin: Administrator) -> dict[UserAction, tuple[str, ...]]:
    """What is really to be changed, and to what; raises what forbids it."""
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
    for action in wanted:
        _demand(action, user, admin)
    return wanted


def _demand(action: UserAction, user: User, admin: Administrator) -> None:
    if user.id == admin.id and action is UserAction.DISABLE:
        raise NotAllowed(OWN_ACCOUNT)
    if action is not UserAction.SET_COMPANIES and not admin.is_responsible_for(user):
        raise NotAllowed(NOT_YOURS)


def _describe(
    action: UserAction, now_is: tuple[str, ...], user: User, admin: Administrator, now: datetime, office: Office
) -> UserChange:
    stood = {
        UserAction.RENAME: (user.name,),
        UserAction.SET_ROLES: user.roles,
        UserAction.SET_COMPANIES: user.companies,
    }
    was = stood.get(action, ())
    details = {"from": ",".join(was), "to": ",".join(now_is)} if was or now_is else {}
    return UserChange(
        office.ids.new(), user.id, now, admin.email, admin.name, action.value, details, by_companies=admin.companies
    )


def _doing(action: UserAction, values: tuple[str, ...], user: User, users: UserDirectory) -> Do:
    def do() -> None:
        if action is UserAction.RENAME:
            users.rename(user.id, values[0])
        elif action is UserAction.SET_ROLES:
            users.set_roles(user.id, values)
        elif action is UserAction.SET_COMPANIES:
            users.set_companies(user.id, values, () if values else sorted(user.belongs_to))
        else:
            getattr(users, _OUTRIGHT[action])(user.id)

    return do
