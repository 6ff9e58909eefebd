"""Companies and their numbers."""

from dozor.adapters.dynamodb.keys.spelling import PLATFORM, Key, Partition, in_second, make_key
from dozor.domain.company import Company


def company(slug: str) -> Key:
    """A company's record."""
    return make_key(f"{slug}#COMPANY", "COMPANY")


def company_whole(slug: str) -> Partition:
    """A company's record, and what its administrators have changed in the catalogue (`revision_keys.PROBLEMS`)."""
    return Partition(f"{slug}#COMPANY")


def company_indexes(slug: str) -> Key:
    """Where the list of companies finds it."""
    return in_second(f"{PLATFORM}#COMPANIES", slug)


def companies() -> Partition:
    """All companies."""
    return Partition(f"{PLATFORM}#COMPANIES", "GSI2")


def number(heard_on: str) -> Key:
    """The company behind a number, as Connect hears it (E.164)."""
    return make_key(f"{PLATFORM}#NUMBER#{heard_on}", "NUMBER")


def numbers_of(record: Company) -> tuple[str, ...]:
    """The numbers that lead to a company, each once."""
    return tuple(dict.fromkeys(number.heard_on for number in record.numbers))
