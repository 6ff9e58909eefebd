"""A flow's functions on the laptop: whatever happens, the flow gets an answer."""

from collections.abc import Iterator

import pytest

from local.cloud.connect.outside import CloudLambdas
from local.cloud.functions.invoker import Invocation


class Functions:
    """One function that answers, one that cannot be started, none else."""

    def invoke(self, function: str, payload: bytes) -> Invocation:
        if function == "unstartable":
            raise OSError("too many open files")
        if function != "echo":
            raise LookupError(f"no function named '{function}' is deployed")
        return Invocation(payload, None, 1.0)


@pytest.fixture
def lambdas() -> Iterator[CloudLambdas]:
    lambdas = CloudLambdas(Functions())
    yield lambdas
    lambdas.stop()


def test_a_function_answers(lambdas: CloudLambdas) -> None:
    assert lambdas.invoke("echo", {"known": "yes"}, 5).payload == {"known": "yes"}


@pytest.mark.parametrize(("function", "reason"), [("unstartable", "too many open files"), ("nowhere", "nowhere")])
def test_what_cannot_be_invoked_is_an_answer_with_an_error(lambdas: CloudLambdas, function: str, reason: str) -> None:
    assert reason in str(lambdas.invoke(function, {}, 5).error)


def test_after_the_stop_too(lambdas: CloudLambdas) -> None:
    lambdas.stop()

    assert lambdas.invoke("echo", {}, 5).error
