"""How keys are spelt, and what one Query finds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

PLATFORM = "_"
ABSENT = "attribute_not_exists(PK)"
PRESENT = "attribute_exists(PK)"
Key = dict[str, str]


@dataclass(frozen=True, slots=True)
class Partition:
    """Things that one Query finds: those under `value`, of the table itself or of an index.

    prefix: only sort keys that begin so; start, end: only those from here on, and up to there (end: with a start).
    """

    value: str
    index: str = ""
    prefix: str = ""
    start: str = ""
    end: str = ""

    def between(self, begins_at: datetime, ends_at: datetime) -> "Partition":
        """What of it lies in a time, where sort keys go on behind a moment: the begin included, the end not."""
        return replace(self, start=moment(begins_at), end=moment(ends_at))

    @property
    def partition_name(self) -> str:
        """The attribute that holds the partition key."""
        return f"{self.index}PK"

    @property
    def sort_name(self) -> str:
        """The attribute that holds the sort key."""
        return f"{self.index}SK"


def key_of(item: Mapping[str, object]) -> Key:
    """The key of an item as it was read."""
    return {"PK": str(item["PK"]), "SK": str(item["SK"])}


def moment(at: datetime) -> str:
    """A time as a piece of a sort key: UTC, always as long, so that text order is the order of time."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def make_key(partition: str, sort: str) -> Key:
    return {"PK": partition, "SK": sort}


def in_first(partition: str, sort: str) -> Key:
    return {"GSI1PK": partition, "GSI1SK": sort}


def in_second(partition: str, sort: str) -> Key:
    return {"GSI2PK": partition, "GSI2SK": sort}


def in_third(partition: str, sort: str) -> Key:
    return {"GSI3PK": partition, "GSI3SK": sort}


def in_fifth(partition: str, sort: str) -> Key:
    return {"GSI5PK": partition, "GSI5SK": sort}


def in_fourth(partition: str, sort: str) -> Key:
    return {"GSI4PK": partition, "GSI4SK": sort}
