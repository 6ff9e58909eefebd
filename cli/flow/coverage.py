"""Branch coverage of our flows: what test cases take, what engine scripts take, what nobody takes."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cli.build.steps import ROOT
from cli.flow.rehearsal import Rehearsal
from local.connect.testing.branches import Way, list_ways, read_ways

SCRIPTS = ROOT / "tests" / "flows"
NO_SCRIPTS = ("test_flow_test_cases.py", "test_mocked_answers.py")
"""Files there that are about test cases and take no branch by a call of their own."""
DUMP = "DOZOR_FLOW_BRANCHES"
"""Environment variable: the folder into which the scripts write the branches that they took."""


@dataclass(frozen=True, slots=True)
class FlowCoverage:
    """Branches of one flow or module. by_tests, by_scripts may overlap; together and missed do not."""

    flow: str
    possible: int
    by_tests: int
    by_scripts: int
    missed: tuple[Way, ...]

    @property
    def taken(self) -> int:
        """By either."""
        return self.possible - len(self.missed)


@dataclass(frozen=True, slots=True)
class FlowTestOutcome:
    """What became of a test case."""

    file: str
    name: str
    why: str

    @property
    def passed(self) -> bool:
        """Whether it did."""
        return not self.why


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """The whole. scripts_failed: the end of pytest's output when a script failed, else ""."""

    flows: tuple[FlowCoverage, ...]
    impossible: Mapping[Way, str]
    tests: tuple[FlowTestOutcome, ...]
    scripts_failed: str

    @property
    def complete(self) -> bool:
        """Everything taken and nothing failed."""
        failed = self.scripts_failed or not all(test.passed for test in self.tests)
        return not failed and not any(flow.missed for flow in self.flows)

    @property
    def share(self) -> float:
        """Taken among the possible, 0 to 1."""
        possible = sum(flow.possible for flow in self.flows)
        return sum(flow.taken for flow in self.flows) / possible if possible else 1.0

    def to_json(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "complete": self.complete,
            "share": round(self.share, 4),
            "flows": [
                {
                    "flow": flow.flow,
                    "branches": flow.possible,
                    "by_test_cases": flow.by_tests,
                    "by_engine_scripts": flow.by_scripts,
                    "taken": flow.taken,
                    "not_taken": [
                        {"action": way.action, "branch": way.label, "target": way.target} for way in flow.missed
                    ],
                }
                for flow in self.flows
            ],
            "never": [{"branch": str(way), "reason": reason} for way, reason in sorted(self.impossible.items())],
            "test_cases": [
                {"file": test.file, "name": test.name, "passed": test.passed, "why": test.why} for test in self.tests
            ],
            "engine_scripts_failed": bool(self.scripts_failed),
        }


def measure(rehearsal: Rehearsal, scripts: bool = True, only: Collection[str] = ()) -> CoverageReport:
    """Play everything and count. scripts: the engine scripts too; only: names of flows, all when empty."""
    ways = list_ways(rehearsal.flows)
    possible = {way for way, reason in ways.items() if not reason and (not only or way.flow in only)}
    outcomes, by_tests = _play_tests(rehearsal)
    by_scripts, failed = _run_scripts() if scripts else (set(), "")
    taken = (by_tests | by_scripts) & ways.keys()
    names = sorted({way.flow for way in possible}, key=lambda name: (name.startswith("modules/"), name))
    flows = tuple(_count(name, possible, by_tests, by_scripts) for name in names)
    impossible = {way: reason for way, reason in ways.items() if reason and way not in taken}
    return CoverageReport(flows, impossible, tuple(outcomes), failed)


def _count(flow: str, possible: set[Way], by_tests: set[Way], by_scripts: set[Way]) -> FlowCoverage:
    mine = {way for way in possible if way.flow == flow}
    missed = tuple(sorted(mine - by_tests - by_scripts))
    return FlowCoverage(flow, len(mine), len(mine & by_tests), len(mine & by_scripts), missed)


def _play_tests(rehearsal: Rehearsal) -> tuple[list[FlowTestOutcome], set[Way]]:
    outcomes: list[FlowTestOutcome] = []
    taken: set[Way] = set()
    for test in rehearsal.tests:
        result = rehearsal.play(test)
        outcomes.append(FlowTestOutcome(test.file, test.name, result.why))
        if result.passed:
            taken |= read_ways(rehearsal.names, result.steps)
    return outcomes, taken


def _run_scripts() -> tuple[set[Way], str]:
    """Branches that the passing tests of tests/flows take; and what pytest says when one fails."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", "--tb=line", str(SCRIPTS)]
        command += [f"--ignore={SCRIPTS / name}" for name in NO_SCRIPTS]
        environment = {**os.environ, DUMP: folder}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
        taken = {way for file in Path(folder).glob("*.json") for way in _read(file)}
    return taken, "\n".join(done.stdout.splitlines()[-15:]) if done.returncode else ""


def _read(file: Path) -> Iterator[Way]:
    yield from (Way(*way) for way in json.loads(file.read_text(encoding="utf-8")))
