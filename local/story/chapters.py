"""The chapters: what people do, and what must come of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from dozor.domain.company import Company
from dozor.domain.people import Executor as ExecutorCard
from local.story.mailbox import Mailbox
from local.story.people import Api, Executor, Operator, Resident
from local.story.timeline import Timeline, wait_for

Json = dict[str, Any]


@dataclass(frozen=True)
class Stage:
    """Everybody and everything that the story needs. executors: by id."""

    timeline: Timeline
    company: Company
    operator: Operator
    mailbox: Mailbox
    public: Api
    executors: Mapping[str, ExecutorCard]
    stranger: Resident
    known: Resident
    third: Resident
    hanging: Resident

    @property
    def number(self) -> str:
        """What residents dial."""
        return self.company.numbers[0].e164

    @property
    def slug(self) -> str:
        """The company."""
        return self.company.slug

    def key_of(self, choice: str) -> str:
        """The key of the menu that leads there."""
        return next(key for key, leads in self.company.menu.items() if leads == choice)


def unknown_caller_has_an_emergency(stage: Stage) -> Json:
    """A stranger calls; the ticket has a number, a deadline, an executor; both are told. Answers the ticket."""
    stage.operator.get_ready()
    contact = stage.stranger.dial(stage.number)
    stage.stranger.hears("записываются")
    stage.stranger.hears("авария")
    stage.stranger.press(stage.key_of("emergency"))
    stage.stranger.hears("аварийной службой")
    ringing = stage.operator.accept()
    card = stage.operator.api.get("/callers", company=stage.slug, phone=stage.stranger.phone)
    stage.timeline.expect(card["residents"] == [], "nobody is known behind a stranger's phone")
    stage.timeline.expect(ringing["contact"]["attributes"]["known"] == "no", "the flow knew that too")
    building = stage.operator.api.get("/buildings", company=stage.slug, query="")["items"][0]
    form = {
        "company": stage.slug,
        "contact_id": contact,
        "caller": {"name": "Неизвестный", "phone": stage.stranger.phone},
        "place": {"building_id": building["id"], "entrance": "1", "flat": "12"},
        "problem": "cold_water_leak",
        "description": "Хлещет вода",
    }
    ticket = stage.operator.save(form, "story-form-0001")
    again = stage.operator.save(form, "story-form-0001")
    stage.timeline.expect(again["number"] == ticket["number"], "the same form saved twice is the same ticket")
    stage.mailbox.expect(stage.stranger.phone, f"заявка {ticket['number']} ", stage.stranger.name)
    stage.operator.finish_call()
    return ticket


def known_caller_has_two_requests(stage: Stage) -> tuple[Json, Json]:
    """A resident is greeted by name; one call brings two tickets. Answers both."""
    contact = stage.known.dial(stage.number)
    stage.known.hears("Вы звоните по поводу адреса")
    stage.known.press(stage.key_of("repair"))
    stage.operator.accept()
    card = stage.operator.api.get("/callers", company=stage.slug, phone=stage.known.phone)
    resident = card["residents"][0]
    debt = resident["debt"] / 100
    stage.timeline.tell(
        stage.operator.name, f"sees {resident['name']}, {resident['address']}, flat {resident['flat']}, debt {debt:.2f}"
    )
    tickets = []
    for problem in ("mixer_drips", "lift_stopped"):
        form = {
            "company": stage.slug,
            "contact_id": contact,
            "caller": {"name": resident["name"], "phone": resident["phone"], "resident_id": resident["id"]},
            "place": {"building_id": resident["building_id"], "flat": resident["flat"]},
            "problem": problem,
        }
        tickets.append(stage.operator.save(form))
    stage.timeline.expect(tickets[0]["number"] != tickets[1]["number"], "one call may bring several tickets")
    stage.operator.finish_call()
    return tickets[0], tickets[1]


def accepted_at_once_is_not_escalated(stage: Stage, ticket: Json) -> None:
    """The executor opens the link and accepts before anybody is told."""
    card = stage.executors[ticket["executor_id"]]
    executor = Executor(card.name, stage.public, stage.timeline)
    executor.open_link(stage.mailbox.expect(card.phone, f"Заявка {ticket['number']}:", card.name))
    executor.act("accept")


def ignored_ticket_climbs_the_ladder(stage: Stage, ticket: Json) -> None:
    """The executor ignores the ticket: reminder, calls, foreman, manager by SMS and e-mail; then accepts, works, finishes."""
    number, slug = ticket["number"], stage.slug
    card = stage.executors[ticket["executor_id"]]
    link = stage.mailbox.expect(card.phone, f"Заявка {number}:", card.name)
    stage.timeline.tell(card.name, f"ignores ticket {number}")
    manager = stage.company.manager
    stage.mailbox.expect(card.phone, f"НАПОМИНАНИЕ. Заявка {number} ", card.name, 60)
    journal = wait_for("all rungs in the journal", lambda: _escalations(stage, number, 5), 60)
    told = [(entry["details"]["rung"], entry["details"]["name"]) for entry in journal]
    stage.timeline.tell("the journal", "; then ".join(f"{rung}: {name}" for rung, name in told))
    foreman = next(entry["details"] for entry in journal if entry["details"]["rung"] == "tell-foreman")
    text = stage.mailbox.expect(foreman["phone"], f"Заявка {number} не принята", foreman["name"])
    can_act = f"{card.name} {card.phone}. " in text and text.endswith(f"/ticket/{slug}/{number}")
    stage.timeline.expect(can_act, "the foreman can call the executor and open the ticket")
    stage.mailbox.expect(manager.phone, f"Заявка {number} всё ещё не принята", manager.name)
    stage.mailbox.expect(manager.email, f"Заявка {number} всё ещё не принята", manager.name)
    executor = Executor(card.name, stage.public, stage.timeline)
    executor.open_link(link)
    for action in ("accept", "start", "finish"):
        executor.act(action)
    stage.mailbox.expect(stage.stranger.phone, "выполнена", stage.stranger.name)
    delivered = wait_for("the carrier's word on every SMS", lambda: _delivered(stage, number))
    stage.timeline.tell("the carrier", f"has delivered {delivered} SMS about ticket {number}")
    closed = stage.operator.api.post(f"/tickets/{slug}/{number}/actions", {"action": "close"})
    stage.timeline.tell(stage.operator.name, f"closes ticket {number}: it is {closed['state']}")
    _check_journal(stage, number)


def hang_up_in_the_queue_becomes_a_duty(stage: Stage) -> None:
    """Nobody is ready, the caller gives up; somebody must call back."""
    stage.operator.leave()
    contact = stage.hanging.dial(stage.number)
    stage.hanging.hears("авария")
    stage.hanging.press(stage.key_of("operator"))
    stage.hanging.hears("оставайтесь на линии")
    stage.hanging.hang_up()
    duty = wait_for("the callback duty", lambda: _duty(stage, contact))
    stage.timeline.tell(stage.operator.name, f"sees: call {duty['phone']} back by {duty['due_at']} ({duty['reason']})")
    stage.operator.api.post(f"/duties/{stage.slug}/{contact}/done", {"result": "Перезвонили, вопрос решён"})
    stage.timeline.expect(_duty(stage, contact) is None, "a duty that was done is gone")


def third_caller_hears_the_state(stage: Stage, ticket: Json) -> None:
    """The number keyed in, the state spoken; nobody is needed for it."""
    contact = stage.third.dial(stage.number)
    stage.third.hears("авария")
    stage.third.press(stage.key_of("ticket_state"))
    stage.third.hears("номер заявки")
    stage.third.press(f"{ticket['number']}#")
    stage.third.hears(f"Заявку {' '.join(ticket['number'])} принял")
    stage.third.hang_up()
    outcome = wait_for("the contact's outcome", lambda: _outcome(stage, contact))
    stage.timeline.expect(outcome == "self_served", f"who was told by the flow is self_served, not {outcome}")


def every_call_is_on_record(stage: Stage) -> None:
    """One outcome each; an answered call can be listened to."""
    contacts = wait_for("four settled contacts", lambda: _settled(stage, 4))
    for contact in reversed(contacts):
        listened = ""
        if contact["recording"]:
            url = stage.operator.api.get(f"/contacts/{stage.slug}/{contact['id']}/recording")["url"]
            recording = httpx.get(url, timeout=30)
            stage.timeline.expect(recording.content[:4] == b"RIFF", "a recording is a WAV file")
            altered = httpx.get(f"{url[:-4]}beef", timeout=30)
            stage.timeline.expect(altered.status_code == 403, "an altered link to it is refused")
            listened = f", a recording of {len(recording.content) // 1024} KB"
        who = contact["operator"] or "nobody"
        stage.timeline.tell("the record", f"{contact['caller']} was {contact['outcome']} by {who}{listened}")
    outcomes = sorted(contact["outcome"] for contact in contacts)
    stage.timeline.expect(
        outcomes == ["abandoned", "answered", "answered", "self_served"], f"the outcomes, not {outcomes}"
    )
    stage.timeline.expect(
        all(contact["recording"] for contact in contacts if contact["outcome"] == "answered"),
        "an answered call has its recording",
    )


def _escalations(stage: Stage, number: str, how_many: int) -> list[Json] | None:
    journal = stage.operator.api.get(f"/tickets/{stage.slug}/{number}/journal")["items"]
    found = [entry for entry in journal if entry["action"] == "escalated"]
    return found if len(found) >= how_many else None


def _delivered(stage: Stage, number: str) -> int | None:
    """How many SMS about the ticket have arrived; None while one is still on its way."""
    messages = stage.operator.api.get(f"/tickets/{stage.slug}/{number}/messages")["items"]
    states = [message["state"] for message in messages if message["channel"] == "sms"]
    return len(states) if set(states) == {"delivered"} else None


def _check_journal(stage: Stage, number: str) -> None:
    items = stage.operator.api.get(f"/tickets/{stage.slug}/{number}/journal")["items"]
    told = " -> ".join(entry["action"] for entry in items)
    stage.timeline.tell("the journal", f"ticket {number}: {told}")
    positions = [entry["position"] for entry in items]
    stage.timeline.expect(positions == list(range(1, len(items) + 1)), "no entry is missing")


def _duty(stage: Stage, contact: str) -> Json | None:
    duties = stage.operator.api.get("/duties", company=stage.slug)["items"]
    return next((duty for duty in duties if duty["contact_id"] == contact), None)


def _outcome(stage: Stage, contact: str) -> str | None:
    found = stage.operator.api.get("/contacts", company=stage.slug)["items"]
    return next((one["outcome"] for one in found if one["id"] == contact), None)


def _settled(stage: Stage, how_many: int) -> list[Json] | None:
    found = stage.operator.api.get("/contacts", company=stage.slug)["items"]
    ours = {stage.stranger.phone, stage.known.phone, stage.third.phone, stage.hanging.phone}
    settled = [contact for contact in found if contact["outcome"] and contact["caller"] in ours]
    return settled if len(settled) >= how_many else None
