"""What SNS's delivery logs say of an SMS on the laptop."""

import json
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from moto import mock_aws

from local.cloud.sms_carrier import SmsCarrier

GROUP = "sns/eu-central-1/123456789012/DirectPublishToPhoneNumber"


@pytest.fixture
def session() -> Iterator[boto3.Session]:
    with mock_aws():
        session = boto3.Session(region_name="eu-central-1")
        for name in (GROUP, f"{GROUP}/Failure"):
            session.client("logs").create_log_group(logGroupName=name)
        carrier = SmsCarrier(seconds=0.01)
        carrier.start(SimpleNamespace(session=session))
        yield session
        carrier.stop()


def told_in(session: boto3.Session, group: str) -> dict[str, Any]:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        events = session.client("logs").filter_log_events(logGroupName=group)["events"]
        if events:
            document: dict[str, Any] = json.loads(events[0]["message"])
            return document
        time.sleep(0.02)
    raise AssertionError(f"nothing was written into {group}")


def test_a_delivered_sms_is_told_by_the_id_that_its_sender_was_given(session: boto3.Session) -> None:
    message_id = session.client("sns").publish(PhoneNumber="+79000000001", Message="hello")["MessageId"]
    told = told_in(session, GROUP)
    assert (told["notification"]["messageId"], told["status"]) == (message_id, "SUCCESS")


def test_a_telephone_that_is_never_reached_is_told_among_the_failures(session: boto3.Session) -> None:
    session.client("sns").publish(PhoneNumber="+79000010000", Message="hello")
    told = told_in(session, f"{GROUP}/Failure")
    assert told["status"] == "FAILURE"
    assert "unreachable" in told["delivery"]["providerResponse"]
