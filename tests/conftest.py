"""What all tests share."""

import os
from collections.abc import Generator

import pytest

from tests.reporting.ascii_ids import make_ascii
from tests.reporting.short_failure import cut_outline, reason_of

# Nothing in the tests may reach AWS by chance: invented credentials, and no instance metadata to ask.
os.environ.update(
    AWS_ACCESS_KEY_ID="test",
    AWS_SECRET_ACCESS_KEY="test",
    AWS_DEFAULT_REGION="eu-central-1",
    AWS_REGION="eu-central-1",
    AWS_EC2_METADATA_DISABLED="true",
)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Names of tests are read in consoles that know plain letters alone."""
    return None if not isinstance(val, str) or val.isascii() else make_ascii(val)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failure tells its reason on one line of the summary, and no more of a page's outline than one reads."""
    error = call.excinfo.value if call.excinfo else None
    if isinstance(error, Exception) and error.args and isinstance(error.args[0], str):
        error.args = (cut_outline(error.args[0]), *error.args[1:])
    report = yield
    crash = getattr(report.longrepr, "reprcrash", None)
    if report.failed and crash is not None:
        crash.message = reason_of(crash.message)
    return report
