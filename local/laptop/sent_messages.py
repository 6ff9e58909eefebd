"""The SMS and e-mails that moto was given to send, with the time, which moto does not keep."""

import email
import email.policy
import threading
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from moto.sesv2.models import SESV2Backend
from moto.sns.models import SNSBackend

from local.cloud.server.patches import Patches
from local.laptop.addressees import AddressBook


@dataclass(frozen=True, slots=True)
class SentMessage:
    """channel: sms or email; to: E.164 or an address; subject: empty for SMS; at: ISO 8601, UTC."""

    channel: str
    to: str
    subject: str
    text: str
    at: str


class SentMessages:
    """Everything sent from watch() to forget(), kept in memory."""

    def __init__(self) -> None:
        self._messages: list[SentMessage] = []
        self._lock = threading.Lock()
        self._patches = Patches()

    def watch(self) -> None:
        """Note from now on what SNS and SES accept."""
        notice = self._notice
        publish, send, send_raw = SNSBackend.publish, SESV2Backend.send_email, SESV2Backend.send_raw_email

        # moto calls all three with keywords, some of which do not concern us.
        def publish_and_notice(backend: Any, message: str, **rest: Any) -> Any:
            answer = publish(backend, message, **rest)
            if rest.get("phone_number"):
                notice("sms", [rest["phone_number"]], "", message)
            return answer

        def send_and_notice(backend: Any, **mail: Any) -> Any:
            answer = send(backend, **mail)
            notice("email", _addresses(mail["destinations"]), mail["subject"], mail["body"])
            return answer

        def send_raw_and_notice(backend: Any, **mail: Any) -> Any:
            answer = send_raw(backend, **mail)
            # moto adds the addresses of the headers to those of the envelope: a person is named once here.
            notice("email", list(dict.fromkeys(mail["destinations"])), *_read_mail(mail["raw_data"]))
            return answer

        self._patches.replace(SNSBackend, "publish", publish_and_notice)
        self._patches.replace(SESV2Backend, "send_email", send_and_notice)
        self._patches.replace(SESV2Backend, "send_raw_email", send_raw_and_notice)

    def forget(self) -> None:
        """Watch no more."""
        self._patches.undo()

    def newest_first(self) -> list[SentMessage]:
        """What was sent so far."""
        with self._lock:
            return self._messages[::-1]

    def as_document(self, book: AddressBook) -> list[dict[str, Any]]:
        """The document of `GET /laptop/messages`; who: the person of the address, or null."""
        messages = self.newest_first()
        known = {address: asdict(who) for address, who in book.find([one.to for one in messages]).items()}
        return [{**asdict(message), "who": known.get(message.to)} for message in messages]

    def _notice(self, channel: str, addresses: list[str], subject: str, text: str) -> None:
        at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        with self._lock:
            self._messages += [SentMessage(channel, address, subject, text, at) for address in addresses]


def _addresses(destinations: dict[str, list[str]]) -> list[str]:
    return [address for addresses in destinations.values() for address in addresses]


def _read_mail(raw: str) -> tuple[str, str]:
    """Subject and readable text of a mail in MIME."""
    mail = email.message_from_string(raw, policy=email.policy.default)
    body = mail.get_body(("plain", "html"))
    return str(mail["subject"] or ""), str(body.get_content()) if body else ""
