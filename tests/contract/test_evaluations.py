"""EvaluationRepository."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from dozor.adapters.aws import aws_client
from dozor.adapters.dynamodb.documents import from_item
from dozor.adapters.dynamodb.evaluation_repository import DynamoEvaluationRepository
from dozor.domain.errors import Conflict, Invalid, NotFound
from dozor.domain.people import Actor, ActorKind
from dozor.domain.quality import Answer, Draw, Evaluation, EvaluationState, Mark, MarkValue, Step, answer
from dozor.events.evaluations import describe_evaluation
from dozor.events.outbox import unpack
from dozor.ports.quality import EvaluationRepository
from tests.contract.samples import NOON
from tests.contract.table import TABLE
from tests.fakes.quality import FakeEvaluations

VERA = Actor(ActorKind.SUPERVISOR, "vera@example.org", "Вера")
OLGA = Actor(ActorKind.OPERATOR, "olga@example.org", "Ольга")


@dataclass
class Kept:
    """A repository, and what was to be published."""

    evaluations: EvaluationRepository
    events: Callable[[], set[str]]


@pytest.fixture(params=["fake", "dynamodb"])
def kept(request: pytest.FixtureRequest) -> Kept:
    if request.param == "fake":
        fake = FakeEvaluations()
        return Kept(fake, lambda: {event.id for event in fake.events})
    return Kept(DynamoEvaluationRepository(request.getfixturevalue("table")), _published)


def _published() -> set[str]:
    items = map(from_item, aws_client("dynamodb").scan(TableName=TABLE)["Items"])
    return {unpack(item["outbox"]).id for item in items if "outbox" in item}


def make_evaluation(name: str = "c1", *, hours: int = 0, **changes: Any) -> Evaluation:
    given = Step(EvaluationState.GIVEN, NOON, VERA, "", 75)
    marks = (Mark("greeting", MarkValue.YES), Mark("manner", MarkValue.PARTLY, "Перебивала", 42))
    made = Evaluation(
        *("sosna", name, OLGA.id, NOON + timedelta(hours=hours), "answered", "call", "1", VERA, marks, 75),
        *(EvaluationState.GIVEN, (given,)),
        fatal=("rudeness",),
        key="form-00000001",
        draw=Draw(date(2026, 3, 1), date(2026, 3, 2), "spring", 3, NOON),
    )
    return replace(made, **changes)


def add(kept: Kept, *evaluations: Evaluation) -> None:
    for one in evaluations:
        kept.evaluations.add(one, [describe_evaluation(one)])


def test_an_evaluation_comes_back_as_it_was_given(kept: Kept) -> None:
    add(kept, make_evaluation())
    assert kept.evaluations.get("sosna", "c1") == make_evaluation()
    assert kept.events() == {"sosna-evaluation-c1-1"}
    for place in (("kedr", "c1"), ("sosna", "c2")):
        with pytest.raises(NotFound):
            kept.evaluations.get(*place)


def test_a_talk_is_evaluated_once(kept: Kept) -> None:
    add(kept, make_evaluation())
    with pytest.raises(Conflict):
        add(kept, make_evaluation(score=0))
    assert kept.evaluations.get("sosna", "c1").score == 75


def test_of_two_who_go_on_from_the_same_step_one_is_refused(kept: Kept) -> None:
    add(kept, make_evaluation())
    agreed = answer(make_evaluation(), Answer.AGREE, "", OLGA, NOON)
    kept.evaluations.save(agreed, [])
    with pytest.raises(Conflict):
        kept.evaluations.save(answer(make_evaluation(), Answer.OBJECT, "Нет", OLGA, NOON), [])
    assert kept.evaluations.get("sosna", "c1") == agreed
    assert kept.evaluations.page("sosna").items == (agreed,)


def test_they_come_in_pages_of_all_and_of_one_operator(kept: Kept) -> None:
    add(kept, *(make_evaluation(f"c{place}", hours=place) for place in range(4)))
    add(kept, make_evaluation("c9", hours=9, operator="ivan@example.org"))
    first = kept.evaluations.page("sosna", limit=3)
    rest = kept.evaluations.page("sosna", limit=3, cursor=first.cursor)
    assert [one.id for one in (*first.items, *rest.items)] == ["c9", "c3", "c2", "c1", "c0"]
    assert rest.cursor == ""
    assert [one.id for one in kept.evaluations.page("sosna", operator="ivan@example.org").items] == ["c9"]
    assert kept.evaluations.page("kedr").items == ()
    with pytest.raises(Invalid):
        kept.evaluations.page("sosna", cursor="nobody's")


def test_those_of_a_time_come_without_its_end(kept: Kept) -> None:
    add(kept, *(make_evaluation(f"c{place}", hours=place) for place in range(4)))
    found = kept.evaluations.between("sosna", NOON + timedelta(hours=1), NOON + timedelta(hours=3))
    assert [one.id for one in found] == ["c1", "c2"]
