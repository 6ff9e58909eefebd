"""Mailer."""

from typing import Any

import pytest
from botocore.stub import Stubber

from dozor.adapters.aws import aws_client
from dozor.adapters.ses.mailer import SesMailer
from dozor.domain.errors import Invalid, TransientFailure
from dozor.ports.gateways import Mailer
from tests.fakes.carriers import FakeMailer

SENDER, STRANGER, TO = "dozor@sosna.example", "stranger@kedr.example", "maria@sosna.example"


@pytest.fixture(params=["fake", "ses"])
def mailer(request: pytest.FixtureRequest) -> Mailer:
    if request.param == "fake":
        return FakeMailer(STRANGER)
    request.getfixturevalue("aws")
    aws_client("sesv2").create_email_identity(EmailIdentity=SENDER)
    return SesMailer()


def test_every_mail_has_an_id_of_its_own(mailer: Mailer) -> None:
    first = mailer.send(TO, "Заявка 1", "Не принята", SENDER)
    second = mailer.send(TO, "Заявка 1", "Не принята", SENDER)
    assert first
    assert second not in ("", first)


def test_a_sender_who_is_not_verified_is_refused(mailer: Mailer) -> None:
    with pytest.raises(Invalid):
        mailer.send(TO, "Заявка 1", "Не принята", STRANGER)


@pytest.mark.parametrize(
    ("code", "status", "error"),
    [
        ("BadRequestException", 400, Invalid),
        ("MailFromDomainNotVerifiedException", 400, Invalid),
        ("TooManyRequestsException", 429, TransientFailure),
        ("SendingPausedException", 400, TransientFailure),
    ],
)
def test_refusals_are_told_apart_by_their_code(aws: None, code: str, status: int, error: type[Exception]) -> None:
    client: Any = aws_client("sesv2", attempts=1)
    with Stubber(client) as stubber:
        stubber.add_client_error("send_email", code, "any text", status)
        with pytest.raises(error):
            SesMailer(client).send(TO, "Заявка 1", "Не принята", SENDER)
