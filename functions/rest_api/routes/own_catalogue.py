"""The catalogue as administrators change it: a problem with its change, how it would be found, its versions."""

from chalice.app import Blueprint, Request

from dozor.application.own_catalogue.change_problem import Workshop, restore_problem, write_problem
from dozor.application.own_catalogue.look_at_problem import look_at_problem, try_problem
from dozor.application.revisions import Change
from dozor.bootstrap.own_catalogue import problem_edits
from dozor.bootstrap.problems import problem_finder
from dozor.bootstrap.stores import companies
from dozor.bootstrap.system import clock
from dozor.domain.company import Company
from dozor.domain.own_catalogue.edit import ProblemEdit
from functions.rest_api.access import person_of
from functions.rest_api.languages import language_of
from functions.rest_api.models import own_catalogue as asked
from functions.rest_api.models.base import PAGE_SIZE, Asked, Limit
from functions.rest_api.models.lists import CompanyAsked
from functions.rest_api.operations import operation
from functions.rest_api.own_catalogue_views import show_card, show_choices, show_revision, show_trial

blueprint = Blueprint(__name__)
PROBLEM = "/catalogue/{company}/{key}"


class VersionsAsked(Asked):
    """A page of the versions. cursor: as the page before gave it."""

    limit: Limit = PAGE_SIZE
    cursor: str = ""


@operation(blueprint, "GET", "/catalogue-choices", asked.CatalogueChoices, query=CompanyAsked)
def list_choices(request: Request, query: CompanyAsked) -> asked.CatalogueChoices:
    """What a change of the catalogue may refer to: categories, trades, places, clock rules, questions."""
    slug = person_of(request).may_see(query.company)
    return show_choices(problem_finder().bounds_of(companies().get(slug)), language_of(request))


@operation(blueprint, "GET", PROBLEM, asked.ProblemCardTold)
def read_problem(request: Request, company: str, key: str) -> asked.ProblemCardTold:
    """A problem as the catalogue has it and as the company has it, in all languages."""
    slug = person_of(request).may_see(company)
    return _show(request, companies().get_anew(slug), key)


@operation(blueprint, "GET", f"{PROBLEM}/revisions", asked.ProblemRevisionList, query=VersionsAsked)
def list_problem_revisions(request: Request, company: str, key: str, query: VersionsAsked) -> asked.ProblemRevisionList:
    """The versions of the company's change, the last one first: who, when, why, and what it was."""
    slug = person_of(request).may_see(company)
    page = problem_edits().revisions(slug, key, limit=query.limit, cursor=query.cursor)
    return asked.ProblemRevisionList(items=tuple(map(show_revision, page.items)), cursor=page.cursor)


@operation(blueprint, "POST", f"{PROBLEM}/drafts", asked.ProblemDraftTold, body=asked.ProblemDrafted)
def draft_problem(request: Request, company: str, key: str, body: asked.ProblemDrafted) -> asked.ProblemDraftTold:
    """Where operators would find the problem with that change; nothing is saved. What does not fit is named by its field."""
    slug = person_of(request).may_see(company)
    language = language_of(request)
    trial = try_problem(companies().get(slug), key, _edit(body.change), body.words, language, problem_finder())
    return show_trial(trial, language)


@operation(blueprint, "POST", f"{PROBLEM}/revisions", asked.ProblemCardTold, body=asked.ProblemWritten)
def save_problem(request: Request, company: str, key: str, body: asked.ProblemWritten) -> asked.ProblemCardTold:
    """Save the company's change as the next version; of two who begin with the same one, the second is refused."""
    command = _command(request, company, key, body.version, body.note)
    return _show(request, write_problem(command, _edit(body.change), _workshop()), key)


@operation(blueprint, "POST", f"{PROBLEM}/restores", asked.ProblemCardTold, body=asked.ProblemRestored)
def take_problem_back(request: Request, company: str, key: str, body: asked.ProblemRestored) -> asked.ProblemCardTold:
    """Let an older version stand again, as a new one; to: 0 for the problem as the catalogue has it."""
    command = _command(request, company, key, body.version, body.note)
    return _show(request, restore_problem(command, body.to, _workshop()), key)


def _show(request: Request, company: Company, key: str) -> asked.ProblemCardTold:
    return show_card(look_at_problem(company, key, problem_edits(), problem_finder()), company, language_of(request))


def _command(request: Request, company: str, key: str, version: int, note: str) -> Change:
    person = person_of(request)
    return Change(person.may_see(company), key, person.actor, clock().now(), version, note)


def _workshop() -> Workshop:
    return Workshop(companies(), problem_edits(), problem_finder())


def _edit(change: asked.ChangeAsked) -> ProblemEdit:
    return ProblemEdit(**{name: getattr(change, name) for name in asked.ChangeAsked.model_fields})
