"""What the pages read of the laptop."""

from datetime import UTC, datetime

import httpx
import pytest

from local.cloud.gateway.gateway import Gateway
from tests.local.cloud.gateway.fakes import REGION, ApiBuilder, FakeCloud
from tests.local.cloud.gateway.people import People


def test_settings_lead_to_the_api_and_to_the_sign_in(
    laptop: Gateway, cloud: FakeCloud, api: ApiBuilder, people: People
) -> None:
    cloud.functions.handlers["rest_api"] = lambda event: {
        "statusCode": 200,
        "body": event["requestContext"]["authorizer"]["claims"]["email"],
    }
    people.sign_in("boris@example.org")
    settings = httpx.get(laptop.address + "/laptop/settings", trust_env=False).json()

    signed_in = httpx.post(
        laptop.address + settings["cognito"]["endpoint"],
        json={
            "AuthFlow": "USER_PASSWORD_AUTH",
            "ClientId": settings["cognito"]["client_id"],
            "AuthParameters": {"USERNAME": "boris@example.org", "PASSWORD": people.password},
        },
        headers={
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": "AWSCognitoIdentityProviderService.InitiateAuth",
        },
        trust_env=False,
    )
    token = signed_in.json()["AuthenticationResult"]["IdToken"]
    me = httpx.get(laptop.address + settings["api"] + "/me", headers={"Authorization": token}, trust_env=False)

    assert settings == {
        "api": f"/apis/{api.id}",
        "cognito": {"endpoint": "/laptop/cognito", "client_id": people.client_id, "region": REGION},
    }
    assert (me.status_code, me.text) == (200, "boris@example.org")


def test_demo_tells_who_can_be_played(laptop: Gateway) -> None:
    assert httpx.get(laptop.address + "/laptop/demo", trust_env=False).json() == {
        "logins": [{"email": "anna@example.org", "password": "Secret-1", "name": "Anna", "role": "operator"}],
        "numbers": [
            {
                "company": "uyut",
                "name": "Uyut",
                "dial": "+78120000000",
                "language": "ru",
                "languages": ["ru", "en"],
                "menu": {"1": "emergency", "2": "specialist:lift"},
                "specialists": {"lift": {"leads_to": "number", "number": "+79120000002", "closed": "message"}},
            }
        ],
        "callers": [
            {
                "phone": "+79120000001",
                "name": "Ivan",
                "company": "uyut",
                "role": "resident",
                "address": "Lenina 1",
                "language": "ru",
                "flats": 1,
                "meters": 2,
            }
        ],
    }


def test_messages_are_told_newest_first(laptop: Gateway, cloud: FakeCloud) -> None:
    began = datetime.now(UTC)
    mailer, carrier = cloud.client("sesv2"), cloud.client("sns")
    mailer.create_email_identity(EmailIdentity="dozor@example.org")
    carrier.publish(PhoneNumber="+79120000001", Message="Ваша заявка 12")
    mailer.send_email(
        FromEmailAddress="dozor@example.org",
        Destination={"ToAddresses": ["boss@example.org"], "CcAddresses": ["copy@example.org"]},
        Content={"Simple": {"Subject": {"Data": "Late"}, "Body": {"Text": {"Data": "Ticket 12"}}}},
    )
    raw = "From: dozor@example.org\nTo: boss@example.org\nSubject: Raw\nContent-Type: text/plain\n\nAs it is\n"
    mailer.send_email(
        FromEmailAddress="dozor@example.org",
        Destination={"ToAddresses": ["boss@example.org"]},
        Content={"Raw": {"Data": raw.encode()}},
    )

    messages = httpx.get(laptop.address + "/laptop/messages", trust_env=False).json()

    ivan = {"name": "Ivan", "role": "resident", "company": "Uyut", "time_zone": "Europe/Moscow"}
    times = [datetime.fromisoformat(message.pop("at")) for message in messages]
    assert messages == [
        {"channel": "email", "to": "boss@example.org", "subject": "Raw", "text": "As it is\n", "who": None},
        {"channel": "email", "to": "copy@example.org", "subject": "Late", "text": "Ticket 12", "who": None},
        {"channel": "email", "to": "boss@example.org", "subject": "Late", "text": "Ticket 12", "who": None},
        {"channel": "sms", "to": "+79120000001", "subject": "", "text": "Ваша заявка 12", "who": ivan},
    ]
    assert times == sorted(times, reverse=True)
    assert (times[-1] - began).total_seconds() > -0.001


def test_what_the_carrier_refused_is_no_message(laptop: Gateway, cloud: FakeCloud) -> None:
    carrier, mailer = cloud.client("sns"), cloud.client("sesv2")
    with pytest.raises(carrier.exceptions.ClientError):
        carrier.publish(PhoneNumber="not a number", Message="x")
    with pytest.raises(mailer.exceptions.ClientError):
        mailer.send_email(
            FromEmailAddress="nobody@example.org",
            Destination={"ToAddresses": ["a@example.org"]},
            Content={"Simple": {"Subject": {"Data": "x"}, "Body": {"Text": {"Data": "x"}}}},
        )

    assert httpx.get(laptop.address + "/laptop/messages", trust_env=False).json() == []
