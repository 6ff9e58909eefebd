"""Checks the guides against the catalogue and writes the one file that functions read."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from dozor.domain.catalogue import Catalogue
from dozor.domain.errors import Invalid
from dozor.domain.guide import check_guide, make_guide

FOLDER = Path(__file__).parent
TARGET = FOLDER.parent / "layers/dozor/python/dozor/knowledge/guides.json"
LANGUAGES = frozenset({"ru", "kk", "pl", "en"})


class GuideMistakes(Exception):
    """The guides do not fit; `mistakes` has a line for each: file, line, reason."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(mistakes))


def read_guides(catalogue: Catalogue, folder: Path = FOLDER) -> dict[str, dict[str, str]]:
    """Key -> language -> document, of the files `<key>.<language>.md` of that folder. Raises GuideMistakes."""
    guides: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.*.md")):
        key, language, _ = path.name.split(".")
        guides.setdefault(key, {})[language] = path.read_text(encoding="utf-8")
    mistakes = [one for key, documents in guides.items() for one in _find_mistakes(key, documents, catalogue)]
    if mistakes:
        raise GuideMistakes(mistakes)
    return guides


def _find_mistakes(key: str, documents: Mapping[str, str], catalogue: Catalogue) -> list[str]:
    missing = [f"{key}.{language}.md: is missing" for language in sorted(LANGUAGES - documents.keys())]
    try:
        check_guide(make_guide(key, documents), catalogue, LANGUAGES)
    except Invalid as wrong:
        return missing + [_tell(key, problem.field, problem.reason) for problem in wrong.problems]
    return missing


def _tell(key: str, field: str, reason: str) -> str:
    _, language, *line = field.split(".")
    return f"{key}.{language}.md:{line[0] if line else 1}: {reason}"


def compile_guides(catalogue: Catalogue, folder: Path = FOLDER) -> str:
    """The compiled file; raises GuideMistakes naming every mistake."""
    return json.dumps(read_guides(catalogue, folder), ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> int:
    """Compile the committed guides; 1, with every mistake, when they do not fit."""
    from dozor.bootstrap.system import catalogue

    try:
        compiled = compile_guides(catalogue())
    except GuideMistakes as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    TARGET.write_text(compiled, encoding="utf-8")
    sys.stdout.write(f"wrote {TARGET.name}, {len(compiled.encode())} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
