"""Flows are checked before anything is deployed, and every fault is told with its place."""

from pathlib import Path

import pytest

from infra.flows import FlowError, FlowFile, load_flows, order_flows, render
from infra.layout import CONTACT_FLOWS

TYPES = {"inbound": "CONTACT_FLOW", "waiting": "CUSTOMER_QUEUE", "disconnect": "CONTACT_FLOW"}
KNOWN = ("lambda:load_company", "queue:repair-ru", "hours:always")


def flow(name: str, *values: str, kind: str = "flow") -> FlowFile:
    """A flow with an action per value."""
    actions = [{"Identifier": f"step-{n}", "Parameters": {"Value": value}} for n, value in enumerate(values)]
    return FlowFile(name, kind, {"Actions": actions})


def faults(*flows: FlowFile) -> str:
    with pytest.raises(FlowError) as caught:
        order_flows(flows, KNOWN, TYPES)
    return str(caught.value)


def test_a_token_that_refers_to_nothing_is_told_with_flow_action_and_token() -> None:
    message = faults(flow("inbound", "fine", "{{lambda:load_compny}}"))
    assert message == "flow:inbound: Actions[step-1].Parameters.Value: {{lambda:load_compny}} refers to nothing"


def test_a_literal_arn_is_told_with_its_place() -> None:
    message = faults(flow("inbound", "arn:aws:lambda:eu-central-1:123456789012:function:f"))
    assert "flow:inbound: Actions[step-0].Parameters.Value: a literal ARN" in message


def test_an_arn_of_another_partition_is_an_arn_too() -> None:
    assert "a literal ARN" in faults(flow("inbound", "see arn:aws-cn:connect:cn-north-1:1:instance/i"))


@pytest.mark.parametrize("broken", ["{{lambda}}", "{{ lambda:load_company", "{{Lambda:x}}"])
def test_a_broken_token_does_not_pass_as_text(broken: str) -> None:
    assert "no token that could be read" in faults(flow("inbound", broken))


def test_a_kind_of_token_that_does_not_exist_is_told() -> None:
    assert "{{prompt:hello}} is of no kind known" in faults(flow("inbound", "{{prompt:hello}}"))


def test_a_flow_without_a_type_is_told() -> None:
    assert "flow:surprise: its type is not in" in faults(flow("surprise"))


def test_all_faults_of_all_flows_are_told_at_once() -> None:
    message = faults(flow("inbound", "{{queue:none}}"), flow("waiting", "{{flow:none}}", "{{hours:never}}"))
    assert len(message.splitlines()) == 3


def test_flows_come_after_those_they_refer_to() -> None:
    flows = [
        flow("inbound", "{{flow:waiting}}", "{{module:greet}}"),
        flow("waiting", "{{flow:disconnect}}"),
        flow("disconnect", "{{queue:repair-ru}}"),
        flow("greet", kind="module"),
    ]
    ordered = [each.key for each in order_flows(flows, KNOWN, TYPES)]
    assert ordered == ["flow:disconnect", "flow:waiting", "module:greet", "flow:inbound"]


def test_flows_that_refer_to_each_other_in_a_circle_are_refused_with_the_circle() -> None:
    message = faults(flow("inbound", "{{flow:waiting}}"), flow("waiting", "{{flow:inbound}}"))
    assert "flow:inbound -> flow:waiting -> flow:inbound" in message


def test_rendering_replaces_every_token_and_keeps_the_text() -> None:
    rendered = render(flow("inbound", "{{lambda:load_company}}", "Здравствуйте"), lambda key: f"<{key}>")
    assert "<lambda:load_company>" in rendered
    assert "Здравствуйте" in rendered
    assert "{{" not in rendered


def test_a_file_that_is_not_json_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "inbound.json").write_text("{", encoding="utf-8")
    with pytest.raises(FlowError, match="flow:inbound: not JSON"):
        load_flows(tmp_path)


def test_modules_lie_in_a_folder_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "greet.json").write_text("{}", encoding="utf-8")
    assert [each.key for each in load_flows(tmp_path)] == ["module:greet"]


def test_the_flows_of_the_repository_have_no_content_longer_than_connect_takes() -> None:
    for each in load_flows(CONTACT_FLOWS):
        assert len(render(each, lambda key: "x" * 200)) < 256_000, each.key
        assert len(each.document["Actions"]) <= 250, each.key
