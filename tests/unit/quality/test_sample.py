"""The sample: fair, and the same for whoever draws it again."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from dozor.domain.contact import Contact, Outcome
from dozor.domain.quality import draw_sample

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
# With 19 degrees of freedom chance alone exceeds this once in ten thousand; and the seeds are fixed, so it never flakes.
CHI_SQUARED_19 = 50.8


def make_contacts(count: int, operator: str = "olga", outcome: Outcome | None = Outcome.ANSWERED) -> list[Contact]:
    return [
        Contact(
            "sosna", f"{operator}-{outcome}-{place}", "+79990000001", "+7800", NOON, operator=operator, outcome=outcome
        )
        for place in range(count)
    ]


def drawn(contacts: list[Contact], seed: str, each: int) -> set[str]:
    return {one.id for stratum in draw_sample(contacts, seed, each).strata for one in stratum.drawn}


def test_every_talk_of_a_part_has_the_same_chance() -> None:
    contacts, rounds, each = make_contacts(20), 4000, 3
    counts = Counter(name for seed in range(rounds) for name in drawn(contacts, f"seed {seed}", each))
    expected = rounds * each / len(contacts)
    # Without putting back the counts vary a little less than chi-squared takes for granted, by (N - n) / (N - 1).
    distance = sum((counts[one.id] - expected) ** 2 / expected for one in contacts) * 19 / 17
    assert distance < CHI_SQUARED_19
    assert sum(counts.values()) == rounds * each


def test_every_pair_of_talks_is_drawn_together_as_often() -> None:
    contacts, rounds = make_contacts(6), 3000
    pairs = Counter(frozenset(drawn(contacts, f"seed {seed}", 2)) for seed in range(rounds))
    assert len(pairs) == 15
    assert all(abs(count - rounds / 15) < 65 for count in pairs.values())  # 4.7 standard deviations


def test_each_operator_and_outcome_gets_its_places_however_many_talks_it_has() -> None:
    contacts = [
        *make_contacts(500),
        *make_contacts(2, outcome=Outcome.TRANSFERRED_OUT),
        *make_contacts(9, "ivan"),
        *make_contacts(50, operator=""),
        *make_contacts(5, outcome=None),
    ]
    sample = draw_sample(contacts, "2026-11", 4)
    told = {(one.operator, one.outcome): (one.size, len(one.drawn)) for one in sample.strata}
    assert told == {
        ("ivan", "answered"): (9, 4),
        ("olga", "answered"): (500, 4),
        ("olga", "transferred_out"): (2, 2),
    }
    assert sample.looked_at == 511


def test_the_same_seed_draws_the_same_talks_in_whatever_order_they_come() -> None:
    contacts = make_contacts(300)
    mixed = contacts.copy()
    Random(1).shuffle(mixed)
    assert drawn(contacts, "2026-11", 10) == drawn(mixed, "2026-11", 10)
    assert drawn(contacts, "2026-11", 10) != drawn(contacts, "2026-12", 10)


def test_a_talk_more_takes_at_most_one_place() -> None:
    contacts = make_contacts(300)
    before = drawn(contacts[:-1], "2026-11", 10)
    assert len(before - drawn(contacts, "2026-11", 10)) <= 1


def test_what_the_talks_are_about_does_not_change_who_is_drawn() -> None:
    contacts = make_contacts(100)
    marked = [replace(one, mark=1, recording="r") for one in contacts]
    assert drawn(contacts, "s", 5) == drawn(marked, "s", 5)
