"""Every hour -> each company's days that have ended are sealed, those that were missed too."""

from aws_lambda_powertools.metrics import MetricUnit

from dozor.application.journal.seal_days import seal_days
from dozor.bootstrap.journal import journal
from dozor.bootstrap.stores import companies
from dozor.bootstrap.system import clock
from dozor.domain.errors import DozorError
from dozor.entry.observability import logger, metrics


def handler(_event: object, _context: object) -> dict[str, int]:
    """{"sealed": how many days}. A company that fails keeps no other from being sealed; then the call fails and comes again."""
    now, sealed, failed = clock().now(), 0, []
    for slug in companies().slugs():
        try:
            made = seal_days(companies().get(slug), now, journal())
        except DozorError:
            logger().exception("days could not be sealed", company=slug)
            failed.append(slug)
            continue
        sealed += len(made)
        for seal in made:
            # The log is kept elsewhere than the table: a seal that was written anew would have to be written anew here too.
            logger().info("sealed", company=slug, day=seal.day.isoformat(), tickets=seal.tickets, seal=seal.hash)
    metrics().add_metric(name="Journal.sealed", unit=MetricUnit.Count, value=sealed)
    metrics().flush_metrics()
    if failed:
        raise RuntimeError(f"not sealed: {', '.join(failed)}")
    return {"sealed": sealed}
