"""OutageTellingDue -> everybody of the batch gets one SMS."""

from dozor.application.outages.tell_news import tell_batch
from dozor.application.send_message import Carriers
from dozor.bootstrap.outages import ground
from dozor.bootstrap.outside import mailer, sms_sender
from dozor.bootstrap.stores import companies, messages
from dozor.bootstrap.system import clock, texts
from dozor.entry.batches import reads_events
from dozor.entry.observability import logger
from dozor.events.envelope import Envelope


def tell(event: Envelope) -> None:
    """Tell a batch; the same event again tells nobody again."""
    company = companies().get(event.company)
    carriers = Carriers(sms_sender(), mailer(), company.sms_sender, company.mail_from)
    for message in tell_batch(event, clock().now(), ground(), messages(), carriers, texts()):
        logger().info("message", id=message.id, kind=message.kind, state=message.state)


handler = reads_events(tell)
