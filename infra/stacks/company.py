"""One company: its record, its numbers' tie to the inbound flow, and what is its own if its file asks."""

import dataclasses

import msgspec
from aws_cdk import DefaultStackSynthesizer, Stack, aws_connect, aws_ses
from constructs import Construct

from dozor.domain.company import Company
from dozor.domain.specialist import LeadsTo
from infra.companies.load import LoadedCompany
from infra.connect_catalogue import FUNCTIONS
from infra.constructs.contact_centre import make_hours, make_routing_profile
from infra.constructs.custom_resources import register_company, show_quick_connects, tie_number
from infra.stacks.platform import PlatformStack


class CompanyStack(Stack):
    """loaded: the company's file, read and checked. No other stack is touched when a company comes, changes or goes."""

    def __init__(self, scope: Construct, identity: str, loaded: LoadedCompany, platform: PlatformStack) -> None:
        super().__init__(
            scope,
            identity,
            description=f"Dozor: the company {loaded.slug}",
            synthesizer=DefaultStackSynthesizer(generate_bootstrap_version_rule=False),
        )
        self._platform = platform
        company = loaded.company
        if loaded.dedicated:
            company = dataclasses.replace(company, queues=self._own_queues(loaded.slug))
        if company.mail_from:
            aws_ses.EmailIdentity(self, "MailFrom", identity=aws_ses.Identity.email(company.mail_from))
        functions = platform.functions
        quick = self._connect_quickly(company)
        if quick:
            own = sorted(set(company.queues.values())) if loaded.dedicated else []
            show_quick_connects(self, "QuickConnects", functions["configure_connect"], company.slug, own, quick)
        text = msgspec.json.encode(company).decode()
        record = register_company(self, "Company", functions["register_company"], text)
        for number in loaded.numbers:
            identity = f"Number{number.heard_on.lstrip('+')}"
            tie = tie_number(
                self,
                identity,
                functions["configure_connect"],
                number.heard_on,
                number.means.value,
                platform.inbound_flow,
            )
            tie.node.add_dependency(record)

    def _connect_quickly(self, company: Company) -> list[str]:
        """Let operators call in the company's specialists outside, or hand a contact over to them; answers the ARNs."""
        quick = aws_connect.CfnQuickConnect
        made = []
        for specialist in company.specialists:
            if specialist.leads_to is not LeadsTo.NUMBER:
                continue
            one = quick(
                self,
                f"Quick{specialist.key}",
                instance_arn=self._platform.centre.arn,
                name=f"{company.slug}-{specialist.key}",
                description=specialist.names.get(company.language, specialist.key),
                quick_connect_config=quick.QuickConnectConfigProperty(
                    quick_connect_type="PHONE_NUMBER",
                    phone_config=quick.PhoneNumberQuickConnectConfigProperty(phone_number=specialist.target),
                ),
            )
            made.append(one.attr_quick_connect_arn)
        return made

    def _own_queues(self, slug: str) -> dict[str, str]:
        """A queue, hours and a routing profile of the company's own; answers function -> ARN of the queue."""
        instance = self._platform.centre.arn
        hours = make_hours(self, "Hours", instance, f"{slug} always", "UTC")
        queue = aws_connect.CfnQueue(
            self,
            "Queue",
            instance_arn=instance,
            hours_of_operation_arn=hours.attr_hours_of_operation_arn,
            name=slug,
            description=f"Dozor: all calls of {slug}",
            outbound_caller_config=aws_connect.CfnQueue.OutboundCallerConfigProperty(
                outbound_flow_arn=self._platform.outbound_flow
            ),
        )
        arn = queue.attr_queue_arn
        make_routing_profile(self, "Operators", instance, f"{slug} operators", [(arn, 1)], arn)
        return dict.fromkeys(FUNCTIONS, arn)
