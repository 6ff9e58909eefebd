"""A company's stack: its record, its numbers, and only if it asks a queue of its own."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from infra.connect_catalogue import FUNCTIONS
from infra.layout import COMPANIES, ROOT
from tests.infra.templates import Templates

pytestmark = [pytest.mark.infra, pytest.mark.xdist_group("infra")]


def test_there_are_three_companies_and_none_has_flows_or_queues(templates: Templates) -> None:
    stacks = [name for name in templates.names if name.startswith("DozorCompany-")]
    assert stacks == ["DozorCompany-riverside", "DozorCompany-samal", "DozorCompany-zarya"]
    for name in stacks:
        kinds = {resource["Type"] for resource in templates[name]["Resources"].values()}
        own = {"AWS::SES::EmailIdentity", "Custom::DozorCompany", "Custom::DozorNumber"}
        assert kinds - {"AWS::Connect::QuickConnect", "Custom::DozorQuickConnects"} == own, name


def test_operators_can_call_in_a_company_s_specialists_outside(templates: Templates) -> None:
    resources = templates["DozorCompany-zarya"]["Resources"].values()
    (quick,) = [one["Properties"] for one in resources if one["Type"] == "AWS::Connect::QuickConnect"]
    (shown,) = [one["Properties"] for one in resources if one["Type"] == "Custom::DozorQuickConnects"]
    assert shown["QuickConnects"] == {"Fn::GetAtt": ["Quicklift", "QuickConnectArn"]}
    assert (shown["Name"], shown["Queues"]) == ("zarya", "")  # in the platform's queues, which the function knows
    assert quick["Name"] == "zarya-lift"
    assert quick["QuickConnectConfig"]["PhoneConfig"] == {"PhoneNumber": "+79000000016"}


def test_the_record_is_the_whole_company_as_text(templates: Templates) -> None:
    record = json.loads(templates["DozorCompany-zarya"]["Resources"]["Company"]["Properties"]["Record"])
    assert record["slug"] == "zarya"
    assert record["menu"]["1"] == "emergency"
    assert record["clocks"]
    assert record["rungs"]


def test_a_forwarded_number_is_tied_where_connect_hears_it(templates: Templates) -> None:
    resources = templates["DozorCompany-zarya"]["Resources"]
    record = json.loads(resources["Company"]["Properties"]["Record"])
    (tie,) = [each for each in resources.values() if each["Type"] == "Custom::DozorNumber"]
    assert tie["Properties"]["Number"] == record["numbers"][0]["arrives_on"]
    assert tie["Properties"]["Means"] == "forwarded"
    assert tie["DependsOn"] == ["Company"]


def test_the_custom_resources_reach_our_functions_and_do_not_wait_for_an_hour(templates: Templates) -> None:
    exported = {
        output["Export"]["Name"]: output["Value"]
        for output in templates["DozorPlatform"]["Outputs"].values()
        if "Export" in output
    }
    functions = templates["DozorPlatform"]["Resources"]
    company = templates["DozorCompany-zarya"]["Resources"].values()
    for resource in (one for one in company if one["Type"].startswith("Custom::")):
        token = exported[resource["Properties"]["ServiceToken"]["Fn::ImportValue"]]
        called = functions[token["Fn::GetAtt"][0]]["Properties"]["Environment"]["Variables"]["POWERTOOLS_SERVICE_NAME"]
        expected = {"Custom::DozorCompany": "register_company"}
        assert called == expected.get(resource["Type"], "configure_connect")
        assert int(resource["Properties"]["ServiceTimeout"]) <= 600


def test_a_dedicated_company_has_a_queue_hours_and_a_profile_and_its_record_says_so(
    templates: Templates, tmp_path: Path
) -> None:
    resources = synthesize_dedicated(tmp_path)
    kinds = {each["Type"]: name for name, each in resources.items()}
    assert {"AWS::Connect::Queue", "AWS::Connect::HoursOfOperation", "AWS::Connect::RoutingProfile"} <= set(kinds)
    parts = resources["Company"]["Properties"]["Record"]["Fn::Join"][1]
    record = json.loads("".join(part if isinstance(part, str) else part["Fn::GetAtt"][0] for part in parts))
    assert record["queues"] == dict.fromkeys(FUNCTIONS, kinds["AWS::Connect::Queue"])
    assert "OutboundFlowArn" in resources[kinds["AWS::Connect::Queue"]]["Properties"]["OutboundCallerConfig"]


def synthesize_dedicated(folder: Path) -> dict[str, Any]:
    """The resources of zarya's stack, had its file asked for a queue of its own."""
    from infra.assembly import build_app

    companies = folder / "companies"
    shutil.copytree(COMPANIES / "zarya", companies / "zarya")
    text = (COMPANIES / "zarya.yaml").read_text(encoding="utf-8")
    (companies / "zarya.yaml").write_text(text.replace("dedicated: false", "dedicated: true"), encoding="utf-8")
    build_app(str(folder / "out"), companies=companies).synth()
    template = json.loads((folder / "out" / "DozorCompany-zarya.template.json").read_text(encoding="utf-8"))
    return dict(template["Resources"])


@dataclass
class Asking:
    slug: str
    dedicated: bool = True


def test_more_dedicated_queues_than_an_instance_has_are_refused_with_their_names(templates: Templates) -> None:
    from infra.assembly import SHARED_QUEUES, check_quota

    room = 50 - SHARED_QUEUES
    check_quota([Asking(f"company-{n}") for n in range(room)])  # type: ignore[misc]
    with pytest.raises(ValueError, match=rf"an instance has 50.*company-{room}"):
        check_quota([Asking(f"company-{n}") for n in range(room + 1)])  # type: ignore[misc]


def test_a_flow_that_cannot_be_deployed_stops_the_synth_with_its_name_and_place(
    templates: Templates, tmp_path: Path
) -> None:
    from infra.assembly import build_app
    from infra.flows import FlowError

    flows = tmp_path / "flows"
    shutil.copytree(ROOT / "contact-flows", flows)
    text = (flows / "inbound.json").read_text(encoding="utf-8")
    (flows / "inbound.json").write_text(text.replace("{{lambda:load_company}}", "{{lambda:lost}}"), encoding="utf-8")
    with pytest.raises(FlowError, match=r"flow:inbound: Actions\[[\w-]+\]\S*LambdaFunctionARN: \{\{lambda:lost\}\}"):
        build_app(str(tmp_path / "out"), flows=flows)
