"""Mistakes in the catalogue's source: each told with its file, line, field, reason and remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue import compile_catalogue as command
from catalogue.compile_catalogue import compile_catalogue
from catalogue.source import CatalogueMistakes
from tests.unit.catalogue.support import Content, copy_source, rewrite


def smell(content: Content) -> Content:
    found: Content = content["problems"]["gas_smell"]
    return found


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda c: smell(c).update(trade="wizard"), "problems.gas_smell.trade: there is no 'wizard'"),
        (lambda c: smell(c).update(clocks=["teatime"]), "problems.gas_smell.clocks: there is no 'teatime'"),
        (lambda c: smell(c).update(clocks=["accept-emergency"]), "clocks: there is no 'accept-emergency'"),
        (lambda c: smell(c).update(places=["moon"]), "problems.gas_smell.places: there is no 'moon'"),
        (lambda c: smell(c).update(ask=["weather"]), "problems.gas_smell.ask: there is no 'weather'"),
        (lambda c: smell(c).update(tell=["sing"]), "problems.gas_smell.tell: there is no 'sing'"),
        (lambda c: smell(c).update(ask=["gas_where"] * 5), "problems.gas_smell.ask"),
        (lambda c: smell(c).pop("kk"), "problems.gas_smell.kk: is missing"),
        (lambda c: smell(c).update(pl=" | zapach"), "problems.gas_smell.pl: has an empty phrase"),
        (lambda c: smell(c).update(pl="Zapach | zapach"), "says the same phrase twice"),
        (lambda c: smell(c).update(urgency="panic"), "problems.gas_smell.urgency: is none of the possible values"),
        (lambda c: smell(c).update(repeat="soon"), "problems.gas_smell.repeat: is no repeat"),
        (lambda c: smell(c).update(repeat="12h galaxy"), "problems.gas_smell.repeat: is no repeat"),
        (lambda c: smell(c).update(colour="red"), "problems.gas_smell.colour: there is no such setting"),
        (lambda c: c["defaults"].update(trade="wizard"), "defaults.trade: there is no 'wizard'"),
        (lambda c: c["problems"].update(Bad=dict(smell(c))), "problems.Bad: cannot be a key"),
        (lambda c: c["problems"].update(no_heat=dict(smell(c))), "'пахнет газом' is said of no_heat too"),
        (lambda c: smell(c).update(en="Smell of gas*"), "is marked as shared, but no other problem has it"),
        (lambda c: c["problems"].update(riser_burst=c["problems"].pop("no_gas")), "is a problem of gas already"),
        (lambda c: c["names"].pop("pl"), "names.pl: is missing"),
    ],
)
def test_a_mistake_is_told_where_it_stands(change: Callable[[Content], object], told: str, tmp_path: Path) -> None:
    folder = copy_source(tmp_path)
    rewrite(folder / "categories" / "gas.yaml", change)

    with pytest.raises(CatalogueMistakes) as wrong:
        compile_catalogue(folder)

    assert told in str(wrong.value)
    assert str(wrong.value).startswith(("gas.yaml:", "water.yaml:"))


def test_a_key_written_twice_is_told(tmp_path: Path) -> None:
    path = copy_source(tmp_path) / "categories" / "gas.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  no_gas:\n    ru: Ещё раз\n", encoding="utf-8")

    with pytest.raises(CatalogueMistakes, match="no_gas: is written twice"):
        compile_catalogue(tmp_path)


def test_a_retired_key_is_not_taken_again(tmp_path: Path) -> None:
    names = dict.fromkeys(("ru", "kk", "pl", "en"), "x")
    rewrite(copy_source(tmp_path) / "retired.yaml", lambda c: c.update(texts={"no_gas": names}))

    with pytest.raises(CatalogueMistakes, match="no_gas: is retired"):
        compile_catalogue(tmp_path)


def test_an_answer_that_is_not_there_is_told(tmp_path: Path) -> None:
    rewrite(copy_source(tmp_path) / "questions.yaml", lambda c: c["questions"]["gas_strong"].update(answers=["maybe"]))

    with pytest.raises(CatalogueMistakes, match="there is no 'maybe'"):
        compile_catalogue(tmp_path)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    folder = copy_source(tmp_path)
    rewrite(folder / "categories" / "gas.yaml", lambda c: smell(c).update(trade="wizard"))
    rewrite(folder / "categories" / "water.yaml", lambda c: c["problems"]["mixer_drips"].update(trade="witch"))

    with pytest.raises(CatalogueMistakes) as wrong:
        compile_catalogue(folder)

    assert {mistake.file for mistake in wrong.value.mistakes} == {"gas.yaml", "water.yaml"}


def test_the_command_answers_with_one_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(copy_source(tmp_path) / "categories" / "gas.yaml", lambda c: smell(c).update(trade="wizard"))
    monkeypatch.setattr(command, "compile_catalogue", lambda: compile_catalogue(tmp_path))

    assert command.main() == 1
    assert "there is no 'wizard'" in capsys.readouterr().err


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    folder = copy_source(tmp_path)
    before = compile_catalogue(folder)["problems.json"][:40]
    rewrite(folder / "categories" / "gas.yaml", lambda c: smell(c).update(repeat="6h entrance"))
    after = compile_catalogue(folder)["problems.json"][:40]

    assert before.startswith('{"version":"2026.1-')
    assert before != after
