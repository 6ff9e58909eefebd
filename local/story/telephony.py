"""Chapters of the telephone alone: what a caller hears and does when nobody answers, or nobody is needed."""

import time
import uuid
from dataclasses import dataclass

from dozor.domain.company import Company
from dozor.domain.meter import Meter
from local.connect.people import Caller
from local.story.chapters import Json, Stage
from local.story.people import Resident
from local.story.timeline import wait_for

MESSAGE_SECONDS = 4.5
"""How long somebody speaks: a shorter message counts as none."""
REMEMBERED_SECONDS = 31
"""A function that answers callers remembers live outages for half a minute."""


@dataclass(frozen=True)
class Telephones:
    """Those who call in these chapters. metered: a resident with the cold water meter `meter`; bilingual calls `other`."""

    gas: Resident
    patient: Resident
    speaking: Resident
    metered: Resident
    meter: Meter
    bilingual: Resident
    other: Company


def outage_is_entered(stage: Stage, who: Telephones) -> tuple[Json, float]:
    """An operator enters an outage; answers it and when that was."""
    form = {"company": stage.slug, "resource": "hot_water", "scope": [{"building_id": who.meter.building_id}]}
    outage = stage.operator.api.post("/outages", form, {"Idempotency-Key": str(uuid.uuid4())})
    stage.timeline.tell(stage.operator.name, f"enters an outage: no hot water at {who.meter.address}")
    return outage, time.monotonic()


def gas_is_told_what_to_do_at_once(stage: Stage, who: Telephones) -> None:
    """Two keys, then what to do, before anybody is asked anything."""
    who.gas.dial(stage.number)
    who.gas.hears("авария")
    who.gas.press(stage.key_of("emergency"))
    who.gas.hears("Запах газа")
    who.gas.press("1")
    who.gas.hears("Сразу выйдите из квартиры")
    ringing = stage.operator.accept()
    stage.timeline.expect(ringing["contact"]["attributes"]["emergency_kind"] == "gas", "the desk knows that it is gas")
    stage.operator.finish_call()


def telephone_of(stage: Stage, ticket: Json) -> Caller:
    """The telephone of the ticket's executor; without one the ladder's call rings in vain."""
    return Caller(stage.operator.instance, stage.executors[ticket["executor_id"]].phone)


def ladder_calls_the_executor(stage: Stage, ticket: Json, telephone: Caller) -> None:
    """Nobody has opened the link: the ladder calls, the executor accepts by a key."""
    name, number = stage.executors[ticket["executor_id"]].name, ticket["number"]
    wait_for("the ladder's call", lambda: any(one["type"] == "incoming" for one in telephone.messages), 60)
    stage.timeline.tell(name, "is called, and answers")
    telephone.answer()
    question = wait_for("the ladder's question", lambda: _first_with(telephone, f"заявка {' '.join(number)}:"))
    stage.timeline.tell(name, f"hears: {question}")
    telephone.press("1")
    stage.timeline.tell(name, f"presses 1 and hears: {wait_for('thanks', lambda: _first_with(telephone, 'за вами'))}")
    state = stage.operator.api.get(f"/tickets/{stage.slug}/{number}")["state"]
    stage.timeline.expect(state == "accepted", f"ticket {number} is accepted by telephone, not {state}")


def queue_is_joined(stage: Stage, who: Telephones) -> None:
    """Nobody is at the desk; somebody waits."""
    who.patient.dial(stage.number)
    who.patient.hears("авария")
    who.patient.press(stage.key_of("operator"))
    who.patient.hears("вы в очереди")


def queue_calls_back(stage: Stage, who: Telephones) -> None:
    """After half a minute a callback is offered; whoever takes it keeps the place, and the operator's call reaches them."""
    who.patient.hears("Чтобы мы перезвонили", 60)
    who.patient.press("1")
    who.patient.hears("Мы перезвоним по номеру")
    who.patient.press("1")
    who.patient.hears("Ваша очередь сохранена")
    who.patient.wait_for_the_end()
    stage.operator.get_ready()
    stage.operator.accept(meanwhile=who.patient.answer)
    stage.operator.finish_call()
    stage.operator.leave()
    wait_for("nobody left to be called back", lambda: not _duties_of(stage, who.patient.phone))
    stage.timeline.tell("the desk", f"has nobody to call back at {who.patient.phone} any more")


def message_is_left(stage: Stage, who: Telephones) -> None:
    """A voice message is a duty with a clock, and can be heard at the desk."""
    contact = who.speaking.dial(stage.number)
    who.speaking.hears("авария")
    who.speaking.press(stage.key_of("voice_message"))
    who.speaking.hears("После сигнала")
    end = time.monotonic() + MESSAGE_SECONDS
    wait_for("the message to be spoken", lambda: time.monotonic() >= end)
    who.speaking.press("#")
    who.speaking.hears("сообщение принято")
    (duty,) = wait_for("the message among the duties", lambda: _duties_of(stage, who.speaking.phone))
    stage.timeline.expect(duty["kind"] == "voicemail" and duty["recording"], "the message can be listened to")
    stage.timeline.tell(stage.operator.name, f"sees a voice message, to be answered by {duty['due_at']}")
    stage.operator.api.post(f"/duties/{stage.slug}/{contact}/done", {"result": "Прослушали, ответили"})


def two_languages_are_remembered(who: Telephones) -> None:
    """Asked once; the second call is in the chosen language."""
    number = who.other.numbers[0].e164
    for words, keys in (("Қазақша", "2"), ("авария", "")):
        who.bilingual.dial(number)
        who.bilingual.hears(words)
        if keys:
            who.bilingual.press(keys)
            who.bilingual.hears("авария")
        who.bilingual.hang_up()


def outage_is_heard_and_a_reading_given(stage: Stage, who: Telephones, outage: Json, entered: float) -> None:
    """The news comes before the menu, a key subscribes to the end, another gives a reading; the end is told by SMS."""
    wait_for("functions to see the outage", lambda: time.monotonic() > entered + REMEMBERED_SECONDS, 60)
    caller = who.metered
    caller.dial(stage.number)
    caller.hears("нет горячей воды")
    caller.press("*")
    caller.hears("Мы пришлём вам СМС")
    caller.hears("авария")
    caller.press(stage.key_of("meter_readings"))
    choice = caller.hears("Счётчик холодной воды")
    caller.press(choice.partition("Счётчик холодной воды")[2].partition("нажмите ")[2][0])
    caller.hears("Наберите показание")
    caller.press(f"{who.meter.latest.value + 3 if who.meter.latest else 3}#")
    caller.hears("Вы набрали")
    caller.press("1")
    caller.hears("записано")
    caller.hang_up()
    stage.operator.api.post(f"/outages/{stage.slug}/{outage['id']}/actions", {"action": "end"})
    stage.timeline.tell(stage.operator.name, "ends the outage")
    stage.mailbox.expect(caller.phone, "снова есть горячая вода", caller.name, 60)


def _first_with(telephone: Caller, words: str) -> str | None:
    return next((text for text in telephone.heard() if words in text), None)


def _duties_of(stage: Stage, phone: str) -> list[Json]:
    return [duty for duty in stage.operator.api.get("/duties", company=stage.slug)["items"] if duty["phone"] == phone]
