"""Connect's API for what people do: quick connects, proficiencies, monitoring, transfers of tasks, metrics; through boto3."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.connect.api.service import ConnectService
from local.connect.fakes import make_ports
from local.connect.instance import ConnectInstance
from local.connect.people import AgentPanel, Caller
from local.connect.runtime.virtual import VirtualRuntime
from tests.local.connect.connect_client import connect_client
from tests.local.connect.connect_house import BYE, NUMBER, RESIDENT, document, to_queue


class Centre:
    """An instance made through the API: a queue, a profile for calls and two tasks, two agents, a number."""

    def __init__(self) -> None:
        ports, _, _ = make_ports(VirtualRuntime())
        self.runtime: Any = ports.runtime
        service = ConnectService(ports, characters_per_second=0)
        self.client = connect_client(service)
        self.instance: ConnectInstance = service.create_instance("dispatch")
        self.id = self.instance.id
        hours = self.instance.create_hours_of_operation("always")
        self.queue = self.instance.create_queue("operators", hours)
        configs = [
            {"QueueReference": {"QueueId": self.queue, "Channel": channel}, "Priority": 1, "Delay": 0}
            for channel in ("VOICE", "TASK")
        ]
        self.profile = self.ask("create_routing_profile")(
            Name="operators", Description="all", DefaultOutboundQueueId=self.queue, QueueConfigs=configs,
            MediaConcurrencies=[{"Channel": "VOICE", "Concurrency": 1}, {"Channel": "TASK", "Concurrency": 2}],
        )["RoutingProfileId"]  # fmt: skip
        flow = document(*to_queue(self.queue), BYE)
        self.flow = self.instance.create_contact_flow("inbound", "CONTACT_FLOW", flow)
        self.transfer_flow = self.instance.create_contact_flow("transfer", "QUEUE_TRANSFER", flow)
        self.instance.associate_phone_number_contact_flow(self.instance.claim_phone_number(NUMBER), self.flow)

    def ask(self, operation: str) -> Callable[..., Any]:
        """An operation of this instance."""
        return lambda **parameters: getattr(self.client, operation)(InstanceId=self.id, **parameters)

    def agent(self, name: str) -> AgentPanel:
        """At the desk, available."""
        panel = AgentPanel(self.instance, self.instance.create_user(name, self.profile))
        panel.set_status("Available")
        return panel

    def call(self, number: str = RESIDENT) -> Caller:
        """Somebody calls."""
        caller = Caller(self.instance, number)
        caller.dial(NUMBER)
        self.runtime.settle()
        return caller

    def metric(self, *names: str, **filters: Any) -> list[float]:
        """Current metrics over all queues."""
        metrics = [{"Name": name, "Unit": "SECONDS" if "AGE" in name else "COUNT"} for name in names]
        given = {"Queues": [self.queue], **filters}
        (result,) = self.ask("get_current_metric_data")(Filters=given, CurrentMetrics=metrics)["MetricResults"]
        return [item["Value"] for item in result["Collections"]]

    def add_task(self, name: str, **more: Any) -> str:
        """A task."""
        started = self.ask("start_task_contact")(Name=name, ContactFlowId=self.flow, **more)["ContactId"]
        self.runtime.settle()
        return str(started)


@pytest.fixture
def centre() -> Centre:
    return Centre()


def refused(centre: Centre, operation: str, **parameters: Any) -> str:
    with pytest.raises(ClientError) as caught:
        centre.ask(operation)(**parameters)
    return str(caught.value.response["Error"]["Code"])


def test_a_quick_connect_is_made_shown_at_its_queue_and_deleted(centre: Centre) -> None:
    config = {
        "QuickConnectType": "QUEUE",
        "QueueConfig": {"QueueId": centre.queue, "ContactFlowId": centre.transfer_flow},
    }
    quick = centre.ask("create_quick_connect")(Name="Operators", QuickConnectConfig=config)["QuickConnectId"]
    assert centre.ask("describe_quick_connect")(QuickConnectId=quick)["QuickConnect"]["QuickConnectConfig"] == config
    centre.ask("associate_queue_quick_connects")(QueueId=centre.queue, QuickConnectIds=[quick])
    shown = centre.ask("list_queue_quick_connects")(QueueId=centre.queue)["QuickConnectSummaryList"]
    assert [(item["Name"], item["QuickConnectType"]) for item in shown] == [("Operators", "QUEUE")]
    assert [item["name"] for item in centre.agent("anna").list_quick_connects()] == ["Operators"]
    centre.ask("delete_quick_connect")(QuickConnectId=quick)
    assert centre.ask("list_quick_connects")()["QuickConnectSummaryList"] == []


def test_a_user_with_the_proficiency_is_preferred(centre: Centre) -> None:
    centre.agent("anybody")
    expert = centre.agent("expert")
    skill = {"AttributeName": "Language", "AttributeValue": "Kazakh", "Level": 4.0}
    centre.ask("associate_user_proficiencies")(UserId=expert.session.user.id, UserProficiencies=[skill])
    assert centre.ask("list_user_proficiencies")(UserId=expert.session.user.id)["UserProficiencyList"] == [skill]
    expert.set_status("Offline")
    anybody = next(
        session for session in centre.instance.centre.sessions.values() if session.user.username == "anybody"
    )
    caller = centre.call()
    step = {
        "Expiry": {"DurationInSeconds": 60},
        "Expression": {"AttributeCondition": {
            "Name": "Language", "Value": "Kazakh", "ProficiencyLevel": 3.0, "ComparisonOperator": "NumberGreaterOrEqualTo"
        }},
    }  # fmt: skip
    waiting = caller.contact.id  # type: ignore[union-attr]
    centre.instance.centre.desk.reject(anybody)
    centre.ask("update_contact_routing_data")(ContactId=waiting, RoutingCriteria={"Steps": [step]}, QueuePriority=1)
    centre.instance.centre.presence.set_status(anybody, "Available")
    assert anybody.contact is None
    expert.set_status("Available")
    assert expert.contact is not None
    assert centre.ask("describe_contact")(ContactId=waiting)["Contact"]["QueuePriority"] == 1


def test_a_supervisor_monitors_by_the_api(centre: Centre) -> None:
    anna, _ = centre.agent("anna"), centre.call()
    supervisor = centre.agent("olga")
    anna.accept()
    contact = anna.contact.id  # type: ignore[union-attr]
    asked = {"ContactId": contact, "UserId": supervisor.session.user.id, "ClientToken": "once"}
    answer = centre.ask("monitor_contact")(**asked, AllowedMonitorCapabilities=["SILENT_MONITOR"])
    assert centre.ask("monitor_contact")(**asked)["ContactId"] == answer["ContactId"]
    assert supervisor.messages[-1]["type"] == "monitoring"
    described = centre.ask("describe_contact")(ContactId=answer["ContactId"])["Contact"]
    assert (described["InitiationMethod"], described["PreviousContactId"]) == ("MONITOR", contact)
    assert refused(centre, "stop_contact", ContactId=answer["ContactId"]) == "InvalidRequestException"


def test_who_has_not_been_answered_yet_is_found(centre: Centre) -> None:
    anna = centre.agent("anna")
    centre.call()
    anna.accept()
    waiting = centre.call("+79120000002")
    gone = centre.call("+79120000003")
    gone.hang_up()
    now = centre.runtime.now()
    span = {"Type": "ENQUEUE_TIMESTAMP", "StartTime": now - timedelta(hours=1), "EndTime": now + timedelta(hours=1)}

    def found(how: str, *moments: str) -> set[str]:
        criteria = [{"TimestampCondition": {"Type": moment, "ConditionType": "NOT_EXISTS"}} for moment in moments]
        besides = {"AdditionalTimeRange": {"Criteria": criteria, "MatchType": how}}
        answer = centre.ask("search_contacts")(TimeRange=span, SearchCriteria=besides)
        return {one["Id"] for one in answer["Contacts"]}

    never = ("CONNECTED_TO_AGENT_TIMESTAMP", "DISCONNECT_TIMESTAMP")
    assert found("MATCH_ALL", *never) == {waiting.contact.id}  # type: ignore[union-attr]
    assert len(found("MATCH_ANY", *never)) == 3
    assert len(found("MATCH_NONE", *never)) == 0


def test_tasks_are_scheduled_rescheduled_and_transferred(centre: Centre) -> None:
    anna = centre.agent("anna")
    due = centre.runtime.now() + timedelta(hours=1)
    task = centre.add_task("meter", ScheduledTime=due)
    centre.ask("update_contact_schedule")(ContactId=task, ScheduledTime=due + timedelta(hours=1))
    centre.runtime.advance(3601)
    assert anna.contact is None
    centre.runtime.advance(3600)
    anna.accept()
    assert refused(centre, "update_contact_schedule", ContactId=task, ScheduledTime=due) == "InvalidRequestException"
    anna.set_status("Offline")  # from after this task on: it must not come back to her
    boris = centre.agent("boris")
    moved = centre.ask("transfer_contact")(ContactId=task, QueueId=centre.queue, ContactFlowId=centre.transfer_flow)
    centre.runtime.settle()
    assert boris.contact is not None
    assert boris.contact.id == moved["ContactId"]
    caller = centre.call()
    voice = {"ContactId": caller.contact.id, "QueueId": centre.queue, "ContactFlowId": centre.transfer_flow}  # type: ignore[union-attr]
    assert refused(centre, "transfer_contact", **voice) == "InvalidRequestException"


def test_real_time_metrics_follow_what_happens(centre: Centre) -> None:
    anna = centre.agent("anna")
    centre.call("+79120000001")
    centre.call("+79120000002")
    anna.accept()
    centre.runtime.advance(30)
    names = (
        "CONTACTS_IN_QUEUE",
        "OLDEST_CONTACT_AGE",
        "AGENTS_ONLINE",
        "AGENTS_AVAILABLE",
        "AGENTS_ON_CONTACT",
        "SLOTS_ACTIVE",
    )
    assert centre.metric(*names) == [1, 30_000, 1, 0, 1, 1]  # ages are milliseconds without groupings
    assert centre.metric("CONTACTS_IN_QUEUE", Channels=["TASK"]) == [0]
    anna.hang_up()
    assert centre.metric("AGENTS_AFTER_CONTACT_WORK", "AGENTS_ON_CONTACT") == [1, 0]


def test_an_agent_of_two_queues_counts_once(centre: Centre) -> None:
    second = centre.instance.create_queue("second", next(iter(centre.instance.directory.hours)))
    config = {"QueueReference": {"QueueId": second, "Channel": "VOICE"}, "Priority": 1, "Delay": 0}
    centre.ask("associate_routing_profile_queues")(RoutingProfileId=centre.profile, QueueConfigs=[config])
    centre.agent("anna")
    assert centre.metric("AGENTS_ONLINE", Queues=[centre.queue, second]) == [1]


def test_position_and_wait_of_one_contact(centre: Centre) -> None:
    centre.call("+79120000001")
    caller = centre.call("+79120000002")
    asked = {"Metrics": [{"Name": "POSITION_IN_QUEUE"}, {"Name": "ESTIMATED_WAIT_TIME"}]}
    answer = centre.ask("get_contact_metrics")(ContactId=caller.contact.id, **asked)  # type: ignore[union-attr]
    assert [item["Value"]["Number"] for item in answer["MetricResults"]] == [2, 0]
    caller.hang_up()
    assert refused(centre, "get_contact_metrics", ContactId=answer["Id"], **asked) == "InvalidRequestException"


def test_the_agents_slots_are_told_by_channel(centre: Centre) -> None:
    anna = centre.agent("anna")
    anna.accept(centre.add_task("one"))
    (data,) = centre.ask("get_current_user_data")(Filters={"Queues": [centre.queue]})["UserDataList"]
    assert data["AvailableSlotsByChannel"] == {"VOICE": 0, "TASK": 1}
    assert data["ActiveSlotsByChannel"] == {"VOICE": 0, "TASK": 1}
    assert [contact["AgentContactState"] for contact in data["Contacts"]] == ["CONNECTED"]
