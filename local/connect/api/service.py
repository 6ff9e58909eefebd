"""Connect as a service: several instances behind one REST-JSON door."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from local.connect.api import protocol
from local.connect.api.operations import (
    agent_statuses,
    contact_control,
    contact_search,
    contacts,
    flows,
    hierarchies,
    historical,
    hours,
    instance_attributes,
    instances,
    integrations,
    modules,
    numbers,
    overrides,
    predefined_attributes,
    prompts,
    queues,
    quick_connects,
    realtime,
    routing_profiles,
    rules,
    security_profiles,
    task_templates,
    test_cases,
    users,
    views,
)
from local.connect.api.protocol import Answer
from local.connect.contacts.directory import bare_id
from local.connect.contacts.memory import Retention
from local.connect.contacts.speech import CHARACTERS_PER_SECOND
from local.connect.errors import ConnectError, InvalidRequest, ResourceNotFound
from local.connect.instance import ConnectInstance
from local.connect.ports import Json, Ports

FAMILIES = (
    instances,
    instance_attributes,
    integrations,
    queues,
    hours,
    overrides,
    quick_connects,
    prompts,
    flows,
    modules,
    views,
    routing_profiles,
    security_profiles,
    predefined_attributes,
    agent_statuses,
    hierarchies,
    users,
    numbers,
    task_templates,
    rules,
    contacts,
    contact_search,
    contact_control,
    realtime,
    historical,
    test_cases,
)
Operation = Callable[["ConnectService", Json], Json | None]


class ConnectService:
    """All instances of one account and region.

    `handle` may be called from any thread; the work is done on the runtime's.
    """

    def __init__(
        self,
        ports: Ports,
        *,
        region: str = "eu-central-1",
        account: str = "123456789012",
        characters_per_second: float = CHARACTERS_PER_SECOND,
        retention: Retention = Retention(),  # noqa: B008 - a frozen value
    ) -> None:
        self.ports = ports
        self.region = region
        self.account = account
        self.characters_per_second = characters_per_second
        self.retention = retention
        self.instances: dict[str, ConnectInstance] = {}

    def create_instance(self, alias: str) -> ConnectInstance:
        """A new instance; recordings go under connect/<alias>/."""
        instance = ConnectInstance(
            self.ports,
            alias=alias,
            region=self.region,
            account=self.account,
            characters_per_second=self.characters_per_second,
            retention=self.retention,
        )
        self.instances[instance.id] = instance
        return instance

    def instance(self, id_or_arn: str) -> ConnectInstance:
        """An instance; ResourceNotFound without it. Any ARN of one of its resources will do, too."""
        wanted = id_or_arn.split(":instance/", 1)[-1].split("/", 1)[0] if ":instance/" in id_or_arn else id_or_arn
        found = self.instances.get(bare_id(wanted))
        if found is None:
            raise ResourceNotFound(f"there is no instance {id_or_arn!r}")
        return found

    def handle(
        self, method: str, path: str, query: Mapping[str, Any], headers: Mapping[str, str], body: bytes
    ) -> Answer:
        """One request of the API; (status, headers, body).

        path: raw (percent-encoded), without the query; query: name -> value or list of values.
        """
        del headers  # who asks is no matter here
        values = {name: value if isinstance(value, list) else [value] for name, value in query.items()}
        try:
            return self.ports.runtime.call(lambda: self._answer(method, path, values, body))
        except ConnectError as error:
            return protocol.write_error(error)

    def _answer(self, method: str, path: str, query: dict[str, list[str]], body: bytes) -> Answer:
        found = protocol.find_operation(method, path)
        if found is None:
            raise ResourceNotFound(f"Connect has no operation {method} {path}")
        model, in_path = found
        operation = operations().get(model.name)
        if operation is None:
            raise InvalidRequest(f"the simulator does not know the operation {model.name}")
        return protocol.write_answer(model, operation(self, protocol.read_request(model, in_path, query, body)))


@cache
def operations() -> dict[str, Operation]:
    """Every operation that the simulator answers, by name."""
    return {name: operation for module in FAMILIES for name, operation in module.OPERATIONS.items()}
