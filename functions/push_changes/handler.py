"""Every event of Dozor -> the pages that are open and may see it."""

from dozor.application.push_change import push_change
from dozor.bootstrap.outside import push_channel
from dozor.bootstrap.stores import connections
from dozor.entry.batches import reads_events
from dozor.events.envelope import Envelope


def push(event: Envelope) -> None:
    """Tell the open pages."""
    push_change(event, connections(), push_channel())


handler = reads_events(push)
