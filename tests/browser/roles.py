"""Who opens which page, written by hand, as the API's table is (tests/handlers/rest_api/role_table.py)."""

from collections.abc import Mapping

from tests.handlers.rest_api.role_table import ROLES

# Somebody of the demo for each role.
EMAILS: Mapping[str, str] = {
    "operator": "olga@example.org",
    "supervisor": "svetlana@example.org",
    "manager": "manager.zarya@example.org",
    "admin": "anna@example.org",
    "executor": "stepan@example.org",
}
# The top line from left to right: its address, its name, one letter for each role that opens it.
PAGES: Mapping[str, tuple[str, str]] = {
    "/desk": ("Пульт", "OSM--"),
    "/register": ("Реестр", "OSM--"),
    "/wallboard": ("Табло", "-S---"),
    "/outages": ("Отключения", "OSM--"),
    "/duties": ("Дела", "OSM--"),
    "/knowledge": ("Памятки", "OSMAE"),
    "/quality": ("Качество", "OS---"),
    "/directory": ("Справочник", "OSMA-"),
    "/users": ("Люди", "---A-"),
}
# Where each begins: what the desk shows whoever has nothing to do there.
FIRST: Mapping[str, str] = {
    "operator": "/desk",
    "supervisor": "/wallboard",
    "manager": "/register",
    "admin": "/users",
    "executor": "/knowledge",
}


def may(letters: str, role: str) -> bool:
    """Whether the letters of a table name that role."""
    return letters[ROLES.index(role)] != "-"


def name_of(path: str) -> str:
    """What the top line calls it."""
    return PAGES[path][0]
