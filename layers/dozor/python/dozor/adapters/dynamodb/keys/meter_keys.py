"""Meters and readings."""

from dozor.adapters.dynamodb.keys.spelling import Key, Partition, in_second, make_key, moment
from dozor.domain.meter import Meter, Reading


def meter(slug: str, account: str, meter_id: str) -> Key:
    """One meter, under its account."""
    return make_key(f"{slug}#ACCOUNT#{account}", f"METER#{meter_id}")


def meter_indexes(one: Meter) -> Key:
    """Among all meters of the company, for imports."""
    return in_second(meters(one.company).value, f"{one.account}#{one.id}")


def meters_of(slug: str, account: str) -> Partition:
    """The meters of an account."""
    return Partition(f"{slug}#ACCOUNT#{account}", prefix="METER#")


def meters(slug: str) -> Partition:
    """All meters of a company."""
    return Partition(f"{slug}#METERS", "GSI2")


def reading(one: Reading) -> Key:
    """One reading, under its account; its id is made of what it came with, so the same one comes once."""
    return make_key(f"{one.company}#ACCOUNT#{one.account}", f"READING#{one.id}")


def reading_indexes(one: Reading) -> Key:
    """Among the readings of its month, by account and meter, then by time."""
    order = f"{one.account}#{one.meter}#{moment(one.taken_at)}#{one.id}"
    return in_second(readings(one.company, one.period).value, order)


def readings(slug: str, period: str) -> Partition:
    """The readings of a month."""
    return Partition(f"{slug}#READINGS#{period}", "GSI2")
