"""Whether a change fits: as strict as the company's file, and every reason says what to do."""

import re
from collections.abc import Iterable, Iterator

from dozor.domain.clocks import Urgency
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.languages import LANGUAGES
from dozor.domain.own_catalogue.bounds import Bounds, is_emergency
from dozor.domain.own_catalogue.edit import OWN, ProblemEdit, Switched, is_own
from dozor.domain.own_catalogue.phrases import check_phrases

MOST_QUESTIONS = 4
MOST_SYNONYMS = 20
LONGEST_KEY, LONGEST_NAME, LONGEST_PHRASE, LONGEST_ADVICE = 60, 80, 60, 400

_KEY = re.compile(rf"{OWN}[a-z0-9_]+")


def check_key(key: str, bounds: Bounds) -> None:
    """Raises Invalid for what names no problem of the catalogue and cannot name an own one."""
    if bounds.before(key) is None and not (_KEY.fullmatch(key) and len(key) <= LONGEST_KEY):
        raise Invalid([FieldProblem("key", "Begin with own_, then small letters a to z, digits and _.")])


def check_edit(key: str, edit: ProblemEdit, bounds: Bounds) -> None:
    """Raises Invalid naming everything that does not fit ("change.names.ru")."""
    problems = list(find_misfits(key, edit, bounds))
    if problems:
        raise Invalid(problems)


def find_misfits(key: str, edit: ProblemEdit, bounds: Bounds) -> Iterator[FieldProblem]:
    """Everything of the change that does not fit, in the order of its fields."""
    yield from _check_words(edit)
    yield from check_phrases(key, edit, bounds)
    if is_emergency(bounds.before(key)):
        yield from _check_emergency(edit)
    yield from _check_references(edit, bounds)
    yield from _check_own(edit, bounds.languages) if is_own(key) else _check_common(edit)


def _check_words(edit: ProblemEdit) -> Iterator[FieldProblem]:
    for name, texts, longest in (("names", edit.names, LONGEST_NAME), ("advice", edit.advice, LONGEST_ADVICE)):
        for language, text in texts.items():
            yield from _check_text(f"change.{name}.{language}", language, text, longest)
    for language, phrases in edit.synonyms.items():
        if len(phrases) > MOST_SYNONYMS:
            yield FieldProblem(f"change.synonyms.{language}", "Keep at most twenty phrases in a language.")
        for place, phrase in enumerate(phrases):
            yield from _check_text(f"change.synonyms.{language}.{place}", language, phrase, LONGEST_PHRASE)


def _check_text(field: str, language: str, text: str, longest: int) -> Iterator[FieldProblem]:
    if language not in LANGUAGES:
        yield FieldProblem(field, "This language is not spoken here.")
    if not text.strip() or not text.isprintable():
        yield FieldProblem(field, "Write something, or leave it out.")
    if len(text) > longest:
        yield FieldProblem(field, "This is too long.")


def _check_emergency(edit: ProblemEdit) -> Iterator[FieldProblem]:
    if edit.switched is Switched.OFF:
        yield FieldProblem("change.switched", "The catalogue calls this an emergency: it stays switched on.")
    if edit.urgency not in (None, Urgency.EMERGENCY):
        yield FieldProblem("change.urgency", "The catalogue calls this an emergency: it stays one.")


def _check_references(edit: ProblemEdit, bounds: Bounds) -> Iterator[FieldProblem]:
    known: tuple[tuple[str, Iterable[str], Iterable[str]], ...] = (
        ("category", [edit.category] if edit.category else [], bounds.filed.categories),
        ("trade", [edit.trade] if edit.trade else [], bounds.filed.trades),
        ("places", edit.places, bounds.filed.places),
        ("clocks", edit.clocks, bounds.named_rules),
        ("questions", edit.questions, bounds.guide.questions),
    )
    for field, keys, there in known:
        if any(key not in there for key in keys):
            yield FieldProblem(f"change.{field}", "There is no such thing any more: choose another.")
    if len(set(edit.questions)) > MOST_QUESTIONS or len(set(edit.questions)) < len(edit.questions):
        yield FieldProblem("change.questions", "Ask at most four questions.")


def _check_common(edit: ProblemEdit) -> Iterator[FieldProblem]:
    if edit.category:
        yield FieldProblem("change.category", "Only a problem of your own has a category of its own.")


def _check_own(edit: ProblemEdit, languages: tuple[str, ...]) -> Iterator[FieldProblem]:
    for language in languages:
        if not edit.names.get(language, "").strip():
            yield FieldProblem(f"change.names.{language}", "Name it in every language of the company.")
    wanted = {"category": edit.category, "trade": edit.trade, "urgency": edit.urgency, "places": edit.places}
    for field, value in wanted.items():
        if not value:
            yield FieldProblem(f"change.{field}", "This field is required.")
