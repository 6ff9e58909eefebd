"""Messages and what carriers say of them."""

from dozor.adapters.dynamodb.keys.spelling import PLATFORM, Key, Partition, in_first, in_second, make_key, moment
from dozor.domain.message import Message, MessageState


def message(slug: str, message_id: str) -> Key:
    """One message."""
    return make_key(f"{slug}#MESSAGE#{message_id}", "MESSAGE")


def message_indexes(one: Message) -> Key:
    """By its ticket; and among the claimed while claimed."""
    since = moment(one.claimed_at) if one.claimed_at else ""
    by_ticket = in_first(messages_about(one.company, one.ticket).value, f"{since}#{one.id}") if one.ticket else {}
    if one.state is MessageState.CLAIMED:
        return by_ticket | in_second(claimed_messages(one.company).value, f"{since}#{one.id}")
    return by_ticket


def messages_about(slug: str, ticket_number: str) -> Partition:
    """The messages about a ticket, by when they were claimed."""
    return Partition(f"{slug}#ABOUT#{ticket_number}", "GSI1")


def claimed_messages(slug: str) -> Partition:
    """Messages claimed and not yet settled, by when they were claimed."""
    return Partition(f"{slug}#CLAIMED", "GSI2")


def receipt(provider_id: str) -> Key:
    """What a carrier says of the message that it knows by this id."""
    return make_key(f"{PLATFORM}#CARRIER#{provider_id}", "RECEIPT")
