"""Residents, executors, buildings, and what hangs on a phone."""

from dozor.adapters.dynamodb.keys.spelling import Key, Partition, in_first, in_second, in_third, make_key
from dozor.domain.people import Resident


def resident(person: Resident) -> Key:
    """One flat of one person, under the phone."""
    return make_key(f"{person.company}#PHONE#{person.phone}", f"RESIDENT#{person.id}")


def resident_indexes(person: Resident) -> Key:
    """With all else that hangs on the phone; where an import finds every row of the company, whatever its phone was; and in
    their building.
    """
    by_phone = in_first(caller(person.company, person.phone).value, f"RESIDENT#{person.id}")
    in_house = in_third(f"{person.company}#LIVES-IN#{person.building_id}", person.id)
    return by_phone | in_second(f"{person.company}#RESIDENTS", person.id) | in_house


def caller(slug: str, phone: str) -> Partition:
    """All that hangs on a phone (E.164).

    By the sort keys: CALL#<when> (contacts, ever more of them), LANGUAGE, RESIDENT#<id>, TICKET#<when> (open ones). Read
    backwards, so that of the contacts only the latest are read.
    """
    return Partition(f"{slug}#CALLER#{phone}", "GSI1")


def caller_alone(slug: str, phone: str) -> Partition:
    """All that hangs on a phone but its contacts."""
    return Partition(caller(slug, phone).value, "GSI1", start="LANGUAGE")


def caller_language(slug: str, phone: str) -> Key:
    """The language that somebody chose on the telephone."""
    return make_key(f"{slug}#PHONE#{phone}", "LANGUAGE")


def caller_language_indexes(slug: str, phone: str) -> Key:
    """With all else that hangs on the phone."""
    return in_first(caller(slug, phone).value, "LANGUAGE")


def residents(slug: str) -> Partition:
    """All residents of a company."""
    return Partition(f"{slug}#RESIDENTS", "GSI2")


def residents_after(slug: str, resident_id: str) -> Partition:
    """Those of a company's residents whose id comes later; all of them after an empty one."""
    return Partition(residents(slug).value, "GSI2", start=f"{resident_id}\0" if resident_id else "")


def residents_of(slug: str, building_id: str, after: str = "") -> Partition:
    """All residents of a building whose id comes later; all of them after an empty one."""
    return Partition(f"{slug}#LIVES-IN#{building_id}", "GSI3", start=f"{after}\0" if after else "")


def resident_rows(slug: str, resident_id: str) -> Partition:
    """One resident, a row for each phone."""
    return Partition(residents(slug).value, "GSI2", start=resident_id, end=resident_id)


def building(slug: str, building_id: str) -> Key:
    """One building."""
    return make_key(f"{slug}#BUILDINGS", f"BUILDING#{building_id}")


def buildings(slug: str) -> Partition:
    """All buildings of a company."""
    return Partition(f"{slug}#BUILDINGS")


def executor(slug: str, executor_id: str) -> Key:
    """One executor."""
    return make_key(executors(slug).value, f"EXECUTOR#{executor_id}")


def absence(slug: str, executor_id: str, absence_id: str) -> Key:
    """One absence of an executor, right behind them."""
    return make_key(executors(slug).value, f"EXECUTOR#{executor_id}#ABSENCE#{absence_id}")


def executor_with_absences(slug: str, executor_id: str) -> Partition:
    """One executor with all absences; others only if their id begins with the same and goes on with a sign below #."""
    start = f"EXECUTOR#{executor_id}"
    return Partition(executors(slug).value, start=start, end=f"{start}#ABSENCE#\uffff")


def executors(slug: str) -> Partition:
    """All executors of a company, each followed by their absences."""
    return Partition(f"{slug}#EXECUTORS", prefix="EXECUTOR#")


def holding(slug: str, ticket: str) -> Key:
    """In whose hands a ticket is."""
    return make_key(executors(slug).value, f"HOLDING#{ticket}")


def staff(slug: str) -> Partition:
    """All executors, their absences and the tickets in their hands."""
    return Partition(executors(slug).value)
