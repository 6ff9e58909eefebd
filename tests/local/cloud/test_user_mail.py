"""What people get from the laptop's user pool, and what they do with it."""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from local.cloud.user_mail import UserMail

REGION = "eu-central-1"
ANNA = "anna@example.org"
OWN = "My-own-password-1"


class Pool:
    """A user pool with words of its own for its mails."""

    def __init__(self, client: Any) -> None:
        self.client = client
        words = {"EmailSubject": "Welcome", "EmailMessage": "Sign in as {username} with {####} now."}
        self.id = client.create_user_pool(
            PoolName="people",
            UsernameAttributes=["email"],
            AdminCreateUserConfig={"InviteMessageTemplate": words},
            VerificationMessageTemplate={"EmailSubject": "Code", "EmailMessage": "Your code: {####}."},
        )["UserPool"]["Id"]
        self.pages = client.create_user_pool_client(UserPoolId=self.id, ClientName="pages")["UserPoolClient"][
            "ClientId"
        ]

    def invite(self, **more: str) -> None:
        self.client.admin_create_user(
            UserPoolId=self.id,
            Username=ANNA,
            UserAttributes=[{"Name": "email_verified", "Value": "true"}],
            **more,
        )

    def sign_in(self, password: str, email: str = ANNA) -> Any:
        asked = {"USERNAME": email, "PASSWORD": password}
        return self.client.initiate_auth(ClientId=self.pages, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=asked)

    def begin(self) -> Any:
        """Anna has chosen a password; answers what she is signed in with."""
        self.invite(MessageAction="SUPPRESS")
        self.client.admin_set_user_password(UserPoolId=self.id, Username=ANNA, Password=OWN, Permanent=True)
        return self.sign_in(OWN)["AuthenticationResult"]

    def renew(self, refresh: str) -> Any:
        asked = {"REFRESH_TOKEN": refresh}
        return self.client.initiate_auth(ClientId=self.pages, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters=asked)

    def choose(self, code: str, password: str) -> None:
        self.client.confirm_forgot_password(
            ClientId=self.pages, Username=ANNA, ConfirmationCode=code, Password=password
        )


@pytest.fixture
def pool() -> Iterator[Pool]:
    with mock_aws():
        session = boto3.Session(region_name=REGION)
        mail = UserMail()
        mail.start(SimpleNamespace(session=session))
        yield Pool(session.client("cognito-idp"))
        mail.stop()


def last_mail(pattern: str) -> str:
    """What stands in the place of the group in the last mail."""
    sent: Any = ses_backends[DEFAULT_ACCOUNT_ID][REGION].sent_messages[-1]
    assert sent.destinations["ToAddresses"] == [ANNA]
    found = re.fullmatch(pattern, sent.body)
    assert found, sent.body
    return found[1]


def refusal(call: Any, *asked: Any) -> str:
    with pytest.raises(ClientError) as refused:
        call(*asked)
    return str(refused.value.response["Error"]["Code"])


def test_an_invitation_brings_a_password_to_begin_with(pool: Pool) -> None:
    pool.invite()
    first = last_mail(r"Sign in as anna@example\.org with (\S+) now\.")
    assert pool.sign_in(first, "Anna@Example.org")["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    pool.invite(MessageAction="RESEND")
    second = last_mail(r"Sign in as anna@example\.org with (\S+) now\.")
    assert refusal(pool.sign_in, first) == "NotAuthorizedException"
    assert pool.sign_in(second)["ChallengeName"] == "NEW_PASSWORD_REQUIRED"


def test_who_has_forgotten_the_password_chooses_another_by_a_code(pool: Pool) -> None:
    pool.begin()
    pool.client.forgot_password(ClientId=pool.pages, Username=ANNA)
    code = last_mail(r"Your code: (\d{6})\.")
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    assert refusal(pool.choose, wrong, "Another-password-1") == "CodeMismatchException"
    assert refusal(pool.choose, code, "short") == "InvalidPasswordException"
    pool.choose(code, "Another-password-1")
    assert "AuthenticationResult" in pool.sign_in("Another-password-1")
    assert refusal(pool.choose, code, "Third-password-1") == "CodeMismatchException"


def test_whose_password_was_reset_needs_the_code_that_was_sent(pool: Pool) -> None:
    tokens = pool.begin()
    pool.client.admin_reset_user_password(UserPoolId=pool.id, Username=ANNA)
    code = last_mail(r"Your code: (\d{6})\.")
    assert refusal(pool.sign_in, OWN) == "PasswordResetRequiredException"
    assert refusal(pool.renew, tokens["RefreshToken"]) == "NotAuthorizedException"
    pool.choose(code, "Another-password-1")
    assert "AuthenticationResult" in pool.sign_in("Another-password-1")


def test_whose_account_is_closed_is_not_let_in_again(pool: Pool) -> None:
    tokens = pool.begin()
    assert "AuthenticationResult" in pool.renew(tokens["RefreshToken"])
    pool.client.admin_disable_user(UserPoolId=pool.id, Username=ANNA)
    assert refusal(pool.renew, tokens["RefreshToken"]) == "NotAuthorizedException"
    assert refusal(pool.sign_in, OWN) == "NotAuthorizedException"
