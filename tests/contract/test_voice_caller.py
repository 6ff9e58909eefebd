"""VoiceCaller: one call for a token, ever."""

import pytest
from botocore.stub import Stubber

from dozor.adapters.aws import aws_client
from dozor.adapters.connect.voice_caller import ConnectVoiceCaller
from dozor.domain.errors import Invalid, TransientFailure
from dozor.ports.gateways import VoiceCaller
from tests.contract.connect_service import ConnectService
from tests.fakes.carriers import FakeVoice

PHONE, SOURCE = "+79990000200", "+12025550101"
TOLD = {"company": "sosna", "words": "Вас ждёт заявка"}


@pytest.fixture(params=["fake", "connect"])
def made(request: pytest.FixtureRequest) -> tuple[VoiceCaller, FakeVoice | ConnectService]:
    if request.param == "fake":
        fake = FakeVoice()
        return fake, fake
    service = ConnectService((), ())
    return ConnectVoiceCaller("arn:aws:connect:r:1:instance/i1", "arn:…/contact-flow/f1", service), service  # type: ignore[arg-type]


def test_a_call_tells_its_flow_what_to_say_and_answers_its_contact(
    made: tuple[VoiceCaller, FakeVoice | ConnectService],
) -> None:
    voice, kept = made
    assert voice.call(PHONE, "m1", SOURCE, TOLD) == "contact-of-m1"
    assert kept.calls == {"m1": (PHONE, SOURCE, TOLD)}


def test_the_same_token_is_one_call(made: tuple[VoiceCaller, FakeVoice | ConnectService]) -> None:
    voice, kept = made
    assert voice.call(PHONE, "m1", SOURCE, TOLD) == voice.call(PHONE, "m1", SOURCE, {})
    assert len(kept.calls) == 1


def test_a_number_that_cannot_be_called_is_refused_for_good(
    made: tuple[VoiceCaller, FakeVoice | ConnectService],
) -> None:
    with pytest.raises(Invalid):
        made[0].call("12", "m1", SOURCE, TOLD)


@pytest.mark.usefixtures("aws")
def test_too_many_calls_a_second_pass_by_themselves() -> None:
    client = aws_client("connect", attempts=1)
    with Stubber(client) as stubber:
        stubber.add_client_error("start_outbound_voice_contact", "TooManyRequestsException", http_status_code=429)
        with pytest.raises(TransientFailure):
            ConnectVoiceCaller("i1", "f1", client).call(PHONE, "m1", SOURCE, TOLD)
