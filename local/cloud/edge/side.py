"""CloudFront on the laptop, attached to a running cloud: makes its resources, and gives the gateway the pages."""

import uuid
from collections.abc import Callable
from typing import Any

from starlette.types import ASGIApp

from local.cloud.cloudformation import registry
from local.cloud.cloudformation.context import current
from local.cloud.cloudformation.made_resource import MadeResource
from local.cloud.cloudformation.maker import ResourceMaker
from local.cloud.edge.distribution import Distribution, Parts, read_distribution
from local.cloud.edge.finding import FindFile, read_function
from local.cloud.edge.headers import HeadersPolicy
from local.cloud.edge.site import EdgeSite
from local.cloud.gateway.cloud import Cloud

Document = dict[str, Any]


class EdgeSide:
    """CloudFront for one cloud. Attach it after the cloud is open and before anything is deployed.

    host: answers what a distribution is called, such as 127.0.0.1:8000.
    """

    def __init__(self, host: Callable[[], str]) -> None:
        self._policies: dict[str, HeadersPolicy] = {}
        self._functions: dict[str, FindFile] = {}
        self._distributions: dict[str, Distribution] = {}
        self._host = host

    def attach(self) -> None:
        """Make CloudFront's resources from now on."""
        registry.register("AWS::CloudFront::ResponseHeadersPolicy", _Maker(self._make_policy))
        registry.register("AWS::CloudFront::Function", _Maker(self._make_function))
        registry.register("AWS::CloudFront::Distribution", _Maker(self._make_distribution))

    def application(self, cloud: Cloud) -> ASGIApp | None:
        """The pages, once the stacks are deployed; None without a distribution, a RuntimeError for several."""
        if len(self._distributions) > 1:
            raise RuntimeError(
                f"the stacks made {len(self._distributions)} distributions, and the laptop has one address"
            )
        for distribution in self._distributions.values():
            return EdgeSite(distribution, cloud.session.client("s3"))
        return None

    def _make_policy(self, properties: Document) -> MadeResource:
        made = str(uuid.uuid4())
        self._policies[made] = HeadersPolicy(properties["ResponseHeadersPolicyConfig"])
        return MadeResource(made, {"Id": made}, lambda: self._policies.pop(made, None))

    def _make_function(self, properties: Document) -> MadeResource:
        arn = f"arn:aws:cloudfront::{current().account}:function/{properties['Name']}"
        self._functions[arn] = read_function(properties)
        return MadeResource(arn, {"FunctionARN": arn}, lambda: self._functions.pop(arn, None))

    def _make_distribution(self, properties: Document) -> MadeResource:
        made = f"E{uuid.uuid4().hex[:13].upper()}"
        parts = Parts(self._policies, self._functions)
        self._distributions[made] = read_distribution(properties["DistributionConfig"], parts)
        return MadeResource(made, {"Id": made, "DomainName": self._host()}, lambda: self._distributions.pop(made, None))


class _Maker(ResourceMaker):
    """Makes a resource by a method of ours; a change makes it anew."""

    def __init__(self, make: Any) -> None:
        self._make = make

    def make(self, _name: str, properties: Document) -> MadeResource:
        """By the method."""
        made: MadeResource = self._make(properties)
        return made
