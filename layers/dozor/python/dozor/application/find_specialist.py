"""Where a choice of the menu leads right now: who it is, whether they are at work, and what is done about it."""

from collections.abc import Mapping
from datetime import datetime

from dozor.application.load_company import find_queue, name_specialist
from dozor.application.wording import SPOKEN, phrase
from dozor.domain.company import Company
from dozor.domain.errors import NotFound
from dozor.domain.specialist import LeadsTo, Specialist
from dozor.ports.companies import CompanyRepository
from dozor.ports.system import Texts

_OPEN_WORDS = {LeadsTo.QUEUE: "specialist_connecting", LeadsTo.NUMBER: "specialist_connecting",
               LeadsTo.VOICEMAIL: "specialist_voicemail"}  # fmt: skip

_NEAR_DAYS = {0: "opens_today", 1: "opens_tomorrow"}


def find_specialist(
    slug: str,
    language: str,
    choice: str,
    now: datetime,
    companies: CompanyRepository,
    texts: Texts,
    queues: Mapping[str, str],
) -> dict[str, str]:
    """{kind, open, target, name, sentence} for `accounting` or `specialist:<key>`; raises NotFound for anybody else.

    kind: queue (target: its ARN), number (target: E.164), voicemail (target: the specialist's key), operator, message.
    open: yes or no, by the calendar in the company's zone; when no, kind is already what the company does then.
    """
    company = companies.get(slug)
    specialist = company.specialist(choice)
    if specialist is None:
        raise NotFound(f"specialist {choice}")
    name = name_specialist(texts, company, language, choice)
    calendar, local = company.calendar_of(specialist), now.astimezone(company.zone)
    is_open = calendar.is_open(local)
    kind = specialist.leads_to if is_open else specialist.closed
    if is_open:
        words = _OPEN_WORDS[kind]
        sentence = phrase(texts, company, language, words, SPOKEN[words], name=name)
    else:
        opening = calendar.next_opening(local)
        sentence = _tell_closed(texts, company, language, name, kind, opening, now)
    return {
        "kind": kind.value,
        "open": "yes" if is_open else "no",
        "target": _find_target(company, specialist, kind, language, queues, is_open=is_open),
        "name": name,
        "sentence": sentence,
    }


def _find_target(
    company: Company,
    specialist: Specialist,
    kind: LeadsTo,
    language: str,
    queues: Mapping[str, str],
    *,
    is_open: bool,
) -> str:
    if kind is LeadsTo.QUEUE:
        return find_queue(company, queues, specialist.target, language)
    if kind is LeadsTo.NUMBER:
        return specialist.target if is_open else specialist.closed_number
    return specialist.key if kind is LeadsTo.VOICEMAIL else ""


def _tell_closed(
    texts: Texts, company: Company, language: str, name: str, kind: LeadsTo, opening: datetime | None, now: datetime
) -> str:
    if opening is None:
        closed = phrase(texts, company, language, "specialist_closed_now", SPOKEN["specialist_closed_now"], name=name)
    else:
        opens = _tell_opening(texts, company, language, opening, now)
        words = "specialist_closed"
        closed = phrase(texts, company, language, words, SPOKEN[words], name=name, opens=opens)
    if kind is LeadsTo.MESSAGE and opening is None:
        return closed
    words = f"closed_{kind.value}"
    return f"{closed} {phrase(texts, company, language, words, SPOKEN[words])}"


def _tell_opening(texts: Texts, company: Company, language: str, opening: datetime, now: datetime) -> str:
    days = (opening.date() - now.astimezone(company.zone).date()).days
    words = _NEAR_DAYS.get(days)
    if words is None:
        return texts.moment(language, opening, company, now)
    time = texts.moment(language, opening, company, opening)  # of its own day: the time alone
    return phrase(texts, company, language, words, SPOKEN[words], time=time)
