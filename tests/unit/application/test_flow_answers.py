"""What the flow is told: company, caller, state of a ticket."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.application.identify_caller import Registers, identify_caller
from dozor.application.load_company import load_company
from dozor.application.look_up_caller import look_up_caller
from dozor.application.tell_ticket_state import tell_ticket_state
from dozor.domain.building import Building
from dozor.domain.company import MenuChoice
from dozor.domain.errors import NotFound
from dozor.domain.outage import Outage, Resource, Scope
from dozor.domain.ticket import TicketAction, TicketState
from tests.unit.application.trade import IVAN, NOW, PHONE, Trade, open_trade

QUEUES = {f"{function}-{language}": f"arn:{function}-{language}" for function in ("emergency", "repair", "operator")
          for language in ("ru", "en")}  # fmt: skip


def load(trade: Trade) -> dict[str, str]:
    return load_company("+12025550101", trade.companies, trade.texts, QUEUES)


def identify(trade: Trade, phone: str = PHONE) -> dict[str, str]:
    registers = Registers(trade.companies, trade.callers, trade.outages)
    return identify_caller("zarya", "ru", phone, NOW, registers, trade.texts)


def enter(trade: Trade, name: str, building: str = "b1", **changes: object) -> None:
    scope = (Scope(building, "1 Main Street", ("2",)),)
    outage = Outage("zarya", name, Resource.POWER, scope, NOW - timedelta(hours=1), **changes)  # type: ignore[arg-type]
    trade.outages.add(outage, [])


def tell(trade: Trade, number: str) -> dict[str, str]:
    return tell_ticket_state("zarya", "en", number, NOW, trade.companies, trade.tickets, trade.texts)


def test_the_company_is_found_by_the_number_on_which_connect_hears_the_call() -> None:
    told = load(open_trade())
    assert told["company"] == "zarya"
    assert told["greeting"].startswith("[ru] Hello! This is the round-the-clock service of Заря.")
    assert "Calls are recorded" in told["greeting"]
    assert told["greeting_second"].startswith("[en]")
    assert (told["voice"], told["voice_second"], told["bilingual"]) == ("Tatyana", "Joanna", "yes")
    assert "If there is an emergency, press 1." in told["menu"]
    assert [told[f"menu_{key}"] for key in "01239"] == ["operator", "emergency", "repair", "ticket_state", "none"]
    assert told["queue_emergency"] == "arn:emergency-ru"


def test_the_menu_says_what_the_company_has_emergencies_first_then_as_the_keys_lie() -> None:
    stored = {"0": MenuChoice.OPERATOR, "9": MenuChoice.EMERGENCY, "3": MenuChoice.TICKET_STATE}
    assert load(open_trade(menu=stored))["menu"] == (
        "[ru] If there is an emergency, press 9. [ru] To hear the state of your request, press 3. "
        "[ru] To speak with an operator, press 0."
    )


def test_every_value_is_a_text_and_the_whole_fits_connect_s_limit() -> None:
    told = load(open_trade())
    assert all(isinstance(value, str) for value in told.values())
    assert sum(len(key.encode()) + len(value.encode()) for key, value in told.items()) < 32_768


def test_one_language_means_one_greeting() -> None:
    told = load(open_trade(languages=("en",)))
    assert (told["bilingual"], told["greeting_second"], told["language"]) == ("no", "none", "en")


def test_a_company_s_own_wording_and_its_own_queue_come_first() -> None:
    trade = open_trade({"greeting": {"ru": "{company} слушает."}}, queues={"repair": "arn:own"})
    told = load(trade)
    assert told["greeting"] == "Заря слушает."
    assert (told["queue_repair"], told["queue_operator"]) == ("arn:own", "arn:operator-ru")


def test_a_number_of_nobody_is_an_error_for_the_flow_to_branch_on() -> None:
    with pytest.raises(NotFound):
        load_company("+19999999999", open_trade().companies, open_trade().texts, QUEUES)


def test_a_known_caller_is_greeted_by_name_and_address() -> None:
    told = identify(open_trade())
    assert (told["known"], told["resident_id"], told["flats"]) == ("yes", "r1", "1")
    assert told["hello"] == "[ru] Hello, Ivan Petrovich. You are calling about 1 Main Street."
    assert told["address"] == "[ru] 1 Main Street, flat 5"


def test_several_flats_behind_a_phone_leave_the_address_to_the_operator() -> None:
    trade = open_trade()
    trade.people.save_people([], [IVAN, replace(IVAN, id="r2", name="Olga", flat="6")], [])
    told = identify(trade)
    assert (told["known"], told["flats"], told["address"], told["resident_id"]) == ("yes", "2", "", "")
    assert "about" not in told["hello"]


@pytest.mark.parametrize("phone", ["+79999999999", "anonymous", ""])
def test_a_caller_whom_nobody_knows_is_welcome(phone: str) -> None:
    told = identify(open_trade(), phone)
    assert (told["known"], told["hello"], told["open_tickets"]) == ("no", "", "0")


def test_open_tickets_of_the_caller_are_counted() -> None:
    trade = open_trade()
    trade.register()
    assert identify(trade)["open_tickets"] == "1"


def test_the_state_is_told_as_a_sentence_without_name_address_or_phone() -> None:
    trade = open_trade()
    number = trade.register().ticket.number
    told = tell(trade, f"0{number}")
    assert told["found"] == "yes"
    assert told["sentence"] == "[en] Request 1 has been given to Pavel. Expect it by 12:30."
    assert "Main Street" not in told["sentence"]


def test_every_state_has_its_sentence() -> None:
    from dozor.application.wording import STATES

    assert set(STATES) == {state.value for state in TicketState}


@pytest.mark.parametrize("number", ["99", "Timeout", "", "1*"])
def test_a_number_of_no_ticket_is_not_found(number: str) -> None:
    assert tell(open_trade(), number) == {"found": "no", "sentence": ""}


def test_another_company_s_ticket_is_not_found_either() -> None:
    trade = open_trade()
    trade.register()
    told = tell_ticket_state("bereg", "en", "1", NOW, trade.companies, trade.tickets, trade.texts)
    assert told["found"] == "no"


def test_a_done_ticket_is_told_as_done() -> None:
    trade = open_trade()
    number = trade.register().ticket.number
    trade.act(number, TicketAction.ACCEPT)
    trade.act(number, TicketAction.FINISH)
    assert tell(trade, number)["sentence"] == "[en] Request 1 is done."


def test_the_language_chosen_last_comes_before_the_register_s_and_only_if_it_is_spoken() -> None:
    trade = open_trade()
    assert identify(trade)["language"] == ""
    trade.people.save_people([], [replace(IVAN, language="en")], [])
    assert identify(trade)["language"] == "en"
    trade.callers.remember_language("zarya", PHONE, "ru")
    assert identify(trade)["language"] == "ru"
    trade.callers.remember_language("zarya", PHONE, "pl")
    assert identify(trade)["language"] == "en"
    trade.callers.remember_language("zarya", "+79000000998", "en")
    stranger = identify(trade, "+79000000998")
    assert (stranger["known"], stranger["language"]) == ("no", "en")


def test_outages_are_told_to_whom_they_touch() -> None:
    trade = open_trade()
    enter(trade, "o1", expected_end=NOW + timedelta(hours=1))
    enter(trade, "o2", building="b2")
    enter(trade, "o3")
    told = identify(trade)  # nobody knows Ivan's entrance, so it may be the second
    assert (told["outage"], told["outage_id"]) == ("yes", "o1,o3")
    assert told["outage_words"].count("[ru] There is no electricity at 1 Main Street.") == 2
    assert "[ru] We cannot say yet when it will be over." in told["outage_words"]
    trade.people.save_people([], [replace(IVAN, entrance="1")], [])
    assert identify(trade) | {"outage": "no", "outage_id": "", "outage_words": ""} == identify(trade)
    trade.people.save_people([], [replace(IVAN, entrance="2")], [])
    assert identify(trade)["outage"] == "yes"


@pytest.mark.parametrize(("flat", "touched"), [("5", True), ("9", True), ("6", False), ("65", False), ("", True)])
def test_who_lives_on_another_riser_or_entrance_has_no_outage(flat: str, touched: bool) -> None:
    trade = open_trade()
    built = Building("zarya", "b1", "1 Main Street", entrances=4, floors=5, flats_per_floor=4)
    trade.people.save_people([built], [replace(IVAN, flat=flat)], [])
    scope = (Scope("b1", "1 Main Street", ("1",), ("1",)),)
    trade.outages.add(Outage("zarya", "o1", Resource.WATER, scope, NOW - timedelta(hours=1)), [])
    assert (identify(trade)["outage"] == "yes") is touched
    card = look_up_caller("zarya", PHONE, trade.callers, trade.outages)
    assert bool(card.outages) is touched


def test_a_caller_costs_one_look_and_a_withheld_number_none() -> None:
    trade = open_trade()
    identify(trade, "anonymous")
    assert trade.callers.faults.calls["caller"] == 0
    identify(trade)
    assert (trade.callers.faults.calls["caller"], trade.outages.faults.calls["live"]) == (1, 1)
