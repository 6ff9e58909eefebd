"""The HTTP API: a route per route of the Chalice application, so that 401, 404 and 405 are API Gateway's own."""

from collections.abc import Sequence

from aws_cdk import Duration, RemovalPolicy, aws_apigatewayv2, aws_lambda, aws_logs
from aws_cdk.aws_apigatewayv2 import CorsHttpMethod, HttpMethod
from aws_cdk.aws_apigatewayv2_authorizers import HttpUserPoolAuthorizer
from aws_cdk.aws_apigatewayv2_integrations import HttpLambdaIntegration
from constructs import Construct

from infra.constructs.access_logs import log_access
from infra.constructs.identity import Identity
from infra.constructs.nag import acknowledge
from infra.routes import Route


class HttpApi(Construct):
    """pages: the address that the pages come from, for CORS."""

    def __init__(
        self,
        scope: Construct,
        identity: str,
        function: aws_lambda.IFunction,
        people: Identity,
        routes: Sequence[Route],
        pages: str,
    ) -> None:
        super().__init__(scope, identity)
        self.api = aws_apigatewayv2.HttpApi(
            self,
            "Api",
            api_name="dozor",
            create_default_stage=False,
            cors_preflight=aws_apigatewayv2.CorsPreflightOptions(
                allow_origins=[pages],
                allow_methods=[CorsHttpMethod.GET, CorsHttpMethod.POST],
                allow_headers=["authorization", "content-type", "accept-language", "idempotency-key"],
                max_age=Duration.hours(1),
            ),
        )
        self._authorizer = HttpUserPoolAuthorizer("People", people.pool, user_pool_clients=[people.client])
        # Chalice reads format 1.0. One permission for all routes: one per route would outgrow the function's policy.
        self._integration = HttpLambdaIntegration(
            "RestApi",
            function,
            payload_format_version=aws_apigatewayv2.PayloadFormatVersion.VERSION_1_0,
            scope_permission_to_route=False,
        )
        for route in routes:
            self._add(route)
        stage = aws_apigatewayv2.HttpStage(
            self,
            "Stage",
            http_api=self.api,
            stage_name="$default",
            auto_deploy=True,
            throttle=aws_apigatewayv2.ThrottleSettings(rate_limit=500, burst_limit=1000),
        )
        logs = aws_logs.LogGroup(
            self, "Access", retention=aws_logs.RetentionDays.ONE_YEAR, removal_policy=RemovalPolicy.DESTROY
        )
        log_access(stage, logs)

    @property
    def address(self) -> str:
        """https://…, no trailing slash."""
        return self.api.api_endpoint

    def _add(self, route: Route) -> None:
        added = self.api.add_routes(
            path=route.path,
            methods=[HttpMethod[route.method]],
            integration=self._integration,
            authorizer=self._authorizer if route.authorized else None,
        )
        if not route.authorized:
            for each in added:
                acknowledge(
                    each, "APIG4", "Opened by the signed link itself: executors and residents have no accounts."
                )
