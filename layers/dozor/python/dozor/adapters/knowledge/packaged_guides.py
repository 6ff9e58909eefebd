"""The guides that travel inside the layer, read when somebody first asks for them."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from dozor.ports.guides import GuideSource

COMPILED = Path(__file__).resolve().parents[2] / "knowledge" / "guides.json"


class PackagedGuides(GuideSource):
    """A GuideSource over the compiled file."""

    def __init__(self, file: Path = COMPILED) -> None:
        self._file = file

    def current(self) -> Mapping[str, Mapping[str, str]]:
        """Key -> language -> document; the same object at every call."""
        return self._guides

    @cached_property
    def _guides(self) -> dict[str, dict[str, str]]:
        return msgspec.json.decode(self._file.read_bytes(), type=dict[str, dict[str, str]])
