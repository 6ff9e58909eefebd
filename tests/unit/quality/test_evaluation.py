"""Marks and what they are worth; the operator's answer and what comes of it."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from dozor.adapters.quality.packaged_form import PackagedForm
from dozor.domain.contact import Contact, Outcome
from dozor.domain.errors import Conflict, Invalid, NotAllowed
from dozor.domain.people import Actor, ActorKind
from dozor.domain.quality import (
    Answer,
    Evaluation,
    EvaluationForm,
    EvaluationState,
    FormQuestion,
    Mark,
    MarkValue,
    Section,
    answer,
    count_figures,
    count_score,
    decide,
    give,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
VERA = Actor(ActorKind.SUPERVISOR, "vera@example.org", "Вера")
OLGA = Actor(ActorKind.OPERATOR, "olga@example.org", "Ольга")
YES, PARTLY, NO, SKIPPED = MarkValue
FORM = EvaluationForm(
    "call",
    "1",
    {},
    (
        Section("a", {}, (FormQuestion("greeting", {}, 1), FormQuestion("help", {}, 3, optional=True))),
        Section("b", {}, (FormQuestion("rude", {}, 1, fatal=True),)),
    ),
)
TALK = Contact("sosna", "c1", "+79990000001", "+7800", NOON, operator=OLGA.id, outcome=Outcome.ANSWERED)


def marks(greeting: MarkValue = YES, help_: MarkValue = YES, rude: MarkValue = YES) -> tuple[Mark, ...]:
    return (Mark("greeting", greeting), Mark("help", help_), Mark("rude", rude))


def given(*values: MarkValue, **changes: object) -> Evaluation:
    return give(replace(TALK, **changes), FORM, marks(*values), "", VERA, NOON)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "score"),
    [
        ((YES, YES, YES), 100),
        ((NO, YES, YES), 80),
        ((YES, PARTLY, YES), 70),
        ((NO, SKIPPED, YES), 50),  # what does not apply counts neither way
        ((YES, YES, NO), 0),  # fatal
        ((YES, YES, PARTLY), 90),  # nearly fatal is not
    ],
)
def test_marks_are_worth_their_weights(values: tuple[MarkValue, ...], score: int) -> None:
    assert count_score(FORM, marks(*values)) == score


def test_every_question_has_to_be_answered_once_as_it_may_be() -> None:
    def refused(*some: Mark) -> set[str]:
        with pytest.raises(Invalid) as error:
            give(TALK, FORM, some, "", VERA, NOON)
        return {problem.field for problem in error.value.problems}

    assert refused() == {"marks.greeting", "marks.help", "marks.rude"}
    assert refused(*marks(), Mark("greeting", NO)) == {"marks.3.question"}
    assert refused(*marks(), Mark("weather", NO)) == {"marks.3.question"}
    assert refused(*marks(greeting=SKIPPED)) == {"marks.0.value"}
    assert refused(*marks()[:2], Mark("rude", YES, at_second=-5)) == {"marks.2.at_second"}


def test_nobody_evaluates_themselves_nor_a_call_without_a_talk() -> None:
    with pytest.raises(NotAllowed):
        give(TALK, FORM, marks(), "", replace(VERA, id=OLGA.id), NOON)
    with pytest.raises(Invalid):
        give(replace(TALK, operator=""), FORM, marks(), "", VERA, NOON)
    objected = answer(given(), Answer.OBJECT, "Нет", OLGA, NOON)
    with pytest.raises(NotAllowed):
        decide(objected, FORM, (), "Да", replace(VERA, id=OLGA.id), NOON)


def test_the_operator_agrees_once() -> None:
    agreed = answer(given(), Answer.AGREE, "", OLGA, NOON)
    assert (agreed.state, agreed.version) == (EvaluationState.AGREED, 2)
    for said in Answer:
        with pytest.raises(Conflict):
            answer(agreed, said, "Передумала", OLGA, NOON)
    with pytest.raises(Conflict):
        decide(agreed, FORM, (), "Нечего решать", VERA, NOON)
    with pytest.raises(NotAllowed):
        answer(given(), Answer.AGREE, "", VERA, NOON)
    with pytest.raises(Invalid):
        answer(given(), Answer.OBJECT, "  ", OLGA, NOON)


def test_an_objection_is_upheld_or_changes_the_marks_and_all_of_it_is_in_the_journal() -> None:
    objected = answer(given(NO), Answer.OBJECT, "Я поздоровалась на второй секунде", OLGA, NOON)
    upheld = decide(objected, FORM, marks(NO), "Это было до соединения", VERA, NOON)
    assert (upheld.state, upheld.score) == (EvaluationState.UPHELD, 80)
    changed = decide(objected, FORM, marks(), "Верно, слышно", VERA, NOON)
    assert (changed.state, changed.score, changed.marks) == (EvaluationState.CHANGED, 100, marks())
    assert [(step.state, step.by.name, step.text, step.score) for step in changed.steps] == [
        ("given", "Вера", "", 80),
        ("objected", "Ольга", "Я поздоровалась на второй секунде", 80),
        ("changed", "Вера", "Верно, слышно", 100),
    ]
    with pytest.raises(Invalid):
        decide(objected, FORM, (), "", VERA, NOON)


def test_figures_add_up_by_operator_question_and_month_of_the_companys_clock() -> None:
    last_of_march = datetime(2026, 3, 31, 22, tzinfo=UTC)  # April already in Moscow
    known = [
        given(YES, NO),
        given(NO, YES, started_at=last_of_march),
        answer(given(YES, SKIPPED, NO, operator="ivan"), Answer.OBJECT, "Нет", Actor(ActorKind.OPERATOR, "ivan"), NOON),
    ]
    figures = count_figures(known, ZoneInfo("Europe/Moscow"))
    assert (figures.count, figures.score, figures.drawn) == (3, 40, 0)
    assert [(one.name, one.count, one.score, one.fatal, one.objected) for one in figures.operators] == [
        ("ivan", 1, 0, 1, 1),
        (OLGA.id, 2, 60, 0, 0),
    ]
    assert [(one.name, one.count) for one in figures.months] == [("2026-03", 2), ("2026-04", 1)]
    questions = {one.question: (one.answered, one.score) for one in figures.questions}
    assert questions == {"greeting": (3, 67), "help": (2, 50), "rude": (3, 67)}
    assert count_figures([], ZoneInfo("UTC")).count == 0


def test_the_form_that_travels_with_dozor_is_whole() -> None:
    form = PackagedForm().current()
    names = [form.names, *(section.names for section in form.sections)]
    for question in form.questions.values():
        assert question.weight > 0
        names += [question.names, *([question.help] if question.help or question.fatal else [])]
    assert all(set(name) == {"ru", "kk", "pl", "en"} and all(name.values()) for name in names)
    assert len(form.questions) == sum(len(section.questions) for section in form.sections)
    assert sum(question.weight for question in form.questions.values()) == 100
    assert any(question.fatal for question in form.questions.values())
    assert form.version.startswith("2026.1-")
