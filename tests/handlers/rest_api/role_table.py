"""Who may use which route, written by hand: it is compared with what the API does, not made of what it says.

One letter a role, in the order of ROLES: O operator, S supervisor, M manager, A administrator, E executor; "-" may not.
Whoever adds a route adds its line.
"""

from collections.abc import Mapping

# Being signed in is enough, even without a role.
FOR_ALL = frozenset({"GET /me", "GET /me/states"})
ROLES = ("operator", "supervisor", "manager", "admin", "executor")

TABLE: Mapping[str, str] = {
    "GET /me": "OSMAE",
    "POST /live-tickets": "OSMA-",
    "GET /callers": "OSM--",
    "GET /buildings": "OSMA-",
    "GET /problems": "OSMA-",
    "GET /preferences": "OSMA-",
    "POST /preferences": "OSMA-",
    "POST /residents-links/withdraw": "OSMA-",
    "POST /proposals": "OSM--",
    "GET /tickets": "OSM--",
    "GET /changes": "OSM--",
    "POST /tickets": "OSM--",
    "GET /tickets/{company}/{number}": "OSM--",
    "GET /tickets/{company}/{number}/journal": "OSM--",
    "GET /tickets/{company}/{number}/messages": "OSM--",
    "GET /tickets/{company}/{number}/repeats": "OSM--",
    "GET /tickets/{company}/{number}/contacts": "OSM--",
    "GET /tickets/{company}/{number}/place": "OSM--",
    "GET /tickets/{company}/{number}/clocks": "OSM--",
    "GET /tickets/{company}/{number}/attachments": "OSM--",
    "POST /tickets/{company}/{number}/actions": "OSM--",
    "POST /tickets/{company}/{number}/edits": "OSM--",
    "POST /tickets/{company}/{number}/notes": "OSM--",
    "POST /tickets/{company}/{number}/reports": "OSM--",
    "POST /tickets/{company}/{number}/marks": "OSM--",
    "POST /tickets/{company}/{number}/watchers": "OSM--",
    "POST /tickets/{company}/{number}/watchers/remove": "OSM--",
    "POST /tickets/{company}/{number}/relations": "OSM--",
    "POST /tickets/{company}/{number}/relations/remove": "OSM--",
    "POST /tickets/{company}/{number}/clocks/pause": "OSM--",
    "POST /tickets/{company}/{number}/clocks/resume": "OSM--",
    "POST /tickets/{company}/{number}/clocks/met": "OSM--",
    "POST /tickets/{company}/{number}/clocks/agreed": "OSM--",
    "POST /tickets/{company}/{number}/clocks/reapply": "OSM--",
    "POST /tickets/{company}/{number}/attachments": "OSM--",
    "POST /tickets/{company}/{number}/attachments/{attachment_id}/remove": "OSM--",
    "GET /messages": "OSM--",
    "GET /contacts": "OSM--",
    "GET /contacts/{company}/{contact_id}": "OSM--",
    "GET /contacts/{company}/{contact_id}/recording": "OSM--",
    "GET /duties": "OSM--",
    "POST /duties/{company}/{contact_id}/done": "OSM--",
    "GET /deferred-calls": "OSM--",
    "POST /deferred-calls": "OSM--",
    "POST /deferred-calls/{company}/{call_id}/cancel": "OSM--",
    "GET /outages": "OSM--",
    "POST /outages": "OSM--",
    "GET /outages/{company}/{outage_id}": "OSM--",
    "POST /outages/{company}/{outage_id}/actions": "OSM--",
    "GET /outages/{company}/{outage_id}/tickets": "OSM--",
    "POST /outages/{company}/{outage_id}/tickets": "OSM--",
    "GET /outage-hours": "-SM--",
    "GET /reports/inspector": "-SM--",
    "GET /readings": "OSMA-",
    "GET /guides": "OSMAE",
    "GET /guides/{company}/{key}": "OSMAE",
    "GET /guides/{company}/{key}/documents": "---A-",
    "GET /guides/{company}/{key}/revisions": "---A-",
    "GET /guides/{company}/{key}/revisions/{version}": "---A-",
    "POST /guides/{company}/{key}/drafts": "---A-",
    "POST /guides/{company}/{key}/revisions": "---A-",
    "POST /guides/{company}/{key}/restores": "---A-",
    "GET /executors": "OSMA-",
    "GET /executors/{company}/{executor_id}": "OSMA-",
    "GET /users": "---A-",
    "POST /users": "---A-",
    "GET /users/{user_id}": "---A-",
    "GET /users/{user_id}/changes": "---A-",
    "POST /users/{user_id}/edits": "---A-",
    "POST /users/{user_id}/actions": "---A-",
    "POST /executors/{company}/{executor_id}/absences": "OSMA-",
    "POST /executors/{company}/{executor_id}/links/withdraw": "OSMA-",
    "POST /executors/{company}/{executor_id}/absences/{absence_id}/end": "OSMA-",
    "GET /wallboard": "-S---",
    "GET /wallboard/pressing": "-S---",
    "POST /wallboard/calls/{company}/{call_id}/listen": "-S---",
    "POST /wallboard/calls/{company}/{call_id}/join": "-S---",
    "POST /wallboard/calls/{company}/{call_id}/leave": "-S---",
    "POST /wallboard/calls/{company}/{call_id}/move": "-S---",
    "POST /wallboard/states": "-S---",
    "GET /me/states": "OSMAE",
    "GET /contacts/{company}/{contact_id}/supervision": "-SM--",
    "GET /tickets/{company}/{number}/supervision": "-SM--",
}


def roles_of(route: str) -> frozenset[str]:
    """The roles that may use the route."""
    letters = TABLE.get(route, "-----")
    assert len(letters) == len(ROLES)
    assert all(letter in ("-", role[0].upper()) for letter, role in zip(letters, ROLES, strict=True)), route
    return frozenset(role for letter, role in zip(letters, ROLES, strict=True) if letter != "-")
