"""One verdict on a flow, whoever is asked; folders that hold other documents too; criteria that a function has made."""

import json
from pathlib import Path

import pytest

from local.connect.check import check_file, main
from local.connect.explore.explore import explore_file
from local.connect.language.model import FlowType
from tests.local.connect.connect_house import BYE, action, build_house, document, invoke, say, to_queue

END = action("end", "EndFlowExecution")
FLOWS = {
    "ends": document(say("hello", "Hello", "end"), END),
    "disconnects": document(say("hello", "Hello", "bye"), BYE),
    "asks": document(invoke("ask", "load", "end", "end"), END),
    "broken": document(say("hello", "Hello", "nowhere")),
    "of an unknown type": document(action("odd", "NoSuchType", {}, "bye"), BYE),
}


@pytest.mark.parametrize("flow_type", [None, *FlowType])
@pytest.mark.parametrize("name", FLOWS)
def test_exploring_and_checking_judge_alike(tmp_path: Path, name: str, flow_type: FlowType | None) -> None:
    file = tmp_path / "flow.json"
    file.write_text(FLOWS[name])

    checked, explored = check_file(file, flow_type), explore_file(file, flow_type)

    assert explored.get("error", "") == "; ".join(map(str, checked.errors))


def test_a_table_of_a_folder_leaves_out_what_is_no_flow_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "inbound.json").write_text(FLOWS["disconnects"])
    (tmp_path / "figures.json").write_text(json.dumps({"counts": {"Actions": 342, "StartAction": 342}}))

    code = main([str(tmp_path), "--table"])

    told = capsys.readouterr().out
    assert code == 0
    assert "`inbound.json`" in told
    assert "`figures.json`" not in told
    assert "No flows, and left out: figures.json" in told


STEP = {
    "Expiry": {"DurationInSeconds": 60},
    "Expression": {"AttributeCondition": {"Name": "Language", "Value": "Kazakh", "ProficiencyLevel": 3}},
}


@pytest.mark.parametrize(
    ("made", "routed"),
    [
        (json.dumps({"Steps": [STEP]}), [STEP]),
        ("neither JSON nor criteria", []),
        (json.dumps({"Steps": []}), []),
        (json.dumps({"Steps": [{"Expiry": {"DurationInSeconds": 60}}]}), []),
    ],
)
def test_criteria_of_a_function_are_read_from_their_json_text(made: str, routed: list[object]) -> None:
    # Given a function that can answer with texts alone
    house = build_house({"load": {"criteria": made}})
    criteria = {"RoutingCriteria": "$.External.criteria"}
    house.answer_with(
        invoke("ask", "load", "wanted", "bye"),
        action("wanted", "UpdateContactRoutingCriteria", criteria, "queue", errors={"NoMatchingError": "sorry"}),
        say("sorry", "Anybody will do", "queue"),
        *to_queue(house.queue),
        BYE,
    )
    # when its answer is taken for the routing criteria
    caller = house.call()
    # then they are in force, or the flow takes its error branch
    assert caller.contact is not None
    assert caller.contact.routing_steps == routed
    assert caller.heard() == ([] if routed else ["Anybody will do"])
