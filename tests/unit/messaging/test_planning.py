"""Quiet hours, limits, digests, wishes, and another way when one fails: what a person gets, and when."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from dozor.domain.errors import FieldProblem, Invalid, Uncertain
from dozor.domain.message import MessageChannel, MessageState
from dozor.domain.message_rules import MessageRules
from dozor.domain.wishes import Wishes
from tests.unit.messaging.post_office import NOON, PHONE, Office

QUIET = MessageRules(time(22), time(8))
LATE = NOON.replace(hour=20)  # 23:00 in Moscow
MORNING = datetime(2026, 3, 3, 5, 0, tzinfo=UTC)  # 08:00
SMS, EMAIL, VOICE = MessageChannel.SMS, MessageChannel.EMAIL, MessageChannel.VOICE
REFUSED = Invalid([FieldProblem("phone", "This phone takes no SMS.")])


def left(office: Office) -> list[tuple[str, str]]:
    """(channel, text) of all that left."""
    return [(channel.value, text) for channel, _, text in office.way.texts]


# --- quiet hours -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "end"),
    [
        (18, None),  # 21:00
        (19, datetime(2026, 3, 3, 5, 0, tzinfo=UTC)),  # 22:00 begins it
        (23, datetime(2026, 3, 3, 5, 0, tzinfo=UTC)),  # 02:00 of the next day
        (5, None),  # 08:00 ends it
        (4, datetime(2026, 3, 2, 5, 0, tzinfo=UTC)),
    ],
)
def test_quiet_hours_are_the_companys_own(hour: int, end: datetime | None) -> None:
    assert QUIET.quiet_end(NOON.replace(hour=hour), ZoneInfo("Europe/Moscow")) == end


def test_quiet_hours_end_at_the_hour_of_the_clock_when_it_is_changed() -> None:
    """In the night of 28 to 29 March 2026 Warsaw puts its clocks forward."""
    night = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
    assert QUIET.quiet_end(night, ZoneInfo("Europe/Warsaw")) == datetime(2026, 3, 29, 6, 0, tzinfo=UTC)


def test_hours_within_a_day_can_be_quiet_too() -> None:
    siesta = MessageRules(time(13), time(15))
    assert siesta.quiet_end(NOON.replace(hour=11), ZoneInfo("Europe/Moscow")) == NOON.replace(hour=12)
    assert siesta.quiet_end(NOON, ZoneInfo("Europe/Moscow")) is None


def test_at_night_only_what_cannot_wait_is_told() -> None:
    office = Office(QUIET, now=LATE)
    waits = office.deliver(office.letter("m1", "ticket_done"))
    assert (waits.state, waits.reason, waits.due_at) == (MessageState.QUEUED, "quiet_hours", MORNING)
    office.deliver(office.letter("m2", "ticket_done", urgent=True))
    office.deliver(office.letter("m3", "ticket_registered"))
    office.deliver(office.page("page"))
    assert [text for _, text in left(office)] == ["[ru] <m2>", "[ru] <m3>", "<page>"]
    assert office.tend(hours=8) == {"due": 0}
    assert office.tend(hours=1) == {"due": 1, "sent": 1}
    assert office.stands("m1").state is MessageState.SENT
    assert office.tend(hours=1) == {"due": 0}


def test_without_quiet_hours_everything_goes_at_once() -> None:
    office = Office(now=LATE)
    assert office.deliver(office.letter("m1", "ticket_done")).state is MessageState.SENT


# --- limits ------------------------------------------------------------------------------------------------------------


def test_who_has_had_enough_gets_the_rest_in_the_next_hour() -> None:
    office = Office(MessageRules(per_hour=2))
    for name in ("m1", "m2", "m3", "m4"):
        office.deliver(office.letter(name, "outage_changed"))
    assert len(left(office)) == 2
    assert (office.stands("m3").state, office.stands("m3").reason) == (MessageState.QUEUED, "rate")
    assert office.stands("m3").due_at == NOON + timedelta(hours=1)
    office.deliver(office.letter("m5", "ticket_registered"))  # must be told, and does not count
    office.deliver(office.letter("m6", "outage_changed", "+79000000102"))
    assert len(left(office)) == 4
    office.tend(hours=1)
    assert len(left(office)) == 6


def test_a_days_limit_holds_until_the_companys_midnight() -> None:
    office = Office(MessageRules(per_day=1))
    for name in ("m1", "m2"):
        office.deliver(office.letter(name, "outage_changed"))
    assert office.stands("m2").due_at == datetime(2026, 3, 2, 21, 0, tzinfo=UTC)


# --- digests -----------------------------------------------------------------------------------------------------------


def test_five_that_wait_become_one() -> None:
    office = Office(QUIET, now=LATE)
    for name in ("m1", "m2", "m3", "m4", "m5"):
        office.deliver(office.letter(name, "ticket_done"))
    office.tend(hours=9)
    ((channel, text),) = left(office)
    assert (channel, text) == ("sms", "[ru] Заря: 5 changes. <m1> <m2> <m3> <m4> <m5>")
    part = office.stands("m1")
    assert (part.state, part.reason) == (MessageState.SENT, "digest")
    assert office.stands(part.digest).parts == ("m1", "m2", "m3", "m4", "m5")


def test_one_that_waits_alone_is_told_in_full() -> None:
    office = Office(QUIET, now=LATE)
    office.deliver(office.letter("m1", "ticket_done"))
    office.deliver(office.letter("m2", "outage_over"))  # not for a digest
    office.tend(hours=9)
    assert left(office) == [("sms", "[ru] <m1>"), ("sms", "[ru] <m2>")]


def test_news_of_one_window_are_told_together_and_of_the_next_by_themselves() -> None:
    office = Office(MessageRules(digest_seconds=600))
    for minutes, name in ((1, "m1"), (3, "m2"), (8, "m3"), (11, "m4")):
        office.now = NOON + timedelta(minutes=minutes)
        assert office.deliver(office.letter(name, "ticket_watched")).reason == "digest"
    office.now = NOON
    office.tend(minutes=10)
    assert left(office) == [("sms", "[ru] Заря: 3 changes. <m1> <m2> <m3>")]
    office.tend(minutes=10)
    assert left(office)[1:] == [("sms", "[ru] <m4>")]


def test_what_is_for_different_people_is_never_put_together() -> None:
    office = Office(QUIET, now=LATE)
    for name, person in (("m1", PHONE), ("m2", "+79000000102"), ("m3", PHONE)):
        office.deliver(office.letter(name, "ticket_done", person))
    office.tend(hours=9)
    assert sorted((to, text) for _, to, text in office.way.texts) == [
        (PHONE, "[ru] Заря: 2 changes. <m1> <m3>"),
        ("+79000000102", "[ru] <m2>"),
    ]


# --- wishes ------------------------------------------------------------------------------------------------------------


def test_a_wish_says_the_way_and_the_language() -> None:
    office = Office()
    office.wishes.save(Wishes("zarya", PHONE, "en", EMAIL, "ivan@example.org"))
    told = office.deliver(office.letter("m1", "ticket_done"))
    assert (told.channel, told.to, told.text) == (EMAIL, "ivan@example.org", "[en] <m1>")
    assert office.deliver(office.letter("m1", "ticket_done")) == told
    assert len(left(office)) == 1


def test_a_wish_that_is_taken_back_between_two_deliveries_of_an_event_sends_nothing_twice() -> None:
    office = Office()
    office.wishes.save(Wishes("zarya", PHONE, "en", EMAIL, "ivan@example.org"))
    office.deliver(office.letter("m1", "ticket_done"))
    office.wishes.save(Wishes("zarya", PHONE))
    office.deliver(office.letter("m1", "ticket_done"))
    assert len(left(office)) == 1


def test_who_wants_no_news_is_told_what_must_be_told() -> None:
    office = Office()
    office.wishes.save(Wishes("zarya", PHONE, news=False))
    withheld = office.deliver(office.letter("m1", "ticket_done"))
    assert (withheld.state, withheld.reason) == (MessageState.WITHHELD, "opted_out")
    office.deliver(office.letter("m2", "ticket_declined"))
    assert [text for _, text in left(office)] == ["[ru] <m2>"]


def test_who_opts_out_at_night_is_not_told_in_the_morning() -> None:
    office = Office(QUIET, now=LATE)
    office.deliver(office.letter("m1", "ticket_done"))
    office.deliver(office.letter("m2", "ticket_deferred"))
    office.wishes.save(Wishes("zarya", PHONE, news=False))
    office.tend(hours=9)
    assert [text for _, text in left(office)] == ["[ru] <m2>"]
    assert office.stands("m1").state is MessageState.WITHHELD


def test_who_wants_to_be_called_hears_it_but_not_at_night() -> None:
    office = Office(QUIET)
    office.wishes.save(Wishes("zarya", PHONE, channel=VOICE))
    office.deliver(office.letter("m1", "ticket_registered"))
    ((channel, words),) = left(office)
    assert channel == "voice"
    assert words == (
        "[ru] This is Заря. <m1> To confirm that you have heard this, press one. To hear it again, press two."
    )
    office.now = LATE
    assert office.deliver(office.letter("m2", "ticket_registered")).state is MessageState.QUEUED


# --- another way -------------------------------------------------------------------------------------------------------


def test_what_must_be_told_goes_by_sms_then_e_mail_then_voice_each_once() -> None:
    office = Office()
    office.wishes.save(Wishes("zarya", PHONE, email="ivan@example.org"))
    office.way.mood = lambda channel: REFUSED if channel is SMS else None
    assert office.deliver(office.letter("m1", "ticket_declined")).state is MessageState.FAILED
    office.tend(minutes=1)
    assert (office.stands("m1").followed_by, office.stands("m1~email").instead_of) == ("m1~email", "m1")
    assert left(office) == [("email", "[ru] <m1>")]
    office.lose("m1~email", "no such mailbox")
    office.tend(minutes=1)
    assert [channel for channel, _ in left(office)] == ["email", "voice"]
    office.lose("m1~email~voice")
    for _ in range(5):
        office.tend(minutes=1)
    assert len(left(office)) == 2
    assert office.names() == {"m1", "m1~email", "m1~email~voice"}


def test_news_that_fails_is_not_tried_another_way() -> None:
    office = Office()
    office.wishes.save(Wishes("zarya", PHONE, email="ivan@example.org"))
    office.way.mood = lambda channel: REFUSED
    assert office.deliver(office.letter("m1", "ticket_done")).state is MessageState.FAILED
    assert office.tend(minutes=1) == {"due": 0}


def test_what_is_unknown_is_tried_another_way_once_the_companys_patience_is_over() -> None:
    office = Office(MessageRules(unknown_seconds=1_200))
    office.wishes.save(Wishes("zarya", PHONE, email="ivan@example.org"))
    office.way.mood = lambda channel: Uncertain("lost")
    assert office.deliver(office.letter("m1", "ticket_declined")).state is MessageState.UNKNOWN
    office.way.mood = lambda channel: None
    assert office.tend(minutes=19) == {"due": 0}
    office.tend(minutes=1)
    assert left(office) == [("email", "[ru] <m1>")]
    assert office.stands("m1").state is MessageState.UNKNOWN  # and is shown as that


def test_a_call_instead_of_an_sms_waits_for_the_morning() -> None:
    office = Office(QUIET, now=LATE)
    office.way.mood = lambda channel: REFUSED if channel is SMS else None
    office.deliver(office.letter("m1", "ticket_registered"))
    office.tend(minutes=1)
    assert (left(office), office.stands("m1~voice").reason) == ([], "quiet_hours")
    office.tend(hours=9)
    assert [channel for channel, _ in left(office)] == ["voice"]


def test_a_word_that_comes_before_the_message_is_recorded_is_not_lost() -> None:
    office = Office()
    letter = office.letter("m1", "ticket_declined")
    office.messages.faults.throttle("record")
    with pytest.raises(Exception, match="throttled"):
        office.deliver(letter)
    claimed = office.messages.messages["zarya", "m1"]
    office.messages.record(claimed.sent("p1", office.now))
    office.lose("m1")
    office.messages.record(claimed)  # as if the record had not been there yet
    office.tend(minutes=1)
    office.messages.record(claimed.sent("p1", office.now))
    office.tend(seconds=30)
    assert office.stands("m1").followed_by == "m1~voice"


def test_what_the_carrier_takes_for_no_one_in_a_day_has_failed() -> None:
    from dozor.domain.errors import TransientFailure

    office = Office()
    office.way.mood = lambda channel: TransientFailure("too busy")
    with pytest.raises(TransientFailure):
        office.deliver(office.letter("m1", "ticket_done"))
    assert office.tend(minutes=6) == {"due": 1, "failed_again": 1}
    assert office.stands("m1").reason == "carrier_busy"
    office.tend(days=2)
    assert (office.stands("m1").state, office.stands("m1").failure) == (MessageState.FAILED, "too busy")


def test_one_that_breaks_the_sender_keeps_the_others_from_nothing() -> None:
    office = Office(QUIET, now=LATE)
    office.deliver(office.letter("m1", "ticket_done"))
    office.deliver(office.letter("m2", "ticket_done", "+79000000102"))
    office.messages.faults.refuse("claim_for", RuntimeError("a fault of ours"))
    with pytest.raises(RuntimeError, match="a fault of ours"):
        office.tend(hours=9)
    assert [text for _, text in left(office)] == ["[ru] <m2>"]
    office.tend(minutes=1)
    assert len(left(office)) == 2


def test_messages_of_a_company_that_is_gone_trouble_nobody() -> None:
    office = Office(QUIET, now=LATE)
    office.deliver(office.letter("m1", "ticket_done"))
    office.companies.remove("zarya")
    assert office.tend(hours=9) == {"due": 1, "failed": 1}
    assert office.tend(hours=1) == {"due": 0}


# --- letters that an SMS can hold --------------------------------------------------------------------------------------


def test_cyrillic_is_written_in_latin_letters_only_where_that_saves_segments() -> None:
    office = Office(MessageRules(transliterate=True))
    long, short = office.letter("m1"), office.letter("m2")
    words = short.write("ru")
    told = office.deliver(replace(long, write=lambda language: replace(words, text="щ" * 100)))
    assert (told.text, told.segments, told.encoding) == ("?" * 100, 1, "gsm7")
    kept = office.deliver(replace(short, write=lambda language: replace(words, text="щ" * 70)))
    assert (kept.text, kept.segments, kept.encoding) == ("щ" * 70, 1, "ucs2")
