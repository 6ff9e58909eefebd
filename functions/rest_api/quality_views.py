"""Quality as the wire shows it."""

from collections.abc import Mapping
from datetime import datetime

from dozor.domain.catalogue import say_in
from dozor.domain.people import Actor
from dozor.domain.quality import Answer, Evaluation, EvaluationForm, EvaluationState, Figures, Sample, Step
from functions.rest_api.models import quality as told
from functions.rest_api.models.contacts import ContactTold

DECIDE = "decide"


def show_form(form: EvaluationForm, language: str) -> told.EvaluationFormTold:
    """The form in that language."""
    sections = tuple(
        told.SectionTold(
            key=section.key,
            name=say_in(section.names, language),
            questions=tuple(
                told.FormQuestionTold(
                    key=question.key,
                    name=say_in(question.names, language),
                    help=say_in(question.help, language),
                    weight=question.weight,
                    fatal=question.fatal,
                    optional=question.optional,
                )
                for question in section.questions
            ),
        )
        for section in form.sections
    )
    return told.EvaluationFormTold(
        key=form.key, edition=form.version, name=say_in(form.names, language), sections=sections
    )


def show_sample(sample: Sample, at: datetime, known: Mapping[str, Evaluation], asking: Actor) -> told.SampleTold:
    """What was drawn, and when; known: evaluations by contact."""
    strata = tuple(
        told.StratumTold.model_validate(
            {
                "operator": stratum.operator,
                "outcome": stratum.outcome,
                "size": stratum.size,
                "drawn": tuple(
                    told.DrawnTold(
                        contact=ContactTold.of(contact),
                        state=known[contact.id].state if contact.id in known else None,
                        score=known[contact.id].score if contact.id in known else None,
                        own=contact.operator == asking.id,
                    )
                    for contact in stratum.drawn
                ),
            }
        )
        for stratum in sample.strata
    )
    return told.SampleTold(seed=sample.seed, each=sample.each, at=at, looked_at=sample.looked_at, strata=strata)


def show_evaluation(one: Evaluation, asking: Actor, *, marks: bool) -> told.EvaluationTold:
    """One evaluation with what whoever asks may do now. marks: whether their role is to mark talks."""
    return told.EvaluationTold(
        company=one.company,
        contact_id=one.id,
        operator=one.operator,
        called_at=one.called_at,
        outcome=one.outcome,
        assessor=one.assessor.name or one.assessor.id,
        state=one.state,
        score=one.score,
        fatal=one.fatal,
        comment=one.comment,
        marks=tuple(told.TalkMarkTold.model_validate(mark) for mark in one.marks),
        steps=tuple(map(_show_step, one.steps)),
        version=one.version,
        may=tuple(_possible(one, asking, marks=marks)),
        draw=told.DrawTold.model_validate(one.draw) if one.draw else None,
    )


def show_figures(figures: Figures, form: EvaluationForm, language: str) -> told.FiguresTold:
    """Figures with the names of questions; one that the form has no more is shown by its key."""
    names = {key: say_in(question.names, language) for key, question in form.questions.items()}
    return told.FiguresTold(
        count=figures.count,
        score=figures.score,
        drawn=figures.drawn,
        operators=tuple(map(told.AverageTold.model_validate, figures.operators)),
        questions=tuple(
            told.QuestionFigureTold(
                question=one.question,
                name=names.get(one.question, one.question),
                answered=one.answered,
                yes=one.yes,
                partly=one.partly,
                no=one.no,
                score=one.score,
            )
            for one in figures.questions
        ),
        months=tuple(map(told.AverageTold.model_validate, figures.months)),
    )


def _show_step(step: Step) -> told.EvaluationStepTold:
    by = step.by.name or step.by.id
    return told.EvaluationStepTold(state=step.state, at=step.at, by=by, text=step.text, score=step.score)


def _possible(one: Evaluation, asking: Actor, *, marks: bool) -> list[str]:
    if one.operator == asking.id:
        return [said.value for said in Answer] if one.state is EvaluationState.GIVEN else []
    return [DECIDE] if marks and one.state is EvaluationState.OBJECTED else []
