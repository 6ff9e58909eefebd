"""CORS as an HTTP API answers it by itself (AWS documentation: "Configure CORS for HTTP APIs in API Gateway")."""

from collections.abc import Mapping

from local.cloud.gateway.definitions import Cors

CORS_HEADERS = frozenset(
    f"access-control-{name}"
    for name in ("allow-origin", "allow-methods", "allow-headers", "allow-credentials", "expose-headers", "max-age")
)


def is_preflight(method: str, headers: Mapping[str, str]) -> bool:
    """Whether a browser asks beforehand; headers by lower-case name."""
    return method == "OPTIONS" and "origin" in headers and "access-control-request-method" in headers


def answer_preflight(cors: Cors, headers: Mapping[str, str]) -> dict[str, str]:
    """The headers of the 204 that answers a preflight; none when origin or method are not allowed."""
    answer = allow_origin(cors, headers)
    wanted = headers["access-control-request-method"]
    if not answer or not {"*", wanted} & set(cors.methods):
        return {}
    answer["access-control-allow-methods"] = ",".join(cors.methods)
    if cors.headers:
        answer["access-control-allow-headers"] = ",".join(cors.headers)
    if cors.max_age is not None:
        answer["access-control-max-age"] = str(cors.max_age)
    return answer


def allow_origin(cors: Cors, headers: Mapping[str, str]) -> dict[str, str]:
    """The headers that go with every answer to a page of an allowed origin."""
    origin = headers.get("origin")
    if origin is None or not any(_covers(allowed, origin) for allowed in cors.origins):
        return {}
    answer = {"access-control-allow-origin": "*" if "*" in cors.origins else origin}
    if "*" not in cors.origins:
        answer["vary"] = "origin"
    if cors.credentials:
        answer["access-control-allow-credentials"] = "true"
    if cors.exposed:
        answer["access-control-expose-headers"] = ",".join(cors.exposed)
    return answer


def _covers(allowed: str, origin: str) -> bool:
    if allowed in ("*", origin):
        return True
    # "https://*" allows every origin of that scheme.
    return allowed.endswith("://*") and origin.startswith(allowed.removesuffix("*"))
