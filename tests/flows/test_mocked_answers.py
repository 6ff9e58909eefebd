"""What test cases mock is what the functions really answer: the same names, so that a mock cannot outlive its function."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from infra.flow_tests import load_answers, load_flow_tests, render_flow_test
from infra.layout import CONTACT_FLOWS
from tests.flows.switchboard import ZARYA, open_switchboard

TESTS = CONTACT_FLOWS / "tests"
PARAMETERS = {
    "company": "zarya", "language": "ru", "number": "1", "choice": "accounting", "step": "begin", "keyed": "1",
    "for": "operator", "known": "no", "mark": "", "operator": "", "ticket": "1", "executor": "", "outage_id": "o-1",
    "resident_id": "",
}  # fmt: skip
# They answer only where there is an outage or an executor; what they answer is proven in tests/unit/application.
SHAPES = {"subscribe_outage": {"subscribed", "sentence"}, "accept_by_phone": {"answer", "sentence"}}


def real_names(function: str) -> set[str]:
    """The names in a function's real answer."""
    if function in SHAPES:
        return SHAPES[function]
    board = open_switchboard()
    board.trade.register()
    parameters = PARAMETERS if function != "load_company" else {}
    contact = {
        "ContactId": "c-1", "InitialContactId": "c-1", "Channel": "VOICE", "Attributes": {}, "LanguageCode": "ru-RU",
        "CustomerEndpoint": {"Address": "+79000000001", "Type": "TELEPHONE_NUMBER"},
        "SystemEndpoint": {"Address": ZARYA, "Type": "TELEPHONE_NUMBER"},
    }  # fmt: skip
    answer = board.functions[function](
        {"Name": "ContactFlowEvent", "Details": {"ContactData": contact, "Parameters": parameters}}
    )
    assert isinstance(answer, dict), answer
    return set(answer)


def mocked() -> Iterator[tuple[str, str, dict[str, str]]]:
    """(file, function, answer) of every mock."""
    for test in load_flow_tests(TESTS):
        document = json.loads(render_flow_test(test, lambda key: key))
        for observation in document["Observations"]:
            for action in observation["Actions"]:
                found: Any = action["Parameters"].get("Behavior", {}).get("Properties", {})
                if found.get("ActionType") == "InvokeLambdaFunction":
                    function = found["ActionParameters"]["LambdaFunctionARN"].removeprefix("lambda:")
                    answer = json.loads(found["Strategy"]["Response"]["ExecutionResult"]["LoadedData"])
                    yield test.file, function, answer


@pytest.mark.parametrize("function", sorted({function for _, function, _ in mocked()}))
def test_a_mock_has_no_name_that_the_function_does_not_answer(function: str) -> None:
    names = real_names(function)
    strange = {file: set(answer) - names for file, name, answer in mocked() if name == function and set(answer) - names}
    assert strange == {}


@pytest.mark.parametrize(("prefix", "function"), [("company", "load_company"), ("caller", "identify_caller")])
def test_shared_answers_are_whole(prefix: str, function: str) -> None:
    names = real_names(function)
    differing = {
        name: names ^ set(answer)
        for name, answer in load_answers(TESTS / "answers").items()
        if name.startswith(prefix) and set(answer) != names
    }
    assert differing == {}


def test_every_answer_is_a_flat_map_of_texts() -> None:
    wrong = [file for file, _, answer in mocked() if not all(isinstance(value, str) for value in answer.values())]
    assert wrong == []
