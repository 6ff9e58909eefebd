"""Compare the API with the released one; with --release, make it the released one. Exit code 1: it would break something."""

import json
import sys
from pathlib import Path
from typing import Any

from cli.api.changes import Break, find_breaks
from cli.build.steps import ROOT
from functions.rest_api.description import describe_api

RELEASED = ROOT / "docs" / "api" / "released.json"


def read_released(path: Path = RELEASED) -> dict[str, Any]:
    """The description that those who call the API rely on."""
    document: dict[str, Any] = json.loads(path.read_text())
    return document


def check_api() -> list[Break]:
    """What of the released API the code would break."""
    return find_breaks(read_released(), describe_api())


def release(path: Path = RELEASED) -> None:
    """The API as the code has it is the one that is relied on from now on."""
    path.write_text(json.dumps(describe_api(), ensure_ascii=False, indent=2) + "\n")


def main(arguments: list[str]) -> int:
    """0: nothing breaks, or it has been released; 1: something would."""
    if "--release" in arguments:
        release()
        print(f"released: {RELEASED.relative_to(ROOT)}")  # noqa: T201 — a command
        return 0
    broken = check_api()
    for one in broken:
        print(one)  # noqa: T201
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
