"""OutageTellingDue -> everybody of the batch is told once, as they wish. Claim, send, record."""

from dozor.application.messaging.deliver_message import Post
from dozor.application.outages.tell_news import tell_batch
from dozor.application.send_message import Carriers
from dozor.bootstrap.outages import ground
from dozor.bootstrap.outside import mailer, sms_sender, voice_caller
from dozor.bootstrap.stores import companies, messages, wishes
from dozor.bootstrap.system import clock, settings, texts
from dozor.config.settings import SendNotificationSettings
from dozor.entry.batches import reads_events
from dozor.entry.observability import logger
from dozor.events.envelope import Envelope


def tell(event: Envelope) -> None:
    """Tell a batch; the same event again tells nobody again."""
    company = companies().get(event.company)
    carriers = Carriers(
        sms=sms_sender(),
        mail=mailer(),
        sms_sender=company.sms_sender,
        mail_from=company.mail_from or settings(SendNotificationSettings).mail_from,
        voice=voice_caller(),
        calls_from=company.calls_from,
    )
    for message in tell_batch(event, clock().now(), ground(), Post(messages(), wishes(), carriers, texts())):
        logger().info("message", id=message.id, kind=message.kind, state=message.state, reason=message.reason)


handler = reads_events(tell)
