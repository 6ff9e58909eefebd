"""Who is asking, from the claims that the authorizer has verified, and which companies they may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chalice.app import Request

from dozor.domain.errors import DozorError, NotFound
from dozor.domain.people import Actor, ActorKind
from dozor.domain.user import Administrator, Role, is_outdated
from functions.rest_api.permissions import Capability, RoleForbids, capabilities_of

# The first of these that somebody is tells in which capacity they act: each may do to a ticket whatever those after it may,
# so that nobody loses by a second role.
_KINDS = {
    Role.SUPERVISOR: ActorKind.SUPERVISOR,
    Role.MANAGER: ActorKind.MANAGER,
    Role.OPERATOR: ActorKind.OPERATOR,
    Role.EXECUTOR: ActorKind.EXECUTOR,
    Role.ADMIN: ActorKind.ADMIN,
}


class TokenOutdated(DozorError):
    """The token tells of rights that have changed since: a renewed one tells of those of now."""

    code = "token_outdated"


class TokenUnfit(DozorError):
    """The token does not say who somebody is: an access token, which the gateway lets through as well."""

    code = "token_unfit"


@dataclass(frozen=True, slots=True)
class Person:
    """A signed-in person. id: of the account; email is their user name in Connect too.

    let_in_at: when the token was made, seconds since 1970.
    """

    email: str
    name: str
    roles: tuple[str, ...]
    companies: tuple[str, ...]
    id: str = ""
    let_in_at: int = 0

    @property
    def actor(self) -> Actor:
        """The person as the journal knows them; raises RoleForbids for somebody without any role."""
        kind = next((kind for role, kind in _KINDS.items() if role in self.roles), None)
        if kind is None:
            raise RoleForbids
        return Actor(kind, self.email, self.name)

    @property
    def capabilities(self) -> tuple[Capability, ...]:
        """What they may do."""
        return capabilities_of(self.roles)

    @property
    def administrator(self) -> Administrator:
        """The person as somebody who looks after accounts."""
        return Administrator(self.id, self.email, self.name, self.companies)

    def may_see(self, company: str) -> str:
        """The company's slug back; raises NotFound for one that is not theirs, exactly as for one that is not there."""
        if company not in self.companies:
            raise NotFound("There is no such company, or it is not yours.")
        return company


def person_of(request: Request) -> Person:
    """The signed-in person. `cognito:groups` comes as the text "[operator supervisor]" (HTTP API, JWT authorizer).

    Raises TokenUnfit for a token that is no ID token. The authorizer takes `client_id` where there is no `aud` ("Controlling
    access to HTTP APIs with JWT authorizers"), so a person's access token passes it: with their roles, without name and
    companies.
    """
    claims = request.context.get("authorizer", {}).get("claims", {})
    email = claims.get("email", "").lower()  # as in contact records: one person has one spelling
    if claims.get("token_use") != "id" or not email:
        raise TokenUnfit
    return Person(
        email=email,
        name=claims.get("name") or email,
        roles=tuple(claims.get("cognito:groups", "").strip("[]").split()),
        companies=tuple(slug for slug in claims.get("custom:companies", "").split(",") if slug),
        id=claims.get("sub", ""),
        let_in_at=int(claims.get("iat", "0")),
    )


def check_token(person: Person, withdrawn: Mapping[str, datetime]) -> None:
    """Raises TokenOutdated for one that was made (to the second) before the person's rights changed."""
    if is_outdated(person.id, person.let_in_at, withdrawn):
        raise TokenOutdated
