"""People of a user pool, who sign in and get tokens."""

from dataclasses import dataclass, replace
from typing import Any

from tests.local.cloud.gateway.fakes import REGION, FakeCloud


@dataclass
class People:
    """A user pool with one client, in moto."""

    cognito: Any
    pool: str
    client_id: str
    password: str = "Correct-horse-1"

    @property
    def issuer(self) -> str:
        return f"https://cognito-idp.{REGION}.amazonaws.com/{self.pool}"

    def of_another_client(self) -> "People":
        """The same pool, through an application of somebody else."""
        return replace(self, client_id=_make_client(self.cognito, self.pool))

    def sign_in(self, email: str, *groups: str, **attributes: str) -> dict[str, str]:
        """Make this person and answer their tokens: IdToken, AccessToken."""
        named = [
            {"Name": "email", "Value": email},
            *({"Name": f"custom:{k}", "Value": v} for k, v in attributes.items()),
        ]
        self.cognito.admin_create_user(UserPoolId=self.pool, Username=email, UserAttributes=named)
        self.cognito.admin_set_user_password(
            UserPoolId=self.pool, Username=email, Password=self.password, Permanent=True
        )
        for group in groups:
            self.cognito.create_group(UserPoolId=self.pool, GroupName=group)
            self.cognito.admin_add_user_to_group(UserPoolId=self.pool, Username=email, GroupName=group)
        answer = self.cognito.initiate_auth(
            ClientId=self.client_id,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": email, "PASSWORD": self.password},
        )
        return dict(answer["AuthenticationResult"])


def _make_client(cognito: Any, pool: str) -> str:
    flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    client = cognito.create_user_pool_client(UserPoolId=pool, ClientName="pages", ExplicitAuthFlows=flows)
    return str(client["UserPoolClient"]["ClientId"])


def make_people(cloud: FakeCloud) -> People:
    """A new user pool that knows the attribute custom:companies."""
    cognito = cloud.client("cognito-idp")
    schema = [{"Name": "companies", "AttributeDataType": "String", "Mutable": True}]
    pool = cognito.create_user_pool(PoolName="people", Schema=schema, UsernameAttributes=["email"])["UserPool"]["Id"]
    return People(cognito, pool, _make_client(cognito, pool))
