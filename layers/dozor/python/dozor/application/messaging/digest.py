"""Several messages that wait for one person, told as one."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from dozor.application.messaging.letter import fit_channel
from dozor.application.messaging.wording import SUBJECTS
from dozor.application.wording import counted, phrase
from dozor.domain.company import Company
from dozor.domain.message import Message
from dozor.domain.message_kinds import find_kind
from dozor.ports.system import Texts

MOST_PARTS = 10  # an SMS of more than a few segments is read by nobody


def gather(waiting: Sequence[Message]) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    """(what is told together, what is told by itself) of the messages that wait for one person."""
    digestible = [one for one in waiting if find_kind(one.kind).digestible and one.brief]
    together = tuple(digestible[:MOST_PARTS])
    if len(together) < 2:
        return (), tuple(waiting)
    return together, tuple(one for one in waiting if one not in digestible)


def write_digest(parts: Sequence[Message], company: Company, now: datetime, texts: Texts) -> Message:
    """One message instead of these, which are for one person by one way; the same parts, the same message."""
    first = parts[0]
    names = "|".join(sorted(part.id for part in parts))
    news = " ".join(part.brief for part in parts)
    name = company.name(first.language)
    text = counted(texts, company, first.language, "digest", len(parts), company=name, news=news)
    obligatory = next((part for part in parts if part.obligatory), None)
    digest = replace(
        first,
        id=f"digest-{hashlib.sha256(names.encode()).hexdigest()[:20]}",
        kind="digest",
        text=text,
        subject=phrase(texts, company, first.language, "subject_news", SUBJECTS["subject_news"], company=name),
        brief=news,
        ticket="",
        obligatory=obligatory is not None,
        ways=obligatory.ways if obligatory else (),
        made_at=now,
        due_at=None,
        reason="",
        attributes={},
        parts=tuple(part.id for part in parts),
    )
    return fit_channel(digest, company, texts)
