"""The contact centre as it was seen last, and what supervisors did."""

from dozor.adapters.dynamodb.keys.spelling import PLATFORM, Key, Partition, in_first, in_second, make_key, moment
from dozor.domain.supervision import Supervision


def centre_seen() -> Key:
    """The centre as it was seen last."""
    return make_key(f"{PLATFORM}#CENTRE", "SEEN")


def centre_look() -> Key:
    """When somebody was let look."""
    return make_key(f"{PLATFORM}#CENTRE", "LOOK")


def supervision(entry: Supervision) -> Key:
    """One entry: beside its call, or beside the operator whose state was set."""
    if entry.contact_id:
        return make_key(supervisions_of_contact(entry.company, entry.contact_id).value, f"SUPERVISION#{entry.id}")
    return make_key(f"{PLATFORM}#OPERATOR#{entry.operator}", f"SUPERVISION#{entry.id}")


def supervision_indexes(entry: Supervision) -> Key:
    """Those of an operator by time, and the trail of the company or of the platform."""
    order = f"{moment(entry.at)}#{entry.id}"
    trail = {} if entry.is_copy else in_second(supervision_trail(entry.company).value, order)
    if entry.contact_id:
        return trail
    return trail | in_first(supervisions_of_operator(entry.operator).value, order)


def supervisions_of_contact(slug: str, contact_id: str) -> Partition:
    """What was done with a call."""
    return Partition(f"{slug}#CONTACT#{contact_id}", prefix="SUPERVISION#")


def supervisions_of_operator(email: str) -> Partition:
    """What was done with an operator's state, by time."""
    return Partition(f"{PLATFORM}#SUPERVISED#{email}", "GSI1")


def supervision_trail(company: str) -> Partition:
    """What was done with a company's calls, or (PLATFORM) with operators' states, by time."""
    return Partition(f"{company}#SUPERVISION", "GSI2")
