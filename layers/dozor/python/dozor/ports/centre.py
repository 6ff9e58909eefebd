"""The contact centre in sight of its supervisors: looked at, acted upon, remembered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from dozor.domain.centre import CallNow, CentreNow
from dozor.domain.supervision import Supervision
from dozor.ports.paging import Page


class LiveCentre(Protocol):
    """The centre as it is now, and what a supervisor may do there."""

    def look(self, before: CentreNow | None, now: datetime) -> CentreNow:
        """Everything now. before: what was seen last, so that what cannot have changed is not asked for again.

        Raises TransientFailure when the centre does not answer.
        """
        ...

    def statuses(self) -> tuple[str, ...]:
        """The names of what operators may be, in the centre's own words."""
        ...

    def listen(self, call: CallNow, listener: str, token: str) -> str:
        """Let the user with that e-mail hear the call on their own telephone, and join if they want; the id of their contact.

        The same token, once. Raises NotFound for a user that the centre does not know, Conflict when there is nothing to hear.
        """
        ...

    def move_to_queue(self, call: CallNow, queue_id: str, waited_s: int) -> None:
        """Let a waiting caller wait in that queue, as if they had all the time. Again is no harm. Raises Conflict."""
        ...

    def prefer_operator(self, call: CallNow, user_id: str, seconds: int) -> None:
        """Let a waiting caller wait for that operator alone for so long. Again is no harm. Raises Conflict."""
        ...

    def set_status(self, user_id: str, status: str) -> None:
        """Set what an operator is, at once or after the call at hand. Raises NotFound for a status of nobody's, Conflict."""
        ...


class CentreMemory(Protocol):
    """What was seen of the centre last, shared by everybody who looks on."""

    def last(self) -> CentreNow | None:
        """What was seen last."""
        ...

    def claim_look(self, now: datetime, every: int) -> bool:
        """Whether the caller is the one to look now: at most one of all is, in so many seconds."""
        ...

    def keep(self, seen: CentreNow) -> None:
        """Remember what was seen."""
        ...


class SupervisionRepository(Protocol):
    """What supervisors did."""

    def add(self, entry: Supervision) -> Supervision:
        """Write an entry, once: answers the one that stands under its id, this or an earlier one."""
        ...

    def conclude(self, entry: Supervision) -> None:
        """Say what came of it; one that has been concluded stays as it is."""
        ...

    def of_contact(self, company: str, contact_id: str) -> tuple[Supervision, ...]:
        """What was done with that call, the oldest first."""
        ...

    def of_operator(self, email: str, limit: int = 20) -> tuple[Supervision, ...]:
        """Whose states were set: that operator's, the latest first."""
        ...

    def trail(self, companies: Iterable[str], limit: int, cursor: str = "") -> Page[Supervision]:
        """What was done with calls of these companies, and with operators' states (PLATFORM), the latest first.

        What is written twice, beside an operator and beside their call, is told once. Raises Invalid for a cursor of nobody's.
        """
        ...
