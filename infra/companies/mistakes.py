"""What is wrong with a company's file, said so that whoever wrote the file can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError

from infra.companies.yaml_source import Document

_Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One place (file, line from 1, path inside the YAML), what is wrong there, and what to do about it."""

    file: str
    line: int
    path: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        """One line, as compilers print it, so that editors jump to the place."""
        return f"{self.file}:{self.line}: {self.path or 'the file'}: {self.reason}. {self.remedy}."


class CompanyFileMistakes(ValueError):
    """Company files (or the packs they name) do not fit; `mistakes` holds all of them, by file and line."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def mistake_at(document: Document, place: _Place, reason: str, remedy: str) -> Mistake:
    """A mistake at a place of a document that was read."""
    return Mistake(document.name, document.line(place), _spell(place), reason.rstrip("."), remedy.rstrip("."))


def from_validation(document: Document, error: ValidationError) -> list[Mistake]:
    """The mistakes that pydantic found, in our words and with lines."""
    found = []
    details = error.errors(include_url=False)
    for detail in details:
        if detail["type"] == "too_short" and any(_is_within(other["loc"], detail["loc"]) for other in details):
            continue  # pydantic counts what is in order: the list is not empty, what stands in it is wrong
        place = tuple(part for part in detail["loc"] if part != "[key]")
        context = detail.get("ctx", {})
        reason, remedy = _WORDS.get(detail["type"], (detail["msg"], "Correct the value"))
        if "remedy" in context:
            reason, remedy = detail["msg"], str(context["remedy"])
        found.append(mistake_at(document, place, reason.format(**context), remedy.format(**context)))
    return found


def _is_within(inner: _Place, outer: _Place) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _spell(place: _Place) -> str:
    text = ""
    for part in place:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


_WORDS = {
    "missing": ("is missing", "Add it"),
    "extra_forbidden": ("there is no such setting", "Remove it, or check its spelling"),
    "enum": ("is none of the possible values", "Write one of: {expected}"),
    "string_too_short": ("is empty", "Write a value"),
    "too_short": ("is empty", "Write at least one"),
    "dict_type": ("is not a list of `name: value` pairs", "Write `name: value` lines, indented below it"),
    "model_type": ("is not a list of `name: value` pairs", "Write `name: value` lines, indented below it"),
    "tuple_type": ("is not a list", "Write `[a, b]`, or lines that begin with `-`"),
    "string_type": ("is not a text", "Write one value, in quotes if it has signs such as `:` or `#`"),
    "int_parsing": ("is not a whole number", "Write digits only"),
    "int_type": ("is not a whole number", "Write digits only"),
    "bool_parsing": ("is neither true nor false", "Write true or false"),
    "bool_type": ("is neither true nor false", "Write true or false"),
    "greater_than_equal": ("is too small", "Write {ge} or more"),
    "less_than_equal": ("is too large", "Write {le} or less"),
}
