"""What an invocation comes to, whatever the function does."""

import json
import threading
from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.cloud.cloud import LaptopCloud


def answer(cloud: LaptopCloud, function: str, event: Any = None) -> Any:
    invocation = cloud.functions.invoke(function, json.dumps(event or {}).encode())
    assert invocation.error is None, invocation.payload
    return json.loads(invocation.payload)


def failure(cloud: LaptopCloud, function: str, event: Any = None) -> dict[str, Any]:
    invocation = cloud.functions.invoke(function, json.dumps(event or {}).encode())
    assert invocation.error == "Unhandled"
    return dict(json.loads(invocation.payload))


def test_a_function_gets_its_event_its_context_and_the_templates_environment(cloud: LaptopCloud) -> None:
    got = answer(cloud, "echo", {"caller": "+7 912 000-00-00", "word": "привет"})

    assert got["event"] == {"caller": "+7 912 000-00-00", "word": "привет"}
    assert got["name"] == "echo"
    assert got["arn"] == "arn:aws:lambda:eu-central-1:123456789012:function:echo"
    assert got["memory"] == "256"
    assert 0 < got["left"] <= 20_000
    assert got["greeting"] == "good day"
    assert got["region"] == "eu-central-1"
    assert got["trace"].startswith("Root=1-")
    assert got["folder"]


def test_an_exception_becomes_lambdas_error_document(cloud: LaptopCloud) -> None:
    document = failure(cloud, "fail", {"what": "that"})

    assert document["errorType"] == "ValueError"
    assert document["errorMessage"] == "cannot do that"
    assert "raise ValueError" in "".join(document["stackTrace"])


def test_boto3_sees_the_answer_and_the_error(cloud: LaptopCloud) -> None:
    client = cloud.session.client("lambda")

    good = client.invoke(FunctionName="echo", Payload=b'{"a": 1}')
    bad = client.invoke(FunctionName="fail", Payload=b"{}")

    assert good["StatusCode"] == 200
    assert "FunctionError" not in good
    assert json.loads(good["Payload"].read())["event"] == {"a": 1}
    assert bad["FunctionError"] == "Unhandled"


def test_an_overdue_function_is_killed_and_the_next_call_finds_a_fresh_one(cloud: LaptopCloud) -> None:
    document = failure(cloud, "sleep", {"seconds": 30})

    assert "Task timed out after 1.00 seconds" in document["errorMessage"]
    assert answer(cloud, "sleep") == "awake"


def test_a_dead_process_is_told_and_the_next_call_finds_a_fresh_one(cloud: LaptopCloud) -> None:
    assert answer(cloud, "crash") == "alive"

    document = failure(cloud, "crash", {"now": True})

    assert document["errorType"] == "Runtime.ExitError"
    assert "exit status 3" in document["errorMessage"]
    assert answer(cloud, "crash") == "alive"


def test_a_handler_that_cannot_be_imported_says_why(cloud: LaptopCloud) -> None:
    assert "nowhere_to_be_found" in failure(cloud, "broken")["errorMessage"]
    assert "not_there" in failure(cloud, "missing")["errorMessage"]


def test_a_large_event_and_answer_pass(cloud: LaptopCloud) -> None:
    text = "ж" * 1_000_000

    assert answer(cloud, "large", {"text": text}) == {"text": text}


def test_calls_at_the_same_time_run_in_different_processes(cloud: LaptopCloud) -> None:
    pids: list[int] = []
    threads = [threading.Thread(target=lambda: pids.append(answer(cloud, "pid"))) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(pids) == 4
    assert set(pids) <= set(cloud.functions.pids)


def test_a_function_can_wait_for_another_one_of_itself(cloud: LaptopCloud) -> None:
    got = answer(cloud, "meet_itself")

    assert got["outer"] != got["inner"]


def test_a_process_is_used_again(cloud: LaptopCloud) -> None:
    first = cloud.functions.invoke("chat", b'{"line": 1}')
    second = cloud.functions.invoke("chat", b'{"line": 2}')

    assert first.cold_start
    assert not second.cold_start
    assert second.duration_ms < first.duration_ms


def test_layers_are_on_the_path_a_foreign_one_replaced_and_nothing_of_the_repository(cloud: LaptopCloud) -> None:
    got = answer(cloud, "imports")

    assert got["word"] == "from the layer"
    assert got["where"] == "this host"
    assert got["found"] == ["boto3", "shared_words", "third_party"]


@pytest.mark.parametrize("name", ["nobody", "arn:aws:lambda:eu-central-1:123456789012:function:nobody"])
def test_an_unknown_function_is_a_lookup_error(cloud: LaptopCloud, name: str) -> None:
    with pytest.raises(LookupError, match="nobody"):
        cloud.functions.invoke(name, b"{}")


def test_an_unknown_function_is_not_found_by_boto3(cloud: LaptopCloud) -> None:
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        cloud.session.client("lambda").invoke(FunctionName="nobody")
