"""The cloud on a laptop, put together: moto's server, function processes, CloudFormation, and what others add to it."""

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from moto.core import DEFAULT_ACCOUNT_ID

from local.cloud.cloudformation import context
from local.cloud.cloudformation import service as cloudformation
from local.cloud.cloudformation.context import CloudContext
from local.cloud.deploy.assembly import read_assembly
from local.cloud.deploy.deployer import Deployer
from local.cloud.deploy.deployment import Deployment
from local.cloud.functions.asynchronous import AsyncInvocations
from local.cloud.functions.processes import FunctionProcesses
from local.cloud.functions.service import Functions, FunctionSettings, start_functions
from local.cloud.server import bucket_policies
from local.cloud.server.moto_server import MotoServer, WsgiApplication
from local.cloud.server.patches import Patches
from local.cloud.server.session import LaptopSession
from local.cloud.stepfunctions.service import StateMachines

DEFAULT_REGION = "eu-central-1"


class Service(Protocol):
    """Something that runs beside the cloud: pollers, the gateway, the Connect side."""

    def start(self, cloud: "LaptopCloud") -> None:
        """Begin; the stacks are deployed (not yet, for an early service)."""
        ...

    def stop(self) -> None:
        """End; the cloud still answers."""
        ...


@dataclass(frozen=True, slots=True)
class CloudSettings:
    """What a laptop cloud is started with.

    work: a folder for unpacked code, kept between runs. port: moto's port on 127.0.0.1, None for a free one.
    layer_replacements: beginning of a layer's name -> folder of the host to use in its place (None: this environment).
    parameters: values for the stacks' parameters of these names, as `cdk deploy --parameters` gives them.
    service_endpoints: "s3" -> address, for what functions do not ask of moto itself.
    """

    work: Path
    port: int | None = None
    region: str = DEFAULT_REGION
    layer_replacements: Mapping[str, Path | None] = field(default_factory=dict)
    skip_assets: frozenset[str] = frozenset()
    parameters: Mapping[str, str] = field(default_factory=dict)
    api_endpoint: Callable[[str, str], str] | None = None
    service_endpoints: Mapping[str, str] = field(default_factory=dict)
    idle_seconds: float = 300.0
    retry_seconds: tuple[float, float] = (1.0, 2.0)
    forking: bool = sys.platform == "linux"


class LaptopCloud:
    """A running cloud; a context manager. moto is global, so one at a time in a process."""

    def __init__(self, settings: CloudSettings, progress: Callable[[str], None]) -> None:
        self._settings = settings
        self._progress = progress
        self._started: list[Service] = []
        self._patches = Patches()
        self._server = MotoServer(settings.port)
        self._functions: Functions | None = None
        self._machines: StateMachines | None = None
        self._session: LaptopSession | None = None
        self.account = DEFAULT_ACCOUNT_ID
        self.region = settings.region
        self.deployment = Deployment({})

    @property
    def endpoint(self) -> str:
        """The address of every AWS API."""
        return self._server.endpoint

    @property
    def functions(self) -> FunctionProcesses:
        """Invokes deployed functions; implements FunctionInvoker."""
        if self._functions is None:
            raise RuntimeError("the cloud is not started")
        return self._functions.processes

    @property
    def asynchronous(self) -> AsyncInvocations:
        """Invokes deployed functions in the background, with retries and destinations."""
        if self._functions is None:
            raise RuntimeError("the cloud is not started")
        return self._functions.asynchronous

    @property
    def session(self) -> LaptopSession:
        """A session whose clients speak to this cloud."""
        if self._session is None:
            raise RuntimeError("the cloud is not started")
        return self._session

    @classmethod
    def start(
        cls,
        assembly: Path,
        *,
        work: Path,
        port: int | None = None,
        layer_replacements: Mapping[str, Path | None] | None = None,
        progress: Callable[[str], None] = lambda _: None,
        api_endpoint: Callable[[str, str], str] | None = None,
        early: Sequence[Service] = (),
        services: Sequence[Service] = (),
    ) -> Self:
        """Start a cloud in the assembly's region, the early services, the stacks, the services; stopped again if any fails."""
        region = read_assembly(assembly).region or DEFAULT_REGION
        settings = CloudSettings(work, port, region, layer_replacements or {}, api_endpoint=api_endpoint)
        cloud = cls(settings, progress)
        try:
            cloud.open()
            cloud.start_services(early)
            cloud.deploy(assembly)
            cloud.start_services(services)
        except BaseException:
            cloud.stop()
            raise
        return cloud

    def open(self) -> Self:
        """Start the server and what functions need; nothing is deployed yet. Raises PortTaken; stop() is due all the same."""
        self._progress("starting the AWS APIs")
        bucket_policies.install(self._patches)
        self._server.start()
        self._session = LaptopSession(self._server.endpoint, self.region)
        settings = FunctionSettings(
            self._settings.work,
            self._settings.layer_replacements,
            service_endpoints=self._settings.service_endpoints,
            forking=self._settings.forking,
            idle_seconds=self._settings.idle_seconds,
            retry_seconds=self._settings.retry_seconds,
        )
        self._functions = start_functions(self._session, self._server.endpoint, settings, self._patches)
        self._machines = StateMachines(self._patches)
        here = CloudContext(
            self._session,
            self._functions.processes,
            self._settings.api_endpoint or self._default_api_endpoint,
            self._server.endpoint,
            self.account,
            self.region,
        )
        cloudformation.install(self._patches, self._server, here)
        return self

    def serve(self, service: str, application: WsgiApplication) -> None:
        """Answer requests signed for an AWS service ("connect") by this WSGI application instead of moto."""
        self._server.mount_service(service, application)

    def deploy(self, assembly: Path) -> Deployment:
        """Deploy (or update) the stacks of an assembly; raises AssemblyError and DeployError."""
        deployer = Deployer(
            self.session, self.account, self._progress, self._settings.skip_assets, self._settings.parameters
        )
        self.deployment = self.deployment.joined_by(deployer.deploy(read_assembly(assembly)))
        return self.deployment

    def start_services(self, services: Sequence[Service]) -> None:
        """Start what runs beside the cloud, in the given order; stopped with the cloud, the last one first."""
        for service in services:
            service.start(self)
            self._started.append(service)

    def stop(self) -> None:
        """Stop services (the last one first), functions and server; leaves no thread, process or patch.

        What fails to stop keeps nothing else from stopping; its error is raised in the end.
        """
        with ExitStack() as parts:  # the last one first
            for end in (self._forget, context.leave, self._patches.undo, self._server.stop):
                parts.callback(end)
            if self._session is not None:
                parts.callback(self._session.close)
            for part in (self._functions, self._machines, *self._started):
                if part is not None:
                    parts.callback(part.stop)

    def _forget(self) -> None:
        self._started.clear()
        self._session = self._functions = self._machines = None

    def _default_api_endpoint(self, _api_id: str, protocol: str) -> str:
        return self.endpoint.replace("http", "ws", 1) if protocol == "WEBSOCKET" else self.endpoint

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
