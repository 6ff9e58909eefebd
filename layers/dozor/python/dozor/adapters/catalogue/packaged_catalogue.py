"""The catalogue that travels inside the layer, read once (about a millisecond) when first asked for."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from dozor.domain.catalogue import Catalogue, Problem

COMPILED = Path(__file__).resolve().parents[2] / "catalogue" / "problems.json"


@dataclass(frozen=True, slots=True)
class _Compiled:
    """The file as compiled from `catalogue/problems.yaml`."""

    version: str
    categories: dict[str, dict[str, str]]
    trades: dict[str, dict[str, str]]
    problems: tuple[Problem, ...]


class PackagedCatalogue:
    """A CatalogueSource over the compiled file."""

    def __init__(self, path: Path = COMPILED) -> None:
        self._path = path

    def current(self) -> Catalogue:
        """The catalogue; the same object at every call."""
        return self._catalogue

    @cached_property
    def _catalogue(self) -> Catalogue:
        content = msgspec.json.decode(self._path.read_bytes(), type=_Compiled)
        problems = {problem.key: problem for problem in content.problems}
        return Catalogue(content.version, problems, categories=content.categories, trades=content.trades)
