"""The calls of all tests of this folder count for the coverage of our flows' branches (`dozor flow cover`)."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.flows.branch_coverage import Harvest

HERE = Path(__file__).parent
HARVEST = Harvest()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Notice the instances that a test of this folder opens."""
    if item.path.parent != HERE:
        return (yield)
    with HARVEST.watch():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Gather what a test took, if it passed."""
    report = yield
    if item.path.parent == HERE and report.when == "call":
        HARVEST.gather(report.passed)
    return report


def pytest_sessionfinish() -> None:
    """Hand it over."""
    HARVEST.hand_over()
