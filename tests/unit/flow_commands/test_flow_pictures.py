"""`dozor flow draw`, `export` and `diff`, as somebody at a terminal sees them."""

import itertools
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from cli.flow.app import app
from infra.layout import CONTACT_FLOWS
from tests.local.connect.connect_actions import BYE, action, document, menu, say

ARN = "arn:aws:lambda:eu-central-1:123456789012:function:"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def save(file: Path, *actions: Any) -> str:
    file.write_text(document(*actions), encoding="utf-8")
    return str(file)


@pytest.fixture
def flow(tmp_path: Path) -> str:
    ask = menu("ask", "One or two?", {"1": "one", "2": "one", "3": "bye"}, "ask", "bye")
    return save(tmp_path / "flow.json", ask, say("one", 'You said "one" & <more>', "bye"), BYE)


def test_mermaid_shows_prompts_and_keys(flow: str) -> None:
    picture = run("draw", flow).stdout

    assert picture.startswith("flowchart TD")
    assert "One or two?" in picture
    assert '|"keys 1, 2"|' in picture
    assert '|"key 3 or silence"|' in picture
    assert '"one"' not in picture, "quotes would end a Mermaid text"


def test_errors_are_dotted_and_can_be_left_out(tmp_path: Path) -> None:
    flow = save(tmp_path / "flow.json", action("keep", "UpdateContactAttributes", {"Attributes": {"a": "b"}}, "bye",
                errors={"NoMatchingError": "sorry"}), say("sorry", "Sorry", "bye"), BYE)  # fmt: skip

    assert '-.->|"error"|' in run("draw", flow).stdout
    assert "Sorry" not in run("draw", flow, "--no-errors").stdout


@pytest.mark.parametrize("name", ["inbound", "waiting", "voicemail", "disconnect"])
def test_our_own_flows_are_drawn_as_svg_with_every_box_inside(name: str, tmp_path: Path) -> None:
    picture = tmp_path / "picture.svg"

    result = run("draw", str(CONTACT_FLOWS / f"{name}.json"), "-o", str(picture))

    root = ElementTree.fromstring(picture.read_text(encoding="utf-8"))
    boxes = root.findall("{*}g/{*}rect")
    wide, high = float(root.attrib["width"]), float(root.attrib["height"])
    assert f"{len(boxes)} actions" in result.stdout
    assert all(
        float(box.attrib["x"]) >= 0 and float(box.attrib["x"]) + float(box.attrib["width"]) <= wide for box in boxes
    )
    assert all(float(box.attrib["y"]) + float(box.attrib["height"]) <= high for box in boxes)
    assert _overlaps(boxes) == []


def _overlaps(boxes: list[ElementTree.Element]) -> list[tuple[str, str]]:
    places = sorted((float(box.attrib["y"]), float(box.attrib["x"])) for box in boxes)
    wide = float(boxes[0].attrib["width"])
    return [(str(a), str(b)) for a, b in itertools.pairwise(places) if a[0] == b[0] and b[1] - a[1] < wide]


def test_export_resolves_tokens_by_name_and_by_stack_outputs(tmp_path: Path) -> None:
    outputs = tmp_path / "outputs.json"
    outputs.write_text(json.dumps({"platform": {"DescribeWaitingFunctionArn": ARN + "describe"}}))
    target = tmp_path / "waiting.json"

    result = run("export", str(CONTACT_FLOWS / "waiting.json"), "--arns", str(outputs), "--arn",
                 f"check_callback={ARN}check", "-o", str(target))  # fmt: skip

    assert result.exit_code == 0, result.output
    content = target.read_text(encoding="utf-8")
    assert "{{" not in content
    assert ARN + "describe" in content
    assert ARN + "check" in content


def test_diff_tells_what_changed_in_words(tmp_path: Path) -> None:
    old = save(
        tmp_path / "old.json", menu("ask", "One?", {"1": "bye", "2": "bye"}, "bye"), say("gone", "x", "bye"), BYE
    )
    new = save(tmp_path / "new.json", menu("ask", "One or three?", {"1": "fresh", "3": "bye"}, "bye"),
               say("fresh", "Hello", "bye"), BYE)  # fmt: skip

    told = run("diff", old, new).stdout
    kinds = [change["kind"] for change in json.loads(run("diff", old, new, "--json").stdout)["changes"]]

    assert 'ask: says "One or three?" instead of "One?"' in told
    assert "ask: key 1 leads to fresh instead of bye" in told
    assert "ask: key 2 is gone; it led to bye" in told
    assert "ask: key 3 is new and leads to bye" in told
    assert "fresh: is new: Say: Hello" in told
    assert "gone: is gone (Say: x)" in told
    assert kinds == ["removed", "added", "said", "led", "led", "led"]


def test_diff_knows_a_step_that_was_only_renamed(tmp_path: Path) -> None:
    old = save(tmp_path / "old.json", say("a", "Hello", "bye"), BYE)
    new = save(tmp_path / "new.json", say("b", "Hello", "bye"), BYE)

    assert run("diff", old, new).stdout == "b: was called a before\n1 changes\n"


def test_diff_of_the_same_flow_is_nothing(flow: str) -> None:
    assert "Nothing has changed" in run("diff", flow, flow).stdout
