"""Views are deployed with the flow that shows them, and a flow that shows one otherwise than it is goes no further."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from infra.flows import FlowError, FlowFile, load_flows
from infra.layout import CONTACT_FLOWS
from infra.views import ViewFile, check_shown, load_views
from local.connect.language.views import view_faults
from tests.infra.templates import Platform

VIEW = ViewFile("form", "A form.", ("Next", "Back"), {"Head": {}, "Body": [{"Content": ["$.Title", "$.Text"]}]})


def showing(
    view: str = "{{view:form}}",
    data: tuple[str, ...] = ("Title", "Text"),
    when: str = "Next Back",
    hidden: tuple[str, ...] = ("TRANSCRIPT",),
) -> FlowFile:
    """A flow that shows one view."""
    conditions = [{"NextAction": "end", "Condition": {"Operator": "Equals", "Operands": [one]}} for one in when.split()]
    action: dict[str, Any] = {
        "Identifier": "show",
        "Type": "ShowView",
        "Parameters": {
            "ViewResource": {"Id": view},
            "ViewData": dict.fromkeys(data, "$.External.x"),
            **({"SensitiveDataConfiguration": {"HideResponseOn": list(hidden)}} if hidden else {}),
        },
        "Transitions": {"Conditions": conditions},
    }
    return FlowFile("guide", "flow", {"Actions": [action]})


def faults(flow: FlowFile) -> str:
    with pytest.raises(FlowError) as caught:
        check_shown([flow], [VIEW])
    return str(caught.value)


def test_a_flow_that_fits_its_view_passes() -> None:
    check_shown([showing()], [VIEW])


@pytest.mark.parametrize(
    ("flow", "fault"),
    [
        (showing(data=("Title",)), "ViewData: Text is missing, which view:form shows"),
        (showing(data=("Title", "Text", "Txet")), "ViewData.Txet: is shown nowhere in view:form"),
        (showing(when="Next"), "Conditions: Back leads nowhere"),
        (showing(when="Next Back Bcak"), "Conditions: Bcak is no action of view:form"),
        (showing("{{view:from}}"), "ViewResource.Id: names no view of ours"),
        (showing("form"), "ViewResource.Id: names no view of ours"),
        (showing(hidden=()), "SensitiveDataConfiguration: is not {'HideResponseOn': ['TRANSCRIPT']}"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(flow: FlowFile, fault: str) -> None:
    assert fault in faults(flow)
    assert faults(flow).startswith("flow:guide: Actions[show].")


@pytest.mark.parametrize(
    ("text", "reason"), [("{", "not a view"), ("{}", "not a view"), ('{"name": "other"', "not a view")]
)
def test_a_file_that_is_no_view_is_told_by_its_name(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "views").mkdir()
    (tmp_path / "views" / "form.json").write_text(text, encoding="utf-8")
    with pytest.raises(FlowError, match=f"view:form: {reason}"):
        load_views(tmp_path)


def test_our_views_are_what_connect_takes_and_are_shown_as_they_are() -> None:
    views = load_views(CONTACT_FLOWS)
    assert len(views) == 7
    for view in views:
        assert view_faults(copy.deepcopy(dict(view.template)), list(view.actions)) == [], view.name
    check_shown(load_flows(CONTACT_FLOWS), views)


def test_every_view_is_deployed_with_a_version_that_its_content_names(platform: Platform) -> None:
    views, versions = platform.of("AWS::Connect::View"), platform.of("AWS::Connect::ViewVersion")
    assert {view["Name"] for view in views.values()} == {f"Dozor-{view.name}" for view in load_views(CONTACT_FLOWS)}
    for version in versions.values():
        (made,) = {version["ViewArn"]["Fn::GetAtt"][0], version["ViewContentSha256"]["Fn::GetAtt"][0]}
        assert made in views
    assert len(versions) == len(views)


def test_a_release_leaves_the_versions_that_open_guides_go_on_showing(platform: Platform) -> None:
    for version in platform.of("AWS::Connect::ViewVersion"):
        resource = platform.resources[version]
        assert (resource["UpdateReplacePolicy"], resource["DeletionPolicy"]) == ("Retain", "Retain"), version


def test_the_guide_shows_those_versions_and_inbound_names_the_guide(platform: Platform) -> None:
    flows = {flow["Name"]: name for name, flow in platform.of("AWS::Connect::ContactFlow").items()}
    content = json.dumps(platform.resources[flows["ticket-guide"]]["Properties"]["Content"])
    assert "{{" not in content
    for version in platform.of("AWS::Connect::ViewVersion"):
        assert f'{{"Fn::GetAtt": ["{version}", "ViewVersionArn"]}}' in content
    inbound = json.dumps(platform.resources[flows["inbound"]]["Properties"]["Content"])
    assert f'"{flows["ticket-guide"]}", "ContactFlowArn"' in inbound


def test_only_who_works_by_the_guide_may_see_views(platform: Platform) -> None:
    profiles = platform.of("AWS::Connect::SecurityProfile").values()
    seeing = {one["SecurityProfileName"] for one in profiles if "CustomViews.Access" in one["Permissions"]}
    assert seeing == {"Dozor operator with the guide"}
