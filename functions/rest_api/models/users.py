"""People's accounts on the wire. Times are UTC, ISO 8601."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from dozor.domain.user import Role, UserAction, UserState
from functions.rest_api.models.base import Asked, Slug, Told

Name = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")]
Address = Annotated[
    str,
    StringConstraints(
        min_length=6, max_length=128, to_lower=True, pattern=r"^[\w.+%-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
    ),
]
Roles = Annotated[tuple[Role, ...], Field(max_length=len(Role))]
Companies = Annotated[tuple[Slug, ...], Field(max_length=100)]


class UserTold(Told):
    """Somebody's account. companies: of those that the reader sees; elsewhere: whether there are others.

    allowed: what the reader may do about it. version: one more with every change.
    """

    id: str
    email: str
    name: str
    roles: tuple[str, ...]
    companies: tuple[str, ...]
    elsewhere: bool
    state: UserState
    created_at: datetime
    changed_at: datetime
    allowed: tuple[UserAction, ...]
    version: int


class UserList(Told):
    """Everybody whom the reader may see, by name: the cursor is empty."""

    items: tuple[UserTold, ...]
    cursor: str = ""


class InvitationAsked(Asked):
    """Who is to have an account. They get an e-mail with a password to begin with, good for three days."""

    email: Address
    name: Name
    roles: Annotated[Roles, Field(min_length=1)]
    companies: Annotated[Companies, Field(min_length=1)]


class UserEditAsked(Asked):
    """What is to be otherwise; what is left out stays. companies: of those that the reader sees.

    version: of the account that the reader was looking at.
    """

    version: Annotated[int, Field(ge=1)]
    name: Name | None = None
    roles: Roles | None = None
    companies: Companies | None = None


class UserActionAsked(Asked):
    """What is to be done about the account."""

    action: Literal[UserAction.DISABLE, UserAction.ENABLE, UserAction.RESET_PASSWORD, UserAction.INVITE_AGAIN]


class UserChangeTold(Told):
    """One thing that was done about an account. done: false if nobody knows whether it was. by, by_name: empty for somebody
    of other companies, which are not told in the details either.

    action: what was done, or "invite". details: `from` and `to`, `companies`; several with commas between.
    """

    id: str
    at: datetime
    by: str
    by_name: str
    action: str
    details: dict[str, str]
    done: bool


class UserTrailTold(Told):
    """What was done about an account, the last first."""

    items: tuple[UserChangeTold, ...]
