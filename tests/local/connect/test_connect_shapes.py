"""Everything the centre puts out on a rich day has the shapes that Connect documents: see schemas/."""

import copy
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from local.connect.api.service import ConnectService
from local.connect.fakes import KeptOutput, make_ports
from local.connect.people import AgentPanel, Caller, SupervisorPanel
from local.connect.runtime.virtual import VirtualRuntime
from tests.local.connect.connect_client import connect_client
from tests.local.connect.connect_house import BYE, NUMBER, RESIDENT, action, document, menu, say, to_queue

SCHEMAS = Path(__file__).parent / "schemas"
LIFTS = "+78120009999"
FAILED = {"NoMatchingError": "bye"}
RECORD_ALL = {"RecordingBehavior": {"RecordedParticipants": ["Agent", "Customer"], "IVRRecordingBehavior": "Enabled"}}


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


class Day:
    """A centre with two agents, a supervisor, a hierarchy and proficiencies, whose day is one of everything."""

    def __init__(self) -> None:
        ports, self.output, _ = make_ports(VirtualRuntime())
        self.runtime: Any = ports.runtime
        service = ConnectService(ports, characters_per_second=0)
        self.client = connect_client(service)
        self.instance = service.create_instance("dispatch")
        self.queue = self.instance.create_queue("operators", self.instance.create_hours_of_operation("always"))
        configs = [
            {"QueueReference": {"QueueId": self.queue, "Channel": channel}, "Priority": 1, "Delay": 0}
            for channel in ("VOICE", "TASK")
        ]
        self.profile = self.ask("create_routing_profile")(
            Name="operators", Description="all", DefaultOutboundQueueId=self.queue, QueueConfigs=configs,
            MediaConcurrencies=[{"Channel": "VOICE", "Concurrency": 1}, {"Channel": "TASK", "Concurrency": 1}],
        )["RoutingProfileId"]  # fmt: skip
        self.second = self.instance.create_queue("second", next(iter(self.instance.directory.hours)))
        self.instance.create_agent_status("Break")
        self.flow = self.instance.create_contact_flow(
            "inbound",
            "CONTACT_FLOW",
            document(
                action("on", "UpdateContactRecordingBehavior", RECORD_ALL, "what", errors=FAILED),
                menu("what", "1 operator, 2 call me back, 3 speak", {"1": "mark", "2": "number", "3": "speak"}, "bye"),
                action("mark", "UpdateContactAttributes", {"Attributes": {"want": "operator"}}, "queue", errors=FAILED),
                *to_queue(self.queue),
                action(
                    "number",
                    "UpdateContactCallbackNumber",
                    {"CallbackNumber": "$.CustomerEndpoint.Address"},
                    "place",
                    errors={"InvalidCallbackNumber": "bye", "CallbackNumberNotDialable": "bye"},
                ),
                action("place", "UpdateContactTargetQueue", {"QueueId": self.queue}, "callback", errors=FAILED),
                action(
                    "callback",
                    "CreateCallbackContact",
                    {"InitialCallDelaySeconds": "5", "MaximumConnectionAttempts": "1", "RetryDelaySeconds": "60"},
                    "bye",
                    errors=FAILED,
                ),
                menu("speak", "Speak", {"#": "bye"}, "bye"),
                BYE,
            ),
        )
        self.plain = self.instance.create_contact_flow(
            "plain", "CONTACT_FLOW", document(say("hi", "Hello", "bye"), BYE)
        )
        self.task_flow = self.instance.create_contact_flow(
            "tasks", "CONTACT_FLOW", document(*to_queue(self.queue), BYE)
        )
        self.instance.associate_phone_number_contact_flow(self.instance.claim_phone_number(NUMBER), self.flow)
        self.anna, self.boris = self._agent("anna"), self._agent("boris")
        self.olga = SupervisorPanel(self.instance, self.instance.create_user("olga", self.profile))

    def ask(self, operation: str) -> Callable[..., Any]:
        return lambda **parameters: getattr(self.client, operation)(InstanceId=self.instance.id, **parameters)

    def _agent(self, name: str) -> AgentPanel:
        user = self.instance.create_user(name, self.profile, first_name=name.title(), last_name="Petrova")
        if name == "anna":
            self.ask("update_user_hierarchy_structure")(
                HierarchyStructure={"LevelOne": {"Name": "City"}, "LevelTwo": {"Name": "Shift"}}
            )
            city = self.ask("create_user_hierarchy_group")(Name="North")["HierarchyGroupId"]
            shift = self.ask("create_user_hierarchy_group")(Name="Day", ParentGroupId=city)["HierarchyGroupId"]
            self.ask("update_user_hierarchy")(UserId=user, HierarchyGroupId=shift)
            skill = {"AttributeName": "Language", "AttributeValue": "Kazakh", "Level": 4.0}
            self.ask("associate_user_proficiencies")(UserId=user, UserProficiencies=[skill])
        panel = AgentPanel(self.instance, user)
        panel.set_status("Available")
        return panel

    def call(self, key: str, number: str = RESIDENT) -> Caller:
        caller = Caller(self.instance, number)
        caller.dial(NUMBER)
        self.runtime.advance(2)
        caller.press(key)
        self.runtime.settle()
        return caller

    def talk(self) -> Caller:
        """A call that Anna has taken."""
        self.boris.set_status("Offline")
        caller = self.call("1")
        self.runtime.advance(3)
        self.anna.accept()
        self.boris.set_status("Available")
        self.runtime.advance(20)
        return caller

    def finish(self) -> None:
        """Nobody talks, nobody works after a call."""
        self.runtime.advance(5)
        for panel in (self.anna, self.boris):
            while panel.session.slots:
                contact = next(iter(panel.session.slots))
                if panel.session.slots[contact].activity == "AFTER_CONTACT_WORK":
                    panel.finish(contact)
                else:
                    panel.hang_up(contact)


def answered(day: Day) -> None:
    caller = day.talk()
    day.anna.hold()
    day.runtime.advance(7)
    day.anna.resume()
    day.anna.set_status("Break")
    day.ask("tag_contact")(ContactId=caller.contact.id, Tags={"Dept": "Lifts"})  # type: ignore[union-attr]
    caller.hang_up()
    day.finish()
    day.anna.set_status("Available")


def abandoned(day: Day) -> None:
    for panel in (day.anna, day.boris):
        panel.set_status("Break")
    caller = day.call("1")
    day.runtime.advance(30)
    step = {
        "Expiry": {"DurationInSeconds": 60},
        "Expression": {"AttributeCondition": {"Name": "Language", "Value": "Kazakh", "ProficiencyLevel": 3.0,
                                              "ComparisonOperator": "NumberGreaterOrEqualTo"}},
    }  # fmt: skip
    day.ask("update_contact_routing_data")(ContactId=caller.contact.id, RoutingCriteria={"Steps": [step]})  # type: ignore[union-attr]
    caller.hang_up()
    for panel in (day.anna, day.boris):
        panel.set_status("Available")


def called_back(day: Day) -> None:
    day.boris.set_status("Offline")
    caller = day.call("2")
    day.runtime.advance(10)
    day.anna.accept()
    day.runtime.settle()
    caller.answer()
    day.runtime.advance(10)
    caller.hang_up()
    day.finish()
    day.boris.set_status("Available")


def transferred(day: Day, to: str) -> None:
    day.talk()
    day.anna.transfer(to)
    day.runtime.advance(3)
    if to == "boris":
        day.boris.accept()
    day.runtime.advance(10)
    day.finish()
    day.runtime.advance(1)


def to_an_agent(day: Day) -> None:
    transferred(day, "boris")


def to_a_queue(day: Day) -> None:
    caller = day.talk()
    day.anna.transfer("second")
    day.runtime.advance(10)
    caller.hang_up()
    day.finish()


def to_the_outside(day: Day) -> None:
    outside = Caller(day.instance, LIFTS)
    caller = day.talk()
    day.anna.consult(LIFTS)
    day.runtime.settle()
    outside.answer()
    day.runtime.advance(10)
    day.anna.join()
    day.runtime.advance(5)
    day.anna.transfer()
    day.runtime.advance(5)
    caller.hang_up()
    day.finish()


def conferred(day: Day) -> None:
    caller = day.talk()
    day.anna.consult("boris")
    day.boris.accept()
    day.anna.join()
    day.runtime.advance(30)
    caller.hang_up()
    day.finish()


def worked_on_a_task(day: Day) -> None:
    day.boris.set_status("Offline")
    due = day.runtime.now() + timedelta(minutes=1)
    started = day.ask("start_task_contact")(
        Name="meter", ContactFlowId=day.task_flow, ScheduledTime=due, Attributes={"meter": "7"},
        References={"photo": {"Type": "URL", "Value": "https://example.org/7"}},
    )["ContactId"]  # fmt: skip
    day.ask("update_contact_schedule")(ContactId=started, ScheduledTime=due + timedelta(minutes=1))
    day.runtime.advance(121)
    day.anna.accept()
    day.ask("pause_contact")(ContactId=started)
    day.runtime.advance(60)
    day.ask("resume_contact")(ContactId=started)
    day.finish()
    handed = day.ask("start_task_contact")(Name="valve", ContactFlowId=day.task_flow)["ContactId"]
    day.runtime.advance(1)
    day.anna.accept(handed)
    day.boris.set_status("Available")
    day.anna.transfer("boris")
    day.runtime.advance(1)
    day.boris.accept()
    day.finish()


def called_out(day: Day) -> None:
    resident = Caller(day.instance, RESIDENT)
    day.anna.dial(RESIDENT, {"ticket": "17"})
    day.runtime.settle()
    resident.answer()
    day.runtime.advance(10)
    resident.hang_up()
    day.finish()
    day.ask("start_outbound_voice_contact")(
        DestinationPhoneNumber=RESIDENT, ContactFlowId=day.plain, SourcePhoneNumber=NUMBER
    )
    day.runtime.settle()
    resident.answer()
    day.runtime.advance(5)
    day.ask("start_outbound_voice_contact")(
        DestinationPhoneNumber=LIFTS, ContactFlowId=day.plain, SourcePhoneNumber=NUMBER
    )
    day.runtime.advance(120)


def listened_to(day: Day) -> None:
    caller = day.talk()
    day.olga.listen(day.anna.contact.id)  # type: ignore[union-attr]
    day.runtime.advance(10)
    day.olga.join()
    day.runtime.advance(10)
    day.olga.leave()
    caller.hang_up()
    day.finish()


def left_a_message(day: Day) -> None:
    caller = day.call("3")
    day.runtime.advance(4)
    caller.press("#")
    day.runtime.advance(1)
    assert not caller.in_call


def missed_and_stopped(day: Day) -> None:
    day.boris.set_status("Offline")
    caller = day.call("1")
    day.anna.reject()
    day.ask("stop_contact")(ContactId=caller.contact.id)  # type: ignore[union-attr]
    for panel in (day.anna, day.boris):
        panel.set_status("Available")


DAY = (
    answered, abandoned, called_back, to_an_agent, to_a_queue, to_the_outside, conferred, worked_on_a_task, called_out,
    listened_to, left_a_message, missed_and_stopped,
)  # fmt: skip


@pytest.fixture(scope="module")
def output() -> KeptOutput:
    day = Day()
    for part in DAY:
        part(day)
    for panel in (day.anna, day.boris):
        panel.sign_out()
    return day.output


def complaints(name: str, documents: list[dict[str, Any]]) -> list[str]:
    checks = validator(name)
    errors = [error for one in documents for error in checks.iter_errors(one)]
    return sorted({f"{best.json_path}: {best.message}" for error in errors if (best := best_match([error]))})


def test_the_day_has_one_of_everything(output: KeptOutput) -> None:
    methods = {record["InitiationMethod"] for record in output.contact_records}
    assert methods == {
        "INBOUND", "OUTBOUND", "TRANSFER", "CALLBACK", "API", "EXTERNAL_OUTBOUND", "MONITOR"
    }  # fmt: skip
    assert set(output.event_types()) == {
        "INITIATED", "CONNECTED_TO_SYSTEM", "CONTACT_DATA_UPDATED", "QUEUED", "CONNECTED_TO_AGENT", "DISCONNECTED",
        "PAUSED", "RESUMED", "COMPLETED",
    }  # fmt: skip
    states = {c["State"] for event in output.agent_events for c in event["CurrentAgentSnapshot"]["Contacts"]}
    assert states >= {"CONNECTING", "CONNECTED", "CONNECTED_ONHOLD", "ENDED", "PAUSED"}
    reasons = {record["DisconnectReason"] for record in output.contact_records}
    assert reasons >= {"CUSTOMER_DISCONNECT", "AGENT_DISCONNECT", "CONTACT_FLOW_DISCONNECT", "OTHER"}
    modes = [r["Agent"]["StateTransitions"] for r in output.contact_records if r["InitiationMethod"] == "MONITOR"]
    assert [[step["state"] for step in steps] for steps in modes] == [["SILENT_MONITOR", "BARGE"]]
    assert any("/ivr/" in one["Location"] for r in output.contact_records for one in r["Recordings"] or [])


def test_contact_events_have_connects_shape(output: KeptOutput) -> None:
    assert complaints("contact-event", output.events) == []


def test_contact_records_have_connects_shape(output: KeptOutput) -> None:
    assert complaints("contact-record", output.contact_records) == []


def test_agent_events_have_connects_shape(output: KeptOutput) -> None:
    assert complaints("agent-event", output.agent_events) == []


def test_every_contact_is_told_of_from_beginning_to_end(output: KeptOutput) -> None:
    begun = {e["detail"]["contactId"] for e in output.events if e["detail"]["eventType"] == "INITIATED"}
    completed = [e["detail"]["contactId"] for e in output.events if e["detail"]["eventType"] == "COMPLETED"]
    assert sorted(completed) == sorted(set(completed)) == sorted(begun)
    assert begun == {record["ContactId"] for record in output.contact_records}


@pytest.mark.parametrize("name", ["contact-event", "contact-record", "agent-event"])
def test_a_field_too_many_or_too_few_is_seen(output: KeptOutput, name: str) -> None:
    kept = {
        "contact-event": output.events,
        "contact-record": output.contact_records,
        "agent-event": output.agent_events,
    }
    good = kept[name][0]
    too_many, too_few = copy.deepcopy(good), copy.deepcopy(good)
    too_many["Mood"] = "fine"
    too_few.pop(next(iter(too_few)))

    assert complaints(name, [too_many])
    assert complaints(name, [too_few])
