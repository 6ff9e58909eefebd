"""OutageEnded, OutageTellingDue -> everybody who asked gets one SMS, in batches."""

from dozor.application.outages.tell_outage_end import plan_telling, tell_batch
from dozor.application.send_message import Carriers
from dozor.bootstrap.outside import mailer, sms_sender
from dozor.bootstrap.stores import companies, messages, outages
from dozor.bootstrap.system import clock, texts
from dozor.entry.batches import reads_events
from dozor.entry.observability import logger
from dozor.events.envelope import Envelope


def tell(event: Envelope) -> None:
    """Plan the batches of an end, or tell one of them; the same event again tells nobody again."""
    if event.type == "OutageEnded":
        logger().info("batches planned", outage=event.subject, new=plan_telling(event, outages()))
        return
    company = companies().get(event.company)
    carriers = Carriers(sms_sender(), mailer(), company.sms_sender, company.mail_from)
    for message in tell_batch(event, clock().now(), companies(), outages(), messages(), carriers, texts()):
        logger().info("message", id=message.id, kind=message.kind, state=message.state)


handler = reads_events(tell)
