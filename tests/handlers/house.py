"""An AWS account with Dozor's own resources and one company switched on, and ways to see what came of something."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from moto.apigatewaymanagementapi.models import apigatewaymanagementapi_backends
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends
from moto.sns.models import sns_backends

from dozor.adapters.aws import aws_client
from dozor.adapters.dynamodb.documents import from_item
from dozor.application.register_ticket import RegisterTicket, register_ticket
from dozor.bootstrap import stores, system
from dozor.domain.clocks import ClockKind, ClockRule, Urgency
from dozor.domain.company import Company, DialledNumber, NumberMeans
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Person, Ticket
from dozor.domain.user import Role
from infra.platform_rules import ATTACHMENT_RULES, CENTRE_RULES
from tests.contract.samples import PHONE, make_building, make_company, make_executor, make_resident
from tests.contract.table import TABLE, create_table
from tests.fakes.system import FakeClock

REGION = "eu-central-1"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NUMBER = "+78005550100"
MAIL_FROM = "dozor@example.org"
ATTACHMENTS = "dozor-attachments"
SECRET = "a secret of the tests, thirty-two bytes or more"
OLGA = Actor(ActorKind.OPERATOR, "olga@example.org", "Olga")
FUNCTIONS = ("emergency", "repair", "operator")
SOSNA: Company = make_company(
    "sosna",
    NUMBER,
    clocks=(
        ClockRule(ClockKind.ACCEPT, tuple(Urgency), 600),
        ClockRule(ClockKind.LOCALISE, (Urgency.EMERGENCY,), 1800),
        ClockRule(ClockKind.RESOLVE, tuple(Urgency), 259_200),
    ),
    rungs=(
        Rung("remind", ClockKind.ACCEPT, 300, Whom.EXECUTOR, (Means.SMS,)),
        Rung("manager", ClockKind.ACCEPT, 900, Whom.MANAGER, (Means.SMS, Means.EMAIL)),
    ),
    texts={},
)
KEDR: Company = replace(
    SOSNA,
    slug="kedr",
    names={"ru": "УК «Кедр»", "en": "Kedr"},
    numbers=(DialledNumber("+78005550200", NumberMeans.CLAIM),),
)
PETR = make_executor(shifts=(), foreman_id="")
IVAN = make_resident()


@dataclass
class House:
    """The account. clock: what the functions take for the present."""

    clock: FakeClock = field(default_factory=lambda: FakeClock(NOW))
    environment: dict[str, str] = field(default_factory=dict)

    def build(self) -> None:
        """Make the resources that the platform stack makes, and know them by environment variables as it does."""
        create_table(aws_client("dynamodb"))
        aws_client("sesv2").create_email_identity(EmailIdentity=MAIL_FROM)
        aws_client("s3").create_bucket(
            Bucket="dozor-recordings", CreateBucketConfiguration={"LocationConstraint": REGION}
        )
        self._make_attachments()
        self.environment |= {
            "TABLE_NAME": TABLE,
            "QUEUES": json.dumps({f"{name}-ru": f"arn:queue/{name}-ru" for name in FUNCTIONS}),
            "CONNECT_INSTANCE_ID": "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            "ESCALATION_FLOW": "arn:aws:connect:eu-central-1:123456789012:instance/i/contact-flow/escalation",
            "STATE_MACHINE_ARN": self._make_state_machine(),
            "LINK_SECRET_ARN": aws_client("secretsmanager").create_secret(Name="links", SecretString=SECRET)["ARN"],
            "PAGES_ADDRESS": "https://dozor.example",
            "MAIL_FROM": MAIL_FROM,
            "PUSH_ENDPOINT": "wss://live.execute-api.eu-central-1.amazonaws.com/live",
            "LIVE_ENDPOINT": "wss://live.execute-api.eu-central-1.amazonaws.com/live",
            "RECORDINGS_BUCKET": "dozor-recordings",
            "ATTACHMENTS_BUCKET": ATTACHMENTS,
            "ATTACHMENT_RULES": json.dumps(ATTACHMENT_RULES),
            "USER_POOL_ID": self._make_user_pool(),
            "CENTRE_RULES": json.dumps(CENTRE_RULES),
        }

    def open_companies(self) -> None:
        """Switch on sosna (a house, a resident, a plumber) and kedr (nobody yet)."""
        stores.companies().save(SOSNA)
        stores.companies().save(KEDR)
        stores.people().save_people([make_building(), make_building(company="kedr")], [IVAN], [PETR])

    def register(self, key: str = "form-0001", company: str = "sosna", **changes: Any) -> Ticket:
        """A burst pipe in flat 12, registered now, as the operator's form does it."""
        command = RegisterTicket(
            company, key, OLGA, Person(IVAN.name, PHONE, "r1", "ru"), "b1", "riser_burst", self.clock.now(), flat="12"
        )
        command = replace(command, **changes)
        return register_ticket(
            command, stores.companies(), stores.people(), stores.tickets(), stores.contacts(), system.catalogue()
        ).ticket

    def items(self) -> list[dict[str, Any]]:
        """Everything in the table."""
        return sorted(map(from_item, aws_client("dynamodb").scan(TableName=TABLE)["Items"]), key=str)

    def sms(self) -> list[tuple[str, str]]:
        """(phone, text) of every SMS, in order."""
        return list(sns_backends[DEFAULT_ACCOUNT_ID][REGION].sms_messages.values())

    def mail(self) -> list[tuple[list[str], str, str]]:
        """(addressees, subject, text) of every e-mail, in order."""
        sent: list[Any] = ses_backends[DEFAULT_ACCOUNT_ID][REGION].sent_messages
        return [(one.destinations["ToAddresses"], one.subject, one.body) for one in sent]

    def watches(self) -> dict[str, Mapping[str, Any]]:
        """Running executions of the state machine: name -> input."""
        client = aws_client("stepfunctions")
        machine = self.environment["STATE_MACHINE_ARN"]
        running = client.list_executions(stateMachineArn=machine, statusFilter="RUNNING")["executions"]
        described = (client.describe_execution(executionArn=one["executionArn"]) for one in running)
        return {one["name"]: json.loads(one["input"]) for one in described}

    def shown(self, connection: str) -> list[dict[str, Any]]:
        """What the page behind that connection was told."""
        told = apigatewaymanagementapi_backends[DEFAULT_ACCOUNT_ID][REGION].connections[connection].data.decode()
        decoder, messages = json.JSONDecoder(), []
        while told:
            message, end = decoder.raw_decode(told)
            messages.append(message)
            told = told[end:]
        return messages

    def _make_user_pool(self) -> str:
        client = aws_client("cognito-idp")
        schema = [{"Name": name, "AttributeDataType": "String", "Mutable": True} for name in ("companies", "former")]
        made = client.create_user_pool(PoolName="people", UsernameAttributes=["email"], Schema=schema)
        for role in Role:
            client.create_group(UserPoolId=made["UserPool"]["Id"], GroupName=role)
        return str(made["UserPool"]["Id"])

    def _make_attachments(self) -> None:
        client = aws_client("s3")
        client.create_bucket(Bucket=ATTACHMENTS, CreateBucketConfiguration={"LocationConstraint": REGION})
        client.put_bucket_versioning(Bucket=ATTACHMENTS, VersioningConfiguration={"Status": "Enabled"})

    def _make_state_machine(self) -> str:
        asl = {"StartAt": "Sleep", "States": {"Sleep": {"Type": "Wait", "TimestampPath": "$.look_at", "End": True}}}
        role = f"arn:aws:iam::{DEFAULT_ACCOUNT_ID}:role/escalation"
        made = aws_client("stepfunctions").create_state_machine(
            name="ticket_escalation", definition=json.dumps(asl), roleArn=role
        )
        return str(made["stateMachineArn"])
