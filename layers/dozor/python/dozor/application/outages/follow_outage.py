"""What follows from an event of an outage: who is told, what becomes of tickets. Planned in batches, each done by itself."""

from dozor.application.outages.gather_tickets import list_tasks
from dozor.application.outages.ground import Ground
from dozor.application.outages.tell_news import plan_telling
from dozor.events.envelope import Envelope


def follow_outage(event: Envelope, ground: Ground) -> int:
    """Plan it; answers how many batches are new. The same event again makes none, or some in which nothing is left to do.

    Tellings first: who is told of the end is known by the tickets that are open until then.
    """
    outage = ground.outages.get(event.company, event.subject)
    told = plan_telling(event, outage, ground)
    return told + ground.outages.plan_batches(event.company, event.subject, list_tasks(event, outage, ground))
