"""What follows a call that was not answered, on the real stacks: duties, messages, calls put off, the ladder's own call."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from local.connect.people import Caller
from local.demo.laptop import Laptop
from local.story.mailbox import Mailbox
from local.story.people import Api, Operator, Resident
from local.story.timeline import Timeline, wait_for

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("laptop")]
COMPANY = "zarya"
IVAN, OLGA, LENA, PETR = "+79000000911", "+79000000912", "+79000000913", "+79000000914"
ANNA, VERA = "+79000000915", "+79000000916"
Json = dict[str, Any]


class Stage:
    """A desk, a mailbox and telephones."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop
        self.instance = laptop.connect.instance
        self.company = next(one.company for one in laptop.companies if one.slug == COMPANY)
        self.timeline = Timeline(lambda _: None)
        self.login = laptop.logins[0]
        self.api = Api(laptop.outputs["ApiAddress"], laptop.sign_in(self.login))
        self.mailbox = Mailbox(laptop.gateway.address, self.timeline)

    def dial(self, phone: str) -> tuple[Resident, str]:
        forwards = {number.e164: number.heard_on for number in self.company.numbers}
        resident = Resident("somebody", phone, self.instance, forwards, self.timeline)
        return resident, resident.dial(self.company.numbers[0].e164)

    def key_of(self, choice: str) -> str:
        return next(key for key, leads in self.company.menu.items() if leads == choice)

    def duties(self, phone: str) -> list[Json]:
        items = self.api.get("/duties", company=COMPANY)["items"]
        return [duty for duty in items if duty["phone"] == phone]

    def act_on(self, duty: Json, step: Json) -> None:
        path = f"/duties/{COMPANY}/{duty['contact_id']}/actions"
        self.api.post(path, step, {"Idempotency-Key": str(uuid.uuid4())})

    def register(self, phone: str, contact_id: str = "") -> Json:
        building = self.api.get("/buildings", company=COMPANY, query="")["items"][0]
        form = {
            "company": COMPANY,
            "contact_id": contact_id,
            "caller": {"name": "Somebody", "phone": phone},
            "place": {"building_id": building["id"], "flat": "12"},
            "problem": "cold_water_leak",
        }
        return self.api.post("/tickets", form, {"Idempotency-Key": str(uuid.uuid4())})

    def journal(self, number: str, action: str) -> list[Json]:
        items = self.api.get(f"/tickets/{COMPANY}/{number}/journal")["items"]
        return [entry["details"] for entry in items if entry["action"] == action]

    @contextmanager
    def operator(self) -> Iterator[Operator]:
        user = next(one for one in self.instance.directory.users.values() if one.username == self.login.email)
        operator = Operator(self.login.name, self.instance, user.id, self.api, self.timeline)
        operator.get_ready()
        try:
            yield operator
        finally:
            operator.leave()

    def close(self) -> None:
        self.api.close()
        self.mailbox.close()


@pytest.fixture
def stage(laptop: Laptop) -> Iterator[Stage]:
    made = Stage(laptop)
    yield made
    made.close()


def one(find: Callable[[], list[Json]]) -> Callable[[], Json | None]:
    return lambda: next(iter(find()), None)


def test_two_hang_ups_are_one_duty_that_is_escalated_and_closes_when_they_get_through(stage: Stage) -> None:
    for _ in range(2):
        caller, _ = stage.dial(IVAN)
        caller.hears("авария")
        caller.hang_up()
    wait_for("a duty with a count", lambda: [duty for duty in stage.duties(IVAN) if duty["count"] == 2])
    told = wait_for("somebody told that nobody called back", lambda: _told_of(stage, IVAN), 60)
    assert "не может до нас дозвониться" in told
    with stage.operator() as operator:
        caller, _ = stage.dial(IVAN)
        caller.hears("авария")
        caller.press(stage.key_of("operator"))
        operator.accept()
        operator.finish_call()
        caller.hears("Оцените, пожалуйста")
        caller.press("1")
        caller.hears("Служба качества")
    wait_for("no call to be made, and a bad mark to be looked into", lambda: _kinds(stage, IVAN) == ["quality"])
    stage.mailbox.expect(stage.company.manager.email, "оценён на 1 из 5", "the manager")


def test_a_voice_message_is_told_can_be_heard_and_becomes_a_ticket(stage: Stage) -> None:
    caller, contact_id = stage.dial(OLGA)
    caller.hears("авария")
    caller.press(stage.key_of("voice_message"))
    caller.hears("После сигнала назовите")
    wait_for("four seconds of a message", _after(4.5))
    caller.press("#")
    caller.hears("сообщение принято")
    duty = wait_for("the message among the duties", one(lambda: stage.duties(OLGA)))
    assert (duty["kind"], duty["recording"], duty["contact_id"]) == ("voicemail", True, contact_id)
    url = wait_for("its recording", lambda: stage.api.get(f"/contacts/{COMPANY}/{contact_id}/recording"))["url"]
    assert httpx.get(url, timeout=30).content[:4] == b"RIFF"
    assert "голосовое сообщение" in wait_for("the message told", lambda: _told_of(stage, OLGA))
    ticket = stage.register(OLGA, contact_id)
    stage.api.post(f"/tickets/{COMPANY}/{ticket['number']}/actions", {"action": "accept"})  # or the ladder would call
    wait_for("the message seen to", lambda: not stage.duties(OLGA))


def test_an_empty_message_is_a_call_to_be_made(stage: Stage) -> None:
    caller, contact_id = stage.dial(PETR)
    caller.hears("авария")
    caller.press(stage.key_of("voice_message"))
    caller.hears("После сигнала назовите")
    wait_for("the recording", _after(1))
    caller.hang_up()
    duty = wait_for("a call to be made", one(lambda: stage.duties(PETR)))
    assert (duty["kind"], duty["reason"]) == ("callback", "left an empty message")
    assert stage.api.get(f"/contacts/{COMPANY}/{contact_id}")["remark"] == "empty_message"


def test_a_call_of_ours_shows_the_company_s_number_and_is_the_company_s(stage: Stage) -> None:
    (calls_from,) = {one["calls_from"] for one in stage.api.get("/me")["companies"] if one["slug"] == COMPANY}
    assert calls_from == stage.company.numbers[0].heard_on
    telephone = Caller(stage.instance, ANNA)
    with stage.operator() as operator:
        contact = operator.dial(ANNA, {"company": COMPANY, "caller_id": calls_from})
        rung = wait_for("the telephone", lambda: [one for one in telephone.messages if one["type"] == "incoming"])
        assert rung[0]["from"] == calls_from
        telephone.answer()
        wait_for("the conversation", lambda: any(one["type"] == "connected" for one in telephone.messages))
        operator.finish_call()
    told = wait_for("the contact", lambda: _contact(stage, contact))
    assert (told["direction"], told["outcome"], told["dialled"]) == ("outbound", "answered", calls_from)


def _contact(stage: Stage, contact_id: str) -> Json | None:
    items = stage.api.get("/contacts", company=COMPANY)["items"]
    return next((one for one in items if one["id"] == contact_id and one["outcome"]), None)


def test_a_call_put_off_is_reminded_of_at_its_moment(stage: Stage) -> None:
    at = (datetime.now(UTC) + timedelta(seconds=4)).isoformat()
    asked = {"company": COMPANY, "phone": LENA, "at": at, "reason": "сообщить цену"}
    stage.api.post("/deferred-calls", asked, {"Idempotency-Key": str(uuid.uuid4())})
    assert _kinds(stage, LENA) == ["deferred"]
    stage.mailbox.expect(stage.login.email, "сообщить цену", "whoever put it off")


def test_an_executor_who_is_given_a_call_back_reads_all_of_it_and_nobody_is_told_of_what_is_put_off(
    stage: Stage,
) -> None:
    caller, _ = stage.dial(VERA)
    caller.hears("авария")
    caller.hang_up()
    duty = wait_for("a call to be made", one(lambda: stage.duties(VERA)))
    at_work = [
        one for one in stage.laptop.people.executors(COMPANY) if one.on_shift(datetime.now(UTC), stage.company.zone)
    ]
    executor = next(one for one in at_work if "dispatcher" not in one.trades)
    stage.act_on(duty, {"action": "give", "addressee": executor.id, "note": "Он знает эту квартиру"})
    stage.mailbox.expect(executor.phone, "Он знает эту квартиру", "the executor")
    (given,) = stage.duties(VERA)
    assert given["addressee_name"] == executor.name
    later = (datetime.now(UTC) + timedelta(seconds=20)).isoformat()
    stage.act_on(duty, {"action": "put_off", "until": later, "note": "Просила вечером"})
    stage.mailbox.expect(executor.phone, "напоминание", "the executor, at the moment")
    assert datetime.now(UTC) >= datetime.fromisoformat(later)
    (waits,) = stage.duties(VERA)
    stage.api.post(f"/duties/{COMPANY}/{waits['contact_id']}/done", {"result": "Перезвонили"})


def test_the_ladder_calls_the_executor_who_accepts_by_a_key(stage: Stage) -> None:
    ticket = stage.register(LENA)
    cards = {executor.id: executor for executor in stage.laptop.people.executors(COMPANY)}
    telephone = Caller(stage.instance, cards[ticket["executor_id"]].phone)
    wait_for("the executor's telephone", lambda: any(m["type"] == "incoming" for m in telephone.messages), 60)
    telephone.answer()
    wait_for("the question", lambda: any("Вас ждёт заявка" in words for words in telephone.heard()))
    telephone.press("1")
    wait_for("the thanks", lambda: any("за вами" in words for words in telephone.heard()))
    number = ticket["number"]
    assert stage.api.get(f"/tickets/{COMPANY}/{number}")["state"] == "accepted"
    called = wait_for("the journal's word on the call", one(lambda: stage.journal(number, "called")))
    assert (called["state"], called["answer"]) == ("delivered", "accepted")
    messages = stage.api.get(f"/tickets/{COMPANY}/{number}/messages")["items"]
    assert [message["state"] for message in messages if message["channel"] == "voice"] == ["read"]


def _kinds(stage: Stage, phone: str) -> list[str]:
    return [duty["kind"] for duty in stage.duties(phone)]


def _told_of(stage: Stage, phone: str) -> str | None:
    """The first message to somebody of the company that names this phone."""
    answer = httpx.get(f"{stage.laptop.gateway.address}/laptop/messages", timeout=30).json()
    return next((message["text"] for message in answer if phone in message["text"]), None)


def _after(seconds: float) -> Callable[[], bool]:
    """True once so much real time has passed: a recording is as long as it lasts."""
    end = datetime.now(UTC) + timedelta(seconds=seconds)
    return lambda: datetime.now(UTC) >= end
