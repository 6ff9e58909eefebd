"""An administrator invites somebody: an account is made, and its owner gets an e-mail."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dozor.application.marking import N_
from dozor.application.users.change_user import check_companies
from dozor.application.users.office import Office
from dozor.domain.errors import Conflict
from dozor.domain.user import INVITE, Administrator, User, UserChange

TAKEN = N_("There is an account with this address already: look for it in the list.")
TAKEN_ELSEWHERE = N_("This address has an account for companies that are not yours: ask who looks after them.")
CLOCKS_DIFFER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class InviteUser:
    """key: made when the form opens; digest: tells one form from another under the same key."""

    key: str
    digest: str
    email: str
    name: str
    roles: tuple[str, ...]
    companies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """The account, and whether this call made it."""

    user: User
    created: bool


def invite_user(asked: InviteUser, admin: Administrator, now: datetime, office: Office) -> Invited:
    """Make the account; the same key and form again answer the one that they made.

    Raises Invalid for companies that are not the administrator's, KeyReused, Conflict for an address with an account.
    """
    check_companies(asked.companies, admin)
    claimed_at = office.trail.claim(asked.key, asked.digest, now)
    there = office.users.find(asked.email)
    if there is None:
        made = office.users.invite(asked.email, asked.name, sorted(set(asked.roles)), sorted(set(asked.companies)))
        _write_down(made, asked, admin, now, office)
        return Invited(made, created=True)
    if claimed_at is None or not admin.may_see(there):
        raise Conflict(TAKEN if admin.may_see(there) else TAKEN_ELSEWHERE)
    return Invited(_finish(there, claimed_at, asked, admin, now, office), created=False)


def _finish(
    user: User, claimed_at: datetime, asked: InviteUser, admin: Administrator, now: datetime, office: Office
) -> User:
    """The account that the same key has made; with what that call did not come to, if it was cut short.

    Raises Conflict for an account that somebody else has made.
    """
    invitations = [one for one in office.trail.of(user.id) if one.action == INVITE]
    if any(one.id == asked.key for one in invitations):
        return user
    cut_short = not invitations and user.created_at >= claimed_at - CLOCKS_DIFFER and admin.is_responsible_for(user)
    if not cut_short:
        raise Conflict(TAKEN)
    office.users.set_roles(user.id, asked.roles)
    _write_down(user, asked, admin, now, office)
    return office.users.get(user.id)


def _write_down(user: User, asked: InviteUser, admin: Administrator, now: datetime, office: Office) -> None:
    """Under the key as its id: an account has no id before it is there, so this trace alone is left afterwards."""
    details = {"to": ",".join(sorted(set(asked.roles))), "companies": ",".join(sorted(set(asked.companies)))}
    told = UserChange(asked.key, user.id, now, admin.email, admin.name, INVITE, details, True, admin.companies)
    office.trail.note(told)
