"""A distribution, read from its template: which answer comes from where, with which headers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from local.cloud.edge.finding import FindFile
from local.cloud.edge.headers import HeadersPolicy
from local.cloud.edge.unsupported import UnsupportedEdge

Document = Mapping[str, Any]
_BUCKET = re.compile(r"^(?P<bucket>.+?)\.s3[.-].*$")
# CloudFront developer guide, "Use managed cache policies".
CACHING_DISABLED, CACHING_OPTIMIZED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "658327ea-f89d-4fab-a63d-7e88639e58f6"


@dataclass(frozen=True, slots=True)
class Behaviour:
    """pattern: of addresses; kept: whether the edge keeps what it got; find: the function on what a browser asks for."""

    pattern: str
    bucket: str
    methods: frozenset[str]
    kept: bool
    headers: HeadersPolicy | None
    find: FindFile | None


@dataclass(frozen=True, slots=True)
class Parts:
    """What a distribution refers to: by id the policies, by ARN the functions."""

    policies: Mapping[str, HeadersPolicy]
    functions: Mapping[str, FindFile]


@dataclass(frozen=True, slots=True)
class Distribution:
    """behaviours: in the order in which they are tried, the default one last. root: the file of the bare address."""

    behaviours: tuple[Behaviour, ...]
    root: str

    def behaviour(self, path: str) -> Behaviour:
        """The one for an address ("/assets/a.js")."""
        return next(one for one in self.behaviours if fnmatchcase(path, one.pattern))


def read_distribution(config: Document, parts: Parts) -> Distribution:
    """DistributionConfig with its references resolved; raises UnsupportedEdge naming what cannot be imitated."""
    if config.get("CustomErrorResponses"):
        raise UnsupportedEdge("error responses of one's own")
    buckets = {str(origin["Id"]): _bucket_of(origin) for origin in config["Origins"]}
    described = [*config.get("CacheBehaviors", []), {**config["DefaultCacheBehavior"], "PathPattern": "*"}]
    behaviours = tuple(_read_behaviour(one, buckets, parts) for one in described)
    return Distribution(behaviours, str(config.get("DefaultRootObject", "")))


def _read_behaviour(given: Document, buckets: Mapping[str, str], parts: Parts) -> Behaviour:
    caching = given.get("CachePolicyId")
    if caching not in (CACHING_DISABLED, CACHING_OPTIMIZED):
        raise UnsupportedEdge(f"the cache policy {caching}")
    pattern = str(given["PathPattern"])
    return Behaviour(
        pattern if pattern.startswith(("/", "*")) else f"/{pattern}",
        buckets[str(given["TargetOriginId"])],
        frozenset(given.get("AllowedMethods", ("GET", "HEAD"))),
        caching == CACHING_OPTIMIZED,
        parts.policies[given["ResponseHeadersPolicyId"]] if "ResponseHeadersPolicyId" in given else None,
        _read_functions(given.get("FunctionAssociations", ()), parts),
    )


def _read_functions(given: Any, parts: Parts) -> FindFile | None:
    found = None
    for one in given:
        if one["EventType"] != "viewer-request":
            raise UnsupportedEdge(f"functions on {one['EventType']}")
        found = parts.functions[one["FunctionARN"]]
    return found


def _bucket_of(origin: Document) -> str:
    found = _BUCKET.match(str(origin["DomainName"]))
    if found is None or not origin.get("OriginAccessControlId"):
        raise UnsupportedEdge(f"the origin {origin['DomainName']}: only buckets behind an origin access control")
    return found["bucket"]
