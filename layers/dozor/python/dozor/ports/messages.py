"""Where messages are kept. Every call names the company; another company's thing is NotFound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dozor.domain.message import Message, Receipt


class MessageRepository(Protocol):
    """Messages: claim, send, record."""

    def claim(self, message: Message) -> Message | None:
        """Write the message as claimed, if nobody has or if it is `waiting` (one conditional write).

        Answers None when this call made the claim, else the message as it stands.
        """
        ...

    def record(self, message: Message) -> None:
        """Write what came of a claimed message."""
        ...

    def get(self, company: str, message_id: str) -> Message:
        """The message; raises NotFound."""
        ...

    def keep_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Write down what carriers say of messages, without looking for these; a later word replaces an earlier one.

        Messages are answered with their receipts from then on, whichever was written first.
        """
        ...

    def of_ticket(self, company: str, ticket: str) -> tuple[Message, ...]:
        """The messages about a ticket, oldest first."""
        ...

    def claimed_before(self, company: str, moment: str) -> tuple[Message, ...]:
        """Messages still only claimed, claimed before `moment` (ISO 8601, UTC)."""
        ...
