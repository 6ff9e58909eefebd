"""Meter readings on the wire."""

from datetime import datetime

from dozor.domain.meter import MeterKind, ReadingSource
from functions.rest_api.models.base import Told


class ReadingTold(Told):
    """One reading as it was given. superseded: a later one of the same meter and month counts instead."""

    account: str
    meter: str
    kind: MeterKind
    serial: str
    address: str
    flat: str
    value: int
    period: str
    taken_at: datetime
    source: ReadingSource
    contact_id: str
    superseded: bool


class ReadingList(Told):
    """One page of a month's readings; cursor: pass it back for the next, empty at the end."""

    items: tuple[ReadingTold, ...]
    cursor: str
