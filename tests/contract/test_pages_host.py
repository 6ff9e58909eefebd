"""PagesHost and PagesBuilds."""

import io
import zipfile
from typing import Any

import pytest

from dozor.adapters.aws import aws_client
from dozor.adapters.s3.pages_host import S3PagesBuilds, S3PagesHost
from dozor.domain.errors import NotFound
from dozor.ports.pages import PageFile, PagesBuilds, PagesHost
from tests.fakes.site import FakePagesBuilds, FakePagesHost

BUCKET = "pages"
FILES = {"index.html": b"<title>Dozor</title>", "assets/desk-1.js": b"run()"}


def file(name: str, content: bytes = b"run()") -> PageFile:
    return PageFile(name, content, "text/javascript", "no-cache")


def make_bucket() -> Any:
    client = aws_client("s3")
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    return client


@pytest.fixture(params=["fake", "s3"])
def host(request: pytest.FixtureRequest) -> PagesHost:
    if request.param == "fake":
        return FakePagesHost()
    request.getfixturevalue("aws")
    make_bucket()
    return S3PagesHost(BUCKET)


@pytest.fixture(params=["fake", "s3"])
def builds(request: pytest.FixtureRequest) -> PagesBuilds:
    if request.param == "fake":
        return FakePagesBuilds({(BUCKET, "build.zip"): FILES})
    request.getfixturevalue("aws")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.mkdir("assets")
        for name, content in FILES.items():
            archive.writestr(name, content)
    make_bucket().put_object(Bucket=BUCKET, Key="build.zip", Body=packed.getvalue())
    return S3PagesBuilds()


def test_before_the_first_release_there_is_none(host: PagesHost) -> None:
    assert host.released() == frozenset()


def test_a_release_is_known_by_its_names(host: PagesHost) -> None:
    host.note_release(["index.html"])
    host.note_release(["index.html", "assets/desk-1.js"])
    assert host.released() == {"index.html", "assets/desk-1.js"}


def test_what_is_not_there_any_more_can_be_retired_all_the_same(host: PagesHost) -> None:
    host.retire([file("assets/gone.js")])


def test_a_build_is_all_of_its_files(builds: PagesBuilds) -> None:
    assert builds.read(BUCKET, "build.zip") == FILES


def test_a_build_that_is_not_there_is_named(builds: PagesBuilds) -> None:
    with pytest.raises(NotFound, match=r"other\.zip"):
        builds.read(BUCKET, "other.zip")


def test_browsers_get_what_was_saved_as_it_was_said(aws: None) -> None:
    client = make_bucket()
    S3PagesHost(BUCKET).save([file(f"assets/{number}.js", b"run(%d)" % number) for number in range(20)])
    found = client.get_object(Bucket=BUCKET, Key="assets/7.js")
    assert (found["Body"].read(), found["ContentType"], found["CacheControl"]) == (
        b"run(7)",
        "text/javascript",
        "no-cache",
    )


def test_what_is_retired_is_there_still_unchanged_and_marked_for_the_buckets_own_rule(aws: None) -> None:
    client, host = make_bucket(), S3PagesHost(BUCKET)
    host.save([file("assets/old.js")])
    host.retire([file("assets/old.js", b"")])
    found = client.get_object(Bucket=BUCKET, Key="assets/old.js")
    assert (found["Body"].read(), found["ContentType"], found["CacheControl"]) == (
        b"run()",
        "text/javascript",
        "no-cache",
    )
    assert tags(client, "assets/old.js") == {"retired": "true"}


def test_what_is_saved_again_is_not_marked_any_more(aws: None) -> None:
    client, host = make_bucket(), S3PagesHost(BUCKET)
    host.save([file("assets/old.js")])
    host.retire([file("assets/old.js")])
    host.save([file("assets/old.js")])
    assert tags(client, "assets/old.js") == {}


def tags(client: Any, key: str) -> dict[str, str]:
    return {one["Key"]: one["Value"] for one in client.get_object_tagging(Bucket=BUCKET, Key=key)["TagSet"]}
