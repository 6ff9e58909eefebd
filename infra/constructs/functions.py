"""The functions: code, layers, role, log group. What triggers them and what they may do is added by others."""

from collections.abc import Mapping
from pathlib import Path

from aws_cdk import Duration, RemovalPolicy, aws_iam, aws_lambda, aws_logs
from constructs import Construct

from dozor.config.settings import SETTINGS, variables_of
from infra.assets import stage_dozor_layer, stage_function
from infra.catalogue import FUNCTIONS
from infra.constructs.alarms import Alarms
from infra.constructs.nag import acknowledge
from infra.constructs.queues import park
from infra.dependencies import build_dependency_layer
from infra.function_spec import FromDeliveryLogs, FromFlow, FromSchedule, FunctionSpec, Grant

RUNTIME = aws_lambda.Runtime.PYTHON_3_13
ARCHITECTURE = aws_lambda.Architecture.ARM_64

# Why a grant needs a statement on any resource whatever.
_WHY_ANY = {Grant.SEND_SMS: "A telephone number has no ARN; topics are refused by a statement of their own."}


class Functions(Construct):
    """All functions of the catalogue, by name.

    No function that a flow waits for has reserved concurrency: a throttled one is silence, then `trouble`. When cold
    starts hurt, give those three SnapStart or provisioned concurrency: both need a published version behind an alias,
    and then the flow's token must lead to the alias.
    """

    def __init__(self, scope: Construct, identity: str, alarms: Alarms) -> None:
        super().__init__(scope, identity)
        self._alarms = alarms
        layers = [
            self._layer("Libraries", build_dependency_layer(), "The locked third-party libraries."),
            self._layer("Dozor", stage_dozor_layer(), "The package dozor."),
        ]
        self.by_name = {spec.name: self._function(spec, layers) for spec in FUNCTIONS}

    def __getitem__(self, name: str) -> aws_lambda.Function:
        return self.by_name[name]

    def tell(self, values: Mapping[str, str]) -> None:
        """Give every function exactly the variables of its settings model; raises KeyError for one without a value."""
        for name, function in self.by_name.items():
            for variable in variables_of(SETTINGS[name]).values():
                function.add_environment(variable, values[variable])

    def _layer(self, identity: str, folder: Path, description: str) -> aws_lambda.LayerVersion:
        return aws_lambda.LayerVersion(
            self,
            identity,
            layer_version_name=f"dozor-{identity.lower()}",
            code=aws_lambda.Code.from_asset(str(folder), asset_hash=folder.name),
            compatible_runtimes=[RUNTIME],
            compatible_architectures=[ARCHITECTURE],
            description=description,
        )

    def _function(self, spec: FunctionSpec, layers: list[aws_lambda.LayerVersion]) -> aws_lambda.Function:
        scope = Construct(self, spec.title)
        folder = stage_function(spec.name)
        log_group = aws_logs.LogGroup(
            scope, "Logs", retention=aws_logs.RetentionDays.THREE_MONTHS, removal_policy=RemovalPolicy.DESTROY
        )
        role = aws_iam.Role(scope, "Role", assumed_by=aws_iam.ServicePrincipal("lambda.amazonaws.com"))
        log_group.grant_write(role)
        asynchronous = isinstance(spec.trigger, FromSchedule | FromDeliveryLogs)
        function = aws_lambda.Function(
            scope,
            "Function",
            description=f"Dozor: {spec.name}",
            code=aws_lambda.Code.from_asset(str(folder), asset_hash=folder.name),
            handler=spec.handler,
            runtime=RUNTIME,
            architecture=ARCHITECTURE,
            layers=list(layers),
            role=role,
            timeout=Duration.seconds(spec.timeout),
            memory_size=spec.memory,
            log_group=log_group,
            tracing=aws_lambda.Tracing.ACTIVE,
            # Lambda itself retries what nobody waits for, twice, and then forgets it, unless there is such a queue.
            dead_letter_queue=park(scope, spec.title, self._alarms) if asynchronous else None,
            environment={
                "POWERTOOLS_SERVICE_NAME": spec.name,
                "POWERTOOLS_LOG_LEVEL": "INFO",
                "POWERTOOLS_METRICS_NAMESPACE": "Dozor",
            },
        )
        if isinstance(spec.trigger, FromFlow):
            self._alarms.watch_errors(spec.title, function)
        reason = " ".join(
            ["X-Ray's actions know no resource.", *(_WHY_ANY[each] for each in spec.grants if each in _WHY_ANY)]
        )
        acknowledge(scope, "IAM5[Resource::*]", reason)
        acknowledge(
            scope, "L1", "Python 3.13 is chosen, not overlooked: the locked libraries are wheels for this very version."
        )
        return function
