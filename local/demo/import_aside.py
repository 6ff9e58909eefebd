"""The companies' registers, read and written by a process of its own, so that it takes the other core.

It is started before this process has imported anything slow, and reads the workbooks while the stacks are deployed:

    python -m local.demo.import_aside <folder of company files>

One line of JSON on its standard input tells it where to write; then it prints one report a line.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:
    from dozor.application.register.report import ImportReport
    from local.cloud.server.session import LaptopSession

STOP_SECONDS = 5


class ImportFailed(Exception):
    """The process ended before everything was imported; what it said of it is on the standard error."""


class ImportAside:
    """A RegisterImport by another process; a context manager that ends it."""

    def __init__(self, companies: Path) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-m", "local.demo.import_aside", str(companies)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C is for the laptop, which ends this process itself
        )

    def begin(self, session: "LaptopSession", table: str) -> None:
        """Tell it where to write. A process that is gone already is noticed by `reports`."""
        place = {"endpoint": session.endpoint, "region": session.region_name, "table": table}
        with suppress(BrokenPipeError), _opened(self.process.stdin) as to:
            to.write(json.dumps(place) + "\n")

    def reports(self) -> Iterator["ImportReport"]:
        """What came of it, company by company, as it is done; raises ImportFailed if the process did not finish."""
        import msgspec

        from dozor.application.register.report import ImportReport

        for line in _opened(self.process.stdout):
            yield msgspec.json.decode(line, type=ImportReport)
        if self.process.wait():
            raise ImportFailed(f"importing the companies' registers ended with {self.process.returncode}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


def main(companies: Path) -> None:
    """Read, wait to be told where, write, report."""
    import msgspec

    from dozor.domain.errors import Invalid
    from infra.companies import CompanyFileMistakes, load_companies
    from local.cloud.server.session import LaptopSession
    from local.demo.import_here import ImportHere
    from local.demo.read_ahead import read_ahead

    try:
        loaded = tuple(load_companies(companies))
    except CompanyFileMistakes:
        sys.exit(1)  # the laptop reads them too, and tells what is wrong
    importing = ImportHere(loaded, {company.slug: read_ahead(company) for company in loaded})
    told = sys.stdin.readline()
    if not told:
        return  # the laptop did not get so far
    place = json.loads(told)
    importing.begin(LaptopSession(place["endpoint"], place["region"]), place["table"])
    try:
        for report in importing.reports():
            sys.stdout.write(msgspec.json.encode(report).decode() + "\n")
            sys.stdout.flush()
    except Invalid as wrong:
        sys.exit("\n".join(f"{problem.field}: {problem.reason}" for problem in wrong.problems))


def _opened(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise RuntimeError("the process was started without this pipe")
    return pipe


if __name__ == "__main__":
    main(Path(sys.argv[1]))
