"""Every branch of our flows that the engine can take is taken by some test of this folder. Runs last (see conftest.py)."""

from pathlib import Path

import pytest

from local.connect.language.model import Flow
from tests.flows.branch_coverage import Coverage, measure
from tests.flows.switchboard import OPENED


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
    here = Path(__file__).parent
    wanted = {file.name for file in here.glob("test_*.py")}
    running = {item.path.name for item in request.session.items if item.path.parent == here}
    if wanted != running or request.config.option.keyword or request.config.option.lf:
        pytest.skip("only together with all the other tests of the flows")
    coverage = gather()
    assert not coverage.missed, str(coverage)


def test_what_is_called_impossible_is_only_the_drawn_way_out_of_a_branching_block() -> None:
    if not OPENED:
        pytest.skip("only together with the other tests of the flows")
    assert {way.label for way in gather().impossible} == {"NextAction"}
