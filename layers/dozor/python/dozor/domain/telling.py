"""Who has been told lately, and by which way: several rungs that fall back on one person tell them once, not once each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from dozor.domain.clocks import Clock, ClockKind


@dataclass(frozen=True, slots=True)
class Telling:
    """One page that was told. ways: by which means and to which address, spelled as "sms:+79000000001".

    stood_in: whether somebody was told in the place of whom the rung names.
    """

    rung: str
    clock: ClockKind
    at: datetime
    ways: tuple[str, ...]
    stood_in: bool = False


def find_told_already(telling: Telling, earlier: Iterable[Telling], clock: Clock, within: timedelta) -> frozenset[str]:
    """Which of its ways told the same address of the same clock less than `within` ago, since the clock began.

    Only where one of the two pages fell back on somebody: a rung's own repetitions, and two rungs that both name that
    person, are what the policy wants.
    """
    repeated = (
        way
        for one in earlier
        if one.clock == telling.clock and one.rung != telling.rung and (one.stood_in or telling.stood_in)
        if clock.started_at <= one.at and telling.at - one.at < within
        for way in one.ways
    )
    return frozenset(repeated) & frozenset(telling.ways)


def keep_lately(tellings: Iterable[Telling], now: datetime, within: timedelta) -> tuple[Telling, ...]:
    """Those that may still count."""
    return tuple(one for one in tellings if now - one.at < within)
