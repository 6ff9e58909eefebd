"""Names of files, as people see and save them; what may be announced."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dozor.domain.attachment import Attachment, AttachmentRules, check_request, clean_name
from dozor.domain.errors import Invalid
from dozor.domain.people import Actor, ActorKind

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
RULES = AttachmentRules(1000, 3, 600, 900, {"image/jpeg": (".jpg", ".jpeg"), "image/heic": (".heic",)})
ONE = Attachment("sosna", "1", "a1", "photo.jpg", "image/jpeg", 10, Actor(ActorKind.OPERATOR, "o1"), NOW)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("IMG_0001.JPG", "IMG_0001.JPG"),
        ("Фото подвала.jpg", "Фото подвала.jpg"),
        ("C:\\Users\\ivan\\photo.jpg", "photo.jpg"),
        ("../../etc/passwd", "passwd"),
        ("bill\u202egpj.exe", "bill gpj.exe"),
        ('a"b<c>\r\nSet-Cookie.jpg', "a b c Set-Cookie.jpg"),
        ("", "file"),
        ("...", "file"),
        ("x" * 300 + ".jpg", "x" * 96 + ".jpg"),
        ("x" * 300, "x" * 100),
        ("й.jpg", "й.jpg"),
    ],
)
def test_a_name_keeps_only_what_cannot_mislead(given: str, shown: str) -> None:
    assert clean_name(given) == shown


@pytest.mark.parametrize(
    ("given", "shown"),
    [("photo.jpg", "photo.jpg"), ("photo.JPEG", "photo.JPEG"), ("photo.exe", "photo.jpg"), ("photo", "photo.jpg")],
)
def test_a_name_ends_in_what_the_file_is(given: str, shown: str) -> None:
    attachment = replace(ONE, name=given)
    assert attachment.accept("image/jpeg", 10, (".jpg", ".jpeg"), NOW).name == shown


def test_what_telephones_call_otherwise_is_known() -> None:
    assert check_request("image/heif", 10, RULES) == "image/heic"
    assert check_request("IMAGE/JPG; charset=binary", 10, RULES) == "image/jpeg"


@pytest.mark.parametrize(
    ("media_type", "size", "fields"),
    [
        ("text/html", 10, ["media_type"]),
        ("image/svg+xml", 10, ["media_type"]),
        ("image/jpeg", 0, ["size"]),
        ("image/jpeg", 1001, ["size"]),
        ("application/zip", 5000, ["media_type", "size"]),
    ],
)
def test_what_cannot_be_announced(media_type: str, size: int, fields: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        check_request(media_type, size, RULES)
    assert [problem.field for problem in refused.value.problems] == fields
