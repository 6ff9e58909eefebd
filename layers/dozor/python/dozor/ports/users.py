"""People's accounts, and what was done about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dozor.domain.user import User, UserChange


class UserDirectory(Protocol):
    """Accounts. Every method about one raises NotFound for an id that is nobody's; what is so already is fine."""

    def list(self) -> tuple[User, ...]:
        """Everybody, by name."""
        ...

    def get(self, user_id: str) -> User:
        """One account."""
        ...

    def find(self, email: str) -> User | None:
        """The account with which somebody signs in by that address, however it is spelt; None if there is none."""
        ...

    def invite(self, email: str, name: str, roles: Sequence[str], companies: Sequence[str]) -> User:
        """Make an account and send its owner an e-mail with a password to begin with.

        Raises Conflict for an address that has an account already.
        """
        ...

    def rename(self, user_id: str, name: str) -> None:
        """Call somebody otherwise."""
        ...

    def set_companies(self, user_id: str, companies: Sequence[str], former: Sequence[str] = ()) -> None:
        """Let somebody see these companies and no others. former: whose they were, where none are left."""
        ...

    def set_roles(self, user_id: str, roles: Sequence[str]) -> None:
        """Give somebody these roles and no others."""
        ...

    def disable(self, user_id: str) -> None:
        """Let somebody in no more: what they are signed in with is not renewed."""
        ...

    def enable(self, user_id: str) -> None:
        """Let somebody in again."""
        ...

    def reset_password(self, user_id: str) -> None:
        """Make somebody choose another password: the old one opens nothing, a code is sent to them by e-mail."""
        ...

    def invite_again(self, user_id: str) -> None:
        """Send the invitation once more, with another password. Raises Conflict for somebody who has chosen one."""
        ...


@dataclass(frozen=True, slots=True)
class Hold:
    """That one call, and no other, changes an account now. version: of the account, before."""

    user_id: str
    id: str
    version: int


class UserTrail(Protocol):
    """What was done about accounts: who, when, what; and that only one at a time does it. Nothing is ever taken out."""

    def versions(self) -> Mapping[str, int]:
        """User id -> the account's version, of all that ever were changed; the others are at the first, 1."""
        ...

    def hold(self, user_id: str, hold_id: str, now: datetime, until: datetime) -> Hold:
        """Let nobody else change the account, until `until` at most: whoever holds it has come to an end by then.

        Raises Conflict while somebody else holds it.
        """
        ...

    def let_go(self, hold: Hold, done: Sequence[UserChange] = ()) -> int:
        """Let others change the account; answers its version, the next one if something was done.

        done: written down, all or none. Raises Conflict if the hold had run out and somebody else has it.
        """
        ...

    def claim(self, key: str, digest: str, at: datetime) -> datetime | None:
        """Keep the key of a form by which somebody is invited; None if this call did, else when an earlier one has.

        Raises KeyReused when the key stands for another form.
        """
        ...

    def note(self, change: UserChange) -> None:
        """Write a change down; one with the same user and id takes its place."""
        ...

    def of(self, user_id: str) -> tuple[UserChange, ...]:
        """What was done about that account, the last first."""
        ...


class AccessChanges(Protocol):
    """Whose rights have changed: a token that was made before tells of rights that may be gone."""

    def withdraw(self, user_id: str, at: datetime) -> None:
        """Refuse that person's tokens that were made before `at`; an earlier moment than the one known changes nothing."""
        ...

    def withdrawn(self) -> Mapping[str, datetime]:
        """User id -> before when tokens are refused, of all whose tokens could still be about."""
        ...
