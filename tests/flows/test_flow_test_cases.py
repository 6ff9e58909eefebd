"""The test cases of contact-flows/tests pass on this machine as they are meant to in Connect, and ring nobody."""

import pytest

from cli.flow.rehearsal import Rehearsal, open_rehearsal
from infra.flow_tests import NOBODY, load_flow_tests
from infra.layout import CONTACT_FLOWS

FILES = [test.file for test in load_flow_tests(CONTACT_FLOWS / "tests")]


@pytest.fixture(scope="module")
def rehearsal() -> Rehearsal:
    return open_rehearsal(CONTACT_FLOWS)


@pytest.mark.parametrize("file", FILES)
def test_a_test_case_passes_and_touches_nothing_real(rehearsal: Rehearsal, file: str) -> None:
    test = next(one for one in rehearsal.tests if one.file == file)
    result = rehearsal.play(test)
    assert result.why == "", "\n".join(result.heard)
    assert result.invoked == (), "every function that a test case comes by is mocked"
    assert set(rehearsal.queue_names(result)) <= {NOBODY}
    assert [one for one in result.unused if "InvokeLambdaFunction" in one] == [], "an answer that nobody asked for"


def test_test_cases_fit_into_connect_s_queue_of_executions() -> None:
    assert 0 < len(FILES) <= 100
