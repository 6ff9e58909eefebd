"""What a company's file says of its messages, and the same as the trade has it."""

import re
from datetime import time
from typing import Annotated

from pydantic import Field, field_validator

from dozor.domain.message_rules import MessageRules
from infra.companies.fields import FileModel, wrong

Number = Annotated[int, Field(ge=1, le=1_000)]
Minutes = Annotated[int, Field(ge=0, le=1_440)]


class SmsEntry(FileModel):
    """transliterate: Cyrillic in Latin letters, where that saves segments."""

    transliterate: bool = False


class MessagesEntry(FileModel):
    """When and how often people are written to. quiet: "22:00-08:00", the company's own time, not for emergencies and what must
    be told at once; per_hour, per_day: messages to one person, what is more waits; digest_minutes: for how long news is
    gathered; unknown_minutes: how long a message may be unknown before another way is tried.
    """

    quiet: str = ""
    per_hour: Number | None = None
    per_day: Number | None = None
    digest_minutes: Minutes = 10
    unknown_minutes: Minutes = 15
    sms: SmsEntry = SmsEntry()

    @field_validator("quiet")
    @classmethod
    def _from_until(cls, value: str) -> str:
        hour = r"([01]\d|2[0-3]):[0-5]\d"
        first, _, last = value.partition("-")
        if value and (not re.fullmatch(f"{hour}-{hour}", value) or first == last):
            raise wrong("is not a time from and until", 'Write it as "22:00-08:00"')
        return value

    def to_domain(self) -> MessageRules:
        """The rules."""
        first, _, last = self.quiet.partition("-")
        return MessageRules(
            quiet_from=time.fromisoformat(first) if first else None,
            quiet_until=time.fromisoformat(last) if last else None,
            per_hour=self.per_hour or 0,
            per_day=self.per_day or 0,
            digest_seconds=self.digest_minutes * 60,
            unknown_seconds=self.unknown_minutes * 60,
            transliterate=self.sms.transliterate,
        )
