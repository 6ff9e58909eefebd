"""Who may do what: which roles a capability is for, and which capability a route needs (decision 29).

The second gate, what may be done to a ticket as it stands, is `dozor.domain.ticket.transitions`. A route that is not here is
refused to everybody; whoever adds one adds its line here and, by hand, to the table of the tests.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from dozor.application.marking import N_
from dozor.application.push_change import OWN_EVALUATIONS
from dozor.domain.errors import NotAllowed
from dozor.domain.user import Role


class Capability(StrEnum):
    """What somebody may do, in the words that the pages ask for."""

    TICKETS_READ = "tickets.read"
    TICKETS_WRITE = "tickets.write"
    CONTACTS_READ = "contacts.read"
    RECORDINGS_PLAY = "recordings.play"
    CALLS_TAKE = "calls.take"
    DUTIES_DO = "duties.do"
    OUTAGES_READ = "outages.read"
    OUTAGES_MANAGE = "outages.manage"
    MESSAGES_READ = "messages.read"
    PEOPLE_READ = "people.read"
    PEOPLE_WRITE = "people.write"
    METERS_READ = "meters.read"
    KNOWLEDGE_READ = "knowledge.read"
    KNOWLEDGE_EDIT = "knowledge.edit"
    CATALOGUE_READ = "catalogue.read"
    CATALOGUE_EDIT = "catalogue.edit"
    QUALITY_MARK = "quality.mark"
    QUALITY_OWN = "quality.own"
    SUPERVISE = "supervise"
    REPORTS_READ = "reports.read"
    USERS_MANAGE = "users.manage"
    LIVE = "live"


class RoleForbids(NotAllowed):
    """None of this person's roles is for this."""

    code = "role_forbids"

    def __init__(self) -> None:
        super().__init__(N_("Your role is not for this. If you need it for your work, ask an administrator."))


_Roles = frozenset[Role]
_OPERATORS: _Roles = frozenset({Role.OPERATOR, Role.SUPERVISOR})
_DESK: _Roles = _OPERATORS | {Role.MANAGER}
_SUPERVISOR: _Roles = frozenset({Role.SUPERVISOR})
_ADMIN: _Roles = frozenset({Role.ADMIN})

ROLES: Mapping[Capability, _Roles] = {
    Capability.TICKETS_READ: _DESK,
    Capability.TICKETS_WRITE: _DESK,
    Capability.CONTACTS_READ: _DESK,
    Capability.RECORDINGS_PLAY: _DESK,
    Capability.CALLS_TAKE: _OPERATORS,  # they have a telephone; Connect, not a route, lets them use it
    Capability.DUTIES_DO: _DESK,
    Capability.OUTAGES_READ: _DESK,
    Capability.OUTAGES_MANAGE: _DESK,
    Capability.MESSAGES_READ: _DESK,
    Capability.PEOPLE_READ: _DESK | _ADMIN,
    Capability.PEOPLE_WRITE: _DESK | _ADMIN,
    Capability.METERS_READ: _DESK | _ADMIN,
    Capability.KNOWLEDGE_READ: frozenset(Role),
    Capability.KNOWLEDGE_EDIT: _ADMIN,
    Capability.CATALOGUE_READ: _DESK | _ADMIN,
    Capability.CATALOGUE_EDIT: _ADMIN,
    Capability.QUALITY_MARK: _SUPERVISOR,
    Capability.QUALITY_OWN: _OPERATORS,
    Capability.SUPERVISE: _SUPERVISOR,
    Capability.REPORTS_READ: frozenset({Role.SUPERVISOR, Role.MANAGER}),
    Capability.USERS_MANAGE: _ADMIN,
    Capability.LIVE: frozenset(Role),  # told of what they may read: TOPICS
}

_TICKET = "/tickets/{company}/{number}"
_OUTAGE = "/outages/{company}/{outage_id}"
_GUIDE = "/guides/{company}/{key}"
_PROBLEM = "/catalogue/{company}/{key}"
_EXECUTOR = "/executors/{company}/{executor_id}"
_FLOOR = "/wallboard/calls/{company}/{call_id}"
_USER = "/users/{user_id}"
# Route -> what it needs; None: being signed in.
NEEDS: Mapping[str, Capability | None] = {
    "GET /me": None,
    "POST /live-tickets": Capability.LIVE,
    "GET /callers": Capability.CONTACTS_READ,  # tells of tickets and calls too
    "GET /callers/on-line": Capability.CONTACTS_READ,
    "GET /buildings": Capability.PEOPLE_READ,
    "GET /buildings/{company}/{building_id}": Capability.PEOPLE_READ,
    "GET /residents": Capability.PEOPLE_READ,
    "GET /residents/{company}/{resident_id}": Capability.PEOPLE_READ,
    "GET /problems": Capability.CATALOGUE_READ,
    "GET /catalogue": Capability.CATALOGUE_READ,
    "GET /catalogue-choices": Capability.CATALOGUE_EDIT,
    f"GET {_PROBLEM}": Capability.CATALOGUE_EDIT,
    f"GET {_PROBLEM}/revisions": Capability.CATALOGUE_EDIT,
    f"POST {_PROBLEM}/drafts": Capability.CATALOGUE_EDIT,
    f"POST {_PROBLEM}/revisions": Capability.CATALOGUE_EDIT,
    f"POST {_PROBLEM}/restores": Capability.CATALOGUE_EDIT,
    "GET /preferences": Capability.PEOPLE_READ,
    "POST /preferences": Capability.PEOPLE_WRITE,
    "POST /residents-links/withdraw": Capability.PEOPLE_WRITE,
    "POST /proposals": Capability.TICKETS_WRITE,
    "GET /tickets": Capability.TICKETS_READ,
    "GET /changes": Capability.TICKETS_READ,
    "POST /tickets": Capability.TICKETS_WRITE,
    f"GET {_TICKET}": Capability.TICKETS_READ,
    f"GET {_TICKET}/journal": Capability.TICKETS_READ,
    f"GET {_TICKET}/messages": Capability.TICKETS_READ,
    f"GET {_TICKET}/repeats": Capability.TICKETS_READ,
    f"GET {_TICKET}/clocks": Capability.TICKETS_READ,
    f"GET {_TICKET}/attachments": Capability.TICKETS_READ,
    f"GET {_TICKET}/contacts": Capability.CONTACTS_READ,
    f"GET {_TICKET}/place": Capability.TICKETS_READ,
    f"POST {_TICKET}/actions": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/edits": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/notes": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/reports": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/marks": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/watchers": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/watchers/remove": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/relations": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/relations/remove": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/clocks/pause": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/clocks/resume": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/clocks/met": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/clocks/agreed": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/clocks/reapply": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/attachments": Capability.TICKETS_WRITE,
    f"POST {_TICKET}/attachments/{{attachment_id}}/remove": Capability.TICKETS_WRITE,
    "GET /messages": Capability.MESSAGES_READ,
    "GET /contacts": Capability.CONTACTS_READ,
    "GET /contacts/{company}/{contact_id}": Capability.CONTACTS_READ,
    "GET /contacts/{company}/{contact_id}/recording": Capability.RECORDINGS_PLAY,
    "GET /duties": Capability.CONTACTS_READ,
    "GET /duties/{company}/{contact_id}": Capability.CONTACTS_READ,
    "POST /duties/{company}/{contact_id}/done": Capability.DUTIES_DO,
    "POST /duties/{company}/{contact_id}/actions": Capability.DUTIES_DO,
    "GET /colleagues": Capability.DUTIES_DO,
    "GET /deferred-calls": Capability.CONTACTS_READ,
    "POST /deferred-calls": Capability.DUTIES_DO,
    "POST /deferred-calls/{company}/{call_id}/cancel": Capability.DUTIES_DO,
    "GET /outages": Capability.OUTAGES_READ,
    "POST /outages": Capability.OUTAGES_MANAGE,
    f"GET {_OUTAGE}": Capability.OUTAGES_READ,
    f"POST {_OUTAGE}/actions": Capability.OUTAGES_MANAGE,
    f"GET {_OUTAGE}/tickets": Capability.OUTAGES_READ,
    f"GET {_OUTAGE}/tellings": Capability.OUTAGES_READ,
    f"POST {_OUTAGE}/tickets": Capability.OUTAGES_MANAGE,
    "GET /outage-hours": Capability.REPORTS_READ,
    "GET /reports/inspector": Capability.REPORTS_READ,
    "GET /readings": Capability.METERS_READ,
    "GET /guides": Capability.KNOWLEDGE_READ,
    f"GET {_GUIDE}": Capability.KNOWLEDGE_READ,
    f"GET {_GUIDE}/documents": Capability.KNOWLEDGE_EDIT,
    f"GET {_GUIDE}/revisions": Capability.KNOWLEDGE_EDIT,
    f"GET {_GUIDE}/revisions/{{version}}": Capability.KNOWLEDGE_EDIT,
    f"POST {_GUIDE}/drafts": Capability.KNOWLEDGE_EDIT,
    f"POST {_GUIDE}/revisions": Capability.KNOWLEDGE_EDIT,
    f"POST {_GUIDE}/restores": Capability.KNOWLEDGE_EDIT,
    "GET /wallboard": Capability.SUPERVISE,
    "GET /wallboard/pressing": Capability.SUPERVISE,
    f"POST {_FLOOR}/listen": Capability.SUPERVISE,
    f"POST {_FLOOR}/join": Capability.SUPERVISE,
    f"POST {_FLOOR}/leave": Capability.SUPERVISE,
    f"POST {_FLOOR}/move": Capability.SUPERVISE,
    "POST /wallboard/states": Capability.SUPERVISE,
    "GET /me/states": None,
    "GET /me/waiting": Capability.CALLS_TAKE,
    "GET /contacts/{company}/{contact_id}/supervision": Capability.REPORTS_READ,  # operators are not told who listens
    f"GET {_TICKET}/supervision": Capability.REPORTS_READ,
    "GET /supervision": Capability.REPORTS_READ,
    "GET /evaluation-forms": Capability.QUALITY_OWN,
    "GET /evaluation-samples": Capability.QUALITY_MARK,
    "GET /evaluations": Capability.QUALITY_MARK,
    "POST /evaluations": Capability.QUALITY_MARK,
    "GET /evaluations/{company}/{contact_id}": Capability.QUALITY_MARK,
    "POST /evaluations/{company}/{contact_id}/decisions": Capability.QUALITY_MARK,
    "GET /evaluation-figures": Capability.QUALITY_MARK,
    "GET /own-evaluations": Capability.QUALITY_OWN,
    "GET /own-evaluations/{company}/{contact_id}": Capability.QUALITY_OWN,
    "POST /own-evaluations/{company}/{contact_id}/answers": Capability.QUALITY_OWN,
    "GET /executors": Capability.PEOPLE_READ,
    f"GET {_EXECUTOR}": Capability.PEOPLE_READ,
    "GET /users": Capability.USERS_MANAGE,
    "POST /users": Capability.USERS_MANAGE,
    f"GET {_USER}": Capability.USERS_MANAGE,
    f"GET {_USER}/changes": Capability.USERS_MANAGE,
    f"POST {_USER}/edits": Capability.USERS_MANAGE,
    f"POST {_USER}/actions": Capability.USERS_MANAGE,
    f"POST {_EXECUTOR}/absences": Capability.PEOPLE_WRITE,
    f"POST {_EXECUTOR}/links/withdraw": Capability.PEOPLE_WRITE,
    f"POST {_EXECUTOR}/absences/{{absence_id}}/end": Capability.PEOPLE_WRITE,
}


# Source of events -> what somebody must be allowed to read to be told of them live. An event has what the page may read anyway.
TOPICS: Mapping[str, Capability] = {
    "dozor.tickets": Capability.TICKETS_READ,
    "dozor.contacts": Capability.CONTACTS_READ,
    "dozor.outages": Capability.OUTAGES_READ,
    "dozor.guides": Capability.KNOWLEDGE_READ,
    "dozor.catalogue": Capability.CATALOGUE_READ,
    "dozor.evaluations": Capability.QUALITY_MARK,
    OWN_EVALUATIONS: Capability.QUALITY_OWN,  # of the reader's own talks alone
}


def topics_of(roles: Iterable[str]) -> tuple[str, ...]:
    """The sources of events that somebody with these roles is told of."""
    may = capabilities_of(roles)
    return tuple(source for source, needed in TOPICS.items() if needed in may)


def capabilities_of(roles: Iterable[str]) -> tuple[Capability, ...]:
    """What somebody with these roles may do, in the order of the table; nothing for words that are no roles."""
    held = set(roles)
    return tuple(capability for capability, allowed in ROLES.items() if not held.isdisjoint(allowed))


def demand(route: str, roles: Iterable[str]) -> None:
    """Raises RoleForbids unless somebody with these roles may use the route ("GET /me"), or the route is not known here."""
    if route not in NEEDS:
        raise RoleForbids
    needed = NEEDS[route]
    if needed is not None and needed not in capabilities_of(roles):
        raise RoleForbids
