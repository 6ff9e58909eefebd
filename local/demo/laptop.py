"""Dozor started on this machine: cloud, Connect, triggers, gateway, deployed stacks, imported registers, accounts."""

import json
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dozor.adapters.dynamodb.meter_repository import DynamoMeterRepository
from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.dynamodb.table import Table
from dozor.domain.company import NumberMeans
from dozor.ports.meters import MeterRepository
from dozor.ports.people import PeopleRepository
from infra.companies import LoadedCompany
from local.cloud.cloud import CloudSettings, LaptopCloud
from local.cloud.connect.side import ConnectSide
from local.cloud.dynamodb.install import install as install_quick_table
from local.cloud.edge.side import EdgeSide
from local.cloud.gateway.gateway import Addresses, Gateway
from local.cloud.pollers.service import Pollers
from local.cloud.sms_carrier import SmsCarrier
from local.cloud.user_mail import UserMail
from local.demo.import_here import ImportHere, RegisterImport
from local.demo.logins import Login, demo_logins
from local.demo.sign_up import sign_up

Progress = Callable[[str], None]
PLATFORM = "DozorPlatform"
FLOW_FUNCTIONS = ("load_company", "identify_caller", "find_ticket")


@dataclass(frozen=True, slots=True)
class LaptopSettings:
    """assembly: the synthesized stacks, with the built pages; work: a folder for unpacked code.

    port: of the pages and APIs, moto_port: of the AWS APIs; None for free ones. characters_per_second: how fast
    prompts are spoken to a caller whose telephone does not say when it has finished. importing: how the companies' people
    come in; None: this process reads their files.
    """

    assembly: Path
    work: Path
    companies: tuple[LoadedCompany, ...]
    port: int | None = None
    moto_port: int | None = None
    region: str = "eu-central-1"
    characters_per_second: float = 15.0
    importing: RegisterImport | None = None


class Laptop:
    """A running Dozor; a context manager. The gateway's port is held from the beginning (PortTaken) until close()."""

    def __init__(
        self, settings: LaptopSettings, progress: Progress, addresses: Callable[["Laptop"], Sequence[Addresses]]
    ) -> None:
        self._settings = settings
        self._progress = progress
        self.logins: tuple[Login, ...] = demo_logins([one.company for one in settings.companies])
        self.connect = ConnectSide(_numbers_in_hand(settings.companies), settings.characters_per_second)
        self.pollers = Pollers()
        self.edge = EdgeSide(lambda: self.gateway.host)
        self.gateway = Gateway(settings.port, self.edge, addresses(self))
        self.cloud = LaptopCloud(
            CloudSettings(
                work=settings.work.resolve(),
                port=settings.moto_port,
                region=settings.region,
                layer_replacements={"dozor-libraries": None},
                api_endpoint=self.gateway.api_endpoint,
                service_endpoints={"s3": self.gateway.s3_endpoint},
                parameters={"PagesAddress": self.gateway.address},
            ),
            progress,
        )
        self._parts = ExitStack()

    @property
    def companies(self) -> tuple[LoadedCompany, ...]:
        """The companies that were switched on."""
        return self._settings.companies

    @property
    def outputs(self) -> dict[str, str]:
        """What the platform stack tells outside."""
        return dict(self.cloud.deployment.stacks[PLATFORM].outputs)

    @property
    def people(self) -> PeopleRepository:
        """Buildings, residents and executors of all companies."""
        return DynamoPeopleRepository(Table(self.outputs["TableName"], self.cloud.session.client("dynamodb")))

    @property
    def meters(self) -> MeterRepository:
        """Meters of all companies, and their readings."""
        return DynamoMeterRepository(Table(self.outputs["TableName"], self.cloud.session.client("dynamodb")))

    def open(self) -> Self:
        """Start everything; whatever was started is stopped again if something fails."""
        try:
            self._open()
        except BaseException:
            self.close()
            raise
        return self

    def close(self) -> None:
        """Stop everything, the last thing first; what fails to stop keeps nothing else from stopping."""
        try:
            self._parts.close()
        finally:
            self.gateway.stop()  # it holds its port even when it was never started

    def sign_in(self, login: Login) -> str:
        """The ID token of somebody who signs in, as the pages do it."""
        body = json.dumps(
            {
                "AuthFlow": "USER_PASSWORD_AUTH",
                "ClientId": self.outputs["UserPoolClientId"],
                "AuthParameters": {"USERNAME": login.email, "PASSWORD": login.password},
            }
        ).encode()
        headers = {
            "X-Amz-Target": "AWSCognitoIdentityProviderService.InitiateAuth",
            "Content-Type": "application/x-amz-json-1.1",
        }
        request = urllib.request.Request(self.cloud.endpoint, body, headers)  # noqa: S310 — 127.0.0.1
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
            answer: dict[str, Any] = json.load(response)
        return str(answer["AuthenticationResult"]["IdToken"])

    def _open(self) -> None:
        self._parts.callback(self.cloud.stop)
        self.cloud.open()
        self._parts.callback(install_quick_table().undo)
        self._parts.callback(self.pollers.stop)
        self.pollers.start(self.cloud)
        # Stopped before the pollers, which carry its last contact events.
        self._parts.callback(self.connect.stop)
        self.connect.attach(self.cloud)
        self.edge.attach()
        self.gateway.open(self.cloud)  # the built pages are put into their bucket through it
        self.cloud.deploy(self._settings.assembly)
        carrier = SmsCarrier()
        self._parts.callback(carrier.stop)
        carrier.start(self.cloud)
        mail = UserMail()
        self._parts.callback(mail.stop)
        mail.start(self.cloud)
        self._warm_up()
        importing = self._settings.importing or ImportHere(self.companies)
        importing.begin(self.cloud.session, self.outputs["TableName"])
        sign_up(self.cloud.session, self.outputs, self.logins)
        self._parts.callback(self.gateway.stop)
        self.gateway.start(self.cloud)  # pages open while the last residents are still written
        for report in importing.reports():
            self._progress(f"{report.company}: {report.written} buildings, residents, executors and meters imported")

    def _warm_up(self) -> None:
        """Callers hear silence while these start, so they are started beforehand (on AWS: see docs/performance.md)."""
        for function in self.cloud.session.client("lambda").list_functions()["Functions"]:
            described = function.get("Description", "")
            if described.removeprefix("Dozor: ") in FLOW_FUNCTIONS:
                self.cloud.functions.keep_warm(function["FunctionName"])

    def __enter__(self) -> Self:
        return self.open()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _numbers_in_hand(companies: Sequence[LoadedCompany]) -> tuple[str, ...]:
    """Numbers that are claimed before any stack is deployed: all but those that the stack itself claims."""
    return tuple(
        number.heard_on for company in companies for number in company.numbers if number.means is not NumberMeans.CLAIM
    )
