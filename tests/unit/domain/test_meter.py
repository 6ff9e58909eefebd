"""Which readings can be right, and what counts after a correction: rules and their properties."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dozor.domain.meter import KnownReading, Meter, MeterKind, Verdict
from dozor.domain.meter_rules import MeterRules, WindowState, spell_period

RULES = MeterRules(15, 25, {"cold_water": 30})
TODAY = date(2026, 11, 20)
METER = Meter("zarya", "100500", "m1", MeterKind.COLD_WATER, "SN-1", 5, "b1", "5", "1 Main Street")
LAST = KnownReading(120, date(2026, 10, 20), "2026-10")
days = st.dates(date(2020, 1, 1), date(2032, 12, 31))
month_days = st.integers(1, 31)


def judge(keyed: str, last: KnownReading | None = LAST, **changes: object) -> Verdict:
    meter = replace(METER, latest=last, **changes)  # type: ignore[arg-type]
    return meter.judge(keyed, TODAY, "2026-11", RULES)


@pytest.mark.parametrize(
    ("keyed", "verdict"),
    [
        ("120", Verdict.GOOD),
        ("00127", Verdict.GOOD),
        ("119", Verdict.LOWER),
        ("0", Verdict.LOWER),
        ("151", Verdict.GOOD),
        ("152", Verdict.TOO_HIGH),
        ("123456", Verdict.WRONG_DIGITS),
        ("", Verdict.WRONG_DIGITS),
        ("12*", Verdict.WRONG_DIGITS),
        ("Timeout", Verdict.WRONG_DIGITS),
    ],
)
def test_a_reading_is_compared_with_the_last_and_with_what_31_days_can_take(keyed: str, verdict: Verdict) -> None:
    assert judge(keyed) is verdict


def test_a_meter_that_was_never_read_takes_any_reading_of_its_digits() -> None:
    assert judge("99999", None) is Verdict.GOOD
    assert judge("100000", None) is Verdict.WRONG_DIGITS


def test_a_dial_that_has_passed_all_nines_begins_anew() -> None:
    nearly_full = KnownReading(99_990, LAST.on, LAST.period)
    assert judge("00005", nearly_full) is Verdict.GOOD
    assert judge("00090", nearly_full) is Verdict.LOWER
    assert judge("00005", KnownReading(50_000, LAST.on, LAST.period)) is Verdict.LOWER


def test_a_kind_without_a_limit_is_never_too_high() -> None:
    assert judge("99999", kind=MeterKind.GAS) is Verdict.GOOD


def test_a_month_s_worth_is_plausible_even_after_few_days() -> None:
    assert judge("150", KnownReading(120, TODAY - timedelta(days=3), "2026-10")) is Verdict.GOOD
    assert judge("151", KnownReading(120, TODAY - timedelta(days=3), "2026-10")) is Verdict.TOO_HIGH


def test_a_correction_is_compared_with_the_month_before_not_with_what_it_corrects() -> None:
    given_wrongly = replace(METER, latest=LAST).take(KnownReading(149, TODAY, "2026-11"))
    assert given_wrongly.judge("127", TODAY, "2026-11", RULES) is Verdict.GOOD
    corrected = given_wrongly.take(KnownReading(127, TODAY, "2026-11"))
    assert (corrected.latest, corrected.before) == (KnownReading(127, TODAY, "2026-11"), LAST)


def test_verified_to_the_last_day() -> None:
    assert METER.verified(TODAY)
    assert replace(METER, verified_until=TODAY).verified(TODAY)
    assert not replace(METER, verified_until=TODAY - timedelta(days=1)).verified(TODAY)


@given(values=st.lists(st.tuples(st.integers(0, 99_999), st.integers(1, 6)), min_size=1, max_size=12))
def test_whatever_is_given_in_whatever_month_the_last_of_the_latest_month_counts(values: list[tuple[int, int]]) -> None:
    meter = METER
    ordered = sorted(values, key=lambda one: one[1])
    for value, month in ordered:
        meter = meter.take(KnownReading(value, date(2026, month, 20), f"2026-{month:02}"))
    last_month = ordered[-1][1]
    earlier = [value for value, month in ordered if month < last_month]
    assert meter.latest is not None
    assert meter.latest.value == ordered[-1][0]
    assert (meter.before.value if meter.before else None) == (earlier[-1] if earlier else None)
    assert meter.version == len(values)


@given(last=st.integers(0, 99_999), keyed=st.integers(0, 99_999), passed=st.integers(1, 400))
def test_what_is_good_was_used_within_the_limit(last: int, keyed: int, passed: int) -> None:
    meter = replace(METER, latest=KnownReading(last, TODAY - timedelta(days=passed), "2026-01"))
    verdict = meter.judge(str(keyed), TODAY, "2026-11", RULES)
    used = keyed - last if keyed >= last else keyed + 100_000 - last
    if verdict is Verdict.GOOD:
        assert used <= RULES.most("cold_water", passed)
    if verdict is Verdict.TOO_HIGH:
        assert keyed > last
    if verdict is Verdict.LOWER:
        assert keyed < last


@given(known=st.integers(0, 9), registered=st.integers(0, 9))
def test_a_second_import_changes_nothing_and_the_later_reading_counts(known: int, registered: int) -> None:
    kept = replace(METER, latest=KnownReading(known, date(2026, 1 + known, 1), f"2026-{1 + known:02}"), version=3)
    row = replace(METER, latest=KnownReading(99, date(2026, 1 + registered, 2), f"2026-{1 + registered:02}"))
    once = row.renew(kept)
    assert row.renew(once) == once
    assert once.version == 3
    assert once.latest == (row.latest if registered >= known else kept.latest)


# --- the window ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("rules", "today", "state", "period", "opens", "closes"),
    [
        (MeterRules(15, 25), "2026-11-14", "before", "2026-11", "2026-11-15", "2026-11-25"),
        (MeterRules(15, 25), "2026-11-15", "open", "2026-11", "2026-11-15", "2026-11-25"),
        (MeterRules(15, 25), "2026-11-25", "open", "2026-11", "2026-11-15", "2026-11-25"),
        (MeterRules(15, 25), "2026-12-26", "after", "2027-01", "2027-01-15", "2027-01-25"),
        (MeterRules(25, 5), "2026-12-03", "open", "2026-11", "2026-11-25", "2026-12-05"),
        (MeterRules(25, 5), "2026-12-06", "before", "2026-12", "2026-12-25", "2027-01-05"),
        (MeterRules(25, 5), "2026-12-31", "open", "2026-12", "2026-12-25", "2027-01-05"),
        (MeterRules(20, 31), "2027-02-28", "open", "2027-02", "2027-02-20", "2027-02-28"),
        (MeterRules(), "2028-02-29", "open", "2028-02", "2028-02-01", "2028-02-29"),
    ],
)
def test_the_window_by_the_day(rules: MeterRules, today: str, state: str, period: str, opens: str, closes: str) -> None:
    window = rules.window(date.fromisoformat(today))
    told = (window.state.value, window.period, window.opens.isoformat(), window.closes.isoformat())
    assert told == (state, period, opens, closes)


@given(first=month_days, last=month_days, today=days)
def test_a_window_is_open_within_its_days_or_tells_days_that_are_still_to_come(
    first: int, last: int, today: date
) -> None:
    window = MeterRules(first, last).window(today)
    assert window.opens <= window.closes
    assert window.period == spell_period(window.opens)
    if window.state is WindowState.OPEN:
        assert window.opens <= today <= window.closes
    else:
        assert today < window.opens <= today + timedelta(days=62)


@given(first=month_days, last=month_days, today=days)
def test_every_month_has_its_window(first: int, last: int, today: date) -> None:
    rules = MeterRules(first, last)
    opened = {rules.window(today + timedelta(days=n)).period for n in range(70)
              if rules.window(today + timedelta(days=n)).state is WindowState.OPEN}  # fmt: skip
    assert len(opened) >= 2
