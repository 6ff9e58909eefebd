"""The wire contract of `ticket_escalation`: when it is to wake up, as its Wait state reads it."""

from datetime import UTC, datetime, timedelta


def spell_wake_up(moment: datetime) -> str:
    """A whole second in UTC, rounded up, with the Z that a Wait state's TimestampPath asks for (Step Functions, "Wait").

    Rounded up: a wake-up a moment too early would find nothing due and cost three transitions for nothing.
    """
    later = moment.astimezone(UTC) + timedelta(microseconds=999_999)
    return later.strftime("%Y-%m-%dT%H:%M:%SZ")
