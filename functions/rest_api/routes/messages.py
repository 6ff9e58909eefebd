"""Messages of a company, and what people want of them."""

from dataclasses import replace

from chalice.app import Blueprint, Request

from dozor.application.messaging.list_messages import MessageSearch
from dozor.application.messaging.list_messages import list_messages as find_messages
from dozor.application.messaging.set_wishes import set_wishes
from dozor.bootstrap.stores import companies, messages, wishes
from dozor.bootstrap.system import clock
from functions.rest_api.access import person_of
from functions.rest_api.models.messages import (
    MessagePage,
    MessagesAsked,
    PreferencesAsked,
    PreferencesTold,
    PreferencesWanted,
)
from functions.rest_api.operations import operation
from functions.rest_api.phones import read_phone

blueprint = Blueprint(__name__)


@operation(blueprint, "GET", "/messages", MessagePage, query=MessagesAsked)
def list_messages(request: Request, query: MessagesAsked) -> MessagePage:
    """Messages of a company, newest first, with why each stands as it does."""
    slug = person_of(request).may_see(query.company)
    search = MessageSearch(query.state, query.channel, query.since)
    page = find_messages(slug, search, messages(), limit=query.limit, cursor=query.cursor)
    return MessagePage.model_validate(page)


@operation(blueprint, "GET", "/preferences", PreferencesTold, query=PreferencesWanted)
def read_preferences(request: Request, query: PreferencesWanted) -> PreferencesTold:
    """What somebody behind a phone wants of our messages."""
    slug = person_of(request).may_see(query.company)
    return PreferencesTold.model_validate(wishes().wishes(slug, read_phone(query.phone, slug, "phone")))


@operation(blueprint, "POST", "/preferences", PreferencesTold, body=PreferencesAsked)
def set_preferences(request: Request, body: PreferencesAsked) -> PreferencesTold:
    """Keep what somebody wants of our messages; what is left out stays as they wanted it before."""
    person = person_of(request)
    slug = person.may_see(body.company)
    phone = read_phone(body.phone, slug, "phone")
    said = body.model_dump(include=body.model_fields_set - {"company", "phone"})
    wanted = replace(wishes().wishes(slug, phone), **said)
    return PreferencesTold.model_validate(set_wishes(wanted, person.actor, clock().now(), companies(), wishes()))
