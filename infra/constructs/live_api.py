"""The WebSocket API that tells open pages about changes."""

from aws_cdk import RemovalPolicy, aws_apigatewayv2, aws_logs
from aws_cdk.aws_apigatewayv2_integrations import WebSocketLambdaIntegration
from constructs import Construct

from infra.catalogue import FUNCTIONS
from infra.constructs.access_logs import log_access
from infra.constructs.functions import Functions
from infra.constructs.nag import acknowledge
from infra.function_spec import FromSocket

STAGE = "live"


class LiveApi(Construct):
    """Three routes, one stage."""

    def __init__(self, scope: Construct, identity: str, functions: Functions) -> None:
        super().__init__(scope, identity)
        self.api = aws_apigatewayv2.WebSocketApi(self, "Api", api_name="dozor-live")
        for spec in FUNCTIONS:
            if not isinstance(spec.trigger, FromSocket):
                continue
            route = self.api.add_route(
                spec.trigger.route,
                integration=WebSocketLambdaIntegration(spec.title, functions[spec.name]),
                return_response=spec.trigger.route == "$default",
            )
            acknowledge(route, "APIG4", "A connection is opened by a one-minute ticket that only the API gives out.")
        self.stage = aws_apigatewayv2.WebSocketStage(
            self,
            "Stage",
            web_socket_api=self.api,
            stage_name=STAGE,
            auto_deploy=True,
            throttle=aws_apigatewayv2.ThrottleSettings(rate_limit=500, burst_limit=1000),
        )
        logs = aws_logs.LogGroup(
            self, "Access", retention=aws_logs.RetentionDays.ONE_YEAR, removal_policy=RemovalPolicy.DESTROY
        )
        log_access(self.stage, logs)

    @property
    def address(self) -> str:
        """wss://…/live."""
        return f"{self.api.api_endpoint}/{STAGE}"
