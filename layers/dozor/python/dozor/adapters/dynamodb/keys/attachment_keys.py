"""Attachments of tickets, and what is kept of links."""

from dozor.adapters.dynamodb.keys.spelling import Key, Partition, make_key


def attachment(slug: str, ticket_number: str, attachment_id: str) -> Key:
    """One attachment, in its ticket's partition."""
    return make_key(f"{slug}#TICKET#{ticket_number}", f"ATTACHMENT#{attachment_id}")


def attachments(slug: str, ticket_number: str) -> Partition:
    """All attachments of a ticket."""
    return Partition(f"{slug}#TICKET#{ticket_number}", prefix="ATTACHMENT#")


def resident_links(slug: str, phone: str) -> Key:
    """Since when links sent to that phone (E.164) open nothing any more."""
    return make_key(f"{slug}#PHONE#{phone}", "LINKS")


def executor_links(slug: str, executor_id: str) -> Key:
    """When an executor's link to their own list was asked for last, and since when such links open nothing any more."""
    return make_key(f"{slug}#EXECUTOR-LINKS", f"EXECUTOR#{executor_id}")
