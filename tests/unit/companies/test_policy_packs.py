"""The packs as they are: each clock of the trade begins, counts and ends as its clause says; and mistakes in a pack."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dozor.domain.clock_steps import Rulebook, agree_limit, pause_clocks
from dozor.domain.clocks import Clock, ClockKind, Urgency, start_clocks, start_hand_over
from dozor.domain.company import Company
from dozor.domain.errors import Conflict, Invalid
from dozor.domain.notice import notice_due
from infra.companies import CompanyFileMistakes, load_company_file
from infra.companies.load import POLICIES
from tests.unit.clocks.oracle import at
from tests.unit.companies.test_company_files import GOOD

MOSCOW = "Europe/Moscow"
CALENDAR = "calendar:\n  hours: { mon-fri: '09:00-18:00' }\n  lunch: '13:00-14:00'\n  holidays: ru\n"


@pytest.fixture
def company(tmp_path: Path) -> Callable[..., Company]:
    def load(pack: str = "ru-416", more: str = "", policies: Path = POLICIES) -> Company:
        text = GOOD.replace("ru-416", pack).replace("Asia/Irkutsk", MOSCOW) + CALENDAR + more
        path = tmp_path / "aurora.yaml"
        path.write_text(text, encoding="utf-8")
        return load_company_file(path, policies).company

    return load


def clocks_of(
    company: Company, urgency: Urgency, problem: str, now: datetime, occurred_at: datetime | None = None
) -> dict[ClockKind, Clock]:
    clocks = start_clocks(
        company.clocks, urgency, problem, now, occurred_at=occurred_at, calendar=company.calendar, zone=company.zone
    )
    return {clock.kind: clock for clock in clocks}


def told(moment: datetime) -> str:
    """As the wall clock in Moscow shows it, which is three hours ahead all year."""
    return (moment + timedelta(hours=3)).strftime("%Y-%m-%d %H:%M")


EMERGENCY, URGENT, NORMAL, PLANNED = Urgency.EMERGENCY, Urgency.URGENT, Urgency.NORMAL, Urgency.PLANNED


@pytest.mark.parametrize(
    ("pack", "urgency", "problem", "kind", "registered", "limit"),
    [
        ("ru-416", NORMAL, "door_creaks", ClockKind.TELL_PLAN, "2026-11-20 23:50", "2026-11-21 00:20"),
        ("ru-416", EMERGENCY, "riser_burst", ClockKind.LOCALISE, "2026-11-20 23:50", "2026-11-21 00:20"),
        ("ru-416", EMERGENCY, "riser_burst", ClockKind.RESOLVE, "2026-11-20 23:50", "2026-11-23 23:50"),
        ("ru-416", EMERGENCY, "riser_burst", ClockKind.NOTIFY, "2026-11-20 23:50", "2026-11-21 00:50"),
        ("ru-416", EMERGENCY, "sewer_blockage", ClockKind.RESOLVE, "2026-11-20 23:50", "2026-11-21 01:50"),
        ("ru-416", URGENT, "waste_chute_blockage", ClockKind.RESOLVE, "2026-11-20 22:00", "2026-11-21 09:00"),
        ("ru-416", URGENT, "waste_chute_blockage", ClockKind.RESOLVE, "2026-11-21 04:00", "2026-11-21 10:00"),
        ("ru-416", NORMAL, "weak_water_pressure", ClockKind.INSPECT, "2026-11-20 23:00", "2026-11-21 01:00"),
        ("ru-416", NORMAL, "weak_water_pressure", ClockKind.TELL_CAUSE, "2026-11-20 23:00", "2026-11-21 23:00"),
        ("generic", EMERGENCY, "riser_burst", ClockKind.ACCEPT, "2026-11-20 23:50", "2026-11-21 00:05"),
        ("generic", NORMAL, "door_creaks", ClockKind.ACCEPT, "2026-11-20 16:30", "2026-11-23 11:30"),  # over a weekend
        ("generic", NORMAL, "door_creaks", ClockKind.ACCEPT, "2026-11-03 15:00", "2026-11-05 10:00"),  # a holiday
        ("generic", NORMAL, "door_creaks", ClockKind.ACCEPT, "2026-11-20 10:00", "2026-11-20 15:00"),  # over lunch
        ("generic", EMERGENCY, "riser_burst", ClockKind.RESOLVE, "2026-11-20 23:50", "2026-11-21 03:50"),
        ("generic", URGENT, "riser_burst", ClockKind.RESOLVE, "2026-11-20 23:50", "2026-11-21 23:50"),
        ("generic", NORMAL, "riser_burst", ClockKind.RESOLVE, "2026-11-20 23:50", "2026-11-23 23:50"),
        ("generic", PLANNED, "riser_burst", ClockKind.RESOLVE, "2026-11-20 23:50", "2026-11-28 23:50"),
    ],
)
def test_every_limit_of_the_trade(
    company: Callable[..., Company],
    pack: str,
    urgency: Urgency,
    problem: str,
    kind: ClockKind,
    registered: str,
    limit: str,
) -> None:
    clock = clocks_of(company(pack), urgency, problem, at(registered, MOSCOW))[kind]
    assert told(clock.limit_at) == limit


def test_every_rule_names_its_clause(company: Callable[..., Company]) -> None:
    for pack in ("ru-416", "generic"):
        assert all(rule.source and rule.key for rule in company(pack).clocks)


def test_a_repair_counts_from_the_date_of_the_damage_and_its_other_clocks_from_the_registration(
    company: Callable[..., Company],
) -> None:
    now, damage = at("2026-11-20 12:00", MOSCOW), at("2026-11-19 08:00", MOSCOW)
    clocks = clocks_of(company(), EMERGENCY, "riser_burst", now, damage)
    assert told(clocks[ClockKind.RESOLVE].limit_at) == "2026-11-22 08:00"
    assert clocks[ClockKind.LOCALISE].started_at == now
    unbelievable = clocks_of(company(), EMERGENCY, "riser_burst", now, now + timedelta(days=1))
    assert unbelievable[ClockKind.RESOLVE].started_at == now


def test_what_is_handed_over_has_a_clock_of_its_own(company: Callable[..., Company]) -> None:
    ours = company()
    now = at("2026-11-03 12:00", MOSCOW)  # the fourth is a holiday, the seventh a Saturday
    (clock,) = start_hand_over(ours.clocks, NORMAL, "no_gas", now, calendar=ours.calendar, zone=ours.zone)
    assert (clock.kind, told(clock.limit_at)) == (ClockKind.HAND_OVER, "2026-11-09 12:00")
    assert ClockKind.HAND_OVER not in clocks_of(ours, NORMAL, "no_gas", now)


def test_a_planned_outage_is_told_so_many_working_days_before(company: Callable[..., Company]) -> None:
    ours = company()
    begins = at("2026-11-17 10:00", MOSCOW)
    # Back from Monday the sixteenth, without two weekends and the fourth: ten working days from the second on.
    due = notice_due(begins, 10, ours.calendar, ours.zone)
    assert told(due) == "2026-11-02 00:00"
    assert notice_due(begins, 0, ours.calendar, ours.zone) == begins


def test_only_what_the_resident_keeps_from_being_done_stops_a_clock_of_the_law(company: Callable[..., Company]) -> None:
    ours, now = company(), at("2026-11-20 12:00", MOSCOW)
    clocks = tuple(clocks_of(ours, EMERGENCY, "riser_burst", now).values())
    book = Rulebook(ours.clocks, EMERGENCY, "riser_burst", ours.calendar, ours.zone)
    with pytest.raises(Invalid, match="may be paused for that reason"):
        pause_clocks(clocks, book, now, "waiting_for_part", "Anna")
    paused = pause_clocks(clocks, book, now, "no_access", "Anna")
    assert {one.kind for one in paused if one.paused} == {ClockKind.LOCALISE, ClockKind.RESOLVE}
    with pytest.raises(Conflict):
        pause_clocks(paused, book, now, "no_access", "Anna")
    with pytest.raises(Invalid, match="who"):
        pause_clocks(clocks, book, now, "no_access", " ")


def test_a_complaint_is_looked_into_when_agreed(company: Callable[..., Company]) -> None:
    ours, now = company(), at("2026-11-20 12:00", MOSCOW)
    clocks = tuple(clocks_of(ours, NORMAL, "weak_water_pressure", now).values())
    book = Rulebook(ours.clocks, NORMAL, "weak_water_pressure", ours.calendar, ours.zone)
    evening = at("2026-11-20 19:30", MOSCOW)
    agreed = agree_limit(clocks, book, ClockKind.INSPECT, evening, now, "Anna", "home after seven")
    (inspect,) = [one for one in agreed if one.kind is ClockKind.INSPECT]
    assert inspect.limit_at == evening
    assert inspect.agreed is not None
    assert (inspect.agreed.by, told(inspect.agreed.instead_of)) == ("Anna", "2026-11-20 14:00")
    with pytest.raises(Invalid, match="cannot be agreed"):
        agree_limit(clocks, book, ClockKind.TELL_CAUSE, evening, now, "Anna", "later")
    with pytest.raises(Invalid, match="still ahead"):
        agree_limit(clocks, book, ClockKind.INSPECT, now, now, "Anna", "later")


def test_a_company_changes_what_it_may_and_says_so(company: Callable[..., Company]) -> None:
    more = (
        "changes:\n  clocks:\n    notify-municipality: { off: true }\n    resolve-chute-blockage: { counts: always }\n"
        "    resolve-normal: { pauses: [no_access] }\n"
    )
    rules = {rule.key: rule for rule in company(more=more).clocks}
    assert "notify-municipality" not in rules
    assert rules["resolve-normal"].pauses == ("no_access",)
    assert rules["resolve-chute-blockage"].hours == {}
    assert rules["resolve-chute-blockage"].source.startswith("the company's own value, instead of: Decree 416")


RULE = "{key: a, kind: resolve, urgencies: [normal], seconds: 7200, source: x}"


@pytest.mark.parametrize(
    ("change", "path", "reason"),
    [
        ("counts: hours", "clocks[0].hours", "is missing"),
        ("hours: '08:00-23:00'", "clocks[0].hours", "is not counted"),
        ("counts: hours, hours: 8-23", "clocks[0].hours", "is no span of hours"),
        ("counts: hours, hours: '08:00-08:00'", "clocks[0].hours", "is no span of hours"),
        ("counts: business_hours, days: mon-fri", "clocks[0].days", "are not counted"),
        ("counts: working_days, days: someday", "clocks[0].days", "is no day of the week"),
        ("counts: by_moonlight", "clocks[0].counts", "is none of the possible values"),
        ("starts: handed_over", "clocks[0].starts", "does not start a `resolve` clock"),
        ("kind: hand_over", "clocks[0].starts", "does not start a `hand_over` clock"),
        ("starts: some_day", "clocks[0].starts", "is none of the possible values"),
        ("warn_before: 7200", "clocks[0].warn_before", "is as long as the limit itself"),
        ("pauses: [tired]", "clocks[0].pauses[0]", "there is no reason 'tired' in `pause_reasons`"),
        ("may_agree: perhaps", "clocks[0].may_agree", "is neither true nor false"),
    ],
)
def test_a_mistake_in_a_clock_is_told_with_its_place(
    company: Callable[..., Company], tmp_path: Path, change: str, path: str, reason: str
) -> None:
    rule = RULE.replace("kind: resolve", "") if "kind:" in change else RULE
    rule = rule.replace("{key: a, ,", "{key: a,")
    other = RULE.replace("key: a", "key: b")
    pack = f"callback_seconds: 600\nclocks:\n  - {rule[:-1]}, {change}}}\n  - {other}\nrungs: []\n"
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "ru-416.yaml").write_text(pack, encoding="utf-8")

    with pytest.raises(CompanyFileMistakes) as caught:
        company(policies=tmp_path / "own")

    found = [(one.file, one.line, one.path, one.reason) for one in caught.value.mistakes]
    assert [("ru-416.yaml", 3, path, reason)] == found
    assert all(one.remedy for one in caught.value.mistakes)


def test_a_reason_that_the_pack_has_not_is_told_in_the_company_s_file(company: Callable[..., Company]) -> None:
    with pytest.raises(CompanyFileMistakes, match="there is no reason 'tired'"):
        company(more="changes: { clocks: { resolve-normal: { pauses: [tired] } } }\n")


def test_hours_over_midnight_are_those_of_two_ends_of_a_day(company: Callable[..., Company], tmp_path: Path) -> None:
    pack = f"callback_seconds: 600\nclocks:\n  - {RULE[:-1]}, counts: hours, hours: '22:00-06:00'}}\nrungs: []\n"
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "ru-416.yaml").write_text(pack, encoding="utf-8")
    ours = company(policies=tmp_path / "own")
    clock = clocks_of(replace(ours), NORMAL, "door_creaks", at("2026-11-20 23:00", MOSCOW))[ClockKind.RESOLVE]
    assert told(clock.limit_at) == "2026-11-21 01:00"
