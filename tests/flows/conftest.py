"""The calls of all tests together cover the branches, so these tests stay in one process, the count of branches last."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
LAST = "test_every_branch.py"


@pytest.hookimpl(tryfirst=True)  # the groups must be there before the tests are dealt out to processes
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep this folder's tests together and in order."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.xdist_group("flows"))
    items.sort(key=lambda item: item.path == HERE / LAST)
