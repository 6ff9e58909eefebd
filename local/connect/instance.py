"""One Connect instance: its resources as plain Python, and the contact centre that works with them."""

import json
from collections.abc import Iterable, Mapping
from typing import TypeVar

from local.connect.contacts.centre import ContactCentre
from local.connect.contacts.directory import Directory, bare_id
from local.connect.contacts.memory import Retention
from local.connect.contacts.resources import (
    Hours,
    InstanceData,
    Named,
    PhoneNumber,
    ProfileQueue,
    Queue,
    QuickConnect,
    RoutingProfile,
    StoredFlow,
    User,
)
from local.connect.contacts.speech import CHARACTERS_PER_SECOND
from local.connect.engine.registry import find_runner
from local.connect.errors import DuplicateResource, InvalidParameter, ResourceNotFound
from local.connect.language.branching import NO_MATCHING_ERROR
from local.connect.language.model import FlowType
from local.connect.language.views import view_faults
from local.connect.ports import Json, Ports
from local.connect.reading import ALWAYS_OPEN, read_flow, read_week
from local.connect.testing.shelf import TestShelf

R = TypeVar("R")


class ConnectInstance:
    """An instance. Methods that create give the new id; wherever an id is wanted an ARN will do.

    Raise InvalidParameter, DuplicateResource, ResourceNotFound, InvalidContactFlow (see `errors`).
    Call them before calls come in, or through `runtime.call`.
    """

    def __init__(
        self,
        ports: Ports,
        *,
        alias: str = "local",
        instance_id: str | None = None,
        region: str = "eu-central-1",
        account: str = "123456789012",
        characters_per_second: float = CHARACTERS_PER_SECOND,
        retention: Retention = Retention(),  # noqa: B008 - a frozen value
    ) -> None:
        self.ports = ports
        data = InstanceData(instance_id or ports.ids.new(), alias, region, account, ports.runtime.now())
        self.settings: Json = {}
        self.tags: dict[str, str] = {}
        self.directory = Directory(data)
        self.centre = ContactCentre(self.directory, ports, characters_per_second, retention)
        self.test_cases = TestShelf(self.directory, ports)
        for name in ("Available", "Offline"):
            self.create_agent_status(name)

    @property
    def id(self) -> str:
        """The instance's id."""
        return self.directory.instance.id

    @property
    def arn(self) -> str:
        """The instance's ARN."""
        return self.directory.instance.arn

    # --- hours, queues, profiles, users -----------------------------------------------------------------------------
    def create_hours_of_operation(
        self, name: str, time_zone: str = "UTC", config: Iterable[Json] = ALWAYS_OPEN, description: str = "",
        tags: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        """Hours as the API gives them: Config [{Day, StartTime {Hours, Minutes}, EndTime}], in an IANA time zone."""
        self._refuse_duplicate(self.directory.hours.values(), name)
        items = list(config)
        hours = Hours(
            self.ports.ids.new(), name, time_zone, items, read_week(time_zone, items), description, dict(tags or {})
        )
        self.directory.hours[hours.id] = hours
        return hours.id

    def create_queue(
        self, name: str, hours_id: str, *, description: str = "", max_contacts: int | None = None,
        outbound_caller: Json | None = None, tags: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        """A queue with its hours and, if wanted, its capacity."""
        self._refuse_duplicate(self.directory.queues.values(), name)
        hours = self._known(self.directory.hours, hours_id, "hours of operation")
        queue = Queue(
            self.ports.ids.new(),
            name,
            hours.id,
            description,
            max_contacts,
            True,
            outbound_caller or {},
            dict(tags or {}),
        )
        self.directory.queues[queue.id] = queue
        return queue.id

    def create_routing_profile(
        self, name: str, default_outbound_queue: str, queues: Iterable[ProfileQueue | str] = (), *,
        description: str = "", concurrencies: list[Json] | None = None, tags: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        """A profile; a queue given by its id alone has priority 1 and no delay."""
        self._refuse_duplicate(self.directory.profiles.values(), name)
        entries = [entry if isinstance(entry, ProfileQueue) else ProfileQueue(entry) for entry in queues]
        entries = [
            ProfileQueue(self._known(self.directory.queues, e.queue_id, "queue").id, e.priority, e.delay_s, e.channel)
            for e in entries
        ]
        profile = RoutingProfile(
            self.ports.ids.new(), name, entries,
            self._known(self.directory.queues, default_outbound_queue, "queue").id,
            description, concurrencies or [{"Channel": "VOICE", "Concurrency": 1}], dict(tags or {}),
        )  # fmt: skip
        self.directory.profiles[profile.id] = profile
        return profile.id

    def create_security_profile(self, name: str, data: Json | None = None) -> str:
        """A security profile; the simulator enforces none."""
        return self._create_named(self.directory.security_profiles, name, data)

    def create_agent_status(self, name: str, data: Json | None = None) -> str:
        """A status that agents can choose."""
        return self._create_named(self.directory.statuses, name, data)

    def create_prompt(self, name: str, data: Json | None = None) -> str:
        """A recorded prompt; the telephone is told its name."""
        return self._create_named(self.directory.prompts, name, data)

    def create_user(
        self, username: str, routing_profile_id: str, *, first_name: str = "", last_name: str = "", email: str = "",
        security_profiles: Iterable[str] = (), phone: Json | None = None, tags: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        """A user. phone: PhoneConfig of the API {PhoneType, AutoAccept, AfterContactWorkTimeLimit …}."""
        if any(user.username == username for user in self.directory.users.values()):
            raise DuplicateResource(f"there is a user {username!r} already")
        profile = self._known(self.directory.profiles, routing_profile_id, "routing profile")
        user = User(
            self.ports.ids.new(), username, profile.id, first_name, last_name, email,
            [bare_id(entry) for entry in security_profiles], phone or {"PhoneType": "SOFT_PHONE"}, dict(tags or {}),
        )  # fmt: skip
        self.directory.users[user.id] = user
        return user.id

    def create_quick_connect(
        self, name: str, quick_type: str, target: str, flow_id: str | None = None, *, queues: Iterable[str] = (),
        description: str = "", tags: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        """A destination for agents. quick_type: USER, QUEUE or PHONE_NUMBER; target: user, queue or E.164 number.

        flow_id: the transfer flow (the default one without it); queues: whose agents see it, all without any.
        """
        self._refuse_duplicate(self.directory.quick_connects.values(), name)
        if quick_type == "USER":
            target = self._known(self.directory.users, target, "user").id
        elif quick_type == "QUEUE":
            target = self._known(self.directory.queues, target, "queue").id
        elif quick_type != "PHONE_NUMBER":
            raise InvalidParameter(f"{quick_type} is not a type of quick connect that can be called")
        shown = {self._known(self.directory.queues, queue, "queue").id for queue in queues}
        flow = self._known(self.directory.flows, flow_id, "flow").id if flow_id else None
        quick = QuickConnect(self.ports.ids.new(), name, quick_type, target, flow, description, shown, dict(tags or {}))
        self.directory.quick_connects[quick.id] = quick
        return quick.id

    # --- flows ------------------------------------------------------------------------------------------------------
    def create_view(self, name: str, template: Json, actions: Iterable[str]) -> str:
        """A view, published. InvalidParameter with everything that Connect would refuse."""
        chosen = list(actions)
        faults = view_faults(template, chosen)
        if faults:
            raise InvalidParameter("; ".join(faults))
        made, now = self.ports.ids.new(), self.centre.now()
        self.directory.kept.setdefault("view", {})[made] = {
            "Id": made,
            "Arn": self.directory.arn("view", made),
            "Name": name,
            "Type": "CUSTOMER_MANAGED",
            "Status": "PUBLISHED",
            "CreatedTime": now,
            "LastModifiedTime": now,
            "versions": {},
            "Content": {"Template": json.dumps(template), "Actions": chosen},
        }
        return made

    def create_contact_flow(
        self, name: str, flow_type: FlowType | str, content: str, *, description: str = "",
        tags: Mapping[str, str] | None = None, published: bool = True,
    ) -> str:  # fmt: skip
        """A flow, refused with all its problems when Connect would refuse it; only a draft is not checked."""
        if flow_type == FlowType.MODULE or flow_type not in set(FlowType):
            raise InvalidParameter(f"{flow_type} is not a type of flow")
        self._refuse_duplicate(self.directory.flows.values(), name)
        kind = FlowType(flow_type)
        flow = read_flow(content, kind, checked=published)
        stored = StoredFlow(self.ports.ids.new(), name, kind, content, flow, description, tags=dict(tags or {}))
        stored.status = "PUBLISHED" if published else "SAVED"
        self.directory.flows[stored.id] = stored
        return stored.id

    def create_contact_flow_module(
        self, name: str, content: str, *, description: str = "", tags: Mapping[str, str] | None = None
    ) -> str:
        """A module, checked like a flow."""
        self._refuse_duplicate(self.directory.modules.values(), name)
        flow = read_flow(content, FlowType.MODULE)
        stored = StoredFlow(
            self.ports.ids.new(), name, FlowType.MODULE, content, flow, description, tags=dict(tags or {})
        )
        self.directory.modules[stored.id] = stored
        return stored.id

    def update_contact_flow_content(self, flow_id: str, content: str) -> None:
        """New content for a flow or module; contacts under way go on with the old one."""
        stored = self.directory.find(self.directory.flows, flow_id) or self._known(
            self.directory.modules, flow_id, "flow"
        )
        stored.flow = read_flow(content, stored.type)
        stored.content, stored.status = content, "PUBLISHED"

    def fail_next(self, flow: str, action: str, error_type: str = NO_MATCHING_ERROR, times: int = 1) -> None:
        """Let the next `times` runs of an action end with an error of the language, though nothing is wrong.

        flow: a flow's or module's id, ARN or name. Raises ResourceNotFound for an unknown flow or action,
        InvalidParameter for an error that the action's type does not have.
        """
        stored = self._stored_flow(flow)
        found = stored.flow.actions.get(action)
        if found is None:
            raise ResourceNotFound(f"flow {stored.name!r} has no action {action!r}")
        runner = find_runner(found.type)
        known = {NO_MATCHING_ERROR, *(runner.spec.errors if runner else ())}
        if error_type not in known:
            raise InvalidParameter(f"{found.type} has the errors {', '.join(sorted(known))}, not {error_type}")
        self.centre.faults.plan(stored.id, action, error_type, times)

    # --- numbers, storage, functions --------------------------------------------------------------------------------
    def claim_phone_number(
        self, number: str, *, country: str = "US", number_type: str = "DID", description: str = "",
        tags: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        """Claim an E.164 number."""
        if self.directory.number(number) is not None:
            raise DuplicateResource(f"{number} is claimed already")
        claimed = PhoneNumber(self.ports.ids.new(), number, country, number_type, None, description, dict(tags or {}))
        self.directory.numbers[claimed.id] = claimed
        return claimed.id

    def associate_phone_number_contact_flow(self, number_id: str, flow_id: str) -> None:
        """Calls to this number are answered by this flow."""
        number = self._known(self.directory.numbers, number_id, "phone number")
        number.flow_id = self._known(self.directory.flows, flow_id, "flow").id

    def associate_lambda_function(self, function_arn: str) -> None:
        """Allow flows to invoke the function."""
        self.directory.lambdas.add(function_arn)

    def associate_instance_storage_config(self, resource_type: str, config: Json) -> str:
        """Where recordings, contact records or agent events go; the association's id."""
        association = self.ports.ids.new()
        self.directory.storage[resource_type] = {**config, "AssociationId": association}
        return association

    # --- helpers ----------------------------------------------------------------------------------------------------
    def _create_named(self, resources: dict[str, Named], name: str, data: Json | None) -> str:
        self._refuse_duplicate(resources.values(), name)
        named = Named(self.ports.ids.new(), name, data or {})
        resources[named.id] = named
        return named.id

    def _stored_flow(self, id_or_name: str) -> StoredFlow:
        kept = (self.directory.flows, self.directory.modules)
        named = (stored for flows in kept for stored in flows.values() if stored.name == id_or_name)
        found = next((stored for flows in kept if (stored := self.directory.find(flows, id_or_name))), None)
        found = found or next(named, None)
        if found is None:
            raise ResourceNotFound(f"there is no flow {id_or_name!r}")
        return found

    def _refuse_duplicate(self, existing: Iterable[object], name: str) -> None:
        if not name:
            raise InvalidParameter("a name is missing")
        if any(getattr(resource, "name", None) == name for resource in existing):
            raise DuplicateResource(f"there is a resource named {name!r} already")

    def _known(self, resources: dict[str, R], id_or_arn: str, called: str) -> R:
        found = self.directory.find(resources, id_or_arn)
        if found is None:
            raise ResourceNotFound(f"there is no {called} {id_or_arn!r}")
        return found
