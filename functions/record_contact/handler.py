"""Contact records (Kinesis) -> the contact's outcome, and the callback duty that an unheard caller leaves."""

from typing import Any

from aws_lambda_powertools.metrics import MetricUnit

from dozor.application.settle_contact import settle_contact
from dozor.bootstrap.stores import companies, contacts
from dozor.entry.batches import reads_kinesis
from dozor.entry.contact_records import parse_contact_record
from dozor.entry.observability import logger, metrics


def record(document: dict[str, Any]) -> None:
    """Settle one contact; the same record again changes nothing."""
    settled = settle_contact(parse_contact_record(document), companies(), contacts())
    if settled is None or not settled.first:
        return
    contact = settled.contact
    logger().info("contact settled", contact=contact.id, outcome=contact.outcome, duty=settled.duty is not None)
    if contact.outcome is not None:
        metrics().add_metric(name=f"Contact.{contact.outcome.value}", unit=MetricUnit.Count, value=1)
        metrics().flush_metrics()


handler = reads_kinesis(record)
