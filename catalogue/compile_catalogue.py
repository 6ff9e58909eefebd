"""Checks the catalogue and writes the JSON that functions read, which have no YAML and no time to parse it."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from catalogue.model import CategoryFile, ProblemEntry, Texts
from catalogue.source import FOLDER, CatalogueMistakes, Source, read_source
from dozor.domain.catalogue import OutageRule, Repeat, name_version
from infra.companies.load import POLICIES
from infra.companies.policies import name_clocks

TARGET = Path(__file__).resolve().parents[1] / "layers/dozor/python/dozor/catalogue"


def compile_catalogue(folder: Path = FOLDER, policies: Path = POLICIES) -> dict[str, str]:
    """File name -> its JSON, for the catalogue of that folder; raises CatalogueMistakes naming every mistake."""
    source = read_source(folder, name_clocks(policies))
    guide = _dump(_compile_guide(source))
    problems = _compile_problems(source)
    version = name_version(source.common.edition, [_dump(problems), guide])
    return {"problems.json": _dump({"version": version, **problems}), "guide.json": guide}


def _compile_problems(source: Source) -> dict[str, Any]:
    return {
        "places": _names(source.common.places),
        "categories": {key: file.names.model_dump() for key, file in source.categories.items()},
        "trades": _names(source.common.trades),
        "advice": _names(source.advice.texts),
        "retired": _names(source.retired.texts),
        "problems": [
            compile_problem(key, entry, category, file)
            for category, file in source.categories.items()
            for key, entry in file.problems.items()
        ],
    }


def compile_problem(key: str, entry: ProblemEntry, category: str, file: CategoryFile) -> dict[str, Any]:
    """One problem with what its category lends it."""
    defaults = file.defaults
    repeat = entry.repeat if entry.repeat is None or isinstance(entry.repeat, Repeat) else defaults.repeat
    outage = entry.outage if entry.outage is None or isinstance(entry.outage, OutageRule) else defaults.outage
    return {
        "key": key,
        "category": category,
        "trade": entry.trade or defaults.trade,
        "urgency": entry.urgency or defaults.urgency,
        "names": {language: wording.name for language, wording in entry.wordings.items()},
        "tell": entry.tell,
        "places": entry.places or defaults.places,
        "clocks": entry.clocks,
        "questions": entry.ask or defaults.ask,
        "repeat": {"hours": repeat.hours, "scope": repeat.scope} if repeat else None,
        **({"outage": asdict(outage)} if outage else {}),
    }


def _compile_guide(source: Source) -> dict[str, Any]:
    answers = source.questions.answers
    return {
        "questions": [
            {
                "key": key,
                "names": question.model_dump(exclude={"answers"}),
                "answers": [{"key": answer, "names": answers[answer].model_dump()} for answer in question.answers],
            }
            for key, question in source.questions.questions.items()
        ],
        "synonyms": {
            key: {language: wording.synonyms for language, wording in entry.wordings.items() if wording.synonyms}
            for file in source.categories.values()
            for key, entry in file.problems.items()
        },
    }


def _names(texts: dict[str, Texts]) -> dict[str, dict[str, str]]:
    return {key: names.model_dump() for key, names in texts.items()}


def _dump(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> int:
    """Compile the committed source into its committed result; 1, with every mistake, when it does not fit."""
    try:
        compiled = compile_catalogue()
    except CatalogueMistakes as wrong:
        sys.stderr.write("".join(f"{mistake}\n" for mistake in wrong.mistakes))
        return 1
    for name, text in compiled.items():
        (TARGET / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"wrote {name}, {len(text.encode())} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
