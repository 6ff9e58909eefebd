"""SmsSender."""

from typing import Any

import pytest
from botocore.exceptions import ConnectTimeoutError, ReadTimeoutError
from botocore.stub import Stubber

from dozor.adapters.aws import aws_client
from dozor.adapters.sns.sms_sender import SnsSmsSender
from dozor.domain.errors import Invalid, TransientFailure, Uncertain
from dozor.ports.gateways import SmsSender
from tests.contract.samples import PHONE
from tests.fakes.carriers import FakeSms


@pytest.fixture(params=["fake", "sns"])
def sms(request: pytest.FixtureRequest) -> SmsSender:
    if request.param == "fake":
        return FakeSms()
    request.getfixturevalue("aws")
    return SnsSmsSender()


def test_every_sms_has_an_id_of_its_own(sms: SmsSender) -> None:
    first = sms.send(PHONE, "Заявка 1", "Sosna")
    second = sms.send(PHONE, "Заявка 1")
    assert first
    assert second not in ("", first)


def test_what_is_no_phone_is_refused_without_repeating_it(sms: SmsSender) -> None:
    with pytest.raises(Invalid) as refusal:
        sms.send("8-999-NO-PHONE", "Заявка 1")
    assert refusal.value.problems[0].field == "phone"
    assert "NO-PHONE" not in str(refusal.value)


@pytest.fixture
def sns(aws: None) -> Any:
    return aws_client("sns", attempts=1)


def test_the_sender_and_the_kind_of_the_sms_are_told_to_sns(sns: Any) -> None:
    told = {"AWS.SNS.SMS.SMSType": "Transactional", "AWS.SNS.SMS.SenderID": "Sosna"}
    attributes = {name: {"DataType": "String", "StringValue": value} for name, value in told.items()}
    with Stubber(sns) as stubber:
        stubber.add_response(
            "publish",
            {"MessageId": "m-1"},
            {"PhoneNumber": PHONE, "Message": "Заявка 1", "MessageAttributes": attributes},
        )
        assert SnsSmsSender(sns).send(PHONE, "Заявка 1", "Sosna") == "m-1"
        stubber.assert_no_pending_responses()


@pytest.mark.parametrize(
    ("code", "status", "error"),
    [
        ("OptedOut", 400, Invalid),
        ("InvalidParameter", 400, Invalid),
        ("Throttled", 400, TransientFailure),
        ("InternalError", 500, TransientFailure),
    ],
)
def test_refusals_are_told_apart_by_their_code(sns: Any, code: str, status: int, error: type[Exception]) -> None:
    with Stubber(sns) as stubber:
        stubber.add_client_error("publish", code, "any text", status)
        with pytest.raises(error):
            SnsSmsSender(sns).send(PHONE, "Заявка 1")


@pytest.mark.parametrize(("failure", "error"), [(ReadTimeoutError, Uncertain), (ConnectTimeoutError, TransientFailure)])
def test_a_broken_line_is_uncertain_only_after_the_request_left(
    sns: Any, failure: type[Exception], error: type[Exception]
) -> None:
    attempts = []

    def break_line(**_: Any) -> None:
        attempts.append(1)
        raise failure(endpoint_url="https://sns.example")  # type: ignore[call-arg]

    sns.meta.events.register_first("before-send.sns.Publish", break_line)
    try:
        with pytest.raises(error):
            SnsSmsSender(sns).send(PHONE, "Заявка 1")
    finally:
        sns.meta.events.unregister("before-send.sns.Publish", break_line)
    assert len(attempts) == 1
