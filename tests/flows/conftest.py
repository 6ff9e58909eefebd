"""The calls of all tests of this folder together cover the branches, so the count of branches comes last."""

from pathlib import Path

import pytest

LAST = Path(__file__).parent / "test_every_branch.py"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the count after everything else."""
    items.sort(key=lambda item: item.path == LAST)
