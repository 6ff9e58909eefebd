"""AttachmentRepository and AttachmentStore."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dozor.adapters.aws import aws_client
from dozor.adapters.dynamodb.attachment_repository import DynamoAttachmentRepository
from dozor.adapters.dynamodb.documents import from_item
from dozor.adapters.dynamodb.table import Table
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.adapters.s3.attachment_store import S3AttachmentStore
from dozor.domain.attachment import Attachment, AttachmentRules, AttachmentState
from dozor.domain.errors import Conflict
from dozor.domain.people import Actor, ActorKind
from dozor.ports.attachments import AttachmentRepository, AttachmentStore
from tests.contract.samples import NOON, make_registration
from tests.contract.table import TABLE
from tests.fakes.attachments import FakeAttachments, FakeAttachmentStore

BUCKET = "attachments"
ANNA = Actor(ActorKind.RESIDENT, "+79990000001", "Анна")
ONE = Attachment("sosna", "1", "a1", "Фото.jpg", "image/jpeg", 5, ANNA, NOON)
RULES = AttachmentRules(1000, 3, 600, 900, {"image/jpeg": (".jpg",)})


@pytest.fixture(params=["fake", "dynamodb"])
def attachments(request: pytest.FixtureRequest) -> AttachmentRepository:
    if request.param == "fake":
        return FakeAttachments()
    return DynamoAttachmentRepository(request.getfixturevalue("table"))


@dataclass
class Kept:
    """A store, and a browser that uploads."""

    store: AttachmentStore
    upload: Callable[[Attachment, bytes], str]
    released: Callable[[], bytes]


@pytest.fixture(params=["fake", "s3"])
def kept(request: pytest.FixtureRequest) -> Kept:
    if request.param == "fake":
        fake = FakeAttachmentStore()
        return Kept(fake, fake.upload, lambda: fake.clean["sosna/1/a1"][0])
    request.getfixturevalue("aws")
    client = make_bucket()
    store = S3AttachmentStore(BUCKET)

    def upload(attachment: Attachment, content: bytes) -> str:
        fields = store.make_form(attachment, RULES, NOON).fields
        client.put_object(Bucket=BUCKET, Key=fields["key"], Body=content, ContentType=fields["Content-Type"])
        return fields["key"]

    def released() -> bytes:
        return bytes(client.get_object(Bucket=BUCKET, Key="clean/sosna/1/a1")["Body"].read())

    return Kept(store, upload, released)


def test_an_attachment_is_kept_as_it_was(attachments: AttachmentRepository) -> None:
    assert attachments.add(ONE) == ONE
    assert attachments.find("sosna", "1", "a1") == ONE
    assert attachments.of_ticket("sosna", "1") == (ONE,)


def test_who_adds_it_again_is_told_what_is_there(attachments: AttachmentRepository) -> None:
    attachments.add(ONE)
    assert attachments.add(replace(ONE, name="other.jpg", asked_at=NOON + timedelta(minutes=5))) == ONE
    assert len(attachments.of_ticket("sosna", "1")) == 1


def test_another_company_or_ticket_has_none_of_it(attachments: AttachmentRepository) -> None:
    attachments.add(ONE)
    assert attachments.find("kedr", "1", "a1") is None
    assert attachments.of_ticket("kedr", "1") == ()
    assert attachments.of_ticket("sosna", "11") == ()


def test_they_are_told_in_the_order_in_which_they_were_attached(attachments: AttachmentRepository) -> None:
    later = replace(ONE, id="a0", asked_at=NOON + timedelta(minutes=1))
    attachments.add(later)
    attachments.add(ONE)
    assert attachments.of_ticket("sosna", "1") == (ONE, later)


def test_it_is_settled_once(attachments: AttachmentRepository) -> None:
    attachments.add(ONE)
    ready = ONE.accept("image/jpeg", 5, (".jpg",), NOON)
    attachments.settle(ONE, ready)
    with pytest.raises(Conflict):
        attachments.settle(ONE, ONE.refuse("The file is empty.", NOON))
    assert attachments.find("sosna", "1", "a1") == ready
    attachments.settle(ready, ready.remove("не тот подвал", NOON))
    found = attachments.find("sosna", "1", "a1")
    assert found is not None
    assert (found.state, found.reason) == (AttachmentState.REMOVED, "не тот подвал")


def test_what_never_came_is_forgotten_and_what_came_is_kept(table: Table) -> None:
    attachments = DynamoAttachmentRepository(table)
    attachments.add(ONE)
    assert read_item()["expires_at"] == int((NOON + timedelta(days=2)).timestamp())
    attachments.settle(ONE, ONE.accept("image/jpeg", 5, (".jpg",), NOON))
    assert "expires_at" not in read_item()


def test_a_tickets_journal_and_its_attachments_do_not_mix(table: Table) -> None:
    tickets, attachments = DynamoTicketRepository(table), DynamoAttachmentRepository(table)
    tickets.add(make_registration(), "key", ())
    attachments.add(ONE)
    assert len(tickets.journal("sosna", "1")) == 1
    assert attachments.of_ticket("sosna", "1") == (ONE,)
    assert [one.number for one in tickets.list("sosna", open_only=False).items] == ["1"]


def test_a_file_is_read_released_and_discarded(kept: Kept) -> None:
    key = kept.upload(ONE, b"photo")
    assert kept.store.tell_upload(key) == ("sosna", "1", "a1")
    upload = kept.store.read_upload(ONE, 1000)
    assert upload is not None
    assert upload.content == b"photo"
    kept.store.release(ONE, upload)
    kept.store.release(ONE, upload)
    kept.store.discard_upload(ONE)
    kept.store.discard_upload(ONE)
    assert kept.store.read_upload(ONE, 1000) is None


def test_of_a_file_that_is_too_large_enough_is_read_to_see_it(kept: Kept) -> None:
    kept.upload(ONE, b"photo")
    upload = kept.store.read_upload(ONE, 3)
    assert upload is not None
    assert len(upload.content) == 4


def test_another_file_is_not_released_in_place_of_the_one_that_was_looked_at(kept: Kept) -> None:
    kept.upload(ONE, b"photo")
    upload = kept.store.read_upload(ONE, 1000)
    assert upload is not None
    kept.upload(ONE, b"<html>")
    kept.store.release(ONE, upload)
    assert kept.released() == b"photo"


@pytest.mark.parametrize(
    "key", ["clean/sosna/1/a1", "quarantine/sosna/1", "quarantine/sosna/1/a1/b", "quarantine/sosna//a1", "a1", ""]
)
def test_other_names_are_no_uploads(kept: Kept, key: str) -> None:
    assert kept.store.tell_upload(key) is None


def test_a_form_is_good_for_one_name_one_type_and_so_many_bytes(aws: None) -> None:
    form = S3AttachmentStore(BUCKET).make_form(ONE, RULES, NOON)
    assert form.expires_at == NOON + timedelta(seconds=600)
    assert form.fields["key"] == "quarantine/sosna/1/a1"
    assert form.fields["Content-Type"] == "image/jpeg"
    assert form.fields["x-amz-algorithm"] == "AWS4-HMAC-SHA256"


@pytest.mark.parametrize("region", ["us-east-1", "eu-central-1"])
def test_a_form_is_sent_to_the_buckets_own_region(aws: None, region: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", region)
    form = S3AttachmentStore(BUCKET).make_form(ONE, RULES, NOON)
    assert urlsplit(form.address).hostname == f"{BUCKET}.s3.{region}.amazonaws.com", "the pages' policy names no other"


def test_a_released_file_is_of_the_type_that_it_was_found_to_be_and_is_saved_not_shown(aws: None) -> None:
    client = make_bucket()
    store = S3AttachmentStore(BUCKET)
    client.put_object(Bucket=BUCKET, Key="quarantine/sosna/1/a1", Body=b"photo", ContentType="text/html")
    upload = store.read_upload(ONE, 1000)
    assert upload is not None
    store.release(ONE, upload)
    assert client.head_object(Bucket=BUCKET, Key="clean/sosna/1/a1")["ContentType"] == "image/jpeg"
    query = parse_qs(urlsplit(store.make_link(ONE, 900)).query)
    assert query["X-Amz-Expires"] == ["900"]
    assert query["response-content-type"] == ["image/jpeg"]
    assert query["response-content-disposition"] == ["attachment; filename*=UTF-8''%D0%A4%D0%BE%D1%82%D0%BE.jpg"]


def make_bucket() -> Any:
    client = aws_client("s3")
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    client.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    return client


def read_item() -> dict[str, object]:
    (item,) = aws_client("dynamodb").scan(TableName=TABLE)["Items"]
    return from_item(item)
