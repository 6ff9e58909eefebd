"""Where the built pages lie for browsers to fetch."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PageFile:
    """One file. name: its address without the first slash; caching: what browsers are told, as Cache-Control."""

    name: str
    content: bytes
    media_type: str
    caching: str


class PagesHost(Protocol):
    """Serves files under their names. All methods may be repeated; raise TransientFailure when the host is busy."""

    def released(self) -> frozenset[str]:
        """The names of the last release; none before the first."""
        ...

    def save(self, files: Sequence[PageFile]) -> None:
        """Serve these from now on; in which order they appear is left open."""
        ...

    def retire(self, files: Iterable[PageFile]) -> None:
        """Serve what is under these names for a while yet, then no more; their content here is not looked at."""
        ...

    def note_release(self, names: Iterable[str]) -> None:
        """Keep the names of the release that is whole now."""
        ...


class PagesBuilds(Protocol):
    """What the build made, as the deployment handed it over."""

    def read(self, bucket: str, key: str) -> Mapping[str, bytes]:
        """Name -> content of every file. Raises NotFound when there is no such build, TransientFailure."""
        ...
