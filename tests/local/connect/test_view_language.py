"""Views: what Connect would refuse is told with its place; what a view asks for, raises and submits is read out of it."""

from copy import deepcopy
from typing import Any

import pytest

from local.connect.errors import InvalidParameter
from local.connect.language.views import (
    actions_of,
    fields_of,
    fill,
    input_schema,
    inputs_of,
    submitting_actions,
    view_faults,
)
from tests.local.connect.connect_house import build_house
from tests.local.connect.view_documents import ACTIONS, CITY, FORM, GIVEN, Node, node, view

BUTTON = node("Button", "next", {"Action": "Next"}, "Next")


def test_a_view_as_connect_takes_it() -> None:
    assert view_faults(FORM, ACTIONS) == []
    assert inputs_of(FORM) == ["City", "Kind", "Kinds", "Title"]
    assert input_schema(FORM)["required"] == ["City", "Kind", "Kinds", "Title"]
    assert sorted(set(actions_of(FORM))) == ["Back", "Next"]
    assert submitting_actions(FORM) == {"Next"}
    assert {name: field["Type"] for name, field in fields_of(FORM).items()} == {"City": "FormInput", "Kind": "Dropdown"}


def test_a_list_that_is_put_in_stays_a_list() -> None:
    filled = fill(FORM, GIVEN)
    assert fields_of(filled)["Kind"]["Options"] == GIVEN["Kinds"]
    assert filled["Body"][0]["Content"][0]["Content"] == ["Where?"]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ([node("Buton", "x")], "Template.Body[0].Type: there is no component 'Buton'"),
        ([node("Button", "x", {"Label": "Go"})], "Template.Body[0].Props.Label: is not a property of Button"),
        ([node("Dropdown", "x", {"Name": "K"})], "Template.Body[0].Props.Options: is missing"),
        ([{**BUTTON, "_id": ""}], "Template.Body[0]._id: is missing"),
        ([BUTTON, BUTTON], "Template.Body[1]._id: another component has the same"),
        ([{**BUTTON, "Colour": "red"}], "Template.Body[0].Colour: is not a part of a component"),
        ([{**BUTTON, "Content": "Next"}], "Template.Body[0]: must have Props, an object, and Content, a list"),
        (["Next"], "Template.Body[0]: must be a component"),
        (
            [node("TextBox", "x", {}, "Hello $.Name")],
            "Template.Body[0].Content[0]: a reference must be the whole value, is 'Hello $.Name'",
        ),
        (
            [node("Form", "f", {}, node("TextBox", "x", {"Text": "Hello"}))],
            "Template.Body[0].Content[0].Props.Text: is not a property of TextBox",
        ),
        (
            [node("Button", "b", {}, node("TextBox", "x"))],
            "Template.Body[0].Content[0]: Button holds no components at the top of a view",
        ),
        (
            [node("ButtonGroup", "b", {"Items": [{"Label": "Go", "OnClick": "Next"}]})],
            "Template.Body[0].Props.Items[0].OnClick: is not a property of a button",
        ),
        ([], "Template.Body: must be a list of components"),
        ([node("Form", "f", {}, CITY, {**CITY, "_id": "twin"}), BUTTON], "Template: two fields are called City"),
        ([node("Button", "b", {"Action": "Skip"})], "Actions: Skip is raised by the template and is not among them"),
    ],
)
def test_what_connect_would_refuse_is_told_with_its_place(body: list[Any], fault: str) -> None:
    assert view_faults({**view(), "Body": body}, ["Next"]) == [fault]


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("nothing", "Template: must be an object"),
        ({**view(BUTTON), "Foot": {}}, "Template.Foot: is not a part of a view"),
        ({**view(BUTTON), "Head": {"Title": "A"}}, "Template.Head: must have Title and Configuration"),
    ],
)
def test_what_is_no_view_at_all(template: Any, fault: str) -> None:
    assert view_faults(template, ["Next"]) == [fault]


def test_a_view_without_actions_leads_nowhere() -> None:
    assert view_faults(view(node("TextBox", "t", {}, "Hello")), []) == ["Actions: a view has at least one action"]


def test_an_instance_takes_no_view_that_connect_would_refuse() -> None:
    house = build_house()
    wrong: Node = deepcopy(FORM)
    wrong["Body"][0]["Content"][0]["Props"]["Colour"] = "red"
    with pytest.raises(InvalidParameter, match="Colour: is not a property of TextBox"):
        house.instance.create_view("form", wrong, ACTIONS)
