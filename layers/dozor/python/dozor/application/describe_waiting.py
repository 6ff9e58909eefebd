"""What a caller in a queue hears every half minute: the place, the wait, and what else we can offer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dozor.application.wording import SPOKEN, count_phrase, phrase
from dozor.domain.company import Company
from dozor.ports.repositories import CompanyRepository
from dozor.ports.system import Texts

MINUTES_A_CALL = 3
"""How long an operator is taken for to be busy with one caller, for the expected wait."""
OFFER_AFTER = timedelta(seconds=25)
STEPS = (600, 300, 120, 60, 30)
"""Seconds waited that the flow can give back to a callback: the language's adjustment is static."""


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """What Connect tells of a queue, the caller among those waiting; None: not told."""

    waiting: int | None = None
    agents: int | None = None

    @classmethod
    def of_texts(cls, size: str, agents: str) -> "QueueFigures":
        """From the flow's texts; what is no number was not told."""
        return cls(_number(size), _number(agents))


def describe_waiting(
    slug: str,
    language: str,
    since: str,
    figures: QueueFigures,
    now: datetime,
    companies: CompanyRepository,
    texts: Texts,
) -> dict[str, str]:
    """{since, waited, offer, words}. since: when the wait began, ISO 8601, as answered the first time; empty then.

    waited: the whole of it rounded down to one of STEPS, or 0. offer: `none` (the first time: place and wait are told),
    `callback`, or `both` (a voice message too) once the company's limit has passed.
    """
    company = companies.get(slug)
    began = _moment(since) or now
    waited = now - began
    if waited < OFFER_AFTER:
        return _answer(began, waited, "none", _tell_place(texts, company, language, figures))
    over = waited.total_seconds() >= company.answer_seconds
    offer = "both" if over else "callback"
    names = ["offer_callback", *(["offer_message"] if over else []), "offer_wait"]
    words = " ".join(phrase(texts, company, language, name, SPOKEN[name]) for name in names)
    return _answer(began, waited, offer, words)


def _answer(began: datetime, waited: timedelta, offer: str, words: str) -> dict[str, str]:
    step = next((step for step in STEPS if waited.total_seconds() >= step), 0)
    return {"since": began.isoformat(), "waited": str(step), "offer": offer, "words": words}


def _tell_place(texts: Texts, company: Company, language: str, figures: QueueFigures) -> str:
    words = [phrase(texts, company, language, "waiting", SPOKEN["waiting"])]
    if figures.waiting:
        ahead = figures.waiting - 1
        if not ahead:
            words.append(phrase(texts, company, language, "next_in_queue", SPOKEN["next_in_queue"]))
        else:
            words.append(count_phrase(texts, company, language, "ahead", ahead))
            if figures.agents:
                minutes = max(1, round(ahead * MINUTES_A_CALL / figures.agents))
                words.append(count_phrase(texts, company, language, "wait", minutes))
    return " ".join(words)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
