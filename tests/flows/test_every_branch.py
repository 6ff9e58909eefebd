"""Every branch of our flows that the engine can take is taken by some test of this folder. Runs last (see conftest.py)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from local.connect.language.model import Flow
from tests.flows.branch_coverage import Coverage, measure
from tests.flows.switchboard import OPENED

HERE = Path(__file__).parent
WORKER = "PYTEST_XDIST_WORKER"


def gather() -> Coverage:
    """Over every call that the tests before have made."""
    flows: dict[str, Flow] = {}
    steps = []
    for board in OPENED:
        names = {flow_id: name for name, flow_id in board.flows.items()}
        flows = {name: board.instance.directory.flows[flow_id].flow for flow_id, name in names.items()}
        for contact in board.instance.centre.contacts.values():
            steps += [(names[step.flow_id], step) for step in contact.trace]
    return measure(flows, steps)


def test_every_possible_branch_is_taken(request: pytest.FixtureRequest) -> None:
    if not _whole_folder_runs(request):
        pytest.skip("only together with all the other tests of the flows")
    if WORKER in os.environ:
        _run_alone()
        return
    coverage = gather()
    assert not coverage.missed, str(coverage)
    # What is called impossible must be the way out that is merely drawn at a branching block, nothing else.
    assert {way.label for way in coverage.impossible} == {"NextAction"}


def _whole_folder_runs(request: pytest.FixtureRequest) -> bool:
    wanted = {file.name for file in HERE.glob("test_*.py")}
    running = {item.path.name for item in request.session.items if item.path.parent == HERE}
    return wanted == running and not request.config.option.keyword and not getattr(request.config.option, "lf", False)


def _run_alone() -> None:
    """The tests have been dealt out to several processes, none of which has seen all calls: count in one of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(WORKER)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", str(HERE)]
    done = subprocess.run(command, env=environment, cwd=HERE.parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
