"""Administrators look at accounts, and at what was done about them: of their own companies, and no word of others."""

from dozor.application.users.change_user import see_user
from dozor.application.users.office import Account, Office
from dozor.domain.user import Administrator, UserChange

FIRST = 1


def list_accounts(admin: Administrator, office: Office) -> tuple[Account, ...]:
    """Everybody whom this administrator may see, by name."""
    versions = (
        office.trail.versions()
    )  # before the accounts are read: who changes one meanwhile is seen, or refused, later
    return tuple(Account(user, versions.get(user.id, FIRST)) for user in office.users.list() if admin.may_see(user))


def read_account(user_id: str, admin: Administrator, office: Office) -> Account:
    """One of them; raises NotFound."""
    versions = office.trail.versions()
    user = see_user(user_id, admin, office.users)
    return Account(user, versions.get(user.id, FIRST))


def read_trail(user_id: str, admin: Administrator, office: Office) -> tuple[UserChange, ...]:
    """What was done about an account, the last first, without other companies and their people; raises NotFound."""
    user = see_user(user_id, admin, office.users)  # a path may name somebody by their address
    seen = (change.as_seen_by(admin) for change in office.trail.of(user.id))
    return tuple(change for change in seen if change is not None)
