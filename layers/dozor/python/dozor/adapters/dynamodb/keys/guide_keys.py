"""Guides that companies have written themselves, and all their versions."""

from dozor.adapters.dynamodb.keys.spelling import Key, Partition, make_key


def guide(slug: str, guide_key: str) -> Key:
    """The last version of one guide."""
    return make_key(f"{slug}#GUIDES", f"GUIDE#{guide_key}")


def guides(slug: str) -> Partition:
    """The last version of every guide of a company."""
    return Partition(f"{slug}#GUIDES", prefix="GUIDE#")


def guide_revision(slug: str, guide_key: str, version: int) -> Key:
    """One version of a guide."""
    return make_key(f"{slug}#GUIDE#{guide_key}", f"REVISION#{version:06}")


def guide_revisions(slug: str, guide_key: str) -> Partition:
    """All versions of a guide, in order."""
    return Partition(f"{slug}#GUIDE#{guide_key}", prefix="REVISION#")
