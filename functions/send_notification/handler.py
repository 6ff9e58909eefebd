"""What happened to a ticket or a duty, and a link that an executor asks for -> SMS, e-mail and calls to whoever is to be told.

To residents and watchers as they wish, to people at work at once. Claim, send, record.
"""

from dozor.application.compose_duty_messages import DutyDesk, compose_duty_messages, compose_promise
from dozor.application.compose_messages import Desk, compose_letters, compose_messages
from dozor.application.executor_page.compose import compose_shift_link
from dozor.application.messaging.deliver_message import Post
from dozor.application.messaging.letter import Letter
from dozor.application.messaging.send_all import send_all
from dozor.application.send_message import Carriers
from dozor.bootstrap.outside import mailer, sms_sender, voice_caller
from dozor.bootstrap.stores import companies, messages, people, wishes
from dozor.bootstrap.system import catalogue, clock, links, settings, texts
from dozor.config.settings import SendNotificationSettings
from dozor.domain.company import Company
from dozor.domain.errors import NotFound
from dozor.domain.message import Message
from dozor.domain.people import Executor
from dozor.entry.batches import reads_events
from dozor.entry.observability import logger
from dozor.events.envelope import Envelope


def notify(event: Envelope) -> None:
    """Send what this event means; the same event again sends nothing again.

    People at work first. What could not be sent keeps nothing else of the event from being sent, and is raised at the end:
    the event comes again.
    """
    given = settings(SendNotificationSettings)
    company = companies().get(event.company)
    carriers = Carriers(
        sms=sms_sender(),
        mail=mailer(),
        sms_sender=company.sms_sender,
        mail_from=company.mail_from or given.mail_from,
        voice=voice_caller(),
        calls_from=company.calls_from,
    )
    post = Post(messages(), wishes(), carriers, texts())
    composed, letters = _compose(event, company, given)
    for message in send_all(composed, letters, clock().now(), post):
        logger().info("message", id=message.id, kind=message.kind, state=message.state, reason=message.reason)


def _compose(
    event: Envelope, company: Company, given: SendNotificationSettings
) -> tuple[tuple[Message, ...], tuple[Letter, ...]]:
    if event.source == "dozor.people":
        signer = links(given.link_secret_arn)
        return compose_shift_link(event, company, texts(), signer, given.pages_address), ()
    if event.source == "dozor.contacts":
        duty_desk = DutyDesk(company, texts(), given.pages_address)
        return compose_duty_messages(event, duty_desk), compose_promise(event, duty_desk)
    desk = Desk(
        company=company,
        executor=_executor(event),
        catalogue=catalogue(),
        texts=texts(),
        links=links(given.link_secret_arn),
        pages_address=given.pages_address,
        mail_from=given.mail_from,
    )
    return compose_messages(event, desk), compose_letters(event, desk)


def _executor(event: Envelope) -> Executor | None:
    if event.type not in ("TicketAssigned", "TicketEscalated") or not event.data.get("executor_id"):
        return None
    try:
        return people().executor(event.company, event.data["executor_id"])
    except NotFound:  # left the company since: the ladder will find somebody else
        return None


handler = reads_events(notify)
