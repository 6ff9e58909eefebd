"""Outages, subscriptions to their end, batches of telling."""

from dozor.adapters.dynamodb.keys.spelling import Key, Partition, in_first, in_second, make_key, moment
from dozor.domain.outage import Outage


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
    """One batch of what is to be done about an outage: people to be told, tickets to be tied."""
    return make_key(f"{slug}#OUTAGE#{outage_id}", f"BATCH#{event_id}")


def batches(slug: str, outage_id: str) -> Partition:
    """All batches of an outage, by the id of their event."""
    return Partition(f"{slug}#OUTAGE#{outage_id}", prefix="BATCH#")


def proposal_place(slug: str, place: str) -> Key:
    """Which outage was proposed last at a place."""
    return make_key(f"{slug}#PROPOSED-AT#{place}", "PROPOSED-AT")
