"""What administrators work with, and what happens around every change of an account.

One change at a time: a call holds the account before it reads what it is to change, so that nothing is put over what another
has done meanwhile (Cognito has no conditions). It writes down what it is about to do, does it, has the rights of before
refused, and writes down that it was done.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dozor.application.marking import N_
from dozor.domain.errors import Conflict, DozorError
from dozor.domain.user import User, UserAction, UserChange, UserState
from dozor.ports.system import Clock, Ids
from dozor.ports.users import Hold, UserDirectory, UserTrail

BUSY = N_("Somebody else is changing this account at this moment: try again in half a minute.")
# Longer than any call may take (the API's function is ended after twenty seconds).
LONGEST_HOLD = timedelta(seconds=30)
SECOND = timedelta(seconds=1)
TOUCHES_RIGHTS = frozenset(
    {UserAction.SET_ROLES, UserAction.SET_COMPANIES, UserAction.DISABLE, UserAction.RESET_PASSWORD}
)
# What takes the place of what: of each kind only the last says how the account should be.
_KINDS: Mapping[str, str] = {UserAction.ENABLE: UserAction.DISABLE}
Do = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Office:
    """What an administrator works with. pause: wait for so long. access: has what somebody was let in with refused.

    access gets the user's id, the companies whose pages they may have open, and the whole second from which on tokens are good.
    """

    users: UserDirectory
    trail: UserTrail
    ids: Ids
    clock: Clock
    pause: Callable[[timedelta], None]
    access: Callable[[str, Iterable[str], datetime], None]


@dataclass(frozen=True, slots=True)
class Account:
    """An account, and how often it has been changed."""

    user: User
    version: int


@contextmanager
def hold_account(user_id: str, office: Office) -> Iterator[Hold]:
    """Nobody else changes the account meanwhile; raises Conflict while somebody else does."""
    now = office.clock.now()
    try:
        hold = office.trail.hold(user_id, office.ids.new(), now, now + LONGEST_HOLD)
    except Conflict as held:
        raise Conflict(BUSY) from held
    try:
        yield hold
    except BaseException:
        with suppress(DozorError):  # it runs out by itself
            office.trail.let_go(hold)
        raise


def carry_out(work: Sequence[tuple[UserChange, Do]], user: User, hold: Hold, office: Office) -> Account:
    """Do it, each with a trace; answers the account afterwards. user: the account before.

    An earlier call may have been cut short: what it has left undone and is so now is made whole with this one.
    """
    for change, _ in work:
        office.trail.note(change)
    try:
        for _, do in work:
            do()
    finally:  # some of it may have been done
        if TOUCHES_RIGHTS & {change.action for change, _ in work}:
            _refuse_tokens(user.id, user.belongs_to, office)
    after = office.users.get(user.id)
    made = [change for change, _ in work]
    late = _came_true(office.trail.of(user.id), made, after)
    if TOUCHES_RIGHTS & {change.action for change in late}:
        left = [one.details["from"].split(",") for one in late if one.action == UserAction.SET_COMPANIES]
        _refuse_tokens(user.id, user.belongs_to.union(*left), office)
    version = office.trail.let_go(hold, [replace(change, done=True) for change in (*made, *late)])
    return Account(after, version)


def _refuse_tokens(user_id: str, companies: Iterable[str], office: Office) -> None:
    """From the next whole second on: a token says only in which second it was made, so in this one nobody could tell."""
    now = office.clock.now()
    at = now.replace(microsecond=0) + SECOND
    office.pause(at - now)
    office.access(user_id, companies, at)


def _came_true(trail: Iterable[UserChange], made: Sequence[UserChange], user: User) -> list[UserChange]:
    """What was never written down as done, and is so: of each kind the last alone, if nothing of that kind was made now."""
    seen = {_kind(change) for change in made}
    found = []
    for change in trail:
        if _kind(change) not in seen and not change.done and _is_so(change, user):
            found.append(change)
        seen.add(_kind(change))
    return found


def _kind(change: UserChange) -> str:
    return _KINDS.get(change.action, change.action)


def _is_so(change: UserChange, user: User) -> bool:
    """Whether the account is as that change was to make it; nobody can see that a code or an invitation was sent."""
    stands: dict[str, bool] = {
        UserAction.RENAME: change.details.get("to") == user.name,
        UserAction.SET_ROLES: change.details.get("to") == ",".join(user.roles),
        UserAction.SET_COMPANIES: change.details.get("to") == ",".join(user.companies),
        UserAction.DISABLE: user.state is UserState.DISABLED,
        UserAction.ENABLE: user.state is not UserState.DISABLED,
    }
    return stands.get(change.action, False)
