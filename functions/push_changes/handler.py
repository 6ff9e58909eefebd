"""Every event of Dozor -> the pages that are open and may see it."""

from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from dozor.application.push_change import push_change
from dozor.bootstrap.outside import push_channel
from dozor.bootstrap.stores import access_changes, connections
from dozor.entry.batches import reads_events
from dozor.events.envelope import Envelope


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Tell the open pages; who watches a company is asked once a batch, whose rights have changed every quarter of a minute.

    That list is for pages that were not found when the rights changed: those that were are hung up already.
    """
    watchers, withdrawn = cache(connections().watching), access_changes().withdrawn

    def push(one: Envelope) -> None:
        push_change(one, watchers, connections(), push_channel(), withdrawn)

    return reads_events(push)(event, context)
