"""A message to a resident before it is known how it goes: by which way, in which language."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dozor.application.messaging.wording import CALLS
from dozor.application.send_message import measured
from dozor.application.wording import phrase
from dozor.domain.company import Company
from dozor.domain.message import Message, MessageChannel
from dozor.domain.message_kinds import find_kind
from dozor.domain.sms import SmsEncoding, measure_sms
from dozor.domain.wishes import Wishes
from dozor.ports.system import Texts

LATIN = frozenset({"ru", "kk", "pl"})  # in which SMS may be written in Latin letters where the company wants it


@dataclass(frozen=True, slots=True)
class Words:
    """What is written: the text, its subject for an e-mail, and the same in a few words, for a digest or a call."""

    text: str
    subject: str = ""
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody is to be told. id: of the message, made of what happened and whom it concerns (`mark_person`), not of the
    way it goes.

    person: phone (E.164) or e-mail address; language: as far as is known, their wishes go before it; write: the words in a
    language of the company's; urgent: about an emergency; about: what it is news of, if later news of it make it outdated.
    """

    company: Company
    id: str
    kind: str
    person: str
    write: Callable[[str], Words]
    made_at: datetime
    name: str = ""
    language: str = ""
    ticket: str = ""
    urgent: bool = False
    about: str = ""


def mark_person(company: str, person: str) -> str:
    """A person in the id of a message: ids stand in logs, telephone numbers and addresses must not. The same, the same mark."""
    return hashlib.sha256(f"{company}|{person}".encode()).hexdigest()[:16]


def address_letter(letter: Letter, wishes: Wishes, texts: Texts) -> Message:
    """The message as these wishes want it; the same letter and wishes, the same message."""
    company, kind = letter.company, find_kind(letter.kind)
    language = company.speak(wishes.language or letter.language)
    words = letter.write(language)
    ways = _ways(letter, wishes)
    (channel, to), rest = ways[0], ways[1:]
    message = Message(
        company=company.slug,
        id=letter.id,
        channel=channel,
        to=to,
        kind=letter.kind,
        text=words.text,
        subject=words.subject,
        ticket=letter.ticket,
        recipient=letter.name,
        person=letter.person,
        language=language,
        brief=words.brief,
        obligatory=kind.obligatory,
        urgent=letter.urgent,
        made_at=letter.made_at,
        ways=rest if kind.obligatory else (),
        patience=company.messages.unknown_seconds,
        about=letter.about,
    )
    return fit_channel(message, company, texts)


def fit_channel(message: Message, company: Company, texts: Texts) -> Message:
    """The message as its channel wants it: an SMS in letters that save segments, a call with all that its flow says."""
    if message.channel is MessageChannel.SMS:
        return measured(_in_latin(message, company, texts))
    if message.channel is MessageChannel.VOICE and not message.attributes:
        return replace(message, attributes=_spoken(message, company, texts))
    return message


def ways_left(message: Message, email: str, phone: str, company: Company) -> tuple[tuple[MessageChannel, str], ...]:
    """The other ways to somebody at work, to be tried when this one fails: as the kind has them, after the message's own."""
    addresses = {MessageChannel.EMAIL: email, MessageChannel.VOICE: phone if company.calls_from else ""}
    channels = find_kind(message.kind).channels
    later = channels[channels.index(message.channel) + 1 :]
    return tuple((channel, addresses[channel]) for channel in later if addresses[channel])


def _ways(letter: Letter, wishes: Wishes) -> tuple[tuple[MessageChannel, str], ...]:
    """Every way to this person, the wished one first, then as the kind has them."""
    by_phone = letter.person.startswith("+")
    email = wishes.email or ("" if by_phone else letter.person)
    voice = letter.person if by_phone and letter.company.calls_from else ""
    known: Mapping[MessageChannel, str] = {
        MessageChannel.SMS: letter.person if by_phone else "",
        MessageChannel.EMAIL: email,
        MessageChannel.VOICE: voice,
    }
    order = sorted(find_kind(letter.kind).channels, key=lambda channel: channel is not wishes.channel)
    ways = tuple((channel, known[channel]) for channel in order if known[channel])
    return ways or ((MessageChannel.SMS, letter.person),)


def _in_latin(message: Message, company: Company, texts: Texts) -> Message:
    if not company.messages.transliterate or message.language not in LATIN:
        return message
    latin = texts.latin(message.text)
    length = measure_sms(latin)
    saves = length.encoding is SmsEncoding.GSM7 and length.segments < measure_sms(message.text).segments
    return replace(message, text=latin) if saves else message


def _spoken(message: Message, company: Company, texts: Texts) -> Mapping[str, str]:
    language = company.speak(message.language)

    def say(name: str, **values: object) -> str:
        return phrase(texts, company, language, name, CALLS[name], **values)

    return {
        "company": company.slug,
        "language": language,
        "voice": company.voices.get(language, "none"),
        "ticket": message.ticket,
        "executor": "",
        "message": message.id,
        "words": say("call_news", company=company.name(language), news=message.brief or message.text),
        "trouble": say("call_news_trouble"),
        "later": say("call_news_later"),
    }
