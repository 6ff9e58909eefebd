"""The routes of the HTTP API: a stack of their own, for a template holds five hundred resources and the platform's is full.

(CloudFormation user guide, "Understand CloudFormation quotas".)
"""

from collections.abc import Sequence

from aws_cdk import DefaultStackSynthesizer, Stack, aws_apigatewayv2
from constructs import Construct

from infra.constructs.http_api import HttpApi
from infra.constructs.nag import acknowledge
from infra.routes import Route


class RoutesStack(Stack):
    """A route of API Gateway for each of the application's."""

    def __init__(self, scope: Construct, identity: str, api: HttpApi, routes: Sequence[Route]) -> None:
        super().__init__(
            scope,
            identity,
            description="Dozor: the routes of the API",
            synthesizer=DefaultStackSynthesizer(generate_bootstrap_version_rule=False),
        )
        self._api = api
        for route in routes:
            self._add(route)

    def _add(self, route: Route) -> None:
        key = f"{route.method} {route.path}"
        added = aws_apigatewayv2.CfnRoute(
            self,
            key.replace("/", "-"),
            api_id=self._api.api.api_id,
            route_key=key,
            target=f"integrations/{self._api.integration.integration_id}",
            authorization_type="JWT" if route.authorized else "NONE",
            authorizer_id=self._api.authorizer.authorizer_id if route.authorized else None,
        )
        if not route.authorized:
            acknowledge(added, "APIG4", "Opened by the signed link itself: executors and residents have no accounts.")
