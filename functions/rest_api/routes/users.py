"""People's accounts, for administrators."""

from chalice.app import Blueprint, Request

from dozor.application.users.change_user import EditUser, act_on_user, edit_user, see_user
from dozor.application.users.invite_user import InviteUser, invite_user, list_users, read_trail
from dozor.bootstrap.system import clock
from dozor.bootstrap.users import office
from dozor.domain.user import Administrator, User
from functions.rest_api.access import person_of
from functions.rest_api.models import users as asked
from functions.rest_api.operations import Answer, digest_of, operation, read_key

blueprint = Blueprint(__name__)
USER = "/users/{user_id}"


@operation(blueprint, "GET", "/users", asked.UserList)
def list_accounts(request: Request) -> asked.UserList:
    """Everybody who works for a company of one's own, or for none."""
    admin = person_of(request).administrator
    return asked.UserList(items=tuple(_show(user, admin) for user in list_users(admin, office())))


@operation(
    blueprint, "POST", "/users", asked.UserTold, body=asked.InvitationAsked, status=201, headers=("Idempotency-Key",)
)
def invite(request: Request, body: asked.InvitationAsked) -> Answer:
    """Make somebody an account and send them an invitation; the same Idempotency-Key again invites nobody anew."""
    admin = person_of(request).administrator
    form = InviteUser(read_key(request), digest_of(body), body.email, body.name, body.roles, body.companies)
    invited = invite_user(form, admin, clock().now(), office())
    return Answer(_show(invited.user, admin), 201 if invited.created else 200)


@operation(blueprint, "GET", USER, asked.UserTold)
def read_account(request: Request, user_id: str) -> asked.UserTold:
    """One account, with what may be done about it."""
    admin = person_of(request).administrator
    return _show(see_user(user_id, admin, office().users), admin)


@operation(blueprint, "GET", f"{USER}/changes", asked.UserTrailTold)
def read_account_changes(request: Request, user_id: str) -> asked.UserTrailTold:
    """What was done about the account: who, when, what; the last first."""
    admin = person_of(request).administrator
    return asked.UserTrailTold.model_validate({"items": read_trail(user_id, admin, office())}, from_attributes=True)


@operation(blueprint, "POST", f"{USER}/edits", asked.UserTold, body=asked.UserEditAsked)
def edit_account(request: Request, user_id: str, body: asked.UserEditAsked) -> asked.UserTold:
    """Change name, roles or companies; new rights hold within half a minute."""
    admin = person_of(request).administrator
    wanted = EditUser(user_id, body.name, body.roles, body.companies)
    return _show(edit_user(wanted, admin, clock().now(), office()), admin)


@operation(blueprint, "POST", f"{USER}/actions", asked.UserTold, body=asked.UserActionAsked)
def act_on_account(request: Request, user_id: str, body: asked.UserActionAsked) -> asked.UserTold:
    """Close the account or open it again, make its owner choose another password, send the invitation once more."""
    admin = person_of(request).administrator
    return _show(act_on_user(user_id, body.action, admin, clock().now(), office()), admin)


def _show(user: User, admin: Administrator) -> asked.UserTold:
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
    )
