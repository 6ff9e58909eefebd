"""A copy of the catalogue's source in which a test may make a mistake."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from catalogue.source import FOLDER

Content = dict[str, Any]


def copy_source(folder: Path) -> Path:
    """The committed source, copied into that folder."""
    for name in ("catalogue.yaml", "questions.yaml", "advice.yaml", "retired.yaml"):
        shutil.copy(FOLDER / name, folder / name)
    (folder / "categories").mkdir()
    for category in ("gas", "water", "heating"):
        shutil.copy(FOLDER / "categories" / f"{category}.yaml", folder / "categories" / f"{category}.yaml")
    return folder


def rewrite(path: Path, change: Callable[[Content], object]) -> None:
    """The file with that change of its content."""
    content = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    change(content)
    path.write_text(yaml.dump(content, Dumper=_WithoutAliases, allow_unicode=True), encoding="utf-8")


class _WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True
