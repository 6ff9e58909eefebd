"""The HTTP API. A route per route of the Chalice application (`infra.stacks.routes`), so that 401, 404 and 405 are API
Gateway's own."""

from aws_cdk import Duration, RemovalPolicy, Stack, aws_apigatewayv2, aws_iam, aws_lambda, aws_logs
from aws_cdk.aws_apigatewayv2 import CorsHttpMethod
from constructs import Construct

from infra.constructs.access_logs import log_access
from infra.constructs.identity import Identity

ASKED_WITH = ("authorization", "content-type", "accept-language", "idempotency-key", "if-match", "if-none-match")


class HttpApi(Construct):
    """pages: the address that the pages come from, for CORS."""

    def __init__(
        self,
        scope: Construct,
        identity: str,
        function: aws_lambda.IFunction,
        people: Identity,
        pages: str,
    ) -> None:
        super().__init__(scope, identity)
        self.api = self._make_api(pages)
        self.authorizer = self._make_authorizer(people)
        self.integration = self._make_integration(function)
        self._make_stage()

    @property
    def address(self) -> str:
        """https://…, no trailing slash."""
        return self.api.api_endpoint

    def _make_api(self, pages: str) -> aws_apigatewayv2.HttpApi:
        return aws_apigatewayv2.HttpApi(
            self,
            "Api",
            api_name="dozor",
            create_default_stage=False,
            cors_preflight=aws_apigatewayv2.CorsPreflightOptions(
                allow_origins=[pages],
                allow_methods=[CorsHttpMethod.GET, CorsHttpMethod.POST],
                allow_headers=[*ASKED_WITH],
                expose_headers=["etag"],
                max_age=Duration.hours(1),
            ),
        )

    def _make_authorizer(self, people: Identity) -> aws_apigatewayv2.HttpAuthorizer:
        return aws_apigatewayv2.HttpAuthorizer(
            self,
            "People",
            http_api=self.api,
            type=aws_apigatewayv2.HttpAuthorizerType.JWT,
            identity_source=["$request.header.Authorization"],
            jwt_issuer=people.pool.user_pool_provider_url,
            jwt_audience=[people.client.user_pool_client_id],
        )

    def _make_integration(self, function: aws_lambda.IFunction) -> aws_apigatewayv2.HttpIntegration:
        """Chalice reads format 1.0. One permission for all routes: one per route would outgrow the function's policy."""
        function.add_permission(
            "Routes",
            scope=self,
            principal=aws_iam.ServicePrincipal("apigateway.amazonaws.com"),
            source_arn=Stack.of(self).format_arn(
                service="execute-api", resource=self.api.api_id, resource_name="*/*/*"
            ),
        )
        return aws_apigatewayv2.HttpIntegration(
            self,
            "RestApi",
            http_api=self.api,
            integration_type=aws_apigatewayv2.HttpIntegrationType.AWS_PROXY,
            integration_uri=function.function_arn,
            payload_format_version=aws_apigatewayv2.PayloadFormatVersion.VERSION_1_0,
        )

    def _make_stage(self) -> None:
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
