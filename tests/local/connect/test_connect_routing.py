"""Who gets whom: priorities, delays, capacity, routing criteria, agents' own queues, states; and the figures of the day."""

from typing import Any

import pytest

from local.connect.contacts.overview import describe_centre
from local.connect.contacts.resources import ProfileQueue
from local.connect.people import AgentPanel, Caller
from tests.local.connect.connect_house import BYE, House, action, build_house, menu, to_queue

FAILED = {"NoMatchingError": "bye"}


def queue_house(**options: Any) -> House:
    house = build_house(**options)
    house.answer_with(*to_queue(house.queue), BYE)
    return house


def agent_of(house: House, name: str, *entries: ProfileQueue, **more: Any) -> AgentPanel:
    profile = house.instance.create_routing_profile(name, house.queue, entries)
    panel = AgentPanel(house.instance, house.instance.create_user(name, profile, **more))
    panel.set_status("Available")
    return panel


def rings(panel: AgentPanel) -> list[str]:
    """The numbers that have rung here, in order."""
    return [message["contact"]["customerNumber"] for message in panel.messages if message["type"] == "ringing"]


def take_and_end(house: House, panel: AgentPanel, talk_s: float = 0) -> None:
    panel.accept()
    house.runtime.advance(talk_s)
    panel.hang_up()
    panel.finish()
    house.runtime.settle()


def two_queues() -> tuple[House, str]:
    """1 leads to the second queue, whose id is given; anything else to the first."""
    house = build_house()
    second = house.instance.create_queue("second", house.hours)
    house.answer_with(
        menu("menu", "1?", {"1": "second"}, "queue", timeout="queue"),
        action("second", "UpdateContactTargetQueue", {"QueueId": second}, "transfer", errors=FAILED),
        *to_queue(house.queue),
        BYE,
    )
    return house, second


# --- order -----------------------------------------------------------------------------------------------------------
def test_the_profile_ranks_queues_before_the_time_waited() -> None:
    house, second = two_queues()
    house.call("+79120000001").press("2")
    house.runtime.advance(60)
    house.call("+79120000002").press("1")
    agent = agent_of(house, "expert", ProfileQueue(house.queue, 2), ProfileQueue(second, 1))
    take_and_end(house, agent)
    assert rings(agent) == ["+79120000002", "+79120000001"]


def test_agents_of_a_delayed_queue_help_only_those_who_have_waited() -> None:
    house, second = two_queues()
    helper = agent_of(house, "helper", ProfileQueue(house.queue, 1), ProfileQueue(second, 1, 30))
    house.call("+79120000002").press("1")
    house.runtime.advance(20)
    assert rings(helper) == []
    house.call("+79120000001").press("2")
    assert rings(helper) == ["+79120000001"]
    take_and_end(house, helper)
    house.runtime.advance(11)
    assert rings(helper) == ["+79120000001", "+79120000002"]


def test_time_can_be_added_to_what_was_waited() -> None:
    house = build_house()
    house.answer_with(
        menu("menu", "1?", {"1": "older"}, "queue", timeout="queue"),
        action("older", "UpdateContactRoutingBehavior", {"QueueTimeAdjustmentSeconds": "120"}, "queue"),
        *to_queue(house.queue),
        BYE,
    )
    house.call("+79120000001").press("2")
    house.runtime.advance(60)
    house.call("+79120000002").press("1")
    assert rings(house.agent()) == ["+79120000002"]


def test_those_who_ring_still_fill_the_queue() -> None:
    house = queue_house(max_contacts=1)
    agent = house.agent()
    house.call("+79120000001")
    assert rings(agent) == ["+79120000001"]
    assert not house.call("+79120000002").in_call
    agent.accept()
    assert house.call("+79120000003").in_call


# --- an agent by name ------------------------------------------------------------------------------------------------
def test_a_contact_for_one_agent_waits_for_that_agent_and_comes_before_all_others() -> None:
    house = build_house()
    anna = house.agent("anna", "Offline")
    house.answer_with(
        menu("menu", "1?", {"1": "anna"}, "queue", timeout="queue"),
        action("anna", "UpdateContactTargetQueue", {"AgentId": anna.session.user.id}, "transfer", errors=FAILED),
        *to_queue(house.queue),
        BYE,
    )
    house.call("+79120000001").press("2")
    house.call("+79120000002").press("1")
    boris = house.agent("boris")
    assert rings(boris) == ["+79120000001"]
    boris.reject()
    anna.set_status("Available")
    assert rings(anna) == ["+79120000002"]


# --- routing criteria ------------------------------------------------------------------------------------------------
def criteria(seconds: int | None = 30, level: float = 3) -> dict[str, Any]:
    condition = {
        "Name": "Language", "Value": "Kazakh", "ProficiencyLevel": level, "ComparisonOperator": "NumberGreaterOrEqualTo"
    }  # fmt: skip
    step: dict[str, Any] = {"Expression": {"AttributeCondition": condition}}
    if seconds is not None:
        step["Expiry"] = {"DurationInSeconds": seconds}
    return {"RoutingCriteria": {"Steps": [step]}}


def criteria_house(**options: Any) -> House:
    house = build_house()
    house.answer_with(
        action("wish", "UpdateContactRoutingCriteria", criteria(**options), "queue", errors=FAILED),
        *to_queue(house.queue),
        BYE,
    )
    return house


def test_only_agents_with_the_proficiency_are_asked_until_the_step_expires() -> None:
    house = criteria_house()
    beginner, anybody = house.agent("beginner"), house.agent("anybody")
    beginner.session.user.proficiencies["Language", "Kazakh"] = 2
    house.call()
    house.runtime.advance(29)
    assert rings(beginner) == rings(anybody) == []
    house.runtime.advance(2)
    assert len(rings(beginner) + rings(anybody)) == 1


def test_an_agent_with_the_proficiency_gets_the_contact_though_others_are_idle_for_longer() -> None:
    house = criteria_house(seconds=None)
    anybody = house.agent("anybody")
    house.runtime.advance(60)
    expert = house.agent("expert")
    expert.session.user.proficiencies["Language", "Kazakh"] = 4
    house.call()
    assert (len(rings(expert)), rings(anybody)) == (1, [])
    expert.reject()
    house.runtime.advance(3600)
    assert rings(anybody) == []  # a step without an end never gives up


def test_another_contact_overtakes_one_whose_criteria_nobody_meets() -> None:
    house = criteria_house(seconds=None)
    house.call("+79120000001")
    second = house.call("+79120000002")
    waiting = house.instance.centre.contacts[second.contact.id]  # type: ignore[union-attr]
    waiting.routing_steps = []
    house.instance.centre.router.reprioritize(waiting)
    assert rings(house.agent()) == ["+79120000002"]


# --- states ----------------------------------------------------------------------------------------------------------
def test_who_accepts_by_itself_needs_no_key_and_a_next_status_stops_further_tasks() -> None:
    house = queue_house()
    house.instance.create_agent_status("Break")
    agent = house.agent(phone={"PhoneType": "SOFT_PHONE", "AutoAccept": True})
    caller = house.call()
    assert [m["type"] for m in caller.messages][-1] == "connected"
    agent.set_status("Break")
    caller.hang_up()
    agent.finish()
    house.call("+79120000002")
    assert agent.session.status == "Break"
    assert agent.describe_contacts() == []


def test_a_status_chosen_again_before_the_end_is_no_next_status() -> None:
    house = queue_house()
    house.instance.create_agent_status("Break")
    agent = house.agent()
    house.call()
    agent.accept()
    agent.set_status("Break")
    agent.set_status("Available")
    assert agent.session.next_status is None


# --- figures ---------------------------------------------------------------------------------------------------------
def test_the_figures_of_the_day_tell_service_level_answer_time_and_abandons() -> None:
    # Given one caller answered after 10 s, one after 50 s, one who gave up after 30 s
    house = queue_house()
    house.call("+79120000001")
    house.runtime.advance(10)
    anna = house.agent("anna")
    anna.accept()
    impatient = house.call("+79120000002")
    house.runtime.advance(30)
    impatient.hang_up()
    house.call("+79120000003")
    house.runtime.advance(50)
    anna.hang_up()
    house.runtime.advance(0)
    anna.finish()
    house.runtime.settle()
    take_and_end(house, anna, 20)
    # then
    figures = house.instance.centre.history.measure({house.queue})
    assert (figures.queued, figures.answered, figures.abandoned, figures.handled) == (3, 2, 1, 2)
    assert figures.service_level == {20: pytest.approx(1 / 3), 60: pytest.approx(2 / 3)}
    assert (figures.average_answer_s, figures.average_abandon_s) == (30, 30)
    assert figures.abandon_rate == pytest.approx(1 / 3)
    assert figures.average_talk_s == 50
    assert house.instance.centre.history.measure({"another"}).queued == 0
    assert house.instance.centre.history.occupancy() == 1.0
    house.runtime.advance(100)
    anna.set_status("Offline")
    assert house.instance.centre.history.occupancy() == 0.5


def test_position_and_estimated_wait_follow_the_queue() -> None:
    house = queue_house()
    anna = house.agent()
    house.call("+79120000000")
    take_and_end(house, anna, 60)  # the handle time is known now: 60 s
    house.call("+79120000001")
    anna.accept()
    callers = [house.call(f"+7912000000{n}") for n in (2, 3)]
    seen = {c["customerNumber"]: c["position"] for c in describe_centre(house.instance.centre)["contacts"]}
    assert [seen[caller.number] for caller in callers] == [1, 2]
    metrics = house.instance.centre.host.queue_metrics(house.queue, None, None)
    assert metrics is not None
    assert (metrics["Queue"]["Size"], metrics["Queue"]["EstimatedWaitTime"]) == (2, 180)


def test_those_who_wait_hear_their_place_and_the_expected_wait() -> None:
    # Given a queue flow that tells the place every ten seconds, and a handle time of 60 s
    house = build_house()
    wait = "$.Metrics.Contact.EstimatedWaitTime s of $.Metrics.Queue.EstimatedWaitTime"
    told = f"you are number $.Metrics.Contact.PositionInQueue, about {wait}"
    waiting = house.add_flow(
        "waiting", "CUSTOMER_QUEUE",
        action("measure", "GetMetricData", {"QueueChannel": "Voice"}, "tell", errors=FAILED),
        action(
            "tell", "MessageParticipantIteratively", {"Messages": [{"Text": told}], "InterruptFrequencySeconds": "10"},
            "measure", when={"MessagesInterrupted": "measure"}, errors=FAILED,
        ),
        BYE,
    )  # fmt: skip
    hooks = {"EventHooks": {"CustomerQueue": waiting}}
    house.answer_with(
        action("hook", "UpdateContactEventHooks", hooks, "queue", errors=FAILED), *to_queue(house.queue), BYE
    )
    anna = house.agent()
    house.call("+79120000000")
    take_and_end(house, anna, 60)
    # when one talks and two wait, and the first of them gives up
    house.call("+79120000001")
    anna.accept()
    second, third = house.call("+79120000002"), house.call("+79120000003")
    second.hang_up()
    house.runtime.advance(11)
    # then the other one moves up
    heard = list(dict.fromkeys(third.heard()))
    assert heard == ["you are number 2, about 120 s of 180", "you are number 1, about 60 s of 120"]


def test_no_caller_is_lost_or_doubled_in_a_busy_hour() -> None:
    house = queue_house()
    agents = [house.agent(f"agent-{n}") for n in range(3)]
    callers: list[Caller] = []
    for second in range(200):
        callers.append(house.call(f"+7913{second:07d}"))
        house.runtime.advance(1)
        for agent in agents:
            slot = agent.session.slot
            if slot is not None and slot.activity == "RINGING" and second % 7:
                agent.accept()
            elif slot is not None and slot.activity == "CONNECTED" and second % 2:
                agent.hang_up()
                agent.finish()
        if second % 5 == 0:
            callers[second // 2].hang_up()
    house.runtime.advance(60)
    for caller in callers:
        caller.hang_up()
    for agent in agents:
        if agent.session.slots:
            agent.finish()
    records = [record["ContactId"] for record in house.output.contact_records]
    assert len(records) == len(set(records)) == 200
    assert house.instance.centre.router.waiting == []
    figures = house.instance.centre.history.measure()
    assert figures.answered + figures.abandoned == 200
