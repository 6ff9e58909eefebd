"""TicketRegistered, TicketAssigned, TicketEscalated, TicketDone -> SMS and e-mail: claim, send, record."""

from dozor.application.compose_messages import Desk, compose_messages
from dozor.application.send_message import Carriers, send_message
from dozor.bootstrap.outside import mailer, sms_sender
from dozor.bootstrap.stores import companies, messages, people
from dozor.bootstrap.system import catalogue, clock, links, settings, texts
from dozor.config.settings import SendNotificationSettings
from dozor.domain.errors import NotFound
from dozor.domain.people import Executor
from dozor.entry.batches import reads_events
from dozor.entry.observability import logger
from dozor.events.envelope import Envelope


def notify(event: Envelope) -> None:
    """Send what this event means; the same event again sends nothing again."""
    given = settings(SendNotificationSettings)
    company = companies().get(event.company)
    desk = Desk(
        company=company,
        executor=_executor(event),
        catalogue=catalogue(),
        texts=texts(),
        links=links(given.link_secret_arn),
        pages_address=given.pages_address,
        mail_from=given.mail_from,
    )
    carriers = Carriers(sms_sender(), mailer(), company.sms_sender, company.mail_from or given.mail_from)
    for message in compose_messages(event, desk):
        sent = send_message(message, clock().now(), messages(), carriers)
        logger().info("message", id=sent.id, kind=sent.kind, state=sent.state)


def _executor(event: Envelope) -> Executor | None:
    if event.type != "TicketAssigned" or not event.data.get("executor_id"):
        return None
    try:
        return people().executor(event.company, event.data["executor_id"])
    except NotFound:  # left the company since: the ladder will find somebody else
        return None


handler = reads_events(notify)
