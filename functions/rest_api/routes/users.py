"""People's accounts, for administrators."""

from chalice.app import Blueprint, Request

from dozor.application.users import read_users
from dozor.application.users.change_user import EditUser, act_on_user, edit_user
from dozor.application.users.invite_user import InviteUser, invite_user
from dozor.application.users.office import Account
from dozor.bootstrap.system import clock
from dozor.bootstrap.users import office
from dozor.domain.user import Administrator
from functions.rest_api.access import person_of
from functions.rest_api.models import users as asked
from functions.rest_api.operations import Answer, digest_of, operation, read_key

blueprint = Blueprint(__name__)
USER = "/users/{user_id}"


@operation(blueprint, "GET", "/users", asked.UserList)
def list_accounts(request: Request) -> asked.UserList:
    """Everybody who works for a company of one's own, or for none."""
    admin = person_of(request).administrator
    return asked.UserList(items=tuple(_show(one, admin) for one in read_users.list_accounts(admin, office())))


@operation(
    blueprint, "POST", "/users", asked.UserTold, body=asked.InvitationAsked, status=201, headers=("Idempotency-Key",)
)
def invite(request: Request, body: asked.InvitationAsked) -> Answer:
    """Make somebody an account and send them an invitation; the same Idempotency-Key again invites nobody anew."""
    admin = person_of(request).administrator
    form = InviteUser(read_key(request), digest_of(body), body.email, body.name, body.roles, body.companies)
    invited = invite_user(form, admin, clock().now(), office())
    told = _show(read_users.read_account(invited.user.id, admin, office()), admin)
    return Answer(told, 201 if invited.created else 200)


@operation(blueprint, "GET", USER, asked.UserTold)
def read_account(request: Request, user_id: str) -> asked.UserTold:
    """One account, with what may be done about it."""
    admin = person_of(request).administrator
    return _show(read_users.read_account(user_id, admin, office()), admin)


@operation(blueprint, "GET", f"{USER}/changes", asked.UserTrailTold)
def read_account_changes(request: Request, user_id: str) -> asked.UserTrailTold:
    """What was done about the account: who, when, what; the last first."""
    admin = person_of(request).administrator
    return asked.UserTrailTold.model_validate(
        {"items": read_users.read_trail(user_id, admin, office())}, from_attributes=True
    )


@operation(blueprint, "POST", f"{USER}/edits", asked.UserTold, body=asked.UserEditAsked)
def edit_account(request: Request, user_id: str, body: asked.UserEditAsked) -> asked.UserTold:
    """Change name, roles or companies, if nobody has meanwhile; new rights hold within fifteen seconds."""
    admin = person_of(request).administrator
    wanted = EditUser(user_id, body.version, body.name, body.roles, body.companies)
    return _show(edit_user(wanted, admin, office()), admin)


@operation(blueprint, "POST", f"{USER}/actions", asked.UserTold, body=asked.UserActionAsked)
def act_on_account(request: Request, user_id: str, body: asked.UserActionAsked) -> asked.UserTold:
    """Close the account or open it again, make its owner choose another password, send the invitation once more."""
    admin = person_of(request).administrator
    return _show(act_on_user(user_id, body.action, admin, office()), admin)


def _show(account: Account, admin: Administrator) -> asked.UserTold:
    user = account.user
    seen = tuple(slug for slug in user.companies if slug in admin.companies)
    return asked.UserTold(
        id=user.id,
        email=user.email,
        name=user.name,
        roles=user.roles,
        companies=seen,
        elsewhere=len(seen) < len(user.companies),
        state=user.state,
        created_at=user.created_at,
        changed_at=user.changed_at,
        allowed=admin.actions_for(user),
        version=account.version,
    )
