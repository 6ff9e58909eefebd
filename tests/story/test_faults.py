"""What breaks behind a caller or an event: the caller is led to an operator, the event is parked and comes back."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from cli.parked.places import ParkingPlace, find_places
from cli.parked.playing import replay_place
from local.demo.laptop import Laptop
from local.story.people import Api, Operator, Resident
from local.story.timeline import Timeline, wait_for

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("laptop")]
COMPANY = "zarya"


def function_name(laptop: Laptop, name: str) -> str:
    """The deployed name of one of our functions."""
    functions = laptop.cloud.session.client("lambda").list_functions()["Functions"]
    return next(one["FunctionName"] for one in functions if one["Description"] == f"Dozor: {name}")


@contextmanager
def broken(laptop: Laptop, name: str) -> Iterator[None]:
    """A function whose table is gone: it throws at every call, until the end of the block."""
    lambdas = laptop.cloud.session.client("lambda")
    deployed = function_name(laptop, name)
    variables = lambdas.get_function_configuration(FunctionName=deployed)["Environment"]["Variables"]
    changed = {"Variables": {**variables, "TABLE_NAME": "no-such-table"}}
    lambdas.update_function_configuration(FunctionName=deployed, Environment=changed)
    try:
        yield
    finally:
        lambdas.update_function_configuration(FunctionName=deployed, Environment={"Variables": variables})


def caller(laptop: Laptop, phone: str) -> Resident:
    company = next(one.company for one in laptop.companies if one.slug == COMPANY)
    forwards = {number.e164: number.heard_on for number in company.numbers}
    return Resident("somebody", phone, laptop.connect.instance, forwards, Timeline(lambda _: None))


Desk = Callable[[int], Api]


@pytest.fixture
def desk(laptop: Laptop) -> Iterator[Desk]:
    """The API as somebody of the demo's logins uses it; closed after the test."""
    opened: list[Api] = []

    def open_desk(login: int = 0) -> Api:
        opened.append(Api(laptop.outputs["ApiAddress"], laptop.sign_in(laptop.logins[login])))
        return opened[-1]

    yield open_desk
    for api in opened:
        api.close()


def a_form(api: Api, phone: str) -> dict[str, Any]:
    building = api.get("/buildings", company=COMPANY, query="")["items"][0]
    return {
        "company": COMPANY,
        "caller": {"name": "Somebody", "phone": phone},
        "place": {"building_id": building["id"], "flat": "1"},
        "problem": "mixer_drips",
    }


def save(api: Api, phone: str) -> dict[str, Any]:
    return api.post("/tickets", a_form(api, phone), {"Idempotency-Key": str(uuid.uuid4())})


def messages_to(laptop: Laptop, phone: str) -> list[dict[str, Any]]:
    sent = httpx.get(f"{laptop.gateway.address}/laptop/messages", timeout=30).json()
    return [message for message in sent if message["to"] == phone]


@pytest.mark.parametrize("function", ["load_company", "identify_caller"])
def test_a_function_that_throws_leads_the_caller_on_all_the_same(laptop: Laptop, function: str) -> None:
    somebody = caller(laptop, "+79000000911")
    with broken(laptop, function):
        somebody.dial("+78005550101")
        somebody.hears("соединяем с оператором" if function == "load_company" else "нажмите")
        somebody.hang_up()


def test_a_caller_whose_ticket_cannot_be_looked_up_is_told_kindly_and_reaches_an_operator(laptop: Laptop) -> None:
    somebody = caller(laptop, "+79000000912")
    with broken(laptop, "find_ticket"):
        somebody.dial("+78005550101")
        somebody.hears("нажмите")
        somebody.press("3")
        somebody.hears("номер заявки")
        somebody.press("1#")
        somebody.hears("что-то не получилось")
        somebody.hears("оставайтесь на линии")
        somebody.hang_up()


def test_a_message_whose_sender_is_broken_is_parked_and_sent_once_when_it_comes_back(
    laptop: Laptop, desk: Desk
) -> None:
    phone = "+79000000913"
    queues = laptop.cloud.session.client("sqs")
    names = laptop.cloud.deployment.stacks["DozorPlatform"].resources
    waiting, parked = (
        next(url for logical, url in names.items() if logical.startswith(prefix) and url.startswith("http"))
        for prefix in ("EventsNotificationsQueue", "EventsNotificationsNotificationsParked")
    )
    usual = queues.get_queue_attributes(QueueUrl=waiting, AttributeNames=["VisibilityTimeout"])["Attributes"]
    queues.set_queue_attributes(QueueUrl=waiting, Attributes={"VisibilityTimeout": "1"})
    api = desk(0)

    def count_parked() -> int:
        told = queues.get_queue_attributes(QueueUrl=parked, AttributeNames=["ApproximateNumberOfMessages"])
        return int(told["Attributes"]["ApproximateNumberOfMessages"])

    with broken(laptop, "send_notification"):
        ticket = save(api, phone)
        wait_for("the events of the ticket in the dead-letter queue", lambda: count_parked() >= 2, 60)
    assert messages_to(laptop, phone) == []
    queues.set_queue_attributes(QueueUrl=waiting, Attributes=usual)
    held = [
        message["Body"]
        for _ in range(count_parked())
        for message in queues.receive_message(QueueUrl=parked, MaxNumberOfMessages=10, VisibilityTimeout=0).get(
            "Messages", []
        )
    ]
    (place,) = (place for place in find_places(laptop.cloud.session) if place.name == parked.rpartition("/")[2])
    assert replay_place(laptop.cloud.session, place).stayed == ()
    assert count_parked() == 0
    for body in held:  # a redrive that was done twice must not write twice
        queues.send_message(QueueUrl=waiting, MessageBody=body)
    told = wait_for("the SMS to the resident", lambda: messages_to(laptop, phone), 60)
    laptop.pollers.settle(20)
    assert len(messages_to(laptop, phone)) == 1
    assert f"заявка {ticket['number']} " in told[0]["text"]


def test_contact_records_that_could_not_be_read_are_parked_and_read_again_from_the_stream(
    laptop: Laptop, desk: Desk
) -> None:
    phone, api = "+79000000917", desk(0)
    session = laptop.cloud.session

    def place() -> ParkingPlace:
        (found,) = (one for one in find_places(session) if "RecordContactParked" in one.name)
        return found

    def duties() -> list[dict[str, Any]]:
        return [duty for duty in api.get("/duties", company=COMPANY)["items"] if duty["phone"] == phone]

    with broken(laptop, "record_contact"):
        somebody = caller(laptop, phone)
        somebody.dial("+78005550101")
        somebody.hears("нажмите")
        somebody.hang_up()
        wait_for("the record in the dead-letter queue", lambda: place().messages, 90)
    assert duties() == []

    assert replay_place(session, place()).stayed == ()

    assert place().messages == 0
    assert [duty["kind"] for duty in duties()] == ["callback"]


def test_a_process_killed_in_the_middle_loses_nothing(laptop: Laptop, desk: Desk) -> None:
    """The starter of watches is killed while tickets are saved: every ticket is watched all the same, once."""
    machines = laptop.cloud.session.client("stepfunctions")
    machine = laptop.outputs["StateMachineArn"]
    queues = laptop.cloud.session.client("sqs")
    names = laptop.cloud.deployment.stacks["DozorPlatform"].resources
    prefix = "EventsEscalationStartsQueue"
    waiting = next(url for logical, url in names.items() if logical.startswith(prefix) and url.startswith("http"))
    usual = queues.get_queue_attributes(QueueUrl=waiting, AttributeNames=["VisibilityTimeout"])["Attributes"]
    queues.set_queue_attributes(QueueUrl=waiting, Attributes={"VisibilityTimeout": "1"})
    api = desk(0)
    deployed = function_name(laptop, "start_escalation")
    tickets = []
    for number in range(4):
        tickets.append(save(api, f"+7900000092{number}")["number"])
        laptop.cloud.functions.crash(deployed)

    def watched() -> list[str]:
        pages = machines.get_paginator("list_executions").paginate(stateMachineArn=machine)
        return [one["name"] for page in pages for one in page["executions"]]

    for number in tickets:
        wait_for(f"the watch of ticket {number}", lambda number=number: f"{COMPANY}-{number}-1" in watched(), 60)
    queues.set_queue_attributes(QueueUrl=waiting, Attributes=usual)


def test_what_was_written_while_the_pipe_stood_still_is_told_once_when_it_runs_again(
    laptop: Laptop, desk: Desk
) -> None:
    pipes = laptop.cloud.session.client("pipes")
    (pipe,) = pipes.list_pipes()["Pipes"]
    api, phone = desk(0), "+79000000924"
    pipes.stop_pipe(Name=pipe["Name"])
    try:
        ticket = save(api, phone)
        laptop.pollers.settle(20)
        assert messages_to(laptop, phone) == []
    finally:
        pipes.start_pipe(Name=pipe["Name"])
    told = wait_for("the SMS to the resident", lambda: messages_to(laptop, phone), 60)
    laptop.pollers.settle(20)
    assert len(messages_to(laptop, phone)) == 1
    assert f"заявка {ticket['number']} " in told[0]["text"]


def test_the_api_refuses_strangers_and_other_companies_people(laptop: Laptop, desk: Desk) -> None:
    api = desk(0)
    ticket = save(api, "+79000000914")
    address = laptop.outputs["ApiAddress"]
    path = f"/tickets/{COMPANY}/{ticket['number']}"
    riverside_manager = next(n for n, login in enumerate(laptop.logins) if login.companies == ("riverside",))
    other = desk(riverside_manager)

    assert httpx.get(f"{address}{path}", timeout=30).status_code == 401
    assert httpx.get(f"{address}{path}", headers={"Authorization": "nonsense"}, timeout=30).status_code == 401
    theirs, unknown = other.client.get(path), other.client.get(f"/tickets/{COMPANY}/999999")
    assert (theirs.status_code, unknown.status_code) == (404, 404)
    assert theirs.json() == unknown.json()
    assert other.client.get("/nowhere").status_code == 404


def test_two_companies_are_served_by_one_flow(laptop: Laptop) -> None:
    riverside = next(one.company for one in laptop.companies if one.slug == "riverside")
    somebody = Resident("a tenant", "+12125550999", laptop.connect.instance, {}, Timeline(lambda _: None))
    somebody.dial(riverside.numbers[0].e164)
    somebody.hears("Riverside Homes")
    somebody.hears("Риверсайд")
    somebody.hears("To ask for a repair, press 4")
    somebody.hang_up()


def test_an_operator_who_does_not_answer_does_not_lose_the_caller(laptop: Laptop, desk: Desk) -> None:
    instance = laptop.connect.instance
    users = {user.username: user.id for user in instance.directory.users.values()}
    timeline = Timeline(lambda _: None)
    boris = Operator("Boris", instance, users["boris@example.org"], desk(1), timeline)
    somebody = caller(laptop, "+79000000915")
    boris.get_ready()
    somebody.dial("+78005550101")
    somebody.hears("нажмите")
    somebody.press("2")
    wait_for("the call at Boris's desk", lambda: [m for m in boris._panel.messages if m["type"] == "ringing"])
    boris._panel.reject()
    svetlana = Operator("Svetlana", instance, users["svetlana@example.org"], desk(2), timeline)
    svetlana.get_ready()
    svetlana.accept()
    svetlana.finish_call()
    svetlana.leave()
    boris.leave()
