"""Whether a change fits: as strict as the company's file, and every reason says what to do."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dozor.domain.catalogue import Catalogue, Guide
from dozor.domain.clocks import ClockRule, Urgency
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.own_catalogue.edit import OWN, ProblemEdit, Switched, is_own
from dozor.domain.problem import Problem, say_in

LANGUAGES = ("ru", "kk", "pl", "en")
MOST_QUESTIONS = 4
MOST_SYNONYMS = 20
LONGEST_KEY, LONGEST_NAME, LONGEST_PHRASE, LONGEST_ADVICE = 60, 80, 60, 400

_KEY = re.compile(rf"{OWN}[a-z0-9_]+")


@dataclass(frozen=True)
class Bounds:
    """What a change may refer to. filed: the catalogue with the company's file, without its administrators; own: as it stands;
    guide: with the synonyms of all that stands; languages: the company's; rules: its clock rules.
    """

    filed: Catalogue
    own: Catalogue
    guide: Guide
    languages: tuple[str, ...]
    rules: tuple[ClockRule, ...]

    def before(self, key: str) -> Problem | None:
        """The problem without the administrators' change; None of their own, and of what the catalogue has no longer."""
        return self.filed.known(key)

    @cached_property
    def said(self) -> Mapping[tuple[str, str], list[Problem]]:
        """(language, phrase) -> the problems that operators may register of which it is said."""
        found: dict[tuple[str, str], list[Problem]] = defaultdict(list)
        for problem in self.own.problems.values():
            for language, name in problem.names.items():
                for phrase in (name, *self.guide.synonyms.get(problem.key, {}).get(language, ())):
                    found[language, plain(phrase)].append(problem)
        return found

    @cached_property
    def named_rules(self) -> frozenset[str]:
        """Keys of the clock rules that are for problems by name."""
        return frozenset(rule.key for rule in self.rules if rule.problems and rule.key)


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
    before = bounds.before(key)
    yield from _check_words(edit)
    if edit.switched is not Switched.OFF:
        yield from _check_phrases(key, edit, before, bounds)
    if before is not None and before.urgency is Urgency.EMERGENCY and edit.urgency not in (None, Urgency.EMERGENCY):
        yield FieldProblem("change.urgency", "The catalogue calls this an emergency: it stays one.")
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


def _check_phrases(key: str, edit: ProblemEdit, before: Problem | None, bounds: Bounds) -> Iterator[FieldProblem]:
    """A phrase names one problem, as in the catalogue itself."""
    for language in LANGUAGES:
        name, synonyms = edit.names.get(language, ""), edit.synonyms.get(language, ())
        said = {f"change.synonyms.{language}.{place}": phrase for place, phrase in enumerate(synonyms)}
        if name:
            said[f"change.names.{language}"] = name
        yield from _find_taken(key, language, said, bounds)
        yield from _find_twice(language, synonyms, name or (before.names.get(language, "") if before else ""))


def _find_taken(key: str, language: str, said: Mapping[str, str], bounds: Bounds) -> Iterator[FieldProblem]:
    for field, phrase in said.items():
        other = next((one for one in bounds.said.get((language, plain(phrase)), ()) if one.key != key), None)
        if other is not None:
            told = (("phrase", phrase), ("problem", say_in(other.names, language)))
            yield FieldProblem(
                field, "“{phrase}” is said of “{problem}” too: say it otherwise, or switch that one off.", told
            )


def _find_twice(language: str, synonyms: tuple[str, ...], name: str) -> Iterator[FieldProblem]:
    seen = {plain(name)}
    for place, phrase in enumerate(synonyms):
        if plain(phrase) in seen:
            yield FieldProblem(
                f"change.synonyms.{language}.{place}", "The problem has this phrase already: keep one of the two."
            )
        seen.add(plain(phrase))


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


def plain(phrase: str) -> str:
    """The phrase as it is compared: small letters, ё as е."""
    return " ".join(phrase.casefold().replace("ё", "е").split())
