"""People's accounts in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from dozor.domain.errors import Conflict, KeyReused, NotFound
from dozor.domain.user import User, UserChange, UserState
from dozor.ports.users import AccessChanges, Hold, UserDirectory, UserTrail
from tests.fakes.faults import Faults, faulty


class FakeUsers(UserDirectory):
    """sent: (address, what) of every e-mail that people got. now: when accounts are made."""

    def __init__(self, now: datetime) -> None:
        self.faults = Faults()
        self.sent: list[tuple[str, str]] = []
        self.now = now
        self._users: dict[str, User] = {}
        self._stood: dict[str, UserState] = {}
        self._ids = count(1)

    @faulty
    def list(self) -> tuple[User, ...]:
        return tuple(sorted(self._users.values(), key=lambda user: (user.name.casefold(), user.email)))

    @faulty
    def get(self, user_id: str) -> User:
        if user_id not in self._users:
            raise NotFound("There is no such account.")
        return self._users[user_id]

    @faulty
    def find(self, email: str) -> User | None:
        return next((user for user in self._users.values() if user.email == email.lower()), None)

    @faulty
    def invite(self, email: str, name: str, roles: Sequence[str], companies: Sequence[str]) -> User:
        if self.find(email):
            raise Conflict("There is an account with this address already: look for it in the list.")
        user = User(
            f"user-{next(self._ids)}", email.lower(), name, tuple(sorted(roles)), tuple(sorted(companies)),
            UserState.INVITED, self.now, self.now,
        )  # fmt: skip
        self._users[user.id] = user
        self.sent.append((user.email, "invitation"))
        return user

    @faulty
    def rename(self, user_id: str, name: str) -> None:
        self._change(user_id, name=name)

    @faulty
    def set_companies(self, user_id: str, companies: Sequence[str], former: Sequence[str] = ()) -> None:
        self._change(user_id, companies=tuple(sorted(companies)), former=tuple(sorted(former)))

    @faulty
    def set_roles(self, user_id: str, roles: Sequence[str]) -> None:
        self._change(user_id, roles=tuple(sorted(set(roles))))

    @faulty
    def disable(self, user_id: str) -> None:
        if self.get(user_id).state is not UserState.DISABLED:
            self._stood[user_id] = self.get(user_id).state
        self._change(user_id, state=UserState.DISABLED)

    @faulty
    def enable(self, user_id: str) -> None:
        self._change(user_id, state=self._stood.get(user_id, self.get(user_id).state))

    @faulty
    def reset_password(self, user_id: str) -> None:
        self._change(user_id, state=UserState.RESET)
        self.sent.append((self._users[user_id].email, "code"))

    @faulty
    def invite_again(self, user_id: str) -> None:
        if self.get(user_id).state is not UserState.INVITED:
            raise Conflict("They have chosen a password already.")
        self.sent.append((self._users[user_id].email, "invitation"))

    def choose_password(self, user_id: str) -> None:
        """What the person does themselves."""
        self._change(user_id, state=UserState.ACTIVE)

    def _change(self, user_id: str, **values: object) -> None:
        user = self.get(user_id)
        self._users[user_id] = replace(user, **values)  # type: ignore[arg-type]


class FakeTrail(UserTrail):
    """What was done about accounts."""

    def __init__(self) -> None:
        self.faults = Faults()
        self._claims: dict[str, tuple[str, datetime]] = {}
        self._changes: dict[tuple[str, datetime, str], UserChange] = {}
        self._versions: dict[str, int] = {}
        self._held: dict[str, tuple[str, datetime]] = {}

    @faulty
    def versions(self) -> Mapping[str, int]:
        return dict(self._versions)

    @faulty
    def hold(self, user_id: str, hold_id: str, now: datetime, until: datetime) -> Hold:
        if user_id in self._held and self._held[user_id][1] > now:
            raise Conflict("Somebody else is changing this account.")
        self._held[user_id] = (hold_id, until)
        return Hold(user_id, hold_id, self._versions.setdefault(user_id, 1))

    @faulty
    def let_go(self, hold: Hold, done: Sequence[UserChange] = ()) -> int:
        if self._held.get(hold.user_id, ("",))[0] != hold.id:
            raise Conflict("Somebody else is changing this account.")
        del self._held[hold.user_id]
        self._versions[hold.user_id] = hold.version + bool(done)
        for change in done:
            self._changes[change.user_id, change.at, change.id] = change
        return self._versions[hold.user_id]

    @faulty
    def claim(self, key: str, digest: str, at: datetime) -> datetime | None:
        if key not in self._claims:
            self._claims[key] = (digest, at)
            return None
        earlier, when = self._claims[key]
        if earlier != digest:
            raise KeyReused
        return when

    @faulty
    def note(self, change: UserChange) -> None:
        self._changes[change.user_id, change.at, change.id] = change

    @faulty
    def of(self, user_id: str) -> tuple[UserChange, ...]:
        found = [key for key in self._changes if key[0] == user_id]
        return tuple(self._changes[key] for key in sorted(found, reverse=True))


class FakeAccessChanges(AccessChanges):
    """Whose rights have changed."""

    def __init__(self) -> None:
        self.faults = Faults()
        self._withdrawn: dict[str, datetime] = {}

    @faulty
    def withdraw(self, user_id: str, at: datetime) -> None:
        self._withdrawn[user_id] = max(at, self._withdrawn.get(user_id, at))

    @faulty
    def withdrawn(self) -> Mapping[str, datetime]:
        return dict(self._withdrawn)
