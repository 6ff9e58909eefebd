"""Every minute -> messages that waited for their moment are sent, forgotten ones are `unknown`, lost ones go another way."""

from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.typing import LambdaContext

from dozor.application.messaging.deliver_message import Post
from dozor.application.messaging.tend_messages import AT_ONCE, tend_messages
from dozor.application.send_message import Carriers
from dozor.bootstrap.outside import mailer, sms_sender, voice_caller
from dozor.bootstrap.stores import companies, messages, tickets, wishes
from dozor.bootstrap.system import clock, settings, texts
from dozor.config.settings import TendMessagesSettings
from dozor.domain.company import Company
from dozor.entry.observability import logger, metrics

ENOUGH_LEFT_MS = 40_000


def handler(_event: object, context: LambdaContext | None) -> dict[str, int]:
    """How many messages came to stand how, by state; `due`: how many there were in the last round."""
    told = _tend()
    while told["due"] >= AT_ONCE and context is not None and context.get_remaining_time_in_millis() > ENOUGH_LEFT_MS:
        told = _tend()
    return told


def _tend() -> dict[str, int]:
    told = dict(tend_messages(clock().now(), companies(), tickets(), _open(None), _open))
    if told["due"]:
        logger().info("messages tended", extra=dict(told))
        metrics().add_metric(name="Message.unknown", unit=MetricUnit.Count, value=told.get("unknown", 0))
        metrics().flush_metrics()
    return told


def _open(company: Company | None) -> Post:
    """The post of a company; without one only for looking."""
    default = settings(TendMessagesSettings).mail_from
    carriers = Carriers(
        sms=sms_sender(),
        mail=mailer(),
        sms_sender=company.sms_sender if company else "",
        mail_from=company.mail_from or default if company else default,
        voice=voice_caller(),
        calls_from=company.calls_from if company else "",
    )
    return Post(messages(), wishes(), carriers, texts())
