"""The catalogue of problems: all of it, or what fits what the operator typed."""

from hashlib import sha256

from chalice.app import Blueprint, Request

from dozor.bootstrap.problems import problem_finder
from dozor.domain.catalogue import Catalogue, Problem, Question, say_in
from functions.rest_api.access import person_of
from functions.rest_api.answering import is_known
from functions.rest_api.as_of import company_as_of
from functions.rest_api.languages import language_of
from functions.rest_api.models.lists import ProblemsAsked
from functions.rest_api.models.problems import ChoiceTold, ProblemList, ProblemTold, QuestionTold
from functions.rest_api.operations import Answer, operation

blueprint = Blueprint(__name__)
ALL = 0


@operation(blueprint, "GET", "/problems", ProblemList, query=ProblemsAsked, headers=("If-None-Match?",))
def list_problems(request: Request, query: ProblemsAsked) -> Answer:
    """The catalogue of problems in the asked language, or what of it fits the query, best first."""
    slug = person_of(request).may_see(query.company)
    company = company_as_of(slug, query.as_of)
    limit, language = query.limit or ALL, language_of(request)
    catalogue = problem_finder().catalogue_of(company)
    tag = _tag(catalogue.version, language, query.query, str(limit))
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept-Language, Authorization"}
    if is_known(tag, request):
        return Answer(None, 304, headers)
    found = problem_finder().find(company, query.query, language, limit)
    known = problem_finder().guide_of(company).questions
    # With the whole catalogue all of them: tickets have answers to what is asked no longer.
    asked = (
        dict.fromkeys(key for problem in found for key in problem.questions) if query.query else dict.fromkeys(known)
    )
    told = ProblemList(
        version=catalogue.version,
        items=tuple(_show(problem, catalogue, language) for problem in found),
        questions=tuple(_show_question(known[key], language) for key in asked if key in known),
    )
    return Answer(told, 200, headers)


def _show(problem: Problem, catalogue: Catalogue, language: str) -> ProblemTold:
    return ProblemTold(
        key=problem.key,
        category=problem.category,
        trade=problem.trade,
        urgency=problem.urgency,
        name=problem.name(language),
        advice=say_in(problem.advice, language),
        category_name=say_in(catalogue.categories.get(problem.category, {}), language),
        places=problem.places,
        questions=problem.questions,
    )


def _show_question(question: Question, language: str) -> QuestionTold:
    answers = tuple(ChoiceTold(key=one.key, text=say_in(one.names, language)) for one in question.answers)
    return QuestionTold(key=question.key, text=say_in(question.names, language), answers=answers)


def _tag(*parts: str) -> str:
    return f'"{sha256("|".join(parts).encode()).hexdigest()[:20]}"'
