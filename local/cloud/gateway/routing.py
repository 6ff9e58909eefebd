"""Which route takes a request (AWS documentation: "Create routes for HTTP APIs in API Gateway")."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from local.cloud.gateway.definitions import Route

DEFAULT_ROUTE = "$default"


@dataclass(frozen=True, slots=True)
class Match:
    """The chosen route and the values of its template's variables, decoded."""

    route: Route
    parameters: Mapping[str, str]


def choose_route(routes: tuple[Route, ...], method: str, raw_path: str) -> Match | None:
    """The most specific route for a method and a still percent-encoded path: exact, template, greedy, $default."""
    matches = []
    for route in routes:
        if route.key == DEFAULT_ROUTE:
            continue
        wanted, _, template = route.key.partition(" ")
        if wanted not in (method, "ANY"):
            continue
        found = _compile(template).fullmatch(raw_path)
        if found:
            rank = (_specificity(template), wanted != "ANY")
            matches.append(
                (rank, Match(route, {_name(key): unquote(value) for key, value in found.groupdict().items()}))
            )
    if matches:
        return max(matches, key=lambda match: match[0])[1]
    default = next((route for route in routes if route.key == DEFAULT_ROUTE), None)
    return Match(default, {}) if default else None


@cache
def _compile(template: str) -> re.Pattern[str]:
    return re.compile("/".join(_segment_pattern(segment) for segment in template.split("/")))


def _segment_pattern(segment: str) -> str:
    if not _is_variable(segment):
        return re.escape(segment)
    group = segment[1:-1].removesuffix("+").encode().hex()
    return f"(?P<v{group}>.+)" if segment.endswith("+}") else f"(?P<v{group}>[^/]+)"


def _name(group: str) -> str:
    # Variables may hold characters that a group's name may not, so they travel as hexadecimal.
    return bytes.fromhex(group[1:]).decode()


def _specificity(template: str) -> tuple[int, ...]:
    """Compares segment by segment: a literal beats a variable, a variable beats a greedy one."""
    return tuple(0 if segment.endswith("+}") else 1 if _is_variable(segment) else 2 for segment in template.split("/"))


def _is_variable(segment: str) -> bool:
    return segment.startswith("{") and segment.endswith("}")
