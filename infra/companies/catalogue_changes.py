"""A company's changes of the catalogue: checked against the one that is deployed, and as the trade has them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from dozor.domain.catalogue import CatalogueChanges, Problem, Repeat
from dozor.domain.own_catalogue.edit import OWN, is_own
from infra.companies.catalogue_model import AddedProblem, CatalogueEntry
from infra.companies.file_model import CompanyFile
from infra.companies.mistakes import Mistake, mistake_at
from infra.companies.yaml_source import Document


@dataclass(frozen=True, slots=True)
class CompiledCatalogue:
    """What a company may refer to. clocks_of: problem -> the clock rules it names; advice: key -> language -> text."""

    clocks_of: Mapping[str, tuple[str, ...]]
    retired: frozenset[str]
    known: Mapping[str, frozenset[str]]
    advice: Mapping[str, Mapping[str, str]]
    phrases: Mapping[str, Mapping[str, str]]

    def name_problems(self, added: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Clock rule -> the problems that name it, the added ones last."""
        named: dict[str, list[str]] = defaultdict(list)
        for problem, clocks in (*self.clocks_of.items(), *added.items()):
            for clock in clocks:
                named[clock].append(problem)
        return {clock: tuple(problems) for clock, problems in named.items()}


@cache
def read_compiled() -> CompiledCatalogue:
    """The compiled catalogue that travels in the layer."""
    folder = resources.files("dozor.catalogue")
    content = msgspec.json.decode(folder.joinpath("problems.json").read_bytes())
    guide = msgspec.json.decode(folder.joinpath("guide.json").read_bytes())
    clocks_of = {problem["key"]: tuple(problem["clocks"]) for problem in content["problems"]}
    known = {
        "category": frozenset(content["categories"]),
        "trade": frozenset(content["trades"]),
        "places": frozenset(content["places"]),
        "clocks": frozenset(clock for clocks in clocks_of.values() for clock in clocks),
        "ask": frozenset(question["key"] for question in guide["questions"]),
        "tell": frozenset(content["advice"]),
    }
    phrases: dict[str, dict[str, str]] = defaultdict(dict)
    for problem in content["problems"]:
        for language, name in problem["names"].items():
            for phrase in (name, *guide["synonyms"].get(problem["key"], {}).get(language, ())):
                phrases[language][_plain(phrase)] = problem["key"]
    return CompiledCatalogue(clocks_of, frozenset(content["retired"]), known, content["advice"], phrases)


def check_catalogue(document: Document, content: CompanyFile | None) -> list[Mistake]:
    """References of the company's `catalogue` that lead nowhere, missing names, and phrases that are taken."""
    if content is None:
        return []
    entry, compiled = content.catalogue, read_compiled()
    found = list(_unknown_problems(document, entry, compiled))
    for key, names in entry.rename.items():
        for language in sorted(set(names) - set(content.languages)):
            place = ("catalogue", "rename", key, language)
            found.append(mistake_at(document, place, "is no language of the company", "Add it to `languages`"))
    for key, added in entry.add.items():
        found += _check_added(document, key, added, content.languages, compiled, frozenset(entry.off))
    return found


def to_changes(entry: CatalogueEntry) -> CatalogueChanges:
    """The changes, as the trade has them."""
    return CatalogueChanges(
        off=entry.off,
        names=entry.rename,
        problems=tuple(_to_problem(key, added) for key, added in entry.add.items()),
        synonyms={
            key: {language: wording.synonyms for language, wording in added.wordings.items() if wording.synonyms}
            for key, added in entry.add.items()
        },
    )


def _to_problem(key: str, added: AddedProblem) -> Problem:
    told = [read_compiled().advice[block] for block in added.tell]
    return Problem(
        key=key,
        category=added.category,
        trade=added.trade,
        urgency=added.urgency,
        names={language: wording.name for language, wording in added.wordings.items()},
        advice={language: " ".join(block[language] for block in told) for language in (told[0] if told else ())},
        places=added.places,
        clocks=added.clocks,
        questions=added.ask,
        repeat=added.repeat if isinstance(added.repeat, Repeat) else None,
        outage=added.outage,
    )


def _unknown_problems(document: Document, entry: CatalogueEntry, compiled: CompiledCatalogue) -> Iterator[Mistake]:
    for section, keys in (("off", entry.off), ("rename", tuple(entry.rename))):
        for index, key in enumerate(keys):
            if key not in compiled.clocks_of:
                place: tuple[str | int, ...] = ("catalogue", section, index if section == "off" else key)
                yield mistake_at(document, place, f"there is no problem '{key}'", "See catalogue/categories")
    for key in sorted(set(entry.off) & set(entry.rename)):
        place = ("catalogue", "rename", key)
        yield mistake_at(document, place, "is switched off", "Remove it from `off` or from `rename`")


def _check_added(
    document: Document,
    key: str,
    added: AddedProblem,
    languages: tuple[str, ...],
    compiled: CompiledCatalogue,
    off: frozenset[str],
) -> Iterator[Mistake]:
    place = ("catalogue", "add", key)
    if key in compiled.clocks_of or key in compiled.retired:
        yield mistake_at(document, place, "is a problem of the catalogue already", "Take another key, or use `rename`")
    if is_own(key):
        yield mistake_at(document, place, "is a key of administrators", f"Do not begin it with {OWN}")
    named: dict[str, Any] = {
        "category": [added.category],
        "trade": [added.trade],
        "places": added.places,
        "clocks": added.clocks,
        "ask": added.ask,
        "tell": added.tell,
    }
    for field, values in named.items():
        for value in values:
            if value not in compiled.known[field]:
                yield mistake_at(document, (*place, field), f"there is no '{value}'", "See catalogue/README.md")
    for language in languages:
        if language not in added.wordings:
            yield mistake_at(document, place, f"there is no name in: {language}", "Name it in each language")
    yield from _find_taken(document, place, added, compiled, off)


def _find_taken(
    document: Document, place: tuple[str, ...], added: AddedProblem, compiled: CompiledCatalogue, off: frozenset[str]
) -> Iterator[Mistake]:
    for language, wording in added.wordings.items():
        for phrase in wording.phrases:
            owner = compiled.phrases.get(language, {}).get(_plain(phrase))
            if owner and owner not in off and phrase not in wording.shared:
                reason = f"'{phrase}' is said of {owner} too"
                yield mistake_at(document, (*place, language), reason, "Say it otherwise, or mark it with a star")


def _plain(phrase: str) -> str:
    return phrase.casefold().replace("ё", "е")
