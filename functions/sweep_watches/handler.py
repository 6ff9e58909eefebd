"""Every hour -> watches that are gone are begun again, and what those absent have in hand goes to others."""

from aws_lambda_powertools.metrics import MetricUnit

from dozor.application.hand_on_held import hand_on_absent
from dozor.application.sweep_watches import Stores, sweep_watches
from dozor.bootstrap.outside import escalations
from dozor.bootstrap.stores import companies, contacts, people, tickets
from dozor.bootstrap.system import clock
from dozor.domain.errors import DozorError
from dozor.entry.observability import logger, metrics


def handler(_event: object, _context: object) -> dict[str, int]:
    """{"begun", "late"}: how many. A company that fails keeps no other from being swept; then the call comes again."""
    now, begun, late, failed = clock().now(), 0, 0, []
    stores = Stores(tickets(), contacts(), escalations())
    for slug in companies().slugs():
        try:
            company = companies().get(slug)
            sweep = sweep_watches(company, now, stores)
            handed_on = hand_on_absent(company, people(), tickets(), now)
        except DozorError:
            logger().exception("watches could not be swept", company=slug)
            failed.append(slug)
            continue
        if sweep.begun or sweep.late:
            logger().warning("watches were gone or late", company=slug, begun=sweep.begun, late=sweep.late)
        if handed_on:
            logger().info("tickets of those absent were handed on", company=slug, tickets=handed_on)
        begun, late = begun + len(sweep.begun), late + len(sweep.late)
    metrics().add_metric(name="Watch.begun_again", unit=MetricUnit.Count, value=begun)
    metrics().add_metric(name="Watch.late", unit=MetricUnit.Count, value=late)
    metrics().flush_metrics()
    if failed:
        raise RuntimeError(f"not swept: {', '.join(failed)}")
    return {"begun": begun, "late": late}
