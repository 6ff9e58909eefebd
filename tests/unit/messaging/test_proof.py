"""Nothing is told twice and nothing is forgotten: whatever dies, in whatever order and however often events come.

A page of an escalation may come twice; any other message never by the same way, and by another way only if the one before was
lost or unknown.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import time, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dozor.application.messaging.letter import Letter
from dozor.domain.errors import FieldProblem, Invalid, TransientFailure, Uncertain
from dozor.domain.message import Message, MessageChannel, MessageState, Receipt
from dozor.domain.message_rules import MessageRules
from dozor.domain.wishes import Wishes
from tests.unit.messaging.post_office import FINAL, NOON, PHONE, Killed, Office, moody

QUIET = MessageRules(time(22), time(8), per_hour=3, per_day=8)
NIGHT = NOON.replace(hour=20)  # 23:00 in Moscow
KINDS = ("ticket_registered", "ticket_done", "ticket_declined", "ticket_deferred", "ticket_watched")
EXAMPLES = 1000
TRIED: Counter[str] = Counter()


def check(office: Office, expected: Sequence[Letter | Message], *, pages: frozenset[str] = frozenset()) -> None:
    """Everything expected is on record and has come to an end; nothing but a page has left twice by one way."""
    assert {one.id for one in expected} <= office.names()
    for _, name in office.messages.messages:
        assert office.stands(name).state in FINAL, office.stands(name)
    for (channel, name), times in office.way.left.items():
        if name not in pages:
            assert times == 1, f"{name} left {times} times by {channel}"
    for name in {name for _, name in office.way.left} - pages:
        follow = [one for one in office.messages.messages.values() if one.instead_of]
        ways = [channel for channel, one in office.way.left if one == name]
        assert len(ways) == 1 or follow, f"{name} left by {ways}"
    for other in (one for one in office.messages.messages.values() if one.instead_of):
        before = office.stands(other.instead_of)
        if before.must_arrive:
            continue  # its event may have come back and sent it again meanwhile
        assert before.followed_by == other.id
        assert before.state in (MessageState.FAILED, MessageState.UNKNOWN)


def die_everywhere(
    make: Callable[[], tuple[Office, Sequence[Callable[[], object]], Sequence[Letter | Message]]],
) -> int:
    """Kill the process at every half step of the story, then let new ones go on; answers how many deaths there were."""
    deaths = 0
    while True:
        office, story, expected = make()
        office.wire.at = deaths + 1
        died = False
        for part in story:
            for _ in range(3):
                try:
                    part()
                    break
                except Killed:
                    died = True  # what was being read comes back to the next process
                except (TransientFailure, Uncertain):
                    continue
        if not died:
            return deaths
        deaths += 1
        TRIED["deaths"] += 1
        pages = frozenset(one.id for one in expected if isinstance(one, Message))
        for one in expected:  # every event once more: it comes at least once
            try:
                office.deliver(one)
            except (TransientFailure, Uncertain):
                continue
        office.settle()
        check(office, expected, pages=pages)


def test_a_sender_that_dies_at_any_step_of_a_plain_message() -> None:
    def make() -> tuple[Office, list[Callable[[], object]], list[Letter]]:
        office = Office()
        letter = office.letter("m1", "ticket_registered")
        return office, [lambda: office.deliver(letter)], [letter]

    assert die_everywhere(make) == 6  # before and after claim, send, record


def test_a_sender_that_dies_at_any_step_with_wishes_limits_and_quiet_hours() -> None:
    def make() -> tuple[Office, list[Callable[[], object]], list[Letter]]:
        office = Office(QUIET)
        office.wishes.save(Wishes("zarya", PHONE, "en", MessageChannel.EMAIL, "ivan@example.org"))
        letters = [office.letter(f"m{n}", "ticket_deferred") for n in range(5)]
        return office, [lambda one=one: office.deliver(one) for one in letters], letters  # type: ignore[misc]

    assert die_everywhere(make) >= 30


def test_a_sender_that_dies_at_any_step_of_a_digest() -> None:
    def make() -> tuple[Office, list[Callable[[], object]], list[Letter]]:
        office = Office(QUIET, now=NIGHT)
        letters = [office.letter(f"m{n}") for n in range(5)] + [office.letter("once", "outage_over")]
        story: list[Callable[[], object]] = [lambda one=one: office.deliver(one) for one in letters]  # type: ignore[misc]
        return office, [*story, lambda: office.tend(hours=9, minutes=1)], letters

    assert die_everywhere(make) >= 30


def test_a_sender_that_dies_at_any_step_of_another_way() -> None:
    def make() -> tuple[Office, list[Callable[[], object]], list[Letter | Message]]:
        office = Office(MessageRules(unknown_seconds=600))
        office.wishes.save(Wishes("zarya", PHONE, email="ivan@example.org"))
        expected: list[Letter | Message] = [
            office.letter("m1", "ticket_declined"),
            office.letter("m2", "ticket_deferred"),
        ]
        expected.append(office.page("page"))
        moods = iter([Invalid([FieldProblem("phone", "no")]), None, Invalid([FieldProblem("phone", "no")])])
        office.way.mood = lambda channel: next(moods, None)
        story: list[Callable[[], object]] = [lambda one=one: office.deliver(one) for one in expected]  # type: ignore[misc]
        return (
            office,
            [*story, lambda: office.tend(minutes=1), lambda: office.lose("m2"), lambda: office.tend(minutes=3)],
            expected,
        )

    assert die_everywhere(make) >= 40


def test_a_sender_that_dies_at_any_step_of_what_is_put_off_or_overtaken() -> None:
    def make() -> tuple[Office, list[Callable[[], object]], list[Letter]]:
        office = Office(QUIET, now=NIGHT - timedelta(hours=1, minutes=2))  # 21:58 in Moscow
        letters = [
            office.letter("m1"),
            office.letter("began", "outage_started", about="outage-1"),
            office.letter("over", "outage_over", about="outage-1", made_at=NIGHT),
        ]
        moods = iter([TransientFailure("busy")])
        office.way.mood = lambda channel: next(moods, None)
        steps: list[Callable[[], object]] = [
            lambda: office.deliver(letters[0]),
            lambda: office.tend(minutes=10),
            *(lambda one=one: office.deliver(one) for one in letters[1:]),  # type: ignore[misc]
        ]
        return office, [*steps, lambda: office.tend(hours=10, minutes=1)], letters

    assert die_everywhere(make) >= 30


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(seed=st.integers(0, 2**32), data=st.data())
def test_every_event_three_times_in_any_order_with_any_faults(seed: int, data: st.DataObject) -> None:
    chance = Random(seed)
    quiet = data.draw(st.booleans())
    office = Office(
        MessageRules(
            time(22) if quiet else None,
            time(8) if quiet else None,
            per_hour=data.draw(st.sampled_from((0, 2))),
            per_day=data.draw(st.sampled_from((0, 6))),
            unknown_seconds=900,
        ),
        now=data.draw(st.sampled_from((NOON, NIGHT))),
    )
    office.let_the_list_lag(chance)
    expected = _happenings(office, chance)
    pages = frozenset(one.id for one in expected if isinstance(one, Message))
    office.way.mood = moody(chance, data.draw(st.sampled_from((0.0, 0.3, 0.6))))
    events = list(expected) * 3
    chance.shuffle(events)
    while events:
        event = events.pop()
        TRIED["events"] += 1
        office.now += timedelta(minutes=chance.randrange(20))
        office.wire.at = office.wire.step + chance.randrange(1, 12) if chance.random() < 0.3 else None
        try:
            office.deliver(event)
        except Killed:
            TRIED["faults"] += 1
            events.insert(0, event)  # its queue gives it to another process
        except (TransientFailure, Uncertain):
            TRIED["faults"] += 1
        office.wire.at = office.wire.step + chance.randrange(1, 30) if chance.random() < 0.3 else None
        try:
            office.tend()
        except Killed:
            TRIED["faults"] += 1
        office.wire.at = None
        if chance.random() < 0.2 and office.way.providers:
            _, provider = chance.choice(office.way.providers)
            TRIED["faults"] += 1
            office.messages.keep_receipts([Receipt(provider, False, office.now, "lost on the way")])
    TRIED["sequences"] += 1
    office.settle()
    check(office, expected, pages=pages)


def _happenings(office: Office, chance: Random) -> list[Letter | Message]:
    people = (PHONE, "+79000000102", "watcher@example.org")
    if chance.random() < 0.5:
        wish = Wishes(
            "zarya",
            PHONE,
            chance.choice(("", "en")),
            chance.choice((None, MessageChannel.EMAIL, MessageChannel.VOICE)),
            chance.choice(("", "ivan@example.org")),
            news=chance.random() < 0.7,
        )
        office.wishes.save(wish)
    letters = [
        office.letter(f"m{n}", chance.choice(KINDS), chance.choice(people), urgent=chance.random() < 0.2)
        for n in range(chance.randrange(1, 8))
    ]
    return [*letters, *(office.page(f"page{n}") for n in range(chance.randrange(3)))]


@pytest.fixture(scope="module", autouse=True)
def tell_how_much_was_tried() -> object:
    """Numbers for whoever wants to know (pytest -s)."""
    yield
    print(f"\nsequences and faults tried: {dict(TRIED)}")  # noqa: T201
