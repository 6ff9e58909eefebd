"""Attachments in their ticket's partition."""

from datetime import timedelta

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Item, to_entity, to_item
from dozor.adapters.dynamodb.items import forget_after, make_item
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table
from dozor.domain.attachment import Attachment, AttachmentState
from dozor.domain.errors import Conflict
from dozor.ports.attachments import AttachmentRepository

# What was announced and never came is forgotten; a file may be in quarantine for a day, and its event may be late.
WAITS = timedelta(days=2)


class DynamoAttachmentRepository(AttachmentRepository):
    """Attachments in the table. Whole items are put, because functions may not update what is in a ticket's partition."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, attachment: Attachment) -> Attachment:
        """One request."""
        try:
            self._table.put(_item_of(attachment), Condition(keys.ABSENT))
        except ConditionFailed as failure:
            if failure.old is None:
                raise
            return to_entity(failure.old, Attachment)
        return attachment

    def find(self, company: str, ticket: str, attachment_id: str) -> Attachment | None:
        """One request."""
        plain = self._table.get(keys.attachment(company, ticket, attachment_id), consistent=True)
        return to_entity(plain, Attachment) if plain else None

    def of_ticket(self, company: str, ticket: str) -> tuple[Attachment, ...]:
        """One request."""
        found = self._table.query(keys.attachments(company, ticket), consistent=True)
        return tuple(sorted((to_entity(one, Attachment) for one in found), key=lambda one: (one.asked_at, one.id)))

    def settle(self, before: Attachment, after: Attachment) -> None:
        """One request."""
        try:
            self._table.put(_item_of(after), Condition("#state = :state", {"state": before.state}))
        except ConditionFailed as failure:
            raise Conflict("This file has changed meanwhile: look again.") from failure


def _item_of(attachment: Attachment) -> Item:
    key = keys.attachment(attachment.company, attachment.ticket, attachment.id)
    item = make_item("attachment", key, {}, attachment)
    if attachment.state is not AttachmentState.WAITING:
        return item
    return item | to_item(forget_after(attachment.asked_at + WAITS))
