"""Open pages."""

from dozor.adapters.dynamodb.keys.spelling import PLATFORM, Key, Partition, in_first, make_key


def page(connection_id: str, slug: str) -> Key:
    """An open page, as one company's."""
    return make_key(f"{PLATFORM}#PAGE#{connection_id}", f"PAGE#{slug}")


def page_indexes(connection_id: str, slug: str) -> Key:
    """Among the pages that watch a company."""
    return in_first(watching(slug).value, connection_id)


def pages(connection_id: str) -> Partition:
    """An open page, once for each company it watches."""
    return Partition(f"{PLATFORM}#PAGE#{connection_id}")


def watching(slug: str) -> Partition:
    """The open pages that watch a company."""
    return Partition(f"{slug}#WATCHING", "GSI1")


def live_ticket(token: str) -> Key:
    """A one-minute ticket for opening a page's connection."""
    return make_key(f"{PLATFORM}#LIVE#{token}", "LIVE")
