"""Links to S3, made by boto3 the way functions make them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import botocore.auth
import httpx
import pytest
from botocore.config import Config

from local.cloud.gateway.gateway import Gateway
from tests.local.cloud.gateway.fakes import FakeCloud

_BUCKET = "recordings"
_KEY = "connect/dozor/CallRecordings/2026/01/02/c 1+ё_20260102T10:00_UTC.wav"
_SOUND = b"RIFF" + bytes(range(256))


@pytest.fixture(scope="module")
def bucket(lasting_cloud: FakeCloud) -> str:
    s3 = lasting_cloud.client("s3")
    s3.create_bucket(Bucket=_BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    s3.put_object(Bucket=_BUCKET, Key=_KEY, Body=_SOUND, ContentType="audio/wav")
    return _BUCKET


@pytest.fixture
def s3(cloud: FakeCloud, gateway: Gateway, bucket: str) -> Iterator[Any]:
    """The client that a function has."""
    client = cloud.session.client("s3", endpoint_url=gateway.s3_endpoint, config=Config(signature_version="s3v4"))
    yield client
    client.close()


@pytest.fixture
def browser() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as client:
        yield client


@pytest.fixture
def recording(s3: Any) -> str:
    """A good link to the recording."""
    return str(s3.generate_presigned_url("get_object", {"Bucket": _BUCKET, "Key": _KEY}, ExpiresIn=900))


def refused(answer: httpx.Response, status: int, code: str) -> bool:
    """Whether S3 refused in its own words."""
    assert answer.headers["content-type"].startswith("application/xml"), answer.text
    assert f"<Code>{code}</Code>" in answer.text, answer.text
    return answer.status_code == status


def alter(link: str, **changes: str | None) -> str:
    """The link with parameters of its query replaced, or removed by None."""
    parts = urlsplit(link)
    query = {**dict(parse_qsl(parts.query, keep_blank_values=True)), **changes}
    return urlunsplit(
        parts._replace(query=urlencode({name: value for name, value in query.items() if value is not None}))
    )


def test_a_good_link_opens(browser: httpx.Client, recording: str, gateway: Gateway) -> None:
    answer = browser.get(recording)

    assert recording.startswith(gateway.address)
    assert (answer.status_code, answer.content) == (200, _SOUND)
    assert answer.headers["content-type"] == "audio/wav"


def test_a_player_can_ask_for_a_part(browser: httpx.Client, recording: str) -> None:
    answer = browser.get(recording, headers={"Range": "bytes=0-3"})

    assert (answer.status_code, answer.content) == (206, b"RIFF")
    assert answer.headers["content-range"] == f"bytes 0-3/{len(_SOUND)}"


def test_an_expired_link_is_refused(browser: httpx.Client, s3: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(botocore.auth, "get_current_datetime", lambda **_: datetime.now(UTC) - timedelta(minutes=16))
        link = s3.generate_presigned_url("get_object", {"Bucket": _BUCKET, "Key": _KEY}, ExpiresIn=900)

    answer = browser.get(link)

    assert refused(answer, 403, "AccessDenied")
    assert "<Message>Request has expired</Message><X-Amz-Expires>900</X-Amz-Expires>" in answer.text


@pytest.mark.parametrize(
    "changes",
    [
        {"X-Amz-Expires": "3600"},
        {"X-Amz-Signature": "0" * 64},
        {"response-content-type": "text/html"},
    ],
)
def test_an_altered_link_is_refused(browser: httpx.Client, recording: str, changes: dict[str, str]) -> None:
    assert refused(browser.get(alter(recording, **changes)), 403, "SignatureDoesNotMatch")


def test_a_link_to_one_thing_does_not_open_another(browser: httpx.Client, recording: str) -> None:
    assert refused(browser.get(recording.replace("2026/01/02", "2026/01/03")), 403, "SignatureDoesNotMatch")
    assert refused(browser.put(recording, content=b"x"), 403, "SignatureDoesNotMatch")
    assert refused(browser.delete(recording), 403, "SignatureDoesNotMatch")


def test_a_link_by_an_unknown_key_is_refused(browser: httpx.Client, recording: str) -> None:
    link = recording.replace("AKIALAPTOP0000000000", "AKIASTRANGER00000000")

    assert refused(browser.get(link), 403, "InvalidAccessKeyId")


@pytest.mark.parametrize("name", ["X-Amz-Expires", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Signature"])
def test_a_link_that_lacks_something_is_refused(browser: httpx.Client, recording: str, name: str) -> None:
    assert refused(browser.get(alter(recording, **{name: None})), 400, "AuthorizationQueryParametersError")


@pytest.mark.parametrize("seconds", ["0", "604801", "soon", "-1"])
def test_a_lifetime_beyond_a_week_is_refused(browser: httpx.Client, recording: str, seconds: str) -> None:
    link = alter(recording, **{"X-Amz-Expires": seconds})

    assert refused(browser.get(link), 400, "AuthorizationQueryParametersError")


def test_without_a_signature_nothing_opens(browser: httpx.Client, recording: str, gateway: Gateway) -> None:
    assert refused(browser.get(recording.partition("?")[0]), 403, "AccessDenied")
    assert refused(browser.get(f"{gateway.s3_endpoint}/{_BUCKET}"), 403, "AccessDenied")


def test_signatures_of_version_2_are_refused(browser: httpx.Client, recording: str) -> None:
    link = f"{recording.partition('?')[0]}?AWSAccessKeyId=AKIALAPTOP0000000000&Signature=x&Expires=9999999999"

    assert refused(browser.get(link), 400, "InvalidRequest")


def test_a_head_link_opens_for_head_alone(browser: httpx.Client, s3: Any) -> None:
    link = s3.generate_presigned_url("head_object", {"Bucket": _BUCKET, "Key": _KEY})

    answer = browser.head(link)

    assert answer.status_code == 200
    assert answer.headers["content-length"] == str(len(_SOUND))
    assert browser.get(link).status_code == 403


def test_a_put_link_takes_what_was_signed(browser: httpx.Client, s3: Any, cloud: FakeCloud) -> None:
    asked = {"Bucket": _BUCKET, "Key": "photo.png", "ContentType": "image/png"}
    link = s3.generate_presigned_url("put_object", asked)

    assert browser.put(link, content=b"png", headers={"Content-Type": "text/html"}).status_code == 403
    assert browser.put(link, content=b"png", headers={"Content-Type": "image/png"}).status_code == 200
    stored = cloud.client("s3").get_object(Bucket=_BUCKET, Key="photo.png")
    assert (stored["Body"].read(), stored["ContentType"]) == (b"png", "image/png")


def test_clients_work_through_the_front_as_before_moto(s3: Any) -> None:
    s3.put_object(Bucket=_BUCKET, Key="of/a client", Body=b"x" * 100_000, Metadata={"who": "me"})

    stored = s3.get_object(Bucket=_BUCKET, Key="of/a client")
    assert stored["Body"].read() == b"x" * 100_000
    assert stored["Metadata"] == {"who": "me"}
    assert "of/a client" in [entry["Key"] for entry in s3.list_objects_v2(Bucket=_BUCKET, Prefix="of/")["Contents"]]
    s3.delete_object(Bucket=_BUCKET, Key="of/a client")
    with pytest.raises(s3.exceptions.NoSuchKey):
        s3.get_object(Bucket=_BUCKET, Key="of/a client")


class TestUploadsByForm:
    """POST policies."""

    @pytest.fixture
    def form(self, s3: Any) -> dict[str, Any]:
        return dict(
            s3.generate_presigned_post(
                _BUCKET,
                "photos/${filename}",
                Fields={"Content-Type": "image/png", "success_action_status": "201"},
                Conditions=[
                    ["starts-with", "$Content-Type", "image/"],
                    {"success_action_status": "201"},
                    ["content-length-range", 2, 1000],
                ],
                ExpiresIn=600,
            )
        )

    @staticmethod
    def send(browser: httpx.Client, form: dict[str, Any], content: bytes = b"png", **changes: str) -> httpx.Response:
        return browser.post(form["url"], data=form["fields"] | changes, files={"file": ("a.png", content, "image/png")})

    def test_what_the_policy_allows_is_stored(
        self, browser: httpx.Client, form: dict[str, Any], cloud: FakeCloud
    ) -> None:
        answer = self.send(browser, form)

        assert answer.status_code == 201, answer.text
        assert cloud.client("s3").get_object(Bucket=_BUCKET, Key="photos/a.png")["Body"].read() == b"png"

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"key": "elsewhere/a.png"}, "Policy Condition failed"),
            ({"Content-Type": "text/html"}, "Policy Condition failed"),
            ({"acl": "public-read"}, "Extra input fields: acl"),
        ],
    )
    def test_what_it_does_not_is_refused(
        self, browser: httpx.Client, form: dict[str, Any], changes: dict[str, str], message: str
    ) -> None:
        answer = self.send(browser, form, **changes)

        assert refused(answer, 403, "AccessDenied")
        assert message in answer.text

    @pytest.mark.parametrize(("content", "code"), [(b"x" * 1001, "EntityTooLarge"), (b"x", "EntityTooSmall")])
    def test_sizes_are_kept_to(self, browser: httpx.Client, form: dict[str, Any], content: bytes, code: str) -> None:
        assert refused(self.send(browser, form, content), 400, code)

    def test_a_policy_nobody_signed_is_refused(self, browser: httpx.Client, form: dict[str, Any]) -> None:
        policy = "eyJleHBpcmF0aW9uIjogIjIwOTktMDEtMDFUMDA6MDA6MDBaIiwgImNvbmRpdGlvbnMiOiBbXX0="

        assert refused(self.send(browser, form, policy=policy), 403, "SignatureDoesNotMatch")

    def test_an_expired_policy_is_refused(self, browser: httpx.Client, s3: Any) -> None:
        form = s3.generate_presigned_post(_BUCKET, "photos/late.png", ExpiresIn=-1)

        answer = self.send(browser, form)

        assert refused(answer, 403, "AccessDenied")
        assert "Policy expired." in answer.text

    def test_a_form_without_a_policy_is_refused(self, browser: httpx.Client, form: dict[str, Any]) -> None:
        answer = browser.post(form["url"], data={"key": "x"}, files={"file": ("a", b"x")})

        assert refused(answer, 403, "AccessDenied")
