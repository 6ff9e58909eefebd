"""Carriers that deliver nothing: what was handed to them stands in a list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dozor.domain.errors import FieldProblem, Invalid
from dozor.ports.gateways import Mailer, SmsSender, VoiceCaller
from tests.fakes.faults import Faults, faulty


@dataclass(frozen=True, slots=True)
class Sent:
    """One thing that a carrier took."""

    id: str
    to: str
    text: str
    subject: str = ""
    sender: str = ""


class FakeSms(SmsSender):
    """sent: every SMS taken, in order. Phones that are no E.164 are refused, as SNS does."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.sent: list[Sent] = []

    @faulty
    def send(self, phone: str, text: str, sender: str = "") -> str:
        if not re.fullmatch(r"\+[1-9]\d{6,14}", phone):
            raise Invalid([FieldProblem("phone", "This phone takes no SMS.")])
        self.sent.append(Sent(f"sms-{len(self.sent) + 1}", phone, text, sender=sender))
        return self.sent[-1].id


class FakeMailer(Mailer):
    """sent: every mail taken, in order. unverified: senders that are refused, as SES does."""

    def __init__(self, *unverified: str) -> None:
        self.faults = Faults()
        self.sent: list[Sent] = []
        self._unverified = unverified

    @faulty
    def send(self, address: str, subject: str, text: str, sender: str) -> str:
        if sender in self._unverified:
            raise Invalid([FieldProblem("sender", "The mail service refuses this message.")])
        self.sent.append(Sent(f"mail-{len(self.sent) + 1}", address, text, subject, sender))
        return self.sent[-1].id


class FakeVoice(VoiceCaller):
    """calls: token -> (phone, source, attributes) of every call begun. Phones that are no E.164 are refused."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.calls: dict[str, tuple[str, str, dict[str, str]]] = {}

    @faulty
    def call(self, phone: str, token: str, source: str, attributes: Mapping[str, str]) -> str:
        if not re.fullmatch(r"\+[1-9]\d{6,14}", phone):
            raise Invalid([FieldProblem("phone", "This phone cannot be called.")])
        self.calls.setdefault(token, (phone, source, dict(attributes)))
        return f"contact-of-{token}"
