"""What stands in the contact centre, as plain data: queues, hours, the flows' types.

Quotas of one instance (Connect administrator guide, "Amazon Connect service quotas"): 50 queues, 100 flows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES: tuple[str, ...] = ("ru", "en", "kk", "pl")
HOURS = "always"
QUEUES_PER_INSTANCE = 50

# What an operator may choose to be instead of ready, and what that means: the reasons of a break. Connect itself has Available
# and Offline. The first is what the others come down to where only one is known.
AGENT_STATUSES: Mapping[str, str] = {
    "Break": "A short rest",
    "Lunch": "Lunch",
    "Paperwork": "At work on tickets, not taking calls",
    "Training": "Training or a meeting",
    "Trouble": "Something at the desk does not work",
}

# The one that every number leads to.
INBOUND_FLOW = "inbound"

# The one that a call goes through which an operator hands over to a queue.
TRANSFER_FLOW = "transfer-to-queue"

# The one that an operator's own call and a callback go out through: it rings with the company's number.
OUTBOUND_FLOW = "outbound-whisper"

# The type is not in a flow's document; `disconnect` runs on what is left of a contact, as an ordinary flow.
FLOW_TYPES: Mapping[str, str] = {
    "inbound": "CONTACT_FLOW",
    "waiting": "CUSTOMER_QUEUE",
    "disconnect": "CONTACT_FLOW",
    "voicemail": "CONTACT_FLOW",
    "escalation-call": "CONTACT_FLOW",
    "ticket-guide": "CONTACT_FLOW",
    "agent-whisper": "AGENT_WHISPER",
    "customer-whisper": "CUSTOMER_WHISPER",
    "outbound-whisper": "OUTBOUND_WHISPER",
    "agent-hold": "AGENT_HOLD",
    "customer-hold": "CUSTOMER_HOLD",
    "transfer-to-agent": "AGENT_TRANSFER",
    "transfer-to-queue": "QUEUE_TRANSFER",
}


@dataclass(frozen=True, slots=True)
class QueueSpec:
    """A queue of the platform. priority: 1 is answered first."""

    function: str
    language: str
    priority: int

    @property
    def name(self) -> str:
        """As flows and `load_company` call it: emergency-ru."""
        return f"{self.function}-{self.language}"


# Function -> priority: an emergency never waits behind a question.
FUNCTIONS: Mapping[str, int] = {"emergency": 1, "repair": 2, "coordinator": 3, "operator": 3, "accounting": 4}

QUEUES: tuple[QueueSpec, ...] = tuple(
    QueueSpec(function, language, priority) for function, priority in FUNCTIONS.items() for language in LANGUAGES
)
