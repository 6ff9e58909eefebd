"""Checks `problems.yaml` and writes the JSON that functions read, which have no YAML and no time to parse it."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from dozor.domain.clocks import Urgency

SOURCE = Path(__file__).with_name("problems.yaml")
TARGET = Path(__file__).resolve().parents[1] / "layers/dozor/python/dozor/catalogue/problems.json"

# Every name and every advice exists in these.
LANGUAGES = frozenset({"ru", "en"})


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ProblemEntry(_Part):
    """One kind of problem; see dozor.domain.catalogue.Problem."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    category: str
    trade: str
    urgency: Urgency
    names: dict[str, str]
    advice: dict[str, str]


class CatalogueFile(_Part):
    """The whole file: every key once, every reference known, every text in all languages."""

    version: str
    categories: dict[str, dict[str, str]]
    trades: dict[str, dict[str, str]]
    problems: list[ProblemEntry]

    @model_validator(mode="after")
    def _whole(self) -> "CatalogueFile":
        mistakes = list(self._mistakes())
        if mistakes:
            raise ValueError("\n".join(mistakes))
        return self

    def _mistakes(self) -> Iterator[str]:
        for key, times in Counter(problem.key for problem in self.problems).items():
            if times > 1:
                yield f"problem {key} is there {times} times"
        for problem in self.problems:
            if problem.category not in self.categories:
                yield f"problem {problem.key}: there is no category {problem.category}"
            if problem.trade not in self.trades:
                yield f"problem {problem.key}: there is no trade {problem.trade}"
            yield from _check_texts(f"problem {problem.key}: names", problem.names)
            if problem.advice:
                yield from _check_texts(f"problem {problem.key}: advice", problem.advice)
        for key, names in [*self.categories.items(), *self.trades.items()]:
            yield from _check_texts(key, names)


def _check_texts(place: str, texts: dict[str, str]) -> Iterator[str]:
    if set(texts) != LANGUAGES or not all(text.strip() for text in texts.values()):
        yield f"{place}: a text is wanted in each of {', '.join(sorted(LANGUAGES))} and in no other language"


def compile_catalogue(text: str) -> str:
    """The JSON for a YAML text; raises pydantic.ValidationError naming every mistake."""
    content: Any = yaml.safe_load(text)
    checked = CatalogueFile.model_validate(content)
    return json.dumps(checked.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    """Compile the committed source into its committed result."""
    TARGET.write_text(compile_catalogue(SOURCE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"wrote {TARGET.name}, {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
