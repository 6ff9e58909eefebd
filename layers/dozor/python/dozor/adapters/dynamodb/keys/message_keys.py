"""Messages, what carriers say of them, and the wishes of those who get them."""

from datetime import datetime

from dozor.adapters.dynamodb.keys.spelling import PLATFORM, Key, Partition, in_first, in_second, make_key, moment
from dozor.domain.message import Message, MessageState, Receipt

_NEVER = "0"


def message(slug: str, message_id: str, ticket_number: str = "") -> Key:
    """One message: with its ticket's journal, or by itself."""
    if ticket_number:
        return make_key(messages_about(slug, ticket_number).value, f"MESSAGE#{message_id}")
    return make_key(f"{slug}#MESSAGE#{message_id}", "MESSAGE")


def message_indexes(one: Message) -> Key:
    """Among the company's messages; and where it is looked for next, if it is."""
    since = one.made_at or one.claimed_at
    listed = in_first(messages(one.company).value, f"{moment(since) if since else _NEVER}#{one.id}")
    if one.due_at:
        return listed | in_second(due().value, f"{moment(one.due_at)}#{one.company}#{one.id}")
    if one.state is MessageState.SENT and one.replaceable:
        return listed | in_second(carried(one.provider_id).value, one.id)
    return listed


def messages(slug: str) -> Partition:
    """All messages of a company, by when what they tell happened."""
    return Partition(f"{slug}#MESSAGES", "GSI1")


def messages_about(slug: str, ticket_number: str) -> Partition:
    """The messages about a ticket."""
    return Partition(f"{slug}#TICKET#{ticket_number}", prefix="MESSAGE#")


def due() -> Partition:
    """What of all companies is to be looked at at a moment: one list, so that a minute in which nothing is due costs one
    request however many companies there are. A message stands there only while it is claimed or waits for something.
    """
    return Partition(f"{PLATFORM}#DUE", "GSI2")


def carried(provider_id: str) -> Partition:
    """The message that a carrier knows by this id, while another way is left for it."""
    return Partition(f"{PLATFORM}#CARRIED#{provider_id}", "GSI2")


def receipt(provider_id: str) -> Key:
    """What a carrier says of the message that it knows by this id."""
    return make_key(f"{PLATFORM}#CARRIER#{provider_id}", "RECEIPT")


def receipt_indexes(one: Receipt) -> Key:
    """Among what is due if the message was lost."""
    return {} if one.delivered else in_second(due().value, f"{moment(one.at)}#{one.provider_id}")


def due_before(at: datetime) -> str:
    """The sort key before which things are due."""
    return moment(at)


def wishes(slug: str, person: str) -> Key:
    """What somebody behind that phone (E.164) or address has asked for."""
    return make_key(f"{slug}#PHONE#{person}", "WISHES")


def tally(slug: str, person: str, day: str) -> Key:
    """What they were sent on a day."""
    return make_key(f"{slug}#PHONE#{person}", f"TOLD#{day}")
