"""The catalogue: what is committed is what its source says, whole and in all languages."""

from datetime import UTC, datetime

import pytest

from catalogue.compile_catalogue import TARGET, compile_catalogue
from catalogue.model import LANGUAGES
from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.domain.catalogue import Catalogue, CatalogueChanges, Problem, Repeat, Scope
from dozor.domain.clocks import ClockKind, Urgency, start_clocks
from dozor.domain.errors import Invalid
from infra.companies import load_companies

SOURCE = PackagedCatalogue()
CATALOGUE = SOURCE.current()

# Registered by tickets since the first edition: none of them may ever go without being retired.
FIRST_EDITION = """
gas_smell no_gas cold_water_leak hot_water_leak riser_burst flooded_from_above no_cold_water no_hot_water weak_water_pressure
dirty_water mixer_drips heating_leak no_heating_in_house no_heating_in_flat too_hot sewer_blockage sewer_leak sewage_in_cellar
sewer_smell no_power_in_house no_power_in_flat sparking_wiring water_on_wiring no_light_in_entrance no_light_in_yard
socket_broken people_in_lift lift_stopped lift_noise no_draught reverse_draught waste_chute_blockage waste_chute_broken
waste_not_taken bulky_waste door_phone_broken entrance_door_stuck door_closer_broken door_key_wanted roof_leak icicles
gutter_broken facade_falling window_broken seams_leak crack_in_wall railing_broken stairway_repair stairway_dirty yard_dirty
snow_not_cleared fallen_tree playground_broken asphalt_broken open_manhole insects rodents fire_alarm escape_blocked noise
cellar_open meter_reading meter_broken meter_sealing charges_question recalculation debt_question certificate_wanted complaint
thanks proposal other
"""


def test_the_committed_files_are_compiled_from_their_source() -> None:
    for name, text in compile_catalogue().items():
        assert (TARGET / name).read_text(encoding="utf-8") == text


def test_functions_read_what_people_wrote() -> None:
    gas = CATALOGUE.problem("gas_smell")

    assert (gas.category, gas.trade, gas.urgency) == ("gas", "gas_service", Urgency.EMERGENCY)
    assert [gas.name(language) for language in LANGUAGES] == [
        "Пахнет газом",
        "Газ иісі шығады",
        "Czuć gaz",
        "Smell of gas",
    ]
    assert "104" in gas.advice["ru"]
    assert gas.repeat == Repeat(12, Scope.ENTRANCE)
    assert gas.questions[0] == "gas_where"
    assert gas.places == ("flat", "entrance", "cellar")
    assert CATALOGUE.trades["plumber"]["ru"] == "сантехник"
    assert "утечка газа" in SOURCE.guide().synonyms["gas_smell"]["ru"]


def test_it_is_as_large_as_the_trade() -> None:
    assert len(CATALOGUE.problems) >= 300
    assert 35 <= len(CATALOGUE.categories) <= 60
    assert set(FIRST_EDITION.split()) <= set(CATALOGUE.problems) | set(CATALOGUE.retired)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_speaks_every_language_and_names_are_told_apart(language: str) -> None:
    names = [problem.names[language] for problem in CATALOGUE.problems.values()]
    assert len(set(names)) == len(names)
    for problem in CATALOGUE.problems.values():
        assert SOURCE.guide().synonyms[problem.key][language], problem.key
        assert not problem.advice or problem.advice[language]
        assert problem.questions
        for key in problem.questions:
            question = SOURCE.guide().questions[key]
            assert question.names[language]
            assert all(answer.names[language] for answer in question.answers)


def test_every_question_and_advice_is_used() -> None:
    asked = {key for problem in CATALOGUE.problems.values() for key in problem.questions}
    assert set(SOURCE.guide().questions) == asked


def test_the_catalogue_is_read_once() -> None:
    assert SOURCE.current() is SOURCE.current()
    assert SOURCE.guide() is SOURCE.guide()


def test_what_may_kill_says_what_to_do() -> None:
    for problem in CATALOGUE.problems.values():
        if problem.urgency is Urgency.EMERGENCY:
            assert set(problem.advice) == set(LANGUAGES), problem.key


def test_every_problem_starts_its_clocks_in_every_company() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for loaded in load_companies():
        for problem in CATALOGUE.problems.values():
            kinds = {c.kind for c in start_clocks(loaded.company.clocks, problem.urgency, problem.key, moment)}
            assert kinds >= {ClockKind.ACCEPT, ClockKind.TELL_PLAN, ClockKind.RESOLVE}, problem.key


def test_a_clock_that_a_problem_names_runs_for_it() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    (zarya,) = (loaded.company for loaded in load_companies() if loaded.slug == "zarya")

    def clocks_of(key: str) -> dict[ClockKind, float]:
        running = start_clocks(zarya.clocks, CATALOGUE.problem(key).urgency, key, moment)
        return {clock.kind: (clock.limit_at - moment).total_seconds() for clock in running}

    assert clocks_of("towel_rail_leaks")[ClockKind.LOCALISE] == 1800
    assert clocks_of("toilet_blocked")[ClockKind.RESOLVE] == 7200
    assert ClockKind.LOCALISE not in clocks_of("mixer_drips")


LEAK = Problem("leak", "water", "plumber", Urgency.URGENT, {"en": "Leak", "ru": "Течь"}, {})
DRIP = Problem("drip", "water", "plumber", Urgency.NORMAL, {"en": "Drip"}, {})
SMALL = Catalogue("1", {"leak": LEAK, "drip": DRIP}, retired={"old": {"en": "Old", "ru": "Старое"}})


def test_a_company_switches_off_renames_and_adds() -> None:
    parcel = Problem("parcel", "other", "coordinator", Urgency.PLANNED, {"en": "Parcel"}, {})

    own = SMALL.apply(CatalogueChanges(off=("drip",), names={"leak": {"en": "Water!"}}, problems=(parcel,)))

    assert list(own.problems) == ["leak", "parcel"]
    assert (own.problem("leak").name("en"), own.problem("leak").name("ru")) == ("Water!", "Течь")
    with pytest.raises(Invalid):
        own.problem("drip")
    assert own.version.startswith("1+")


def test_old_tickets_are_named_though_nobody_can_register_such_a_one() -> None:
    own = SMALL.apply(CatalogueChanges(off=("drip",)))

    assert own.name("drip", "ru") == "Drip"
    assert own.name("old", "ru") == "Старое"
    assert own.name("nobody_knows", "ru") == "nobody_knows"


def test_without_changes_a_company_has_the_very_same_catalogue() -> None:
    assert SMALL.apply(CatalogueChanges()) is SMALL


def test_every_change_has_a_version_of_its_own() -> None:
    versions = {SMALL.apply(CatalogueChanges(off=off)).version for off in ((), ("drip",), ("leak",))}
    assert len(versions) == 3
