"""BlobStore."""

from urllib.parse import parse_qs, urlsplit

import pytest

from dozor.adapters.aws import aws_client
from dozor.adapters.s3.blob_store import S3BlobStore
from dozor.ports.gateways import BlobStore
from tests.fakes.blobs import FakeBlobs

BUCKET, KEY = "recordings", "connect/dozor/CallRecordings/2026/03/14/c1.wav"


@pytest.fixture(params=["fake", "s3"])
def blobs(request: pytest.FixtureRequest) -> BlobStore:
    if request.param == "fake":
        return FakeBlobs(KEY)
    request.getfixturevalue("aws")
    client = aws_client("s3")
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    client.put_object(Bucket=BUCKET, Key=KEY, Body=b"RIFF")
    return S3BlobStore(BUCKET)


def test_what_there_is_and_what_not(blobs: BlobStore) -> None:
    assert blobs.exists(KEY)
    assert not blobs.exists("connect/dozor/CallRecordings/2026/03/14/c2.wav")


def test_a_link_names_the_object(blobs: BlobStore) -> None:
    assert urlsplit(blobs.signed_link(KEY, 900)).path.endswith(KEY)


@pytest.mark.parametrize("seconds", [0, -1, 3601])
def test_a_link_is_good_for_an_hour_at_most(blobs: BlobStore, seconds: int) -> None:
    with pytest.raises(ValueError, match="seconds"):
        blobs.signed_link(KEY, seconds)


@pytest.mark.parametrize("region", ["us-east-1", "eu-central-1"])
def test_a_link_is_signed_by_version_4_for_the_buckets_own_region(
    aws: None, region: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", region)
    link = urlsplit(S3BlobStore(BUCKET).signed_link(KEY, 900))
    query = parse_qs(link.query)
    assert link.hostname == f"{BUCKET}.s3.{region}.amazonaws.com", "the pages' policy names no other"
    assert query["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
    assert query["X-Amz-Expires"] == ["900"]
