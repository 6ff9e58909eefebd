"""Contacts and duties."""

from dozor.adapters.dynamodb.keys.people_keys import caller
from dozor.adapters.dynamodb.keys.spelling import Key, Partition, in_first, in_second, make_key, moment
from dozor.domain.contact import Contact
from dozor.domain.duty import Duty


def contact(slug: str, contact_id: str) -> Key:
    """One contact."""
    return make_key(f"{slug}#CONTACT#{contact_id}", "CONTACT")


def contact_indexes(one: Contact) -> Key:
    """Among the company's contacts, and by the caller's phone unless it is withheld."""
    order = f"{moment(one.started_at)}#{one.id}"
    listed = in_second(contacts(one.company).value, order)
    return listed | in_first(caller(one.company, one.caller).value, f"CALL#{order}") if one.caller else listed


def contacts(slug: str) -> Partition:
    """All contacts of a company, by time of beginning."""
    return Partition(f"{slug}#CONTACTS", "GSI2")


def segment(slug: str, contact_id: str, segment_id: str) -> Key:
    """One segment of a contact that was handed on."""
    return make_key(f"{slug}#CONTACT#{contact_id}", f"SEGMENT#{segment_id}")


def segments(slug: str, contact_id: str) -> Partition:
    """The segments of a contact."""
    return Partition(f"{slug}#CONTACT#{contact_id}", prefix="SEGMENT#")


def duty(slug: str, contact_id: str) -> Key:
    """The duty that a contact left."""
    return make_key(f"{slug}#CONTACT#{contact_id}", "DUTY")


def duty_indexes(one: Duty) -> Key:
    """While open: among the duties, and among those of that phone, by when they are due. Then among those done."""
    if one.done_at is not None:
        return in_second(duties_done(one.company).value, f"{moment(one.done_at)}#{one.contact_id}")
    order = f"{moment(one.due_at)}#{one.contact_id}"
    listed = in_second(duties(one.company).value, order)
    return listed | in_first(duties_of(one.company, one.phone).value, order) if one.phone else listed


def duties(slug: str) -> Partition:
    """Open duties of a company, by when they are due."""
    return Partition(f"{slug}#DUTIES", "GSI2")


def duties_done(slug: str) -> Partition:
    """Duties of a company that somebody has seen to, by when."""
    return Partition(f"{slug}#DUTIES#done", "GSI2")


def duties_of(slug: str, phone: str) -> Partition:
    """Open duties about a phone, by when they are due."""
    return Partition(f"{slug}#DUTIES-OF#{phone}", "GSI1")
