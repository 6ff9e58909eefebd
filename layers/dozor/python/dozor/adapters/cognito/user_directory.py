"""Accounts in an Amazon Cognito user pool: people sign in with their e-mail address, groups are their roles.

"Amazon Cognito user pools API reference": ListUsers, AdminCreateUser, AdminUpdateUserAttributes and so on. In a pool where
people sign in by e-mail, `Username` is an identifier of Cognito's own, the same as `sub`.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from dozor.adapters.aws import aws_client
from dozor.adapters.failures import code_of, failures_of
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.user import User, UserState
from dozor.ports.users import UserDirectory

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

SERVICE = "The list of accounts"
COMPANIES, FORMER = "custom:companies", "custom:former"
TAKEN = frozenset({"UsernameExistsException", "AliasExistsException"})
# "AdminResetUserPassword": without a confirmed address; of somebody who has chosen no password yet.
NO_RESET = frozenset({"InvalidParameterException", "NotAuthorizedException"})
# "User account status": what Cognito calls the stages of an account.
_STATES = {"CONFIRMED": UserState.ACTIVE, "RESET_REQUIRED": UserState.RESET}


class CognitoUserDirectory(UserDirectory):
    """One user pool. roles: the groups that are roles; others are left alone."""

    def __init__(
        self, pool_id: str, roles: Sequence[str], client: "CognitoIdentityProviderClient | None" = None
    ) -> None:
        self._pool = pool_id
        self._roles = tuple(roles)
        self._client: Any = client or aws_client("cognito-idp")

    def list(self) -> tuple[User, ...]:
        """One request per sixty people, and for each role one per sixty who have it."""
        roles: dict[str, list[str]] = {}
        for role in self._roles:
            for raw in self._pages("list_users_in_group", GroupName=role):
                roles.setdefault(str(raw["Username"]), []).append(role)
        found = (_read(raw, roles.get(str(raw["Username"]), ())) for raw in self._pages("list_users"))
        return tuple(sorted(found, key=lambda user: (user.name.casefold(), user.email)))

    def get(self, user_id: str) -> User:
        """Two requests."""
        raw = self._ask("admin_get_user", Username=user_id)
        return _read({**raw, "Attributes": raw["UserAttributes"]}, self._roles_of(user_id))

    def find(self, email: str) -> User | None:
        """Two requests, one for an address that is nobody's."""
        try:
            return self.get(email.lower())
        except NotFound:
            return None

    def invite(self, email: str, name: str, roles: Sequence[str], companies: Sequence[str]) -> User:
        """One request, and one a role."""
        email = email.lower()
        attributes = {"email": email, "email_verified": "true", "name": name, COMPANIES: ",".join(companies)}
        try:
            with failures_of(SERVICE):
                made = self._client.admin_create_user(
                    UserPoolId=self._pool,
                    Username=email,
                    DesiredDeliveryMediums=["EMAIL"],
                    UserAttributes=_attributes(attributes),
                )
        except ClientError as error:
            if code_of(error) in TAKEN:
                raise Conflict("There is an account with this address already: look for it in the list.") from error
            raise
        self.set_roles(made["User"]["Username"], roles)
        return _read(made["User"], sorted(roles))

    def rename(self, user_id: str, name: str) -> None:
        """One request."""
        self._ask("admin_update_user_attributes", Username=user_id, UserAttributes=_attributes({"name": name}))

    def set_companies(self, user_id: str, companies: Sequence[str], former: Sequence[str] = ()) -> None:
        """One request."""
        told = _attributes({COMPANIES: ",".join(companies), FORMER: ",".join(former)})
        self._ask("admin_update_user_attributes", Username=user_id, UserAttributes=told)

    def set_roles(self, user_id: str, roles: Sequence[str]) -> None:
        """One request, and one for each role given or taken; what is taken goes first."""
        has = set(self._roles_of(user_id))
        for role in sorted(has - set(roles)):
            self._ask("admin_remove_user_from_group", Username=user_id, GroupName=role)
        for role in sorted(set(roles) - has):
            self._ask("admin_add_user_to_group", Username=user_id, GroupName=role)

    def disable(self, user_id: str) -> None:
        """Two requests: the account is closed, and what was signed in with it cannot be renewed."""
        self._ask("admin_disable_user", Username=user_id)
        self._ask("admin_user_global_sign_out", Username=user_id)

    def enable(self, user_id: str) -> None:
        """One request."""
        self._ask("admin_enable_user", Username=user_id)

    def reset_password(self, user_id: str) -> None:
        """Two requests: whoever is signed in with the old password does not stay so."""
        try:
            self._ask("admin_reset_user_password", Username=user_id)
        except ClientError as error:
            if code_of(error) not in NO_RESET:
                raise
            raise Conflict("They have no confirmed address to which a code could be sent.") from error
        self._ask("admin_user_global_sign_out", Username=user_id)

    def invite_again(self, user_id: str) -> None:
        """Two requests. Cognito wants the address here, not its own name of the account."""
        user = self.get(user_id)
        if user.state is not UserState.INVITED:
            raise Conflict("They have chosen a password already.")
        self._ask("admin_create_user", Username=user.email, MessageAction="RESEND", DesiredDeliveryMediums=["EMAIL"])

    def _roles_of(self, user_id: str) -> tuple[str, ...]:
        groups = self._pages("admin_list_groups_for_user", Username=user_id)
        return tuple(sorted({str(group["GroupName"]) for group in groups} & set(self._roles)))

    def _pages(self, operation: str, **asked: str) -> Iterator[dict[str, Any]]:
        """What a list operation has, page by page (sixty a page, Cognito's most)."""
        token_name = "PaginationToken" if operation == "list_users" else "NextToken"
        token = ""
        while True:
            answer = self._ask(operation, **asked, Limit=60, **({token_name: token} if token else {}))
            yield from answer["Groups"] if "Groups" in answer else answer["Users"]
            token = str(answer.get(token_name, ""))
            if not token:
                return

    def _ask(self, operation: str, **asked: Any) -> dict[str, Any]:
        """A request that may be made twice; raises NotFound for nobody's account."""
        call: Callable[..., dict[str, Any]] = getattr(self._client, operation)
        try:
            with failures_of(SERVICE, repeatable=True):
                return call(UserPoolId=self._pool, **asked)
        except ClientError as error:
            if code_of(error) == "UserNotFoundException":
                raise NotFound("There is no such account.") from error
            raise


def _attributes(values: dict[str, str]) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in values.items()]


def _read(raw: dict[str, Any], roles: Sequence[str]) -> User:
    told = {str(one["Name"]): str(one["Value"]) for one in raw.get("Attributes", ())}
    state = _STATES.get(str(raw["UserStatus"]), UserState.INVITED)
    return User(
        id=told.get("sub") or str(raw["Username"]),
        email=told.get("email", "").lower(),
        name=told.get("name", ""),
        roles=tuple(roles),
        companies=_slugs(told.get(COMPANIES, "")),
        state=state if raw.get("Enabled", True) else UserState.DISABLED,
        created_at=raw["UserCreateDate"].astimezone(UTC),
        changed_at=raw["UserLastModifiedDate"].astimezone(UTC),
        former=_slugs(told.get(FORMER, "")),
    )


def _slugs(written: str) -> tuple[str, ...]:
    return tuple(sorted(slug for slug in written.split(",") if slug))
