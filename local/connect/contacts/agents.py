"""One agent's session at the desk: chosen status, and what the contact makes of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from local.connect.contacts.contact import Contact
from local.connect.contacts.resources import User
from local.connect.ports import Cancellable, Json

AVAILABLE = "Available"
OFFLINE = "Offline"


class Activity(StrEnum):
    """What the agent is doing with contacts, whatever status was chosen."""

    IDLE = "IDLE"
    RINGING = "RINGING"
    JOINING = "JOINING"
    CONNECTED = "CONNECTED"
    AFTER_CONTACT_WORK = "AFTER_CONTACT_WORK"
    MISSED = "MISSED"


@dataclass(slots=True)
class AgentSession:
    """An agent. status: Available, Offline or a custom one; next_status: chosen during a contact, taken after it."""

    user: User
    notify: Callable[[Json], None] = lambda _: None
    status: str = OFFLINE
    status_since: datetime | None = None
    next_status: str | None = None
    activity: Activity = Activity.IDLE
    contact: Contact | None = None
    idle_since: datetime | None = None
    timer: Cancellable | None = None
    snapshot: Json = field(default_factory=dict)
    """The last snapshot told in an agent event."""

    @property
    def is_routable(self) -> bool:
        """Whether a contact may be offered now."""
        return self.status == AVAILABLE and self.activity is Activity.IDLE

    @property
    def is_online(self) -> bool:
        """Signed in, in any status but Offline."""
        return self.status != OFFLINE

    @property
    def is_staffed(self) -> bool:
        """Online and not in a custom status (break, training), or busy with a contact."""
        return self.is_online and (self.status == AVAILABLE or self.activity is not Activity.IDLE)

    def cancel_timer(self) -> None:
        """Forget the ring or work time-out."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
