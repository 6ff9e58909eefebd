"""A contact centre in the simulator behind the adapter's own client: two shared queues, one of a company; people."""

import json
from datetime import datetime
from typing import Any

import pytest

from dozor.adapters.connect import live_centre
from dozor.adapters.connect.live_centre import ConnectLiveCentre
from dozor.domain.centre import CentreNow, CentreRules
from infra.platform_rules import CENTRE_RULES
from local.connect.api.service import ConnectService
from local.connect.fakes import make_ports
from local.connect.instance import ConnectInstance
from local.connect.people import AgentPanel, Caller
from local.connect.runtime.virtual import VirtualRuntime
from tests.local.connect.connect_actions import BYE, action, document, to_queue
from tests.local.connect.connect_client import connect_client

NUMBERS = {"operator-ru": "+78120000001", "emergency-ru": "+78120000002", "sosna": "+78120000003"}
RULES = CentreRules(**CENTRE_RULES)  # type: ignore[arg-type]


class LiveHouse:
    """The centre. Each queue has a number; whoever dials it is a caller of `company`."""

    def __init__(self, company: str = "sosna") -> None:
        ports, _, _ = make_ports(VirtualRuntime())
        self.runtime: Any = ports.runtime
        service = ConnectService(ports, characters_per_second=0)
        self.client = connect_client(service)
        self.requests: list[str] = []
        self.client.meta.events.register("before-call.connect.*", lambda model, **_: self.requests.append(model.name))
        self.instance: ConnectInstance = service.create_instance("dozor")
        self.company = company
        hours = self.instance.create_hours_of_operation("always")
        self.queues = {name: self.instance.create_queue(name, hours) for name in NUMBERS}
        shared = [self.queues["operator-ru"], self.queues["emergency-ru"]]
        self.profile = self.instance.create_routing_profile("operators", shared[0], shared)
        self.own_profile = self.instance.create_routing_profile("own", self.queues["sosna"], [self.queues["sosna"]])
        self.instance.create_agent_status("Break")
        for name, number in NUMBERS.items():
            self._lead(number, self.queues[name])

    def arns(self) -> dict[str, str]:
        """What the platform is told of its queues."""
        return {
            name: self.instance.directory.arn("queue", known) for name, known in self.queues.items() if name != "sosna"
        }

    def stand_behind_functions(self, patch: pytest.MonkeyPatch) -> None:
        """Be the Connect that functions ask, from their next cold start on."""
        patch.setattr(live_centre, "aws_client", lambda _: self.client)
        patch.setenv("CONNECT_INSTANCE_ID", self.instance.id)
        patch.setenv("QUEUES", json.dumps(self.arns()))

    def centre(self) -> ConnectLiveCentre:
        """The adapter, as a new process has it."""
        return ConnectLiveCentre(self.instance.id, self.arns(), RULES, self.client)

    def look(self, before: CentreNow | None = None) -> CentreNow:
        """What a new process sees now."""
        return self.centre().look(before, self.now())

    def now(self) -> datetime:
        """The centre's own time."""
        found: datetime = self.runtime.now()
        return found

    def operator(self, email: str = "olga@example.org", status: str = "Available", own: bool = False) -> AgentPanel:
        """Somebody at the desk."""
        first = email.partition("@")[0].title()
        profile = self.own_profile if own else self.profile
        user = self.instance.create_user(email, profile, first_name=first, last_name="Example")
        panel = AgentPanel(self.instance, user)
        panel.set_status(status)
        return panel

    def user(self, email: str) -> str:
        """Somebody with a telephone, who is not at work."""
        return self.instance.create_user(email, self.profile)

    def call(self, queue: str = "operator-ru", number: str = "+79991234567") -> Caller:
        """Somebody who calls, and waits unless there is an operator."""
        caller = Caller(self.instance, number)
        caller.dial(NUMBERS[queue])
        self.runtime.settle()
        return caller

    def _lead(self, number: str, queue: str) -> None:
        told = {
            "company": self.company,
            "resident_name": "Anna",
            **({"emergency_kind": "gas"} if number.endswith("2") else {}),
        }
        asked = {"Attributes": told, "TargetContact": "Current"}
        known = action("known", "UpdateContactAttributes", asked, "queue", errors={"NoMatchingError": "queue"})
        flow = document(known, *to_queue(queue), BYE)
        made = self.instance.create_contact_flow(f"inbound {number}", "CONTACT_FLOW", flow)
        self.instance.associate_phone_number_contact_flow(self.instance.claim_phone_number(number), made)
