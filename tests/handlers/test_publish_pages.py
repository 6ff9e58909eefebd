"""publish_pages: a build of the pages put where CloudFront reads it, and CloudFormation is answered."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from dozor.adapters.aws import aws_client
from dozor.bootstrap import pages
from functions.publish_pages.handler import handler
from tests.handlers.answer_server import AnswerServer, listen
from tests.handlers.documents import read_document
from tests.handlers.house import House


@pytest.fixture
def cloudformation() -> Iterator[AnswerServer]:
    with listen() as server:
        yield server


@pytest.fixture
def storage(account: House) -> Any:
    """S3 with a build, and a bucket for the pages."""
    pages.pages_builds.cache_clear()
    client = aws_client("s3")
    for bucket in ("builds", "pages"):
        client.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("index.html", "<title>Dozor</title>")
        archive.writestr("assets/desk-1.js", "run()")
    client.put_object(Bucket="builds", Key="1.zip", Body=packed.getvalue())
    yield client
    pages.pages_builds.cache_clear()


def ask(cloudformation: AnswerServer, kind: str = "Create", **properties: str) -> dict[str, Any]:
    event = read_document("cloudformation/pages_create") | {
        "ResponseURL": cloudformation.address,
        "RequestType": kind,
    }
    event["ResourceProperties"] |= properties
    if kind != "Create":
        event["PhysicalResourceId"] = "pages/pages"
    handler(event, None)
    return dict(cloudformation.answers.pop())


def served(storage: Any, key: str) -> bytes:
    content: bytes = storage.get_object(Bucket="pages", Key=key)["Body"].read()
    return content


def test_a_build_is_served_with_the_settings_of_the_stack(storage: Any, cloudformation: AnswerServer) -> None:
    answer = ask(cloudformation)

    assert (answer["Status"], answer["PhysicalResourceId"]) == ("SUCCESS", "pages/pages")
    assert served(storage, "index.html") == b"<title>Dozor</title>"
    assert served(storage, "settings.json") == b'{"api":"https://api.example"}'


def test_other_settings_are_published_by_an_update_of_the_same_resource(
    storage: Any, cloudformation: AnswerServer
) -> None:
    ask(cloudformation)
    answer = ask(cloudformation, "Update", Settings='{"api":"https://other.example"}')

    assert (answer["Status"], answer["PhysicalResourceId"]) == ("SUCCESS", "pages/pages")
    assert served(storage, "settings.json") == b'{"api":"https://other.example"}'


def test_the_pages_stay_when_the_stack_goes(storage: Any, cloudformation: AnswerServer) -> None:
    ask(cloudformation)
    assert ask(cloudformation, "Delete")["Status"] == "SUCCESS"
    assert served(storage, "index.html")


def test_a_build_that_is_not_there_fails_the_stack_by_name(storage: Any, cloudformation: AnswerServer) -> None:
    answer = ask(cloudformation, BuildKey="2.zip")
    assert answer["Status"] == "FAILED"
    assert "2.zip" in answer["Reason"]
