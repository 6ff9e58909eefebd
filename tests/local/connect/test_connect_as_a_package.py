"""The simulator as others would use it: what it imports, what it offers, and a client of its own against its port."""

import ast
import sys
from pathlib import Path

import boto3
import pytest

import local.connect
from local.connect import Caller, ConnectService, VirtualRuntime, make_ports, serve
from tests.local.connect.connect_house import BYE, document, say

PACKAGE = Path(local.connect.__file__).parent
ALLOWED = {*sys.stdlib_module_names, "botocore"}


def imported(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(f"{'.' * node.level}{node.module or ''}")
    return found


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_it_imports_itself_the_standard_library_and_botocore_alone(file: Path) -> None:
    foreign = {
        name for name in imported(file) if not name.startswith("local.connect") and name.split(".")[0] not in ALLOWED
    }
    assert foreign == set()


def test_it_is_not_tied_to_its_place_by_anything_but_imports() -> None:
    assert not [
        file for file in PACKAGE.rglob("*.py") if "dozor" in file.read_text().lower().replace("nothing of dozor", "")
    ]


@pytest.mark.parametrize("name", local.connect.__all__)
def test_what_it_offers_is_there_and_explained(name: str) -> None:
    assert getattr(local.connect, name).__doc__
    assert f"`{name}`" in (PACKAGE / "README.md").read_text()


def test_what_it_does_not_offer_is_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Nonsense'"):
        _ = local.connect.Nonsense


def test_a_boto3_client_works_against_the_port() -> None:
    # Given the service behind a port
    ports, output, _ = make_ports(VirtualRuntime())
    service = ConnectService(ports, characters_per_second=0)
    with serve(service) as address:
        client = boto3.client(
            "connect",
            endpoint_url=address,
            region_name="eu-central-1",
            aws_access_key_id="x",
            aws_secret_access_key="x",
        )
        # when a centre is made through it
        made = client.create_instance(
            IdentityManagementType="CONNECT_MANAGED",
            InstanceAlias="demo",
            InboundCallsEnabled=True,
            OutboundCallsEnabled=True,
        )
        flow = client.create_contact_flow(
            InstanceId=made["Id"], Name="in", Type="CONTACT_FLOW", Content=document(say("hi", "Hello", "bye"), BYE)
        )
        number = client.claim_phone_number(InstanceId=made["Id"], PhoneNumber="+78120000000")
        client.associate_phone_number_contact_flow(
            InstanceId=made["Id"], PhoneNumberId=number["PhoneNumberArn"], ContactFlowId=flow["ContactFlowArn"]
        )
        # then a person can call it, and the client sees the contact
        caller = Caller(service.instances[made["Id"]], "+79120000001")
        contact = caller.dial("+78120000000")
        assert contact is not None
        assert caller.heard() == ["Hello"]
        described = client.describe_contact(InstanceId=made["Id"], ContactId=contact)["Contact"]
        assert described["DisconnectReason"] == "CONTACT_FLOW_DISCONNECT"
        with pytest.raises(client.exceptions.ResourceNotFoundException):
            client.describe_queue(InstanceId=made["Id"], QueueId="none")
        client.close()
    assert len(output.contact_records) == 1
