"""The guides that travel with Dozor: whole, in every language, and every way through every script comes to an end."""

from pathlib import Path

import pytest

from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.adapters.knowledge.packaged_guides import COMPILED, PackagedGuides
from dozor.domain.guide import Guide, StepKind, diagnose, make_guide
from knowledge.compile_guides import FOLDER, GuideMistakes, compile_guides

CATALOGUE = PackagedCatalogue().current()
GUIDES = {key: make_guide(key, documents) for key, documents in PackagedGuides().current().items()}
MOST_COMMON = {
    *("no_water", "leak", "sewage", "gas_smell", "no_light_in_flat", "no_light_on_stairs", "lift_stuck", "cold_flat"),
    *("door_phone", "roof_leak", "broken_window", "noise", "waste_chute"),
}


def test_what_is_compiled_is_what_is_written() -> None:
    assert COMPILED.read_text(encoding="utf-8") == compile_guides(CATALOGUE)


def test_what_comes_most_has_a_guide_in_every_language() -> None:
    assert GUIDES.keys() >= MOST_COMMON
    assert all(guide.documents.keys() == {"ru", "kk", "pl", "en"} for guide in GUIDES.values())


@pytest.mark.parametrize("guide", GUIDES.values(), ids=GUIDES.keys())
def test_every_way_ends_with_advice_or_with_somebody_who_comes(guide: Guide) -> None:
    for language, document in guide.documents.items():
        assert document.script is not None
        reached = set()
        for way in document.script.ways():
            told = diagnose(guide, language, way)
            end = document.script.steps[told.end]
            assert end.ends
            assert told.advice
            assert (told.outcome == StepKind.ENGINEER) is (told.problem in CATALOGUE.problems)
            reached |= {told.end, *(one.step for one in told.answers)}
        assert reached == document.script.steps.keys()


@pytest.mark.parametrize("guide", GUIDES.values(), ids=GUIDES.keys())
def test_a_guide_is_for_problems_that_its_script_finds(guide: Guide) -> None:
    document = guide.document("en")
    assert document.script is not None
    found = {step.problem for step in document.script.steps.values() if step.problem}
    assert found & set(document.problems)
    assert {CATALOGUE.problems[key].category for key in document.problems} >= {document.kind}


def test_danger_is_asked_about_or_averted_first() -> None:
    for key in ("gas_smell", "no_light_in_flat", "waste_chute", "noise", "no_light_on_stairs"):
        script = GUIDES[key].document("en").script
        assert script is not None
        emergencies = [way for way in script.ways() if _is_emergency(script.follow(way)[1].problem)]
        assert min(map(len, emergencies)) <= 3, f"{key}: help comes too late"


def test_mistakes_are_told_by_file_and_line(tmp_path: Path) -> None:
    text = (FOLDER / "noise.en.md").read_text(encoding="utf-8")
    (tmp_path / "noise.en.md").write_text(text.replace("engineer fight", "engineer no_such"), encoding="utf-8")
    with pytest.raises(GuideMistakes) as error:
        compile_guides(CATALOGUE, tmp_path)
    line = text[: text.index("engineer fight")].count("\n") + 1
    assert error.value.mistakes == (
        "noise.kk.md: is missing",
        "noise.pl.md: is missing",
        "noise.ru.md: is missing",
        f"noise.en.md:{line}: There is no such problem in the catalogue.",
    )


def _is_emergency(problem: str) -> bool:
    return bool(problem) and CATALOGUE.problems[problem].urgency == "emergency"
