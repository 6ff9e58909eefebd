"""An instance behind a real boto3 client, furnished on demand; and a line of the table: a request, what must hold after it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from botocore import xform_name

from local.connect.api.protocol import service_model
from local.connect.api.service import ConnectService
from local.connect.fakes import make_ports
from local.connect.people import AgentPanel, Caller
from local.connect.runtime.virtual import VirtualRuntime
from tests.local.connect.connect_client import connect_client
from tests.local.connect.connect_house import BYE, NUMBER, RESIDENT, action, document, say, to_queue

Json = dict[str, Any]
MONDAY = {"Day": "MONDAY", "StartTime": {"Hours": 8, "Minutes": 0}, "EndTime": {"Hours": 20, "Minutes": 0}}
HELLO = document(say("hi", "Hello", "bye"), BYE)
OTHER = document(say("hi", "Good day", "bye"), BYE)
MODULE = document(action("end", "EndFlowModuleExecution"))


class World:
    """One instance; its resources come into being when they are asked for. All by the API."""

    def __init__(self) -> None:
        ports, self.output, _ = make_ports(VirtualRuntime())
        self.runtime: Any = ports.runtime
        self.service = ConnectService(ports, characters_per_second=0)
        self.client = connect_client(self.service)
        self.instance = self.service.create_instance("dispatch")
        self.id, self.arn = self.instance.id, self.instance.arn

    def ask(self, operation: str, **parameters: Any) -> Any:
        """One operation by its name in the service's model; the instance is named where it has to be."""
        shape = service_model().operation_model(operation).input_shape
        if shape is not None and "InstanceId" in shape.required_members:
            parameters = {"InstanceId": self.id, **parameters}
        return getattr(self.client, xform_name(operation))(**parameters)

    def names(self, operation: str, listed: str, name: str = "Name", **parameters: Any) -> list[Any]:
        """The names in a list."""
        return [item[name] for item in self.ask(operation, **parameters)[listed]]

    # --- resources --------------------------------------------------------------------------------------------------
    @cached_property
    def hours(self) -> str:
        made = self.ask("CreateHoursOfOperation", Name="day", TimeZone="UTC", Config=[MONDAY], Tags={"kind": "work"})
        return str(made["HoursOfOperationId"])

    @cached_property
    def override(self) -> str:
        made = self.ask(
            "CreateHoursOfOperationOverride", HoursOfOperationId=self.hours, Name="holiday", Config=[],
            EffectiveFrom="2026-03-09", EffectiveTill="2026-03-09",
        )  # fmt: skip
        return str(made["HoursOfOperationOverrideId"])

    @cached_property
    def queue(self) -> str:
        made = self.ask("CreateQueue", Name="operators", HoursOfOperationId=self.hours, Tags={"kind": "main"})
        return str(made["QueueId"])

    @cached_property
    def second(self) -> str:
        return str(self.ask("CreateQueue", Name="second", HoursOfOperationId=self.hours)["QueueId"])

    @cached_property
    def profile(self) -> str:
        made = self.ask(
            "CreateRoutingProfile", Name="operators", Description="all", DefaultOutboundQueueId=self.queue,
            QueueConfigs=[self.entry(self.queue, channel) for channel in ("VOICE", "TASK")],
            MediaConcurrencies=[{"Channel": "VOICE", "Concurrency": 1}, {"Channel": "TASK", "Concurrency": 2}],
        )  # fmt: skip
        return str(made["RoutingProfileId"])

    def entry(self, queue: str, channel: str = "VOICE", priority: int = 1) -> Json:
        """A queue in a routing profile."""
        return {"QueueReference": {"QueueId": queue, "Channel": channel}, "Priority": priority, "Delay": 0}

    @cached_property
    def security(self) -> str:
        made = self.ask("CreateSecurityProfile", SecurityProfileName="Agent", Permissions=["BasicAgentAccess"])
        return str(made["SecurityProfileId"])

    @cached_property
    def user(self) -> str:
        return self.add_user("anna")

    def add_user(self, name: str) -> str:
        made = self.ask(
            "CreateUser", Username=name, IdentityInfo={"FirstName": name.title(), "LastName": "Petrova"},
            PhoneConfig={"PhoneType": "SOFT_PHONE", "AfterContactWorkTimeLimit": 0}, Tags={"shift": "day"},
            SecurityProfileIds=[self.security], RoutingProfileId=self.profile,
        )  # fmt: skip
        return str(made["UserId"])

    @cached_property
    def levels(self) -> None:
        names = {"LevelOne": {"Name": "City"}, "LevelTwo": {"Name": "Shift"}}
        self.ask("UpdateUserHierarchyStructure", HierarchyStructure=names)

    @cached_property
    def group(self) -> str:
        assert self.levels is None
        return str(self.ask("CreateUserHierarchyGroup", Name="North")["HierarchyGroupId"])

    @cached_property
    def flow(self) -> str:
        made = self.ask("CreateContactFlow", Name="greeting", Type="CONTACT_FLOW", Content=HELLO, Tags={"kind": "in"})
        return str(made["ContactFlowId"])

    @cached_property
    def transfer_flow(self) -> str:
        content = document(*to_queue(self.queue), BYE)
        return str(self.ask("CreateContactFlow", Name="to", Type="QUEUE_TRANSFER", Content=content)["ContactFlowId"])

    @cached_property
    def module(self) -> str:
        return str(self.ask("CreateContactFlowModule", Name="common", Content=MODULE)["Id"])

    @cached_property
    def number(self) -> str:
        return str(self.ask("ClaimPhoneNumber", InstanceId=self.id, PhoneNumber=NUMBER)["PhoneNumberId"])

    @cached_property
    def prompt(self) -> str:
        return str(self.ask("CreatePrompt", Name="music", S3Uri="s3://sounds/music.wav")["PromptId"])

    @cached_property
    def quick(self) -> str:
        config = {"QuickConnectType": "PHONE_NUMBER", "PhoneConfig": {"PhoneNumber": "+78120009999"}}
        return str(self.ask("CreateQuickConnect", Name="lifts", QuickConnectConfig=config)["QuickConnectId"])

    @cached_property
    def status(self) -> str:
        return str(self.ask("CreateAgentStatus", Name="Break", State="ENABLED")["AgentStatusId"])

    def status_named(self, name: str) -> str:
        statuses = self.ask("ListAgentStatuses")["AgentStatusSummaryList"]
        return next(str(one["Id"]) for one in statuses if one["Name"] == name)

    # --- people -----------------------------------------------------------------------------------------------------
    @cached_property
    def inbound(self) -> str:
        """The number leads callers and tasks to the queue."""
        content = document(*to_queue(self.queue), BYE)
        made = self.ask("CreateContactFlow", Name="inbound", Type="CONTACT_FLOW", Content=content)["ContactFlowId"]
        self.ask("AssociatePhoneNumberContactFlow", PhoneNumberId=self.number, ContactFlowId=made)
        return str(made)

    @cached_property
    def anna(self) -> AgentPanel:
        panel = AgentPanel(self.instance, self.user)
        panel.set_status("Available")
        return panel

    def call(self, number: str = RESIDENT) -> Caller:
        assert self.inbound
        caller = Caller(self.instance, number)
        caller.dial(NUMBER)
        self.runtime.settle()
        return caller

    @cached_property
    def waiting(self) -> str:
        """A call in the queue."""
        contact = self.call().contact
        assert contact is not None
        return contact.id

    @cached_property
    def talking(self) -> str:
        """A call that Anna has taken."""
        contact = self.waiting
        self.anna.accept()
        self.runtime.advance(10)
        return contact

    @cached_property
    def ended(self) -> str:
        """A call that is over, work and all."""
        contact = self.talking
        self.anna.hang_up()
        self.anna.finish()
        return contact

    @cached_property
    def recorded(self) -> Json:
        """A call that is recorded since now: what names it."""
        named = {"ContactId": self.talking, "InitialContactId": self.talking}
        self.ask("StartContactRecording", **named, VoiceRecordingConfiguration={"VoiceRecordingTrack": "ALL"})
        return named

    def add_task(self, **more: Any) -> str:
        started = self.ask("StartTaskContact", **{"Name": "meter", "ContactFlowId": self.inbound, **more})["ContactId"]
        self.runtime.settle()
        return str(started)

    @cached_property
    def task(self) -> str:
        """A task that Anna works on."""
        anna, task = self.anna, self.add_task()
        anna.accept(task)
        return task


@dataclass(frozen=True)
class Case:
    """A line of the table. ask: the request (the instance is added); holds: what must be true of the world and the answer."""

    ask: Callable[[World], Json]
    holds: Callable[[World, Json], object]


def nothing(_: World) -> Json:
    """A request without parameters."""
    return {}


def having(*_: object) -> Json:
    """A request without parameters, once what it is about is there."""
    return {}
