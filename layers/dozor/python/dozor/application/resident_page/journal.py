"""A ticket's journal as its resident may read it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from dozor.application.attachments.check_upload import REFUSED
from dozor.application.resident_page.link import Visitor
from dozor.application.resident_page.wording import OWN, REFUSED_FILE, TOLD
from dozor.domain.journal import JournalEntry
from dozor.domain.people import ActorKind
from dozor.ports.system import Texts


@dataclass(frozen=True, slots=True)
class Line:
    """One line. action: the journal's word, for a page that shows signs; mine: the reader's own doing."""

    at: datetime
    action: str
    text: str
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, in which language, and which attachments are theirs (ids)."""

    visitor: Visitor
    language: str
    texts: Texts
    files: frozenset[str] = frozenset()

    def read(self, entries: Iterable[JournalEntry]) -> Iterator[Line]:
        """The lines, in the journal's order; entries that are none of the resident's are left out."""
        for entry in entries:
            mine = entry.actor.kind is ActorKind.RESIDENT and entry.actor.id == self.visitor.phone
            message = self._find_message(entry, mine=mine)
            if message:
                text = self.texts.say(self.language, message, **self._values(entry))
                yield Line(entry.at, entry.action, text, mine)

    def _find_message(self, entry: JournalEntry, *, mine: bool) -> str:
        if entry.action == REFUSED:
            return REFUSED_FILE if entry.details.get("about") in self.files else ""
        return (OWN.get(entry.action, "") if mine else "") or TOLD.get(entry.action, "")

    def _values(self, entry: JournalEntry) -> Mapping[str, str]:
        details = entry.details
        by_dozor = entry.actor.kind is ActorKind.SYSTEM and entry.reason
        return {
            "executor": details.get("executor_name", ""),
            "until": self._moment(entry, "until"),
            "planned": self._moment(entry, "planned_at"),
            "to": details.get("to", ""),
            "mark": details.get("mark", ""),
            "name": details.get("name", ""),
            "reason": self.texts.say(self.language, entry.reason) if by_dozor else entry.reason,
        }

    def _moment(self, entry: JournalEntry, name: str) -> str:
        told = entry.details.get(name)
        if not told:
            return ""
        return self.texts.moment(self.language, datetime.fromisoformat(told), self.visitor.company, entry.at)
