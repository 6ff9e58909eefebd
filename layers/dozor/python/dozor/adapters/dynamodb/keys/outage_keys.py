"""Outages, subscriptions to their end, batches of telling."""

from dozor.adapters.dynamodb.keys.spelling import Key, Partition, in_first, in_second, make_key, moment
from dozor.domain.outage import Outage
from dozor.domain.outage_telling import PlannedTelling


def outage(slug: str, outage_id: str) -> Key:
    """One outage."""
    return make_key(f"{slug}#OUTAGE#{outage_id}", "OUTAGE")


def outage_indexes(one: Outage) -> Key:
    """Among the current ones while it is proposed or lasts; among all, always."""
    order = f"{moment(one.began_at)}#{one.id}"
    listed = in_second(outages(one.company).value, order)
    return listed | in_first(live_outages(one.company).value, order) if one.proposed or one.live else listed


def live_outages(slug: str) -> Partition:
    """Outages of a company that are proposed or have not ended, by when they began."""
    return Partition(f"{slug}#OUTAGES#live", "GSI1")


def outages(slug: str) -> Partition:
    """All outages of a company, by when they began."""
    return Partition(f"{slug}#OUTAGES", "GSI2")


def subscription(slug: str, outage_id: str, phone: str) -> Key:
    """One phone that is to be told of the end."""
    return make_key(f"{slug}#OUTAGE#{outage_id}", f"SUBSCRIBER#{phone}")


def subscriptions(slug: str, outage_id: str) -> Partition:
    """All phones that are to be told of the end."""
    return Partition(f"{slug}#OUTAGE#{outage_id}", prefix="SUBSCRIBER#")


def batch(slug: str, outage_id: str, event_id: str) -> Key:
    """One batch of tickets of an outage that are to be tied to it, untied or ended."""
    return make_key(f"{slug}#OUTAGE#{outage_id}", f"BATCH#{event_id}")


def telling(one: PlannedTelling) -> Key:
    """One telling, with how many people it is for."""
    return make_key(f"{one.company}#OUTAGE#{one.outage}", f"TELLING#{_order(one)}")


def tellings(slug: str, outage_id: str) -> Partition:
    """All tellings of an outage, by the version of the outage."""
    return Partition(f"{slug}#OUTAGE#{outage_id}", prefix="TELLING#")


def telling_batch(one: PlannedTelling, event_id: str) -> Key:
    """One batch of people who are to be told."""
    return make_key(told_batches(one.company, one.outage).value, f"{_order(one)}#{event_id}")


def telling_batches(one: PlannedTelling) -> Partition:
    """All batches of a telling."""
    return Partition(told_batches(one.company, one.outage).value, prefix=f"{_order(one)}#")


def told_batches(slug: str, outage_id: str) -> Partition:
    """The batches of all tellings of an outage, by telling."""
    return Partition(f"{slug}#OUTAGE#{outage_id}#TOLD")


def _order(one: PlannedTelling) -> str:
    return f"{one.version:06}#{one.kind}"


def proposal_place(slug: str, place: str) -> Key:
    """Which outage was proposed last at a place."""
    return make_key(f"{slug}#PROPOSED-AT#{place}", "PROPOSED-AT")
