"""Contact records (Kinesis) -> the contact's outcome, and what it means for duties; what came of a call of the ladder."""

from typing import Any

from aws_lambda_powertools.metrics import MetricUnit

from dozor.application.note_call import note_call
from dozor.application.settle_contact import settle_contact
from dozor.bootstrap.stores import companies, contacts, messages, tickets
from dozor.entry.batches import reads_kinesis
from dozor.entry.contact_records import is_aside, parse_contact_record
from dozor.entry.observability import logger, metrics


def record(document: dict[str, Any]) -> None:
    """Settle one contact; the same record again changes nothing."""
    if is_aside(document):
        return
    segment = parse_contact_record(document)
    note_call(segment, messages(), tickets())
    settled = settle_contact(segment, companies(), contacts())
    if settled is None or not settled.first:
        return
    contact = settled.contact
    logger().info("contact settled", contact=contact.id, outcome=contact.outcome, duty=settled.duty is not None)
    if contact.outcome is not None:
        metrics().add_metric(name=f"Contact.{contact.outcome.value}", unit=MetricUnit.Count, value=1)
        metrics().flush_metrics()


handler = reads_kinesis(record)
