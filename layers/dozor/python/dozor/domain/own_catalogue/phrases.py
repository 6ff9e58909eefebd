"""A phrase names one problem, as in the catalogue itself, where only what the catalogue shares is shared."""

from collections.abc import Iterator, Mapping

from dozor.domain.errors import FieldProblem
from dozor.domain.languages import LANGUAGES
from dozor.domain.own_catalogue.bounds import Bounds, plain
from dozor.domain.own_catalogue.edit import ProblemEdit, Switched
from dozor.domain.problem import Problem, say_in


def check_phrases(key: str, edit: ProblemEdit, bounds: Bounds) -> Iterator[FieldProblem]:
    """What is said of another problem too, or twice of this one; nothing of a problem that is off with the change."""
    stays_off = edit.switched is Switched.AS_IS and key in bounds.filed.off
    if stays_off or edit.switched is Switched.OFF:
        return
    before = bounds.before(key)
    for language in LANGUAGES:
        name, synonyms = edit.names.get(language, ""), edit.synonyms.get(language, ())
        said = {f"change.synonyms.{language}.{place}": phrase for place, phrase in enumerate(synonyms)}
        if name:
            said[f"change.names.{language}"] = name
        yield from _find_taken(key, language, said, bounds)
        if before is not None:
            yield from _find_given_away(before, edit, language, bounds)
        yield from _find_twice(language, synonyms, name or (before.names.get(language, "") if before else ""))


def _find_taken(key: str, language: str, said: Mapping[str, str], bounds: Bounds) -> Iterator[FieldProblem]:
    for field, phrase in said.items():
        place = language, plain(phrase)
        guarded = _first_other(key, bounds.guarded.get(place, ()))
        other = _first_other(key, bounds.said.get(place, ()))
        if guarded is not None:
            yield FieldProblem(
                field,
                "“{phrase}” always leads to “{problem}”: say it otherwise.",
                _tell(phrase, guarded, language),
            )
        elif other is not None:
            yield _is_taken(field, phrase, other, language)


def _find_given_away(before: Problem, edit: ProblemEdit, language: str, bounds: Bounds) -> Iterator[FieldProblem]:
    """What the catalogue says of a problem and administrators say of another since: while this one was off, or renamed."""
    said = {f"change.synonyms.{language}": bounds.filed_guide.synonyms.get(before.key, {}).get(language, ())}
    if language not in edit.names and language in before.names:
        said[f"change.names.{language}"] = (before.names[language],)
    for field, phrases in said.items():
        for phrase in phrases:
            place = language, plain(phrase)
            shared = {one.key for one in bounds.said_before.get(place, ())}
            others = tuple(one for one in bounds.said.get(place, ()) if one.key not in shared)
            other = _first_other(before.key, others)
            if other is not None:
                yield _is_taken(field, phrase, other, language)


def _find_twice(language: str, synonyms: tuple[str, ...], name: str) -> Iterator[FieldProblem]:
    seen = {plain(name)}
    for place, phrase in enumerate(synonyms):
        if plain(phrase) in seen:
            yield FieldProblem(
                f"change.synonyms.{language}.{place}", "The problem has this phrase already: keep one of the two."
            )
        seen.add(plain(phrase))


def _first_other(key: str, problems: tuple[Problem, ...]) -> Problem | None:
    return next((one for one in problems if one.key != key), None)


def _is_taken(field: str, phrase: str, other: Problem, language: str) -> FieldProblem:
    return FieldProblem(
        field,
        "“{phrase}” is said of “{problem}” too: say it otherwise, or switch that one off.",
        _tell(phrase, other, language),
    )


def _tell(phrase: str, problem: Problem, language: str) -> tuple[tuple[str, str], ...]:
    return (("phrase", phrase), ("problem", say_in(problem.names, language)))
