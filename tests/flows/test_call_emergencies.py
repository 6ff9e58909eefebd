"""Emergencies: never closed, first in every queue, and nothing between the key and the queue can hold a caller up."""

import pytest

from tests.flows.switchboard import RIVERSIDE, ZARYA, open_switchboard, said

GAS = "[ru] Leave the flat at once and take everybody with you."
DESK = "[ru] We are connecting you with the emergency desk."


def test_a_smell_of_gas_hears_at_once_what_to_do_and_is_queued_before_other_emergencies() -> None:
    board = open_switchboard()
    water, gas = board.call(), board.call(number="+79000000998")
    board.walk(water, ("1", "2"))
    board.press(gas, "1")
    board.press(gas, "1")
    heard = gas.heard()
    assert heard[heard.index(DESK) - 1].startswith(GAS)
    assert "call 1 0 4 or 1 1 2." in said(gas)
    assert board.contact(gas).priority < board.contact(water).priority
    assert board.agent().contact is board.contact(gas)


def test_the_numbers_to_call_are_those_of_the_company_s_country() -> None:
    board = open_switchboard(gas_number="992", emergency_number="911")
    caller = board.call()
    board.walk(caller, ("1", "1"))
    assert "From outside call 9 9 2 or 9 1 1." in said(caller)


@pytest.mark.parametrize(
    ("key", "advice", "kind"),
    [
        ("2", "Close the valves", "water"),
        ("3", "do not try to get out by yourselves", "lift"),
        ("1", "Leave the flat", "gas"),
    ],
)
def test_advice_by_the_kind_of_emergency_and_the_desk_sees_the_kind(key: str, advice: str, kind: str) -> None:
    board = open_switchboard()
    caller = board.call()
    board.walk(caller, ("1", key))
    assert advice in said(caller)
    assert board.contact(caller).attributes["emergency_kind"] == kind
    assert board.queue_name(caller) == "emergency-ru"


@pytest.mark.parametrize("key", ["", "0", "9", "*", "#"])
def test_no_key_and_any_other_key_lead_to_the_desk_all_the_same(key: str) -> None:
    board = open_switchboard()
    caller = board.call()
    board.walk(caller, ("1", key))
    assert board.queue_name(caller) == "emergency-ru"


@pytest.mark.parametrize(
    "action", ["name-emergency", "ask-emergency", "name-gas", "say-gas", "say-emergency", "say-water", "name-water", "say-lift",
               "name-lift"],
)  # fmt: skip
def test_nothing_that_fails_on_the_way_keeps_an_emergency_from_the_queue(action: str) -> None:
    board = open_switchboard()
    board.fail(action)
    caller = board.call()
    kind = {"say-water": "2", "name-water": "2", "say-lift": "3", "name-lift": "3"}.get(action, "1")
    board.walk(caller, ("1", kind))
    assert board.queue_name(caller) == "emergency-ru"
    assert board.instance.centre.faults.pending == []


def test_a_company_may_have_a_key_for_gas_alone() -> None:
    board = open_switchboard(menu={"1": "emergency", "4": "gas"})
    caller = board.call()
    assert "If you smell gas, press 4." in caller.heard()[-1]
    board.walk(caller, ("4",))
    assert GAS in said(caller)
    assert (board.queue_name(caller), board.contact(caller).priority) == ("emergency-ru", 1)


def test_an_emergency_takes_a_few_seconds_to_the_queue_for_who_says_nothing_more() -> None:
    board = open_switchboard()
    caller = board.call(ZARYA)
    before = board.runtime.now()
    board.walk(caller, ("1",))
    spoken = sum(one["seconds"] for one in caller.messages if one["type"] == "heard")
    assert (board.runtime.now() - before).total_seconds() <= spoken + 4


def test_another_company_hears_it_in_its_language() -> None:
    board = open_switchboard()
    caller = board.call(RIVERSIDE)
    board.walk(caller, ("1", "1"))
    assert "[en] Leave the flat at once" in said(caller)
