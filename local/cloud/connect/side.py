"""Amazon Connect on the laptop: the simulator, attached to a running cloud."""

from collections.abc import Sequence

from local.cloud.cloud import LaptopCloud
from local.cloud.cloudformation import registry
from local.cloud.connect.door import make_door
from local.cloud.connect.outside import CloudLambdas, DefaultBus, RecordingBucket, RecordStreams, Uuids
from local.cloud.connect.resource_table import TABLE, make_instances
from local.connect.api.service import ConnectService
from local.connect.contacts.speech import CHARACTERS_PER_SECOND
from local.connect.instance import ConnectInstance
from local.connect.ports import Ports
from local.connect.runtime.real import RealTimeRuntime


class ConnectSide:
    """Connect for one cloud. Attach it after the cloud is open and before anything is deployed.

    numbers: E.164, claimed by the owner in every instance beforehand, as by hand in the console; characters_per_second: how
    fast prompts are spoken when the telephone does not say that it has finished.
    """

    def __init__(self, numbers: Sequence[str] = (), characters_per_second: float = CHARACTERS_PER_SECOND) -> None:
        self._numbers = tuple(numbers)
        self._characters_per_second = characters_per_second
        self._runtime = RealTimeRuntime()
        self._service: ConnectService | None = None
        self._lambdas: CloudLambdas | None = None

    @property
    def instance(self) -> ConnectInstance:
        """The one instance that the platform's stack made; raises RuntimeError before."""
        instances = list(self._service.instances.values()) if self._service else []
        if len(instances) != 1:
            raise RuntimeError(f"the stacks made {len(instances)} Connect instances, not one")
        return instances[0]

    def attach(self, cloud: LaptopCloud) -> None:
        """Answer Connect's API and make its resources from now on."""
        self._lambdas = CloudLambdas(cloud.functions)
        ports = Ports(
            self._runtime.start(),
            self._lambdas,
            DefaultBus(cloud.session),
            RecordStreams(cloud.session),
            RecordingBucket(cloud.session),
            Uuids(),
        )
        self._service = ConnectService(
            ports,
            region=cloud.region,
            account=cloud.account,
            characters_per_second=self._characters_per_second,
        )
        cloud.serve("connect", make_door(self._service))
        for resource_type, maker in TABLE.items():
            registry.register(resource_type, maker)
        registry.register("AWS::Connect::Instance", make_instances(self._claim_numbers))

    def start(self, cloud: LaptopCloud) -> None:
        """Nothing more to begin: the simulator has run since it was attached."""

    def stop(self) -> None:
        """End every call and the simulator's threads."""
        self._runtime.stop()
        if self._lambdas is not None:
            self._lambdas.stop()

    def _claim_numbers(self, instance_id: str) -> None:
        assert self._service is not None  # noqa: S101 — attach() has run: it registered this very method
        instance = self._service.instance(instance_id)
        for number in self._numbers:
            self._runtime.call(lambda number=number: instance.claim_phone_number(number))  # type: ignore[misc]
