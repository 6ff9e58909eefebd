"""The shared flows and modules in Connect, with the functions they may invoke."""

from pathlib import Path

from aws_cdk import Aws, RemovalPolicy, aws_connect
from aws_cdk.aws_iam import ServicePrincipal
from constructs import Construct

from infra.catalogue import FUNCTIONS
from infra.connect_catalogue import FLOW_TYPES, TRANSFER_FLOW
from infra.constructs.contact_centre import ContactCentre
from infra.constructs.custom_resources import show_quick_connects
from infra.constructs.functions import Functions
from infra.flows import FlowFile, load_flows, order_flows, references, render
from infra.function_spec import FromFlow
from infra.views import ViewFile, check_shown, load_views


class ContactFlows(Construct):
    """Every flow of the folder, deployed; raises FlowError for a flow that cannot be."""

    def __init__(
        self, scope: Construct, identity: str, folder: Path, centre: ContactCentre, functions: Functions
    ) -> None:
        super().__init__(scope, identity)
        self._centre = centre
        self._invocable = [
            self._let_connect_invoke(spec.title, functions, spec.name)
            for spec in FUNCTIONS
            if isinstance(spec.trigger, FromFlow)
        ]
        self._arns = {
            **{
                f"lambda:{s.name}": functions[s.name].function_arn for s in FUNCTIONS if isinstance(s.trigger, FromFlow)
            },
            **{f"queue:{name}": queue.attr_queue_arn for name, queue in centre.queues.items()},
            **{f"hours:{name}": hours.attr_hours_of_operation_arn for name, hours in centre.hours.items()},
        }
        flows, views = load_flows(folder), load_views(folder)
        check_shown(flows, views)
        self._arns |= {view.key: self._publish(view) for view in views}
        for flow in order_flows(flows, tuple(self._arns), FLOW_TYPES):
            self._arns[flow.key] = self._deploy(flow)
        quick = [self._connect_quickly(name, queue) for name, queue in centre.queues.items()]
        show_quick_connects(
            self,
            "QuickConnects",
            functions["configure_connect"],
            "platform",
            [queue.attr_queue_arn for queue in centre.queues.values()],
            [one.attr_quick_connect_arn for one in quick],
        )

    def arn(self, flow: str) -> str:
        """The ARN of a flow by its name."""
        return self._arns[f"flow:{flow}"]

    def resolve(self, key: str) -> str:
        """The ARN behind a token ("queue:repair-ru"); raises KeyError for one that refers to nothing."""
        return self._arns[key]

    def _connect_quickly(self, name: str, queue: aws_connect.CfnQueue) -> aws_connect.CfnQuickConnect:
        """Let operators call into a queue, or hand a contact over to it, by its name."""
        quick = aws_connect.CfnQuickConnect
        return quick(
            self,
            f"Quick-{name}",
            instance_arn=self._centre.arn,
            name=name,
            description=f"Dozor: {name}",
            quick_connect_config=quick.QuickConnectConfigProperty(
                quick_connect_type="QUEUE",
                queue_config=quick.QueueQuickConnectConfigProperty(
                    contact_flow_arn=self.arn(TRANSFER_FLOW), queue_arn=queue.attr_queue_arn
                ),
            ),
        )

    def _publish(self, view: ViewFile) -> str:
        """A view and the version of it that flows show: another content is another version, and so another flow."""
        made = aws_connect.CfnView(
            self,
            f"View-{view.name}",
            instance_arn=self._centre.arn,
            name=f"Dozor-{view.name}",
            description=view.description,
            actions=list(view.actions),
            template=view.template,
        )
        version = aws_connect.CfnViewVersion(
            self,
            f"ViewVersion-{view.name}",
            view_arn=made.attr_view_arn,
            view_content_sha256=made.attr_view_content_sha256,
        )
        # A guide that is open goes on in the flow as it was when it began, and that flow shows the version before.
        version.apply_removal_policy(RemovalPolicy.RETAIN)
        return version.attr_view_version_arn

    def _deploy(self, flow: FlowFile) -> str:
        content = render(flow, self._arns.__getitem__)
        resource: aws_connect.CfnContactFlow | aws_connect.CfnContactFlowModule
        if flow.kind == "module":
            resource = aws_connect.CfnContactFlowModule(
                self, f"Module-{flow.name}", instance_arn=self._centre.arn, name=flow.name, content=content
            )
            arn = resource.attr_contact_flow_module_arn
        else:
            resource = aws_connect.CfnContactFlow(
                self,
                f"Flow-{flow.name}",
                instance_arn=self._centre.arn,
                name=flow.name,
                type=FLOW_TYPES[flow.name],
                content=content,
                state="ACTIVE",
            )
            arn = resource.attr_contact_flow_arn
        # A flow without functions does not wait for them: queues refer to it, and functions to queues.
        invokes = any(found.kind in ("lambda", "flow", "module") for found in references(flow))
        for association in self._invocable if invokes else ():
            resource.add_resource_dependency(association)
        return arn

    def _let_connect_invoke(self, title: str, functions: Functions, name: str) -> aws_connect.CfnIntegrationAssociation:
        functions[name].add_permission(
            "Connect",
            principal=ServicePrincipal("connect.amazonaws.com"),
            source_arn=self._centre.arn,
            source_account=Aws.ACCOUNT_ID,
        )
        return aws_connect.CfnIntegrationAssociation(
            self,
            f"Invoke{title}",
            instance_id=self._centre.arn,
            integration_type="LAMBDA_FUNCTION",
            integration_arn=functions[name].function_arn,
        )
