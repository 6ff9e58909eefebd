"""GuideRepository: every version is kept, and each follows upon the one before."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from dozor.adapters.aws import aws_client
from dozor.adapters.dynamodb.documents import from_item
from dozor.adapters.dynamodb.guide_repository import DynamoGuideRepository
from dozor.domain.errors import Conflict, Invalid, NotFound
from dozor.domain.guide import Revision
from dozor.domain.people import Actor, ActorKind
from dozor.events.envelope import Envelope
from dozor.events.guides import describe_guide
from dozor.events.outbox import unpack
from dozor.ports.guides import GuideRepository
from tests.contract.samples import NOON
from tests.contract.table import TABLE
from tests.fakes.guides import FakeGuides

ADA = Actor(ActorKind.MANAGER, "ada@example.org", "Ада")


@dataclass
class Kept:
    """A repository, and what was to be published."""

    guides: GuideRepository
    events: Callable[[], set[str]]


@pytest.fixture(params=["fake", "dynamodb"])
def kept(request: pytest.FixtureRequest) -> Kept:
    if request.param == "fake":
        fake = FakeGuides()
        return Kept(fake, lambda: {event.id for event in fake.events})
    return Kept(DynamoGuideRepository(request.getfixturevalue("table")), _published)


def _published() -> set[str]:
    items = map(from_item, aws_client("dynamodb").scan(TableName=TABLE)["Items"])
    return {unpack(item["outbox"]).id for item in items if "outbox" in item}


def make_revision(version: int = 1, key: str = "no_water", **changes: Any) -> Revision:
    at = NOON + timedelta(minutes=version)
    return replace(Revision("sosna", key, version, {"ru": f"текст {version}"}, at, ADA, "Уточнено"), **changes)


def save(kept: Kept, *revisions: Revision) -> None:
    for revision in revisions:
        events: list[Envelope] = [describe_guide(revision)]
        kept.guides.save(revision, events)


def test_the_last_version_stands_and_all_are_kept(kept: Kept) -> None:
    first, second = make_revision(), make_revision(2)
    save(kept, first, second)
    assert kept.guides.last("sosna", "no_water") == second
    assert kept.guides.own("sosna") == (second,)
    assert kept.guides.revision("sosna", "no_water", 1) == first
    assert kept.guides.revisions("sosna", "no_water").items == (second, first)
    assert kept.events() >= {"sosna-guide-no_water-2"}


def test_what_nobody_has_changed_is_not_there(kept: Kept) -> None:
    save(kept, make_revision())
    assert kept.guides.own("kedr") == ()
    assert kept.guides.last("kedr", "no_water") is None
    assert kept.guides.revisions("sosna", "leak").items == ()
    with pytest.raises(NotFound):
        kept.guides.revision("sosna", "no_water", 2)
    with pytest.raises(NotFound):
        kept.guides.revision("kedr", "no_water", 1)


@pytest.mark.parametrize("version", [1, 3])
def test_of_two_who_write_the_same_version_one_is_refused(kept: Kept, version: int) -> None:
    save(kept, make_revision())
    with pytest.raises(Conflict):
        save(kept, make_revision(version, documents={"ru": "другой"}))
    assert kept.guides.last("sosna", "no_water") == make_revision()
    assert kept.guides.revisions("sosna", "no_water").items == (make_revision(),)


def test_a_guide_taken_back_stays_on_the_list_without_documents(kept: Kept) -> None:
    back = make_revision(2, documents={}, restored=0)
    save(kept, make_revision(), back)
    assert kept.guides.own("sosna") == (back,)
    assert back.common


def test_versions_come_in_pages(kept: Kept) -> None:
    save(kept, *(make_revision(version) for version in range(1, 6)), make_revision(1, "leak"))
    first = kept.guides.revisions("sosna", "no_water", limit=3)
    rest = kept.guides.revisions("sosna", "no_water", limit=3, cursor=first.cursor)
    assert [one.version for one in (*first.items, *rest.items)] == [5, 4, 3, 2, 1]
    assert (bool(first.cursor), rest.cursor) == (True, "")
    assert [one.key for one in kept.guides.own("sosna")] == ["leak", "no_water"]
    with pytest.raises(Invalid):
        kept.guides.revisions("sosna", "no_water", cursor="nobody's")
