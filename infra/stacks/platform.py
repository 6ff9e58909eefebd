"""The platform: everything that all companies share."""

import json
from pathlib import Path

from aws_cdk import CfnOutput, CfnParameter, DefaultStackSynthesizer, Stack, aws_connect
from constructs import Construct

from infra.connect_catalogue import INBOUND_FLOW, OUTBOUND_FLOW
from infra.constructs.agent_workspace import AgentWorkspace
from infra.constructs.alarms import Alarms
from infra.constructs.contact_centre import ContactCentre
from infra.constructs.contact_flows import ContactFlows
from infra.constructs.custom_resources import tie_number
from infra.constructs.escalation import Escalation
from infra.constructs.events import Events
from infra.constructs.functions import Functions
from infra.constructs.grants import Resources, give_grants
from infra.constructs.http_api import HttpApi
from infra.constructs.identity import Identity
from infra.constructs.live_api import LiveApi
from infra.constructs.outbox import Outbox
from infra.constructs.storage import Storage
from infra.constructs.streams import Streams
from infra.flow_tests import NOBODY
from infra.layout import CONTACT_FLOWS
from infra.pages_place import PagesPlace, read_pages_place
from infra.platform_rules import ATTACHMENT_RULES, CENTRE_RULES

_NOBODYS = "https://dozor.example.org"


class PlatformStack(Stack):
    """One a region. flows: the folder of contact flows."""

    def __init__(self, scope: Construct, identity: str, flows: Path = CONTACT_FLOWS) -> None:
        super().__init__(
            scope,
            identity,
            description="Dozor: the platform that all companies share",
            synthesizer=DefaultStackSynthesizer(generate_bootstrap_version_rule=False),
        )
        pages = self._where_pages_are(read_pages_place(self.node))
        mail_from = self._parameter("MailFrom", "dozor@example.org", "Sender of e-mails that name no other")
        self.storage = Storage(self, "Storage", pages)
        self.alarms = Alarms(self, "Alarms", self.storage.key)
        self.functions = Functions(self, "Functions", self.alarms)
        self.centre = ContactCentre(self, "ContactCentre", self.storage)
        AgentWorkspace(self, "AgentWorkspace", self.centre, pages)
        self.flows = ContactFlows(self, "Flows", flows, self.centre, self.functions)
        self.escalation = Escalation(self, "Escalation", self.functions, self.alarms)
        self.events = Events(self, "Events", self.functions, self.alarms, self.storage.attachments)
        self.streams = Streams(self, "Streams", self.functions, self.alarms, self.centre)
        Outbox(self, "Outbox", self.storage, self.events.bus, self.alarms)
        self.people = Identity(self, "Identity", pages)
        self.api = HttpApi(self, "HttpApi", self.functions["rest_api"], self.people, pages)
        self.live = LiveApi(self, "LiveApi", self.functions)
        give_grants(
            self.functions,
            Resources(self.storage, self.escalation.machine, self.centre, self.live, self.people),
        )
        self.functions.tell(self._settings(pages, mail_from))
        self._tell_outside()
        self.centre.call_out(self.outbound_flow, self._claim_number())

    @property
    def inbound_flow(self) -> str:
        """The ARN of the flow that every number leads to."""
        return self.flows.arn(INBOUND_FLOW)

    @property
    def outbound_flow(self) -> str:
        """The ARN of the flow that calls of a queue go out through."""
        return self.flows.arn(OUTBOUND_FLOW)

    def resolve_for_tests(self, key: str) -> str:
        """The ARN behind a token of a test case; raises KeyError for one that refers to nothing."""
        return self.centre.nobody.attr_queue_arn if key == f"queue:{NOBODY}" else self.flows.resolve(key)

    def _settings(self, pages: str, mail_from: str) -> dict[str, str]:
        """Every variable that a settings model of `dozor.config` can ask for."""
        queues = {name: queue.attr_queue_arn for name, queue in self.centre.queues.items()}
        return {
            "TABLE_NAME": self.storage.table.table_name,
            "QUEUES": json.dumps(queues, separators=(",", ":")),
            "CONNECT_INSTANCE_ID": self.centre.instance_id,
            "ESCALATION_FLOW": self.flows.arn("escalation-call"),
            "STATE_MACHINE_ARN": self.escalation.machine.state_machine_arn,
            "LINK_SECRET_ARN": self.storage.link_secret.secret_arn,
            "PAGES_ADDRESS": pages,
            "MAIL_FROM": mail_from,
            "PUSH_ENDPOINT": self.live.address,
            "LIVE_ENDPOINT": self.live.address,
            "USER_POOL_ID": self.people.pool.user_pool_id,
            "RECORDINGS_BUCKET": self.storage.recordings.bucket_name,
            "ATTACHMENTS_BUCKET": self.storage.attachments.bucket_name,
            "ATTACHMENT_RULES": json.dumps(ATTACHMENT_RULES, separators=(",", ":")),
            "CENTRE_RULES": json.dumps(CENTRE_RULES, separators=(",", ":")),
        }

    def _claim_number(self) -> str | None:
        """The context `number` (PL:TOLL_FREE) claims one such for the platform and leads it to the inbound flow; its ARN."""
        wanted = self.node.try_get_context("number")
        if not wanted:
            return None
        country, _, kind = str(wanted).partition(":")
        number = aws_connect.CfnPhoneNumber(
            self, "Number", target_arn=self.centre.arn, country_code=country, type=kind, description="Dozor"
        )
        tie_number(
            self, "NumberTie", self.functions["configure_connect"], number.attr_address, "existing", self.inbound_flow
        )
        CfnOutput(self, "ClaimedNumber", value=number.attr_address)
        return number.attr_phone_number_arn

    def _tell_outside(self) -> None:
        values = {
            "ApiAddress": self.api.address,
            "LiveAddress": self.live.address,
            "UserPoolId": self.people.pool.user_pool_id,
            "UserPoolClientId": self.people.client.user_pool_client_id,
            "TableName": self.storage.table.table_name,
            "BusName": self.events.bus.event_bus_name,
            "InstanceId": self.centre.instance_id,
            "InstanceArn": self.centre.arn,
            "InboundFlowArn": self.inbound_flow,
            "RoutingProfileArn": self.centre.routing_profile.attr_routing_profile_arn,
            "SecurityProfileArn": self.centre.security_profile.attr_security_profile_arn,
            "GuideProfileArn": self.centre.guide_profile.attr_security_profile_arn,
            "SupervisorProfileArn": self.centre.supervisor_profile.attr_security_profile_arn,
            "RecordingsBucket": self.storage.recordings.bucket_name,
            "ContactRecordsStream": self.centre.contact_records.stream_name,
            "StateMachineArn": self.escalation.machine.state_machine_arn,
            "RegisterCompanyFunctionArn": self.functions["register_company"].function_arn,
            "ConfigureConnectFunctionArn": self.functions["configure_connect"].function_arn,
            "AlarmsTopicArn": self.alarms.topic.topic_arn,
        }
        if self.streams.delivery_log_role is not None:
            values["SmsDeliveryLogRoleArn"] = self.streams.delivery_log_role.role_arn
        for name, value in values.items():
            CfnOutput(self, name, value=value)

    def _where_pages_are(self, place: PagesPlace) -> str:
        """No trailing slash. CloudFront's own name is known only afterwards, so that one is told by a parameter.

        A domain is none: of a parameter that a stack once had, CloudFormation keeps the value, whatever the new default.
        """
        return place.address or self._parameter("PagesAddress", _NOBODYS, "Where the pages are, no trailing slash")

    def _parameter(self, name: str, default: str, description: str) -> str:
        return CfnParameter(self, name, type="String", default=default, description=description).value_as_string
