"""Every five minutes -> messages claimed and never settled become `unknown`, so that nothing is silently forgotten."""

from aws_lambda_powertools.metrics import MetricUnit

from dozor.application.track_messages import reconcile_messages
from dozor.bootstrap.stores import companies, messages
from dozor.bootstrap.system import clock
from dozor.entry.observability import logger, metrics


def handler(_event: object, _context: object) -> dict[str, int]:
    """{"unknown": how many were marked now}."""
    now = clock().now()
    marked = [message for slug in companies().slugs() for message in reconcile_messages(slug, now, messages())]
    for message in marked:
        logger().warning("nobody knows whether this message left", id=message.id, kind=message.kind)
    metrics().add_metric(name="Message.unknown", unit=MetricUnit.Count, value=len(marked))
    metrics().flush_metrics()
    return {"unknown": len(marked)}
