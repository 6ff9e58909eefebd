"""Guides: found, read, and changed by administrators."""

from chalice.app import Blueprint, Request

from dozor.application.guides.change_guide import check_documents, restore_guide, write_guide
from dozor.application.guides.find_guides import find_guides
from dozor.application.revisions import Change
from dozor.bootstrap.guides import guide_shelf, guides
from dozor.bootstrap.problems import catalogue_of
from dozor.bootstrap.stores import companies
from dozor.bootstrap.system import clock
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.languages import LANGUAGES
from functions.rest_api.access import person_of
from functions.rest_api.guide_views import show_documents, show_guide, show_revision, show_row
from functions.rest_api.languages import language_of
from functions.rest_api.models import guides as asked
from functions.rest_api.models.base import PAGE_SIZE, Asked, Limit
from functions.rest_api.operations import operation

blueprint = Blueprint(__name__)
GUIDE = "/guides/{company}/{key}"
SPOKEN = frozenset(LANGUAGES)


class RevisionsAsked(Asked):
    """A page of the versions. cursor: as the page before gave it."""

    limit: Limit = PAGE_SIZE
    cursor: str = ""


@operation(blueprint, "GET", "/guides", asked.GuideList, query=asked.GuidesAsked)
def list_guides(request: Request, query: asked.GuidesAsked) -> asked.GuideList:
    """The guides of a company, by key; with a query what fits it, best first; with a problem those that are for it."""
    slug = person_of(request).may_see(query.company)
    language, catalogue = language_of(request), catalogue_of(slug)
    every = guide_shelf().all(slug)
    known = [one for one in every if not query.problem or query.problem in one.document(language).problems]
    found = find_guides(known, query.query, language, catalogue)
    return asked.GuideList(items=tuple(show_row(one, catalogue, language) for one in found))


@operation(blueprint, "GET", GUIDE, asked.GuideTold)
def read_guide(request: Request, company: str, key: str) -> asked.GuideTold:
    """A guide as it stands, with its script."""
    slug = person_of(request).may_see(company)
    return show_guide(guide_shelf().get(slug, key), catalogue_of(slug), language_of(request))


@operation(blueprint, "GET", f"{GUIDE}/documents", asked.DocumentsTold)
def read_documents(request: Request, company: str, key: str) -> asked.DocumentsTold:
    """A guide as it is written, to be changed."""
    return show_documents(guide_shelf().get(person_of(request).may_see(company), key))


@operation(blueprint, "GET", f"{GUIDE}/revisions", asked.RevisionList, query=RevisionsAsked)
def list_revisions(request: Request, company: str, key: str, query: RevisionsAsked) -> asked.RevisionList:
    """The versions of a company's own guide, the last one first: who, when, why."""
    slug = person_of(request).may_see(company)
    page = guides().revisions(slug, key, limit=query.limit, cursor=query.cursor)
    return asked.RevisionList(items=tuple(map(show_revision, page.items)), cursor=page.cursor)


@operation(blueprint, "GET", f"{GUIDE}/revisions/{{version}}", asked.DocumentsTold)
def read_revision(request: Request, company: str, key: str, version: str) -> asked.DocumentsTold:
    """A guide as it was written at that version; 0 is the common one."""
    slug = person_of(request).may_see(company)
    return show_documents(guide_shelf().at(slug, key, _number(version)))


@operation(blueprint, "POST", f"{GUIDE}/drafts", asked.GuideTold, body=asked.GuideDrafted)
def draft_guide(request: Request, company: str, key: str, body: asked.GuideDrafted) -> asked.GuideTold:
    """How these documents would be read; nothing is saved. What does not fit is named by language and line."""
    slug = person_of(request).may_see(company)
    catalogue = catalogue_of(slug)
    guide = check_documents(_key(key), body.documents, catalogue, SPOKEN)
    return show_guide(guide, catalogue, language_of(request))


@operation(blueprint, "POST", f"{GUIDE}/revisions", asked.GuideTold, body=asked.GuideWritten)
def save_guide(request: Request, company: str, key: str, body: asked.GuideWritten) -> asked.GuideTold:
    """Save the company's own guide as the next version; of two who begin with the same one, the second is refused."""
    person = person_of(request)
    slug = person.may_see(company)
    companies().get(slug)
    command = Change(slug, _key(key), person.actor, clock().now(), body.version, body.note)
    catalogue = catalogue_of(slug)
    guide = write_guide(command, body.documents, guide_shelf(), guides(), catalogue, SPOKEN)
    return show_guide(guide, catalogue, language_of(request))


@operation(blueprint, "POST", f"{GUIDE}/restores", asked.GuideTold, body=asked.GuideRestored)
def take_back(request: Request, company: str, key: str, body: asked.GuideRestored) -> asked.GuideTold:
    """Let an older version stand again, as a new one; to: 0 for the common guide."""
    person = person_of(request)
    slug = person.may_see(company)
    command = Change(slug, key, person.actor, clock().now(), body.version, body.note)
    return show_guide(
        restore_guide(command, body.to, guide_shelf(), guides()), catalogue_of(slug), language_of(request)
    )


def _key(key: str) -> str:
    """Raises Invalid for what cannot name a guide: small letters, digits and _, as in the catalogue."""
    plain = key.replace("_", "a")
    if not (plain.isascii() and plain.isalnum() and key == key.lower() and key[:1].isalpha() and len(key) <= 60):
        raise Invalid([FieldProblem("key", "Use small letters a to z, digits and _, a letter first.")])
    return key


def _number(version: str) -> int:
    return int(version) if version.isascii() and version.isdigit() and len(version) < 7 else 1_000_000
