"""Where the built pages lie, in memory."""

from collections.abc import Iterable, Mapping, Sequence

from dozor.domain.errors import NotFound
from dozor.ports.pages import PageFile, PagesBuilds, PagesHost
from tests.fakes.faults import Faults, faulty


class FakePagesHost(PagesHost):
    """files: what is served now; saved: names in the order of saving, a list a call; retired: what soon is not."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.files: dict[str, PageFile] = {}
        self.saved: list[list[str]] = []
        self.retired: set[str] = set()
        self._released: frozenset[str] = frozenset()

    @faulty
    def released(self) -> frozenset[str]:
        return self._released

    @faulty
    def save(self, files: Sequence[PageFile]) -> None:
        self.saved.append([file.name for file in files])
        self.files |= {file.name: file for file in files}
        self.retired -= {file.name for file in files}

    @faulty
    def retire(self, files: Iterable[PageFile]) -> None:
        self.retired |= {file.name for file in files} & set(self.files)

    @faulty
    def note_release(self, names: Iterable[str]) -> None:
        self._released = frozenset(names)


class FakePagesBuilds(PagesBuilds):
    """builds: (bucket, key) -> name -> content."""

    def __init__(self, builds: Mapping[tuple[str, str], Mapping[str, bytes]]) -> None:
        self.faults = Faults()
        self.builds = builds

    @faulty
    def read(self, bucket: str, key: str) -> Mapping[str, bytes]:
        if (bucket, key) not in self.builds:
            raise NotFound(f"There is no build {key} in {bucket}.")
        return self.builds[bucket, key]
