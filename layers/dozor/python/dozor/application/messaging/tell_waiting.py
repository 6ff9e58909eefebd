"""What waits for one person, by one way, in one language: told now, together where it can be, or later, or not at all."""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.messaging.deliver_message import Post, find_wait, limit_of, unwanted
from dozor.application.messaging.digest import gather, write_digest
from dozor.application.messaging.outdated import OUTDATED, find_overtaken
from dozor.application.send_message import hand_over
from dozor.domain.company import Company
from dozor.domain.message import Message, MessageState
from dozor.domain.wishes import free_again, limit_at


@dataclass(frozen=True, slots=True)
class Waiting:
    """Queued messages of one person, at the moment at which they are due."""

    messages: tuple[Message, ...]
    company: Company
    now: datetime
    post: Post

    def tell(self) -> list[Message]:
        """Those that changed, as they stand now. Raises as send_message does; what was not dealt with stays due."""
        first, company = self.messages[0], self.company
        limit = limit_at(company.messages, self.now, company.zone)
        wishes, tally = self.post.wishes.look_up(company.slug, first.person, limit.day)
        changed, ready = [], []
        overtaken = find_overtaken(one for one in self.messages if not unwanted(one, wishes))
        for one in self.messages:
            wait = find_wait(one, company, self.now)
            if unwanted(one, wishes):
                changed += self._put(one.withheld("opted_out", self.now))
            elif one.id in overtaken:
                changed += self._put(one.withheld(OUTDATED, self.now))
            elif wait is not None:
                changed += self._put(one.queued(*wait, self.now))
            else:
                ready.append(one)
        together, alone = gather(ready)
        told, too_many = self._tell_together(together) if together else ([], ())
        changed += told
        for one in alone:
            told, kept = self._tell_alone(one)
            changed += told
            too_many += kept
        free = free_again(limit, tally, self.now, company.zone)
        for one in too_many:
            changed += self._put(one.queued(free, "rate", self.now))
        return changed

    def _tell_together(self, parts: tuple[Message, ...]) -> tuple[list[Message], tuple[Message, ...]]:
        """(what changed, what would have been too many)."""
        digest = write_digest(parts, self.company, self.now, self.post.texts).claimed(self.now)
        taken = tuple(one.digested(digest.id, self.now) for one in parts)
        limit = limit_of(digest, self.company, self.now)
        claim = self.post.messages.claim_for(digest, limit, knowing=True, parts=taken)
        if claim.made:
            return [hand_over(digest, self.now, self.post.messages, self.post.carriers), *taken], ()
        return [], parts if claim.hindered else ()

    def _tell_alone(self, message: Message) -> tuple[list[Message], tuple[Message, ...]]:
        """(what changed, what would have been too many)."""
        claimed = message.claimed(self.now)
        limit = limit_of(message, self.company, self.now)
        claim = self.post.messages.claim_for(claimed, limit, knowing=True, queued=True)
        if claim.made:
            return [hand_over(claimed, self.now, self.post.messages, self.post.carriers)], ()
        return [], (message,) if claim.hindered else ()

    def _put(self, message: Message) -> list[Message]:
        return [message] if self.post.messages.take(message, MessageState.QUEUED) else []
