"""Whatever people are told is told in Russian too, with the same places for names and numbers."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from babel.messages import Message
from babel.messages.pofile import read_po

from cli.build.plan import LOCALE
from cli.build.steps import ROOT
from dozor.adapters.signing import hmac_link_signer
from dozor.application import hand_on_ticket, tell_page, wording, work_on_ticket
from dozor.application.clauses import UNITS
from dozor.application.executor_page import link as executor_link
from dozor.application.messaging.wording import COUNTED, MESSAGES
from dozor.application.meters.wording import METERS
from dozor.application.outages import gather_tickets
from dozor.application.outages.wording import OUTAGES
from dozor.application.resident_page import act, link
from dozor.application.resident_page import wording as resident_wording
from dozor.domain import assignment
from dozor.domain.file_content import judge
from dozor.domain.ticket import waiting
from dozor.entry import errors
from functions.rest_api import problems, reading

SOURCES = (ROOT / "layers" / "dozor" / "python" / "dozor", ROOT / "functions")
REFUSALS = ("NotFound", "Conflict", "NotAllowed", "VersionConflict", "TooLateToReopen")
# The report of an import goes to whoever runs the command line, which speaks English; so does what it writes into files.
ENGLISH_ONLY = (
    *("application/register/", "adapters/xlsx", "adapters/inspection"),
    *("adapters/sns", "adapters/ses", "functions/register_company"),
)


def read_catalogue(language: str = "ru") -> dict[str, str]:
    with (LOCALE / language / "LC_MESSAGES" / "dozor.po").open("rb") as file:
        return dict(pair for message in read_po(file, locale=language) if message.id for pair in forms_of(message))


def forms_of(message: Message) -> Iterator[tuple[str, str]]:
    """What is counted stands under two message ids, for one and for many."""
    if isinstance(message.id, str):
        yield message.id, str(message.string)
        return
    yield message.id[0], message.string[0]
    yield message.id[1], message.string[-1]


RUSSIAN = read_catalogue()


def reasons_in(path: Path) -> Iterator[tuple[int, ast.expr]]:
    """(line, reason) of every FieldProblem that the module makes."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "FieldProblem":
            arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
            yield node.lineno, arguments[1]


def sentences_in(path: Path) -> Iterator[tuple[int, str]]:
    """(line, sentence) of every refusal that the module words without names or numbers in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REFUSALS:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node.lineno, str(argument.value)


def marked_in(path: Path) -> Iterator[tuple[int, str]]:
    """(line, sentence) of every text that the module marks for translation where it stands."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
            (text,) = node.args
            assert isinstance(text, ast.Constant), f"{path}:{node.lineno} marks what is no plain text"
            yield node.lineno, str(text.value)


def names_marked_in(path: Path) -> set[str]:
    """Names that the module gives to such texts."""
    return {
        target.id
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "N_"
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def collect_marked() -> dict[str, str]:
    """Where -> the text that is marked there."""
    paths = (path for source in SOURCES for path in sorted(source.rglob("*.py")))
    return {f"{path.relative_to(ROOT)}:{line}": text for path in paths for line, text in marked_in(path)}


def collect_sentences() -> dict[str, str]:
    """Where -> the sentence of a refusal."""
    paths = (path for source in SOURCES for path in sorted(source.rglob("*.py")))
    return {f"{path.relative_to(ROOT)}:{line}": text for path in paths for line, text in sentences_in(path)}


def collect_reasons() -> dict[str, str]:
    """Where a reason is given -> the reason; what is no plain text stands for itself and has no translation."""
    found = {}
    for source in SOURCES:
        for path in sorted(source.rglob("*.py")):
            place = str(path.relative_to(ROOT))
            if any(part in place for part in ENGLISH_ONLY):
                continue
            marked = names_marked_in(path)
            for line, reason in reasons_in(path):
                if isinstance(reason, ast.Name) and reason.id in marked:
                    continue
                if isinstance(reason, ast.Constant):
                    found[f"{place}:{line}"] = str(reason.value)
                elif "_REASONS" not in ast.unparse(reason):
                    found[f"{place}:{line}"] = f"<not a message id: {ast.unparse(reason)}>"
    return found


def collect_clauses() -> dict[str, str]:
    """Where -> the clause that a limit of a pack comes from, as the pages show it."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "policies").glob("*.yaml")):
        pack = yaml.safe_load(path.read_text())
        limits = [*pack["clocks"], *pack.get("outages", {}).get("interruptions", ())]
        clauses = [*pack.get("sources", {}).values(), *(one["source"] for one in limits if "source" in one)]
        found |= {f"policies/{path.name}:{place}": clause for place, clause in enumerate(clauses)}
    return found


FILE_REASONS = ("EMPTY", "TOO_LARGE", "NOT_TAKEN", "BROKEN", "TWO_IN_ONE", "ACTS")

ASSIGNMENTS = (*("ON_SHIFT", "LEAST_LOADED", "OWN_BUILDING", "STANDS_IN", "FULL", "OFF_SHIFT", "NOBODY", "ALL_ABSENT"),)

TOLD: dict[str, str] = {
    **{f"wording.{name}": text for name, text in wording.SPOKEN.items()},
    **{f"wording.{name}": text for name, text in wording.WRITTEN.items()},
    **{f"wording.state_{name}": text for name, text in wording.STATES.items()},
    **{f"wording.{name}": text for name, text in {**METERS, **OUTAGES, **MESSAGES}.items()},
    **{f"wording.{name}.{form}": text for name, texts in COUNTED.items() for form, text in enumerate(texts)},
    **{f"clauses.{size}.{form}": text for size, texts in UNITS.items() for form, text in enumerate(texts)},
    **{f"errors.{kind.__name__}": answer.title for kind, answer in errors._ANSWERS.items()},
    "errors.unknown": errors._UNKNOWN.title,
    **{f"problems.{kind.__name__}": answer.title for kind, answer in problems._OF_HTTP.items()},
    "problems.precondition": problems._PRECONDITION_FAILED.title,
    "problems.not_now": problems._NOT_NOW,
    **{f"reason.{name}": text for name, text in reading._REASONS.items()},
    "reason.other": reading._ANY_OTHER_REASON,
    **{f"assignment.{name}": getattr(assignment, name) for name in ASSIGNMENTS},
    **{f"hand_on.{name}": getattr(hand_on_ticket, name) for name in ("SHIFT_OVER", "ABSENT", "LEFT_AT_WORK")},
    "work.gone": work_on_ticket.GONE,
    "work.actions": "With this link you can: {actions}.",
    **{f"unmet.{clock}": text for clock, text in tell_page.UNMET.items()},
    **{
        f"resident.{name}": text
        for name, text in {**resident_wording.TOLD, "file": resident_wording.REFUSED_FILE}.items()
    },
    **{f"resident.state_{name}": text for name, text in resident_wording.STATES.items()},
    **{f"resident.own_{name}": text for name, text in resident_wording.OWN.items()},
    **{
        f"link.{name}": text
        for name, text in (("bad", link.NO_GOOD), ("number", link.NOT_THEIRS), ("ended", link.ENDED))
    },
    "resident.too_much": act.TOO_MUCH,
    "link.worn_out": hmac_link_signer.NO_GOOD,
    "link.shift": executor_link.NO_GOOD,
    **{f"file.{name}": getattr(judge, name) for name in FILE_REASONS},
    "waiting.in_time": waiting.IN_TIME,
    "outage.over": gather_tickets.OVER,
    **collect_clauses(),
    **collect_reasons(),
    **collect_sentences(),
    **collect_marked(),
}


def places_of(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("where", sorted(TOLD))
def test_it_is_told_in_russian(where: str) -> None:
    english = TOLD[where]
    assert RUSSIAN.get(english), f"{where}: {english!r} has no Russian translation"
    assert places_of(RUSSIAN[english]) == places_of(english)
    assert RUSSIAN[english] != english


@pytest.mark.parametrize("language", ["kk", "pl"])
def test_whatever_is_told_in_russian_is_told_in_every_language(language: str) -> None:
    known = read_catalogue(language)
    assert {where: text for where, text in TOLD.items() if not known.get(text)} == {}
    assert {where for where, text in TOLD.items() if places_of(known[text]) != places_of(text)} == set()
    assert set(known) - set(RUSSIAN) == set()


def test_reasons_are_found_where_they_are_known_to_be() -> None:
    reasons = collect_reasons().values()
    assert "There is no such building." in reasons
    assert "This is no place in the list." in reasons


def test_the_catalogue_keeps_nothing_that_nobody_says() -> None:
    assert set(RUSSIAN) - set(TOLD.values()) == set()
