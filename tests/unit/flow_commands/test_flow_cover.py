"""`dozor flow cover`: what is taken by test cases, by engine scripts, and by nobody."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from cli.flow.app import app
from cli.flow.coverage import DUMP, CoverageReport, measure
from cli.flow.rehearsal import open_rehearsal
from infra.flow_tests import FlowTestError
from local.connect.testing.branches import Way, list_ways
from tests.flows.branch_coverage import Harvest
from tests.local.connect.connect_actions import BYE, document, menu, say
from tests.local.connect.connect_house import NUMBER, build_house
from tests.local.connect.flow_test_documents import chain, end, hears, initiated, observe, press

ENTRY = {"Type": "VOICE_CALL", "VoiceCallEntryPointParameters": {"FlowId": "{{flow:inbound}}"}}
PRESSED = Way("inbound", "ask", "Equals 1", "one")
SILENT = Way("inbound", "ask", "InputTimeLimitExceeded", "sorry")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A flow with a menu, and a test case that presses its key."""
    ask = menu("ask", "Press one", {"1": "one"}, "sorry")
    (tmp_path / "inbound.json").write_text(document(ask, say("one", "One", "bye"), say("sorry", "Sorry", "bye"), BYE))
    (tmp_path / "tests").mkdir()
    put_test(tmp_path, "One")
    return tmp_path


def put_test(folder: Path, words: str) -> None:
    case = chain(
        observe("start", initiated()),
        observe("asked", hears("Press one"), press("1")),
        observe("told", hears(words), end()),
    )
    metadata = {"name": "Key one", "description": "Presses one", "entryPoint": ENTRY}
    (folder / "tests" / "key-one.json").write_text(json.dumps({**case, "Metadata": metadata}))


def without_scripts(folder: Path) -> CoverageReport:
    return measure(open_rehearsal(folder), scripts=False)


def test_what_a_test_case_takes_is_counted_and_the_rest_is_named(folder: Path) -> None:
    report = without_scripts(folder)
    (flow,) = report.flows
    assert flow.by_tests == 1
    assert PRESSED not in flow.missed
    assert SILENT in flow.missed
    assert not report.complete


def test_a_test_case_that_fails_takes_nothing_and_is_told(folder: Path) -> None:
    put_test(folder, "Bananas")
    report = without_scripts(folder)
    assert report.flows[0].by_tests == 0
    assert report.tests[0].why == "never observed: told"
    assert not report.complete


def test_engine_scripts_add_what_they_hand_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ways = set(list_ways(open_rehearsal(folder).flows))

    def run_scripts(command: list[str], env: dict[str, str], **_: Any) -> Any:
        (Path(env[DUMP]) / "1.json").write_text(json.dumps([[w.flow, w.action, w.label, w.target] for w in ways]))
        return SimpleNamespace(returncode=0, stdout="")

    monkeypatch.setattr("cli.flow.coverage.subprocess.run", run_scripts)
    report = measure(open_rehearsal(folder))
    assert report.complete
    assert report.flows[0].by_tests == 1
    assert report.flows[0].by_scripts == report.flows[0].possible


def test_scripts_that_fail_leave_the_count_incomplete(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = SimpleNamespace(returncode=1, stdout="1 failed")
    monkeypatch.setattr("cli.flow.coverage.subprocess.run", lambda *_, **__: failed)
    assert measure(open_rehearsal(folder)).scripts_failed == "1 failed"


def test_a_refused_test_case_stops_it_with_its_file(folder: Path) -> None:
    case = (folder / "tests" / "key-one.json").read_text()
    (folder / "tests" / "key-one.json").write_text(case.replace("Exactly", "EXACTLY"))
    with pytest.raises(FlowTestError, match=r"key-one\.json: start: Usage"):
        open_rehearsal(folder)


def test_the_command_names_what_is_not_taken_and_ends_with_1() -> None:
    told = CliRunner().invoke(app, ["cover", "waiting", "--no-scripts"])
    assert told.exit_code == 1
    assert "waiting: " in told.stdout
    assert "inbound: " not in told.stdout
    document = json.loads(CliRunner().invoke(app, ["cover", "waiting", "--no-scripts", "--json"]).stdout)
    assert document["complete"] is False
    (flow,) = document["flows"]
    assert flow["not_taken"][0].keys() == {"action", "branch", "target"}


def test_calls_of_tests_that_pass_are_harvested_and_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DUMP, str(tmp_path))
    harvest = Harvest()
    for passed in (False, True):
        with harvest.watch():
            house = build_house()
            house.answer_with(say("hello", "Hello", "bye"), BYE)
            house.call()
            assert NUMBER in {number.number for number in house.instance.directory.numbers.values()}
        harvest.gather(passed)
        assert (Way("inbound", "hello", "NextAction", "bye") in harvest.taken) is passed
    harvest.hand_over()
    (file,) = tmp_path.glob("*.json")
    assert json.loads(file.read_text()) == [["inbound", "hello", "NextAction", "bye"]]
