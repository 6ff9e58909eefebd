"""The state machine that watches a ticket's clocks."""

import re

from aws_cdk import RemovalPolicy, aws_logs, aws_stepfunctions
from constructs import Construct

from infra.catalogue import FUNCTIONS, STATE_MACHINE
from infra.constructs.alarms import Alarms
from infra.constructs.functions import Functions
from infra.constructs.nag import acknowledge, logical_id
from infra.function_spec import FromStateMachine
from infra.layout import STATE_MACHINES


class Escalation(Construct):
    """`ticket_escalation`, with the functions that it invokes."""

    def __init__(self, scope: Construct, identity: str, functions: Functions, alarms: Alarms) -> None:
        super().__init__(scope, identity)
        definition = (STATE_MACHINES / f"{STATE_MACHINE}.asl.json").read_text(encoding="utf-8")
        invoked = {
            f"{s.title}Function": functions[s.name] for s in FUNCTIONS if isinstance(s.trigger, FromStateMachine)
        }
        check_placeholders(definition, set(invoked))
        self.machine = aws_stepfunctions.StateMachine(
            self,
            "Machine",
            state_machine_type=aws_stepfunctions.StateMachineType.STANDARD,
            # As text, not as a file: a file would travel through a bucket, and the template would not show it.
            definition_body=aws_stepfunctions.DefinitionBody.from_string(definition),
            definition_substitutions={name: function.function_arn for name, function in invoked.items()},
            tracing_enabled=True,
            logs=aws_stepfunctions.LogOptions(
                destination=aws_logs.LogGroup(
                    self,
                    "Logs",
                    retention=aws_logs.RetentionDays.THREE_MONTHS,
                    removal_policy=RemovalPolicy.DESTROY,
                ),
                level=aws_stepfunctions.LogLevel.ALL,
                include_execution_data=False,  # names and phones stay out of logs
            ),
        )
        for function in invoked.values():
            function.grant_invoke(self.machine)
            finding = f"IAM5[Resource::<{logical_id(function)}.Arn>:*]"
            acknowledge(self.machine, finding, "The versions of this one function.")
        alarms.watch_failures("Escalation", self.machine.metric_failed())
        acknowledge(self.machine, "IAM5[Resource::*]", "Log delivery and X-Ray know no resource for these actions.")


def check_placeholders(definition: str, given: set[str]) -> None:
    """Raises ValueError for a ${Placeholder} of the definition that nothing is given for."""
    unknown = set(re.findall(r"\$\{(\w+)\}", definition)) - given
    if unknown:
        raise ValueError(f"{STATE_MACHINE}: nothing to put for {', '.join(sorted(unknown))}; known: {sorted(given)}")
