"""Every hour -> watches over tickets and duties that are gone are begun again."""

from aws_lambda_powertools.metrics import MetricUnit

from dozor.application.sweep_watches import Stores, sweep_watches
from dozor.bootstrap.outside import escalations
from dozor.bootstrap.stores import companies, contacts, tickets
from dozor.bootstrap.system import clock
from dozor.domain.errors import DozorError
from dozor.entry.observability import logger, metrics


def handler(_event: object, _context: object) -> dict[str, int]:
    """{"begun", "late"}: how many. A company that fails keeps no other from being swept; then the call comes again."""
    now, begun, late, failed = clock().now(), 0, 0, []
    stores = Stores(tickets(), contacts(), escalations())
    for slug in companies().slugs():
        try:
            sweep = sweep_watches(companies().get(slug), now, stores)
        except DozorError:
            logger().exception("watches could not be swept", company=slug)
            failed.append(slug)
            continue
        if sweep.begun or sweep.late:
            logger().warning("watches were gone or late", company=slug, begun=sweep.begun, late=sweep.late)
        begun, late = begun + len(sweep.begun), late + len(sweep.late)
    metrics().add_metric(name="Watch.begun_again", unit=MetricUnit.Count, value=begun)
    metrics().add_metric(name="Watch.late", unit=MetricUnit.Count, value=late)
    metrics().flush_metrics()
    if failed:
        raise RuntimeError(f"not swept: {', '.join(failed)}")
    return {"begun": begun, "late": late}
