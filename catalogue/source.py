"""Reads the files of the catalogue: everything that is wrong at once, or the whole catalogue, checked."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from catalogue.checks import check_phrases, check_references
from catalogue.model import CatalogueFile, CategoryFile, Part, QuestionsFile, TextsFile
from infra.companies.mistakes import CompanyFileMistakes, Mistake, from_validation, mistake_at
from infra.companies.policies import find_twice, read_document
from infra.companies.yaml_source import Document

FOLDER = Path(__file__).parent
P = TypeVar("P", bound=Part)


class CatalogueMistakes(CompanyFileMistakes):
    """The catalogue does not fit; `mistakes` holds all of them, by file and line."""


@dataclass(frozen=True, slots=True)
class Source:
    """The catalogue as people wrote it. categories: key -> its file, in the order of their keys."""

    common: CatalogueFile
    questions: QuestionsFile
    advice: TextsFile
    retired: TextsFile
    categories: dict[str, CategoryFile]


def read_source(folder: Path = FOLDER, clocks: frozenset[str] = frozenset()) -> Source:
    """The catalogue of that folder; clocks: keys of clock rules that problems may name. Raises CatalogueMistakes."""
    mistakes: list[Mistake] = []
    common = _read(folder / "catalogue.yaml", CatalogueFile, mistakes)
    questions = _read(folder / "questions.yaml", QuestionsFile, mistakes)
    advice = _read(folder / "advice.yaml", TextsFile, mistakes)
    retired = _read(folder / "retired.yaml", TextsFile, mistakes)
    documents = {path.stem: _open(path, mistakes) for path in sorted((folder / "categories").glob("*.yaml"))}
    files = {key: _check(document, CategoryFile, mistakes) for key, document in documents.items() if document}
    categories = {key: file for key, file in files.items() if file is not None}
    if common is None or questions is None or advice is None or retired is None:
        raise CatalogueMistakes(mistakes)
    source = Source(common, questions, advice, retired, categories)
    opened = {key: document for key, document in documents.items() if document}
    mistakes += check_references(source, opened, clocks)
    mistakes += check_phrases({key: categories[key].problems for key in categories}, opened)
    if mistakes:
        raise CatalogueMistakes(mistakes)
    return source


def _open(path: Path, mistakes: list[Mistake]) -> Document | None:
    try:
        document = read_document(path)
    except CompanyFileMistakes as broken:
        mistakes += broken.mistakes
        return None
    mistakes += find_twice(document)
    return document


def _check(document: Document, model: type[P], mistakes: list[Mistake]) -> P | None:
    if not isinstance(document.data, dict):
        mistakes.append(mistake_at(document, (), "is not a list of `name: value` pairs", "Write such lines"))
        return None
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        mistakes += from_validation(document, error)
        return None


def _read(path: Path, model: type[P], mistakes: list[Mistake]) -> P | None:
    document = _open(path, mistakes)
    return _check(document, model, mistakes) if document else None
