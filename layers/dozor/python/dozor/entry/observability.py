"""The one logger and the one metrics buffer of a function. Nothing personal is ever logged: ids, counts, durations."""

from functools import cache

from aws_lambda_powertools import Logger, Metrics


@cache
def logger() -> Logger:
    """Powertools' JSON logger; service and level come from POWERTOOLS_SERVICE_NAME and POWERTOOLS_LOG_LEVEL."""
    return Logger()


@cache
def metrics() -> Metrics:
    """Powertools' metrics in the embedded metric format; the namespace comes from POWERTOOLS_METRICS_NAMESPACE."""
    return Metrics()
