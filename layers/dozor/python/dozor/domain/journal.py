"""The journal: append-only, one hash chain per ticket. An entry's position is the ticket's version after it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from dozor.domain.people import Actor

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One thing that happened to one ticket: who, when (UTC), what, why, and what it looked like afterwards.

    action: a `TicketAction` or an observation such as "escalated". details: flat strings, enough to tell the story.
    previous, hash: SHA-256 in hex over the canonical JSON of everything else in the entry.
    """

    company: str
    ticket: str
    position: int
    at: datetime
    actor: Actor
    action: str
    reason: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    previous: str = GENESIS
    hash: str = ""

    def sealed(self) -> "JournalEntry":
        """The same entry with its hash."""
        return replace(self, hash=self.compute_hash())

    def compute_hash(self) -> str:
        """The hash that the entry must carry."""
        content = asdict(self)
        del content["hash"]
        content["at"] = self.at.isoformat()
        canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
