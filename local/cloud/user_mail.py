"""A user pool's e-mails, and what it does with the codes in them: moto makes accounts and sends nothing.

Amazon Cognito developer guide, "Creating user accounts as administrator" and "Managing user passwords": an invitation brings
a password to begin with; who has forgotten theirs, or whose password an administrator has reset, gets a code of six digits.
Whoever's account is disabled is not let in by an old session either.
"""

import secrets
import string
from typing import Any

import boto3
from moto.cognitoidp.exceptions import CodeMismatchException, NotAuthorizedError
from moto.cognitoidp.models import CognitoIdpBackend, CognitoIdpUser, UserStatus
from moto.core.exceptions import JsonRESTError
from moto.sesv2.models import sesv2_backends

from local.cloud.server.patches import Patches
from local.cloud.sms_carrier import Cloud

SENDER = "no-reply@verificationemail.com"  # Cognito's own, where a pool has no other
INVITATION = ("Your temporary password", "Your username is {username} and temporary password is {####}.")
CODE = ("Your verification code", "Your confirmation code is {####}")
_PLACE = "{####}"


class UserMail:
    """Sends from start() to stop(), through SES."""

    def __init__(self) -> None:
        self._patches = Patches()

    def start(self, cloud: Cloud) -> None:
        """Invite, send codes and check them from now on."""
        session: boto3.Session = cloud.session
        session.client("sesv2").create_email_identity(EmailIdentity=SENDER)
        for name, make in (
            ("admin_create_user", _inviting),
            ("admin_reset_user_password", _resetting),
            ("forgot_password", _sending_code),
            ("confirm_forgot_password", _checking_code),
            ("initiate_auth", _letting_in),
        ):
            self._patches.replace(CognitoIdpBackend, name, make(getattr(CognitoIdpBackend, name)))

    def stop(self) -> None:
        """Leave everything to moto."""
        self._patches.undo()


def _inviting(create: Any) -> Any:
    def admin_create_user(
        backend: Any, pool_id: str, username: str, message_action: str, temporary_password: str, attributes: Any
    ) -> Any:
        known = _find(backend.user_pools[pool_id], username) if message_action == "RESEND" else None
        password = temporary_password or _make_password()
        user = known or create(backend, pool_id, username.lower(), message_action, password, attributes)
        if known:
            known.password = password
        if message_action != "SUPPRESS":
            words = backend.user_pools[pool_id].extended_config.get("AdminCreateUserConfig", {})
            template = words.get("InviteMessageTemplate") or {}
            subject = template.get("EmailSubject", INVITATION[0])
            _send(backend, user, subject, template.get("EmailMessage", INVITATION[1]), password)
        return user

    return admin_create_user


def _resetting(reset: Any) -> Any:
    def admin_reset_user_password(backend: Any, pool_id: str, username: str) -> None:
        reset(backend, pool_id, username)
        _send_code(backend, backend.user_pools[pool_id], backend.admin_get_user(pool_id, username))

    return admin_reset_user_password


def _sending_code(forget: Any) -> Any:
    def forgot_password(backend: Any, client_id: str, username: str) -> Any:
        answer = forget(backend, client_id, username)
        pool = _pool_of(backend, client_id)
        user = _find(pool, username)
        if user and user.enabled:
            _send_code(backend, pool, user)
        return answer

    return forgot_password


def _checking_code(confirm: Any) -> Any:
    def confirm_forgot_password(
        backend: Any, client_id: str, username: str, password: str, confirmation_code: str
    ) -> None:
        pool = _pool_of(backend, client_id)
        user = _find(pool, username)
        if user is None or not user.confirmation_code or user.confirmation_code != confirmation_code:
            raise CodeMismatchException("Invalid verification code provided, please try again.")
        backend._validate_password(pool.id, password)  # noqa: SLF001 - moto forgets to ask
        confirm(backend, client_id, username.lower(), password, confirmation_code)
        user.status = UserStatus.CONFIRMED

    return confirm_forgot_password


def _letting_in(initiate: Any) -> Any:
    def initiate_auth(backend: Any, client_id: str, auth_flow: str, auth_parameters: dict[str, str]) -> Any:
        asked = {name: value.lower() if name == "USERNAME" else value for name, value in auth_parameters.items()}
        user = _who(backend, client_id, asked)
        if (
            user is not None
            and "REFRESH_TOKEN" in asked
            and (not user.enabled or user.status is not UserStatus.CONFIRMED)
        ):
            raise NotAuthorizedError("User is disabled." if not user.enabled else "Refresh Token has been revoked")
        if user is not None and user.status is UserStatus.RESET_REQUIRED and user.password == asked.get("PASSWORD"):
            raise JsonRESTError("PasswordResetRequiredException", "Password reset required for the user")
        return initiate(backend, client_id, auth_flow, asked)

    return initiate_auth


def _who(backend: Any, client_id: str, asked: dict[str, str]) -> CognitoIdpUser | None:
    pool = _pool_of(backend, client_id)
    known = pool.refresh_tokens.get(asked.get("REFRESH_TOKEN", "")) or ("", asked.get("USERNAME", ""), "")
    return _find(pool, known[1])


def _find(pool: Any, username: str) -> CognitoIdpUser | None:
    user: CognitoIdpUser | None = pool._get_user(username.lower())  # noqa: SLF001 - moto finds people by their address here alone
    return user


def _pool_of(backend: Any, client_id: str) -> Any:
    return next(pool for pool in backend.user_pools.values() if client_id in pool.clients)


def _send_code(backend: Any, pool: Any, user: CognitoIdpUser) -> None:
    user.confirmation_code = f"{secrets.randbelow(1_000_000):06}"
    subject = pool.extended_config.get("EmailVerificationSubject") or CODE[0]
    _send(
        backend, user, subject, pool.extended_config.get("EmailVerificationMessage") or CODE[1], user.confirmation_code
    )


def _send(backend: Any, user: CognitoIdpUser, subject: str, words: str, secret: str) -> None:
    address = user.attribute_lookup["email"]
    text = words.replace("<br>", "\n").replace("{username}", address).replace(_PLACE, secret)
    sesv2_backends[backend.account_id][backend.region_name].send_email(
        source=SENDER, destinations={"ToAddresses": [address]}, subject=subject, body=text
    )


def _make_password() -> str:
    """As Cognito makes them: long enough, with a character of each kind."""
    kinds = (string.ascii_uppercase, string.ascii_lowercase, string.digits, "!#%&-_+=?")
    letters = [secrets.choice(kind) for kind in kinds]
    letters += [secrets.choice(string.ascii_letters + string.digits) for _ in range(8)]
    return "".join(letters)
