"""One agent's session at the desk: the chosen status, and the contacts at hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from local.connect.contacts.contact import Contact
from local.connect.contacts.resources import RoutingProfile, User
from local.connect.ports import Cancellable, Json

AVAILABLE = "Available"
OFFLINE = "Offline"


class NotPossible(Exception):
    """An agent or caller asked for something that does not fit the moment."""


class Activity(StrEnum):
    """What the agent is doing with a contact, whatever status was chosen."""

    IDLE = "IDLE"
    RINGING = "RINGING"
    JOINING = "JOINING"
    CONNECTED = "CONNECTED"
    AFTER_CONTACT_WORK = "AFTER_CONTACT_WORK"
    MISSED = "MISSED"


@dataclass(slots=True)
class Slot:
    """A contact at hand. since: when this activity began, UTC; timer: the ring or work time-out."""

    contact: Contact
    activity: Activity
    since: datetime
    timer: Cancellable | None = None

    def cancel_timer(self) -> None:
        """Forget the time-out."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None


@dataclass(slots=True)
class AgentSession:
    """An agent. status: Available, Offline or a custom one; next_status: chosen during a contact, taken after it."""

    user: User
    notify: Callable[[Json], None] = lambda _: None
    status: str = OFFLINE
    status_since: datetime | None = None
    next_status: str | None = None
    slots: dict[str, Slot] = field(default_factory=dict)
    """By contact id. One call, and as many tasks as the routing profile allows."""
    set_aside: bool = False
    """A contact was missed or rejected: nothing more rings until a status is chosen."""
    idle_since: datetime | None = None
    counted_as: str = "other"
    counted_since: datetime | None = None
    """What the time since then is spent on, for the figures of the day."""
    snapshot: Json = field(default_factory=dict)
    """The last snapshot told in an agent event."""

    @property
    def slot(self) -> Slot | None:
        """The call at hand, else the first other contact, else None."""
        first = None
        for slot in self.slots.values():
            if slot.contact.channel == "VOICE":
                return slot
            first = first or slot
        return first

    @property
    def contact(self) -> Contact | None:
        """The contact of `slot`."""
        slot = self.slot
        return slot.contact if slot is not None else None

    @property
    def activity(self) -> Activity:
        """The activity of `slot`; MISSED when set aside, else IDLE."""
        slot = self.slot
        if slot is not None:
            return slot.activity
        return Activity.MISSED if self.set_aside else Activity.IDLE

    def find_slot(self, contact_id: str | None, *activities: Activity) -> Slot:
        """The contact that an order means: the one named, else the first that is in one of the activities. NotPossible."""
        for slot in self.slots.values():
            if slot.activity in activities and contact_id in (None, slot.contact.id):
                return slot
        meant = self.slots.get(contact_id or "")
        raise NotPossible(f"not while {meant.activity if meant else self.activity}")

    @property
    def is_open(self) -> bool:
        """Whether contacts may be offered at all."""
        return self.status == AVAILABLE and not self.set_aside and self.next_status in (None, AVAILABLE)

    @property
    def is_routable(self) -> bool:
        """Open, and with nothing at hand."""
        return self.is_open and not self.slots

    def has_room(self, channel: str, profile: RoutingProfile) -> bool:
        """Whether one more contact of the channel fits ("Concurrency", "cross-channel" in routing profiles)."""
        same = 0
        for slot in self.slots.values():
            if slot.contact.channel == channel:
                same += not slot.contact.is_paused
            elif not profile.allows_others_besides(slot.contact.channel):
                return False
        return same < profile.concurrency(channel)

    @property
    def is_online(self) -> bool:
        """Signed in, in any status but Offline."""
        return self.status != OFFLINE

    @property
    def is_staffed(self) -> bool:
        """Online and not in a custom status (break, training), or busy with a contact."""
        return self.is_online and (self.status == AVAILABLE or bool(self.slots) or self.set_aside)
