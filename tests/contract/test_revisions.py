"""RevisionRepository: every version is kept, and each follows upon the one before. Guides and the catalogue alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from dozor.adapters.aws import aws_client
from dozor.adapters.dynamodb.documents import from_item
from dozor.adapters.dynamodb.guide_repository import DynamoGuideRepository
from dozor.adapters.dynamodb.problem_edit_repository import DynamoProblemEditRepository
from dozor.adapters.dynamodb.table import Table
from dozor.domain.clocks import Urgency
from dozor.domain.errors import Conflict, Invalid, NotFound
from dozor.domain.guide import Revision
from dozor.domain.own_catalogue.edit import ProblemEdit, Switched
from dozor.domain.own_catalogue.revision import ProblemRevision
from dozor.domain.people import Actor, ActorKind
from dozor.events.envelope import Envelope
from dozor.events.guides import describe_guide
from dozor.events.outbox import unpack
from dozor.events.own_catalogue import describe_problem_edit
from dozor.ports.revisions import RevisionRepository
from tests.contract.samples import NOON
from tests.contract.table import TABLE
from tests.fakes.guides import FakeGuides
from tests.fakes.own_catalogue import FakeProblemEdits

ADA = Actor(ActorKind.ADMIN, "ada@example.org", "Ада")
EDIT = ProblemEdit(
    switched=Switched.ON,
    names={"ru": "Лифт встал", "pl": "Winda stoi"},
    synonyms={"ru": ("лифт застрял", "лифт не едет")},
    urgency=Urgency.EMERGENCY,
    trade="lift_company",
    places=("lift_shaft",),
    clocks=("localise",),
    questions=("since_when",),
    advice={"ru": "Не открывайте двери."},
)


@dataclass
class Kind:
    """One kind of thing that is kept in versions. content: its field with what was written; first, second, nothing: such."""

    fake: Callable[[], Any]
    kept: Callable[[Table], Any]
    make: Callable[[str, str, int], Any]
    describe: Callable[[Any], Envelope]
    content: str
    second: Any
    nothing: Any


def make_guide(company: str, key: str, version: int) -> Revision:
    at = NOON + timedelta(minutes=version)
    return Revision(company, key, version, {"ru": f"текст {version}"}, at, ADA, "Уточнено")


def make_edit(company: str, key: str, version: int) -> ProblemRevision:
    at = NOON + timedelta(minutes=version)
    return ProblemRevision(company, key, version, EDIT, at, ADA, "Уточнено", basis="0a1b2c3d")


KINDS = {
    "guides": Kind(FakeGuides, DynamoGuideRepository, make_guide, describe_guide, "documents", {"ru": "другой"}, {}),
    "catalogue": Kind(
        FakeProblemEdits,
        DynamoProblemEditRepository,
        make_edit,
        describe_problem_edit,
        "edit",
        ProblemEdit(switched=Switched.OFF),
        ProblemEdit(),
    ),
}


@dataclass
class Kept:
    """A repository of one kind, and what was to be published."""

    kind: Kind
    things: RevisionRepository[Any]
    events: Callable[[], set[str]]

    def make(self, version: int = 1, key: str = "lift_stopped", **changes: Any) -> Any:
        return replace(self.kind.make("sosna", key, version), **changes)

    def save(self, *revisions: Any) -> None:
        for revision in revisions:
            self.things.save(revision, [self.kind.describe(revision)])


@pytest.fixture(params=[(kind, kept) for kind in KINDS for kept in ("fake", "dynamodb")], ids="-".join)
def kept(request: pytest.FixtureRequest) -> Kept:
    kind = KINDS[request.param[0]]
    if request.param[1] == "fake":
        fake = kind.fake()
        return Kept(kind, fake, lambda: {event.id for event in fake.events})
    return Kept(kind, kind.kept(request.getfixturevalue("table")), _published)


def _published() -> set[str]:
    items = map(from_item, aws_client("dynamodb").scan(TableName=TABLE)["Items"])
    return {unpack(item["outbox"]).id for item in items if "outbox" in item}


def test_the_last_version_stands_and_all_are_kept(kept: Kept) -> None:
    first, second = kept.make(), kept.make(2, **{kept.kind.content: kept.kind.second})
    kept.save(first, second)
    assert kept.things.last("sosna", "lift_stopped") == second
    assert kept.things.own("sosna") == (second,)
    assert kept.things.revision("sosna", "lift_stopped", 1) == first
    assert kept.things.revisions("sosna", "lift_stopped").items == (second, first)
    assert kept.kind.describe(second).id in kept.events()


def test_what_nobody_has_changed_is_not_there(kept: Kept) -> None:
    kept.save(kept.make())
    assert kept.things.own("kedr") == ()
    assert kept.things.last("kedr", "lift_stopped") is None
    assert kept.things.revisions("sosna", "leak").items == ()
    for company, version in (("sosna", 2), ("kedr", 1)):
        with pytest.raises(NotFound):
            kept.things.revision(company, "lift_stopped", version)


@pytest.mark.parametrize("version", [1, 3])
def test_of_two_who_write_the_same_version_one_is_refused(kept: Kept, version: int) -> None:
    kept.save(kept.make())
    with pytest.raises(Conflict):
        kept.save(kept.make(version, **{kept.kind.content: kept.kind.second}))
    assert kept.things.last("sosna", "lift_stopped") == kept.make()
    assert kept.things.revisions("sosna", "lift_stopped").items == (kept.make(),)


def test_a_thing_taken_back_stays_on_the_list_with_nothing_in_it(kept: Kept) -> None:
    back = kept.make(2, restored=0, **{kept.kind.content: kept.kind.nothing})
    kept.save(kept.make(), back)
    assert kept.things.own("sosna") == (back,)
    assert back.common


def test_versions_come_in_pages(kept: Kept) -> None:
    kept.save(*(kept.make(version) for version in range(1, 6)), kept.make(1, "leak"))
    first = kept.things.revisions("sosna", "lift_stopped", limit=3)
    rest = kept.things.revisions("sosna", "lift_stopped", limit=3, cursor=first.cursor)
    assert [one.version for one in (*first.items, *rest.items)] == [5, 4, 3, 2, 1]
    assert (bool(first.cursor), rest.cursor) == (True, "")
    assert [one.key for one in kept.things.own("sosna")] == ["leak", "lift_stopped"]
    with pytest.raises(Invalid):
        kept.things.revisions("sosna", "lift_stopped", cursor="nobody's")
