"""The catalogue: what is committed is what its source says, whole and in all languages."""

from datetime import UTC, datetime

import pytest
import yaml
from pydantic import ValidationError

from catalogue.compile_catalogue import SOURCE, TARGET, compile_catalogue
from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.domain.clocks import ClockKind, Urgency, start_clocks
from infra.companies import load_companies

CATALOGUE = PackagedCatalogue().current()


def test_the_committed_file_is_compiled_from_its_source() -> None:
    assert TARGET.read_text(encoding="utf-8") == compile_catalogue(SOURCE.read_text(encoding="utf-8"))


def test_functions_read_what_people_wrote() -> None:
    gas = CATALOGUE.problem("gas_smell")

    assert (gas.category, gas.trade, gas.urgency) == ("gas", "gas_service", Urgency.EMERGENCY)
    assert gas.name("ru") == "Пахнет газом"
    assert "104" in gas.advice["ru"]
    assert CATALOGUE.trades["plumber"]["ru"] == "сантехник"
    assert len(CATALOGUE.problems) >= 60


def test_the_catalogue_is_read_once() -> None:
    source = PackagedCatalogue()

    assert source.current() is source.current()


def test_what_may_kill_says_what_to_do() -> None:
    for key in ("gas_smell", "sparking_wiring", "water_on_wiring", "reverse_draught", "fire_alarm", "people_in_lift"):
        assert set(CATALOGUE.problem(key).advice) == {"ru", "en"}


def test_every_problem_starts_its_clocks_in_every_company() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for loaded in load_companies():
        for problem in CATALOGUE.problems.values():
            kinds = {c.kind for c in start_clocks(loaded.company.clocks, problem.urgency, problem.key, moment)}
            assert kinds >= {ClockKind.ACCEPT, ClockKind.TELL_PLAN, ClockKind.RESOLVE}, problem.key


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda c: c["problems"].append(c["problems"][0]), "gas_smell is there 2 times"),
        (lambda c: c["problems"][0].update(trade="wizard"), "there is no trade wizard"),
        (lambda c: c["problems"][0].update(category="magic"), "there is no category magic"),
        (lambda c: c["problems"][0]["names"].pop("en"), "gas_smell: names"),
        (lambda c: c["problems"][0]["advice"].update(ru=" "), "gas_smell: advice"),
        (lambda c: c["problems"][0].update(urgency="panic"), "urgency"),
        (lambda c: c["problems"][0].update(colour="red"), "colour"),
        (lambda c: c["trades"]["plumber"].pop("ru"), "plumber"),
    ],
)
def test_a_mistake_in_the_source_is_refused(change, reason: str) -> None:  # type: ignore[no-untyped-def]
    content = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    change(content)

    with pytest.raises(ValidationError, match=reason):
        compile_catalogue(yaml.safe_dump(content, allow_unicode=True))
