"""Quality: a fair sample of talks, their evaluations, and what operators say to them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chalice.app import Blueprint, Request

from dozor.application.quality.draw import draw_by
from dozor.application.quality.evaluate import (
    GiveEvaluation,
    Which,
    answer_evaluation,
    decide_evaluation,
    give_evaluation,
    read_own,
)
from dozor.bootstrap.quality import evaluation_form, evaluations
from dozor.bootstrap.stores import companies, contacts
from dozor.bootstrap.system import clock
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.quality import Draw, Mark, count_figures
from functions.rest_api.access import person_of
from functions.rest_api.languages import language_of
from functions.rest_api.models import quality as asked
from functions.rest_api.models.base import PageAsked
from functions.rest_api.models.lists import CompanyAsked
from functions.rest_api.operations import KEY, Answer, digest_of, operation, read_key
from functions.rest_api.quality_views import show_evaluation, show_figures, show_form, show_sample

blueprint = Blueprint(__name__)
ONE = "/evaluations/{company}/{contact_id}"
OWN = "/own-evaluations/{company}/{contact_id}"
MOST_MONTHS = 12


@operation(blueprint, "GET", "/evaluation-forms", asked.EvaluationFormTold, query=CompanyAsked)
def read_form(request: Request, query: CompanyAsked) -> asked.EvaluationFormTold:
    """The form by which a company's talks are marked."""
    person_of(request).may_see(query.company)
    return show_form(evaluation_form(), language_of(request))


@operation(blueprint, "GET", "/evaluation-samples", asked.SampleTold, query=asked.SampleAsked)
def draw_talks(request: Request, query: asked.SampleAsked) -> asked.SampleTold:
    """Draw talks to be listened to: the same chance for each talk of an operator and outcome, the same draw for a seed."""
    person = person_of(request)
    slug = person.may_see(query.company)
    draw, zone = _read_draw(query), companies().get(slug).zone
    sample = draw_by(draw, slug, zone, contacts())
    begins, ends = _midnight(draw.first, zone), _midnight(draw.last + timedelta(days=1), zone)
    known = {one.id: one for one in evaluations().between(slug, begins, ends)}
    return show_sample(sample, draw.at, known, person.actor)


@operation(blueprint, "GET", "/evaluations", asked.EvaluationList, query=asked.EvaluationsAsked)
def list_evaluations(request: Request, query: asked.EvaluationsAsked) -> asked.EvaluationList:
    """Evaluations, by the time of the talk, the last one first."""
    person = person_of(request)
    slug = person.may_see(query.company)
    page = evaluations().page(slug, operator=query.operator, limit=query.limit, cursor=query.cursor)
    items = tuple(show_evaluation(one, person.actor, marks=True) for one in page.items)
    return asked.EvaluationList(items=items, cursor=page.cursor)


@operation(
    blueprint, "POST", "/evaluations", asked.EvaluationTold, body=asked.NewEvaluation, status=201, headers=(KEY,)
)
def evaluate(request: Request, body: asked.NewEvaluation) -> Answer:
    """Mark a talk, once; the same Idempotency-Key again answers 200 with what it made."""
    person = person_of(request)
    slug = person.may_see(body.company)
    command = GiveEvaluation(
        slug,
        body.contact_id,
        person.actor,
        clock().now(),
        _read(body.marks),
        body.comment,
        read_key(request),
        digest_of(body),
        _read_draw(body.draw) if body.draw else None,
        companies().get(slug).zone,
    )
    given = give_evaluation(command, evaluation_form(), contacts(), evaluations())
    return Answer(show_evaluation(given.evaluation, person.actor, marks=True), 201 if given.created else 200)


@operation(blueprint, "GET", ONE, asked.EvaluationTold)
def read_evaluation(request: Request, company: str, contact_id: str) -> asked.EvaluationTold:
    """The evaluation of a talk."""
    person = person_of(request)
    return show_evaluation(evaluations().get(person.may_see(company), contact_id), person.actor, marks=True)


@operation(blueprint, "POST", f"{ONE}/decisions", asked.EvaluationTold, body=asked.EvaluationDecisionAsked)
def decide_objection(
    request: Request, company: str, contact_id: str, body: asked.EvaluationDecisionAsked
) -> asked.EvaluationTold:
    """Decide what comes of an operator's objection."""
    person = person_of(request)
    which = Which(person.may_see(company), contact_id, person.actor, clock().now(), body.version)
    decided = decide_evaluation(which, evaluation_form(), _read(body.marks), body.reason, evaluations())
    return show_evaluation(decided, person.actor, marks=True)


@operation(blueprint, "GET", "/own-evaluations", asked.EvaluationList, query=PageAsked)
def list_own_evaluations(request: Request, query: PageAsked) -> asked.EvaluationList:
    """The evaluations of one's own talks, the last one first."""
    person = person_of(request)
    slug, actor = person.may_see(query.company), person.actor
    page = evaluations().page(slug, operator=actor.id, limit=query.limit, cursor=query.cursor)
    items = tuple(show_evaluation(one, actor, marks=False) for one in page.items)
    return asked.EvaluationList(items=items, cursor=page.cursor)


@operation(blueprint, "GET", OWN, asked.EvaluationTold)
def read_own_evaluation(request: Request, company: str, contact_id: str) -> asked.EvaluationTold:
    """The evaluation of one of one's own talks."""
    person = person_of(request)
    which = Which(person.may_see(company), contact_id, person.actor, clock().now())
    return show_evaluation(read_own(which, evaluations()), person.actor, marks=False)


@operation(blueprint, "POST", f"{OWN}/answers", asked.EvaluationTold, body=asked.EvaluationAnswerAsked)
def answer_own_evaluation(
    request: Request, company: str, contact_id: str, body: asked.EvaluationAnswerAsked
) -> asked.EvaluationTold:
    """Agree with an evaluation of one's own talk, or object to it with a reason."""
    person = person_of(request)
    which = Which(person.may_see(company), contact_id, person.actor, clock().now(), body.version)
    answered = answer_evaluation(which, body.answer, body.reason, evaluations())
    return show_evaluation(answered, person.actor, marks=False)


@operation(blueprint, "GET", "/evaluation-figures", asked.FiguresTold, query=asked.FiguresAsked)
def read_figures(request: Request, query: asked.FiguresAsked) -> asked.FiguresTold:
    """What the evaluations of these months add up to: by operator, question and month."""
    slug = person_of(request).may_see(query.company)
    first, last = date.fromisoformat(f"{query.first}-01"), date.fromisoformat(f"{query.last}-01")
    months = (last.year - first.year) * 12 + last.month - first.month
    if not 0 <= months < MOST_MONTHS:
        raise Invalid([FieldProblem("last", "Name at most twelve months, the first one first.")])
    zone = companies().get(slug).zone
    behind = (last + timedelta(days=31)).replace(day=1)
    found = evaluations().between(slug, _midnight(first, zone), _midnight(behind, zone))
    return show_figures(count_figures(found, zone), evaluation_form(), language_of(request))


def _read_draw(query: asked.DrawAsked) -> Draw:
    return Draw(
        first=_day(query.first, "first"),
        last=_day(query.last, "last"),
        seed=query.seed or f"{query.first}/{query.last}",
        each=query.each,
        at=(query.at or clock().now()).astimezone(UTC),
    )


def _read(marks: tuple[asked.TalkMarkAsked, ...]) -> tuple[Mark, ...]:
    return tuple(Mark(one.question, one.value, one.comment, one.at_second) for one in marks)


def _day(text: str, name: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid([FieldProblem(name, "This is not a day: write it as 2026-03-02.")]) from error


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)
