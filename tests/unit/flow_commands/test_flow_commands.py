"""`dozor flow check`, `explore` and `run`, as somebody at a terminal sees them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.flow.app import app
from infra.layout import CONTACT_FLOWS
from tests.local.connect.connect_actions import BYE, action, document, invoke, menu, say

WAITING = str(CONTACT_FLOWS / "waiting.json")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    """A flow with a menu whose answer depends on a function."""
    load = invoke("load", "load", "greet", "sorry")
    greet = say("greet", "Hello $.External.name", "ask")
    ask = menu("ask", "One or two?", {"1": "one", "2": "bye"}, "sorry")
    keep = action("one", "UpdateContactAttributes", {"Attributes": {"choice": "one"}}, "bye")
    file = tmp_path / "flow.json"
    file.write_text(document(load, greet, ask, keep, say("sorry", "Sorry", "bye"), BYE))
    return file


def test_check_tells_of_good_and_bad_flows(flow: Path) -> None:
    bad = flow.parent / "bad.json"
    bad.write_text(document(say("hello", "Hello", "nowhere"), BYE))

    told = run("check", str(flow.parent))
    listed = json.loads(run("check", str(flow.parent), "--json").stdout)

    assert told.exit_code == 1
    assert "1 of 2 flows are in order" in told.stdout
    assert [entry["ok"] for entry in listed] == [False, True]
    assert listed[0]["errors"][0]["action"] == "hello"


def test_check_of_our_own_flows_is_green() -> None:
    result = run("check", str(CONTACT_FLOWS))

    assert result.exit_code == 0, result.stdout


def test_explore_lists_what_was_asked_for(flow: Path) -> None:
    (entry,) = json.loads(run("explore", str(flow), "--json").stdout)

    assert {"file", "actions", "executed", "branches", "taken", "not_taken"} <= entry.keys()
    assert entry["taken"] == entry["branches"] > 0
    assert entry["not_taken"] == []


def test_run_tells_what_was_heard_pressed_and_kept(flow: Path) -> None:
    result = run("run", str(flow), "--keys", "1", "--lambda", 'load={"name": "Ann"}')

    assert result.exit_code == 0
    assert "heard: Hello Ann" in result.stdout
    assert "pressed: 1" in result.stdout
    assert "Equals 1 -> one" in result.stdout
    assert "choice = one" in result.stdout


def test_run_takes_an_answer_from_a_file_and_a_failing_function(flow: Path) -> None:
    answer = flow.parent / "answer.txt"
    answer.write_text('{"name": "Bob"}')

    good = json.loads(run("run", str(flow), "--lambda", f"load={answer}", "--json").stdout)
    failing = run("run", str(flow), "--lambda", "load=error")

    assert any(note["text"] == "Hello Bob" for step in good["trace"] for note in step["notes"])
    assert "heard: Sorry" in failing.stdout


def test_run_names_a_function_without_an_answer(flow: Path) -> None:
    assert "--lambda name=answer.json" in run("run", str(flow)).stdout


def test_run_plays_our_own_flow_with_tokens_until_the_caller_hangs_up() -> None:
    result = run("run", WAITING, "--hang-up-after", "70", "--lambda", 'describe_waiting={"place": "2"}', "--json")

    trace = json.loads(result.stdout)["trace"]
    assert 60 <= trace[-1]["at"] <= 70
    assert "the caller hung up" in json.loads(result.stdout)["ending"]


def test_run_plays_a_whole_call_of_ours_from_the_greeting_to_the_queue() -> None:
    answers = CONTACT_FLOWS / "tests" / "answers"
    told = run("run", str(CONTACT_FLOWS / "inbound.json"), "--keys", "1,2", "--hang-up-after", "60",
               "--lambda", f"load_company={answers}/company.json",
               "--lambda", f"identify_caller={answers}/caller-known.json").stdout  # fmt: skip

    assert "Riverside Homes" in told
    assert "Equals 2 -> say-water" in told
    assert "Waits in the queue emergency-en; the caller hung up" in told


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["run", "no-such.json"], "no-such.json cannot be read"),
        (["check", "no-such.json"], "There is no file or folder no-such.json"),
        (["run", WAITING, "--type", "NONSENSE"], "There is no flow type 'NONSENSE'"),
        (["run", WAITING, "--keys", "abc"], "--keys takes 0-9"),
        (["run", WAITING, "--lambda", "load"], "--lambda wants name=value"),
        (["run", WAITING, "--lambda", "load=nowhere.json"], "nowhere.json cannot be read"),
        (["run", WAITING, "--hours", "perhaps"], "--hours is one of open, closed"),
        (["run", WAITING, "--fail", "nobody"], "has no action 'nobody'"),
        (["run", WAITING, "--given", "Queue=1"], "--given wants a reference"),
        (["draw", "no-such.json"], "no-such.json cannot be read"),
        (["draw", WAITING, "--svg", "--mermaid"], "Choose one"),
        (["export", WAITING], "These tokens have no ARN: lambda:check_callback"),
        (["export", WAITING, "--arn", "check_callback=x", "--arn", "describe_waiting=y"], "must be an ARN"),
        (["diff", "one", "two"], "There is no file one"),
        (["diff", "no-such-revision", WAITING], "git has no"),
    ],
)
def test_bad_input_gets_a_sentence_and_exit_code_2(arguments: list[str], sentence: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert sentence in result.output
    assert "Traceback" not in result.output


def test_run_of_a_flow_whose_parameters_have_an_impossible_shape_gets_a_sentence(tmp_path: Path) -> None:
    odd = tmp_path / "odd.json"
    odd.write_text(document(action("hook", "UpdateContactEventHooks", {"EventHooks": "no object"}, "bye"), BYE))

    result = run("run", str(odd))

    assert result.exit_code == 2
    assert "cannot be played" in result.output


@pytest.mark.parametrize("command", ["check", "explore", "run", "draw", "export", "diff"])
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert f"Example: dozor flow {command}" in result.output
