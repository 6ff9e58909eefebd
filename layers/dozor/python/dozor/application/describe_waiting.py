"""What a caller in a queue hears every half minute: the place, the wait, and what else we can offer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from dozor.application.wording import SPOKEN, count_phrase, phrase
from dozor.domain.company import Company
from dozor.ports.companies import CompanyRepository
from dozor.ports.system import Texts

MINUTES_A_CALL = 3
"""How long an operator is taken for to be busy with one caller, for the expected wait."""
OFFER_AFTER = timedelta(seconds=25)
STEPS = (600, 300, 120, 60, 30)
"""Seconds waited that the flow can give back to a callback: the language's adjustment is static."""


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """What Connect tells ("Get metrics", administrator guide); None: not told.

    place: the caller's own, from 1; wait: seconds expected. Where these are missing, waiting: all in the queue, the caller
    among them, and agents: operators at work, give a guess for the moment of entry.
    """

    place: int | None = None
    wait: int | None = None
    waiting: int | None = None
    agents: int | None = None

    @classmethod
    def of_texts(cls, told: Mapping[str, str]) -> "QueueFigures":
        """From the flow's parameters place, wait, size, agents; what is no number was not told."""
        return cls(*(_number(told.get(name, "")) for name in ("place", "wait", "size", "agents")))

    def ahead(self, *, entering: bool) -> int | None:
        """How many are before the caller; None when nobody knows."""
        place = self.place or (self.waiting if entering else None)
        return place - 1 if place else None

    def minutes(self, ahead: int) -> int | None:
        """The wait that is left, in whole minutes; None when nobody knows."""
        if self.wait:
            return max(1, round(self.wait / 60))
        return max(1, round(ahead * MINUTES_A_CALL / self.agents)) if ahead and self.agents else None


def describe_waiting(
    slug: str,
    language: str,
    since: str,
    caller: str,
    figures: QueueFigures,
    now: datetime,
    companies: CompanyRepository,
    texts: Texts,
) -> dict[str, str]:
    """{since, waited, offer, words}. since: when the wait began, ISO 8601, as answered the first time; empty then. caller:
    E.164 as Connect gives it; who withholds it is not promised a call.

    words: place and wait, as far as they are known, and what is offered. waited: the wait so far, rounded down to one of
    STEPS, or 0. offer: `none` (the first time),
    `callback`, or `both` (a voice message too) once the company's limit has passed.
    """
    company = companies.get(slug)
    began = _moment(since) or now
    waited = now - began
    if waited < OFFER_AFTER:
        name = "waiting" if caller.startswith("+") else "waiting_unseen"
        greeting = phrase(texts, company, language, name, SPOKEN[name])
        place = _tell_place(texts, company, language, figures, entering=True)
        return _answer(began, waited, "none", " ".join([greeting, *place]))
    over = waited.total_seconds() >= company.answer_seconds
    offer = "both" if over else "callback"
    names = ["offer_callback", *(["offer_message"] if over else []), "offer_wait"]
    offers = [phrase(texts, company, language, name, SPOKEN[name]) for name in names]
    place = _tell_place(texts, company, language, figures, entering=False)
    return _answer(began, waited, offer, " ".join([*place, *offers]))


def _answer(began: datetime, waited: timedelta, offer: str, words: str) -> dict[str, str]:
    step = next((step for step in STEPS if waited.total_seconds() >= step), 0)
    return {"since": began.isoformat(), "waited": str(step), "offer": offer, "words": words}


def _tell_place(
    texts: Texts, company: Company, language: str, figures: QueueFigures, *, entering: bool
) -> Iterator[str]:
    ahead = figures.ahead(entering=entering)
    if ahead is None:
        return
    if ahead == 0:
        yield phrase(texts, company, language, "next_in_queue", SPOKEN["next_in_queue"])
    else:
        yield count_phrase(texts, company, language, "ahead", ahead)
    minutes = figures.minutes(ahead)
    if minutes:
        yield count_phrase(texts, company, language, "wait", minutes)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
