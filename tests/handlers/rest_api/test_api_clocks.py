"""A ticket's clocks over the API: told with their clause, paused, agreed and met by name, and under another policy."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.application.clauses import say_clause
from dozor.bootstrap import stores
from dozor.bootstrap.system import texts
from dozor.domain.clocks import ClockKind, ClockRule, Counts, Starts, Urgency
from tests.handlers.house import NOW, House
from tests.handlers.rest_api.client import Page, form

CLOCKS = "/tickets/{company=sosna}/{number=1}/clocks"
EVERYBODY = tuple(Urgency)
RULES = (
    ClockRule(ClockKind.ACCEPT, EVERYBODY, 600, key="accept", source="the pack's own value"),
    ClockRule(
        ClockKind.RESOLVE,
        EVERYBODY,
        259_200,
        source="Decree 416, clause 13",
        key="repair",
        starts=Starts.OCCURRED,
        pauses=("no_access", "waiting_for_part"),
        warn_before=3600,
    ),
    ClockRule(
        *(ClockKind.INSPECT, EVERYBODY, 7200),
        key="inspect",
        may_agree=True,
        counts=Counts.BUSINESS_HOURS,
        source="the company's own value, instead of: usual agreement: 3 days",  # as infra composes it
    ),
    ClockRule(
        *(ClockKind.TELL_PLAN, EVERYBODY, 12),
        key="tell-plan",
        source="the company's own value, instead of: 600 s, the pack's own value",  # likewise, where the limit is another one
    ),
)
REASONS = {"no_access": {"en": "no access to the flat", "ru": "нет доступа в квартиру"}}


@pytest.fixture
def ticket(house: House, olga: Page) -> None:
    """A ticket of a damage that happened an hour before anybody called."""
    company = replace(stores.companies().get("sosna"), clocks=RULES, pause_reasons=REASONS)
    stores.companies().save(company)
    forget()
    occurred = (NOW - timedelta(hours=1)).isoformat()
    assert olga.post("/tickets", form(occurred_at=occurred), Idempotency_Key="form-00000001").status == 201


def forget() -> None:
    """As a process that begins now."""
    for name in dir(stores):
        getattr(getattr(stores, name), "cache_clear", lambda: None)()


def clock(page: Page, kind: str) -> dict[str, object]:
    found = [one for one in page.get(CLOCKS).body["items"] if one["kind"] == kind]
    assert len(found) == 1
    return dict(found[0])


@pytest.mark.usefixtures("ticket")
@pytest.mark.parametrize(
    ("language", "packs_own", "companys_own", "other_limit"),
    [
        (
            "ru",
            "собственное значение набора правил",
            "собственное значение компании, вместо: обычный договор: 3 дня",
            "собственное значение компании, вместо: 10 минут, собственное значение набора правил",
        ),
        (
            "kk",
            "ережелер жинағының өз мәні",
            "компанияның өз мәні, мынаның орнына: әдеттегі шарт: 3 күн",
            "компанияның өз мәні, мынаның орнына: 10 минут, ережелер жинағының өз мәні",
        ),
        (
            "pl",
            "własna wartość zestawu reguł",
            "własna wartość zarządcy, zamiast: zwykła umowa: 3 dni",
            "własna wartość zarządcy, zamiast: 10 minut, własna wartość zestawu reguł",
        ),
        (
            "en",
            "the pack's own value",
            "the company's own value, instead of: usual agreement: 3 days",
            "the company's own value, instead of: 10 minutes, the pack's own value",
        ),
    ],
)
def test_a_clause_is_told_in_the_language_of_the_page(
    language: str, packs_own: str, companys_own: str, other_limit: str
) -> None:
    page = Page(language=language)
    told = [clock(page, kind)["source"] for kind in ("accept", "inspect", "tell_plan")]
    assert told == [packs_own, companys_own, other_limit]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "1 секунда"), (90, "90 секунд"), (60, "1 минута"), (5400, "90 минут"), (14_400, "4 часа"), (259_200, "3 дня")],
)
def test_a_limit_is_told_in_the_largest_whole_unit(seconds: int, said: str) -> None:
    source = f"the company's own value, instead of: {seconds} s, the pack's own value"
    assert f"вместо: {said}, собственное" in say_clause(source, "ru", texts())


@pytest.mark.usefixtures("ticket")
def test_a_repair_counts_from_the_date_of_the_damage_and_names_its_clause(house: House, olga: Page) -> None:
    repair = clock(olga, "resolve")
    assert repair["source"] == "Decree 416, clause 13"
    assert repair["seconds_spent"] == 3600
    assert repair["seconds_left"] == 259_200 - 3600
    assert (repair["state"], repair["kept"]) == ("running", True)
    assert repair["may_pause_for"] == [
        {"key": "no_access", "name": "no access to the flat"},
        {"key": "waiting_for_part", "name": "waiting_for_part"},
    ]


@pytest.mark.usefixtures("ticket")
def test_a_paused_clock_stands_still_and_goes_on_with_what_was_left(house: House, olga: Page) -> None:
    before = clock(olga, "resolve")
    paused = olga.post(f"{CLOCKS}/pause", {"why": "no_access", "note": "nobody opens"})
    assert paused.status == 200
    (inline,) = [one for one in paused.body["clocks"] if one["kind"] == "resolve"]
    assert inline["paused"]["by"] == "Olga"
    assert inline["warn_at"] is None
    house.clock.advance(hours=5)
    still = clock(olga, "resolve")
    assert (still["state"], still["seconds_left"]) == ("paused", before["seconds_left"])
    assert clock(olga, "accept")["kept"] is False  # its rule knows no pause

    assert olga.post(f"{CLOCKS}/resume", {}).status == 200
    after = clock(olga, "resolve")
    assert (after["state"], after["seconds_left"]) == ("running", before["seconds_left"])
    (pause,) = after["pauses"]  # type: ignore[misc]
    assert (pause["why_name"], pause["by"], pause["resumed_by"]) == ("no access to the flat", "Olga", "Olga")


@pytest.mark.usefixtures("ticket")
def test_only_reasons_of_the_policy_pause_a_clock(olga: Page) -> None:
    refused = olga.post(f"{CLOCKS}/pause", {"why": "too_much_work", "note": "busy"})
    assert refused.status == 422
    assert refused.body["problems"] == [{"field": "why", "reason": "No clock that runs may be paused for that reason."}]
    assert clock(olga, "resolve")["state"] == "running"


@pytest.mark.usefixtures("ticket")
def test_another_limit_is_agreed_where_the_rule_lets_it(olga: Page) -> None:
    limit = (NOW + timedelta(days=1)).isoformat()
    agreed = {"clock": "inspect", "limit_at": limit, "reason": "after work, says the resident"}
    assert olga.post(f"{CLOCKS}/agreed", agreed).status == 200
    inspect = clock(olga, "inspect")
    assert inspect["limit_at"] == "2026-03-03T09:00:00Z"
    assert inspect["agreed"]["by"] == "Olga"  # type: ignore[index]
    refused = olga.post(f"{CLOCKS}/agreed", agreed | {"clock": "resolve"})
    assert (refused.status, [one["field"] for one in refused.body["problems"]]) == (422, ["clock"])


@pytest.mark.usefixtures("ticket")
def test_another_policy_touches_a_clock_only_when_that_is_asked_for(house: House, olga: Page) -> None:
    shorter = tuple(replace(rule, seconds=7200) for rule in RULES)
    stores.companies().save(replace(stores.companies().get("sosna"), clocks=shorter, pause_reasons=REASONS))
    forget()
    assert clock(olga, "resolve")["seconds_left"] == 259_200 - 3600

    asked = olga.post(f"{CLOCKS}/reapply", {"reason": "a new contract"})
    assert asked.status == 200
    assert clock(olga, "resolve")["seconds_left"] == 7200 - 3600
    last = olga.get("/tickets/{company=sosna}/{number=1}/journal").body["items"][-1]
    assert (last["action"], last["reason"]) == ("reapply_policy", "a new contract")


@pytest.mark.usefixtures("ticket")
def test_what_a_clock_times_is_done_and_it_stops(house: House, olga: Page) -> None:
    house.clock.advance(minutes=5)
    assert olga.post(f"{CLOCKS}/met", {"clock": "inspect", "note": "seen by the foreman"}).status == 200
    house.clock.advance(days=9)
    inspect = clock(olga, "inspect")
    assert (inspect["state"], inspect["kept"], inspect["may_agree"]) == ("stopped", True, False)


@pytest.mark.parametrize("kind", ["accept", "resolve"])
def test_nobody_says_of_work_that_it_is_done_without_doing_it(house: House, olga: Page, kind: str) -> None:
    house.register("form-00000001")
    before = olga.get(CLOCKS).body["items"]
    answer = olga.post(f"{CLOCKS}/met", {"clock": kind, "note": "surely"})
    assert (answer.status, answer.body["problems"][0]["field"]) == (422, "clock")
    assert olga.get(CLOCKS).body["items"] == before


def test_clocks_of_another_company_are_not_told(house: House, olga: Page, stranger: Page) -> None:
    house.register("form-00000001")
    assert stranger.get(CLOCKS).status == 404
