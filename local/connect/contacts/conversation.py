"""Who talks with whom: the parties of a call, from one agent and one customer to a conference of six."""

from dataclasses import dataclass, field
from enum import StrEnum

from local.connect.contacts.contact import Contact
from local.connect.contacts.outside import OutsideCall
from local.connect.ports import Json

MAX_PARTIES = 6
"""With multi-party calls switched on ("Set up multi-party calls")."""
CUSTOMER = "customer"
"""The customer's id as a party; the others have the id of their contact."""


class Kind(StrEnum):
    """What a party is."""

    CUSTOMER = "customer"
    AGENT = "agent"
    OUTSIDE = "outside"
    SUPERVISOR = "supervisor"


class PartyState(StrEnum):
    """Where a party is."""

    CALLING = "CALLING"
    CONNECTED = "CONNECTED"
    ON_HOLD = "ON_HOLD"


@dataclass(slots=True)
class Party:
    """One of those who talk. contact: their segment of the chain; call: an outside telephone; user_id: an agent."""

    id: str
    kind: Kind
    name: str
    contact: Contact
    state: PartyState
    number: str | None = None
    user_id: str | None = None
    call: OutsideCall | None = None
    muted: bool = False

    def to_json(self) -> Json:
        """As messages tell it."""
        return {
            "id": self.id,
            "kind": str(self.kind),
            "name": self.name,
            "number": self.number,
            "userId": self.user_id,
            "state": str(self.state),
            "muted": self.muted,
        }


@dataclass(slots=True, eq=False)
class Conversation:
    """A call's parties by id, in the order in which they came."""

    parties: dict[str, Party] = field(default_factory=dict)

    def add(self, party: Party) -> None:
        """One more; every segment of theirs knows the conversation."""
        self.parties[party.id] = party
        party.contact.conversation = self

    @property
    def customer(self) -> Party | None:
        """The customer, None when gone."""
        return self.parties.get(CUSTOMER)

    def of(self, *kinds: Kind) -> list[Party]:
        """The parties of these kinds."""
        return [party for party in self.parties.values() if party.kind in kinds]

    def party_of(self, contact: Contact) -> Party | None:
        """The agent or outside number whose segment this is."""
        return self.parties.get(contact.id)

    def besides(self, contact: Contact) -> list[Party]:
        """Everybody but the customer and this segment's own party."""
        return [party for party in self.parties.values() if party.id not in (CUSTOMER, contact.id)]

    def to_json(self) -> list[Json]:
        """As messages tell it."""
        return [party.to_json() for party in self.parties.values()]
