"""Which route takes which request; the table follows AWS's own example."""

import pytest

from local.cloud.gateway.definitions import Integration, Route
from local.cloud.gateway.routing import choose_route

_KEYS = (
    "GET /pets/dog/1",
    "GET /pets/dog/{id}",
    "GET /pets/{proxy+}",
    "ANY /{proxy+}",
    "ANY /both",
    "GET /both",
    "GET /{kind}/{first-name}/end",
    "$default",
)
_ROUTES = tuple(Route(key, Integration("f", "1.0", 30)) for key in _KEYS)


@pytest.mark.parametrize(
    ("method", "path", "key", "parameters"),
    [
        ("GET", "/pets/dog/1", "GET /pets/dog/1", {}),
        ("GET", "/pets/dog/2", "GET /pets/dog/{id}", {"id": "2"}),
        ("GET", "/pets/cat/1", "GET /pets/{proxy+}", {"proxy": "cat/1"}),
        ("POST", "/test/5", "ANY /{proxy+}", {"proxy": "test/5"}),
        ("POST", "/pets/dog/1", "ANY /{proxy+}", {"proxy": "pets/dog/1"}),
        ("GET", "/both", "GET /both", {}),
        ("PUT", "/both", "ANY /both", {}),
        ("GET", "/x/y%20z/end", "GET /{kind}/{first-name}/end", {"kind": "x", "first-name": "y z"}),
        ("GET", "/", "$default", {}),
    ],
)
def test_most_specific_route_wins(method: str, path: str, key: str, parameters: dict[str, str]) -> None:
    match = choose_route(_ROUTES, method, path)

    assert match is not None
    assert (match.route.key, match.parameters) == (key, parameters)


def test_without_a_default_nothing_matches() -> None:
    assert choose_route(_ROUTES[:1], "GET", "/pets") is None
