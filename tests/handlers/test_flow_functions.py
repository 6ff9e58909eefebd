"""load_company, identify_caller, find_ticket: what a contact flow hears."""

import pytest

from dozor.domain.errors import NotFound
from functions.check_callback.handler import handler as check_callback
from functions.describe_waiting.handler import handler as describe_waiting
from functions.find_specialist.handler import handler as find_specialist
from functions.find_ticket.handler import handler as find_ticket
from functions.identify_caller.handler import handler as identify_caller
from functions.load_company.handler import handler as load_company
from tests.handlers.documents import flow_event
from tests.handlers.house import House


def test_the_flow_learns_the_company_of_the_dialled_number(house: House) -> None:
    told = load_company(flow_event(), None)
    assert told["company"] == "sosna"
    assert told["company_name"] == "УК «Сосна»"
    assert (told["menu_1"], told["menu_5"]) == ("emergency", "none")
    assert told["queue_repair"] == "arn:queue/repair-ru"
    assert "УК «Сосна», круглосуточная служба" in told["greeting"]


def test_the_flow_is_told_flat_texts_only(house: House) -> None:
    house.register()
    answers = (
        load_company(flow_event(), None),
        identify_caller(flow_event(company="sosna", language="ru"), None),
        find_ticket(flow_event(company="sosna", language="ru", number="1"), None),
    )
    for told in answers:
        assert all(isinstance(value, str) for value in told.values())


def test_a_number_of_nobody_is_the_flows_error_branch(house: House) -> None:
    with pytest.raises(NotFound):
        load_company(flow_event(dialled="+78005559999"), None)


def test_a_known_caller_is_greeted_by_name_and_open_tickets_are_counted(house: House) -> None:
    house.register()
    told = identify_caller(flow_event(company="sosna", language="ru"), None)
    assert (told["known"], told["resident_id"], told["open_tickets"]) == ("yes", "r1", "1")
    assert told["hello"].startswith("Здравствуйте, ")


def test_a_withheld_number_is_a_welcome_unknown(house: House) -> None:
    told = identify_caller(flow_event(customer="anonymous", company="sosna", language="ru"), None)
    assert (told["known"], told["hello"], told["open_tickets"]) == ("no", "", "0")


def test_the_state_of_a_ticket_is_spoken(house: House) -> None:
    ticket = house.register()
    told = find_ticket(flow_event(company="sosna", language="ru", number=ticket.number), None)
    assert told["found"] == "yes"
    assert told["sentence"].startswith(f"Заявка {ticket.number} передана исполнителю: Пётр Кузнецов.")


@pytest.mark.parametrize("number", ["999", "", "12*", "timeout"])
def test_what_is_no_ticket_is_not_found(house: House, number: str) -> None:
    assert find_ticket(flow_event(company="sosna", language="ru", number=number), None)["found"] == "no"


def test_another_companys_ticket_is_not_found(house: House) -> None:
    ticket = house.register()
    assert find_ticket(flow_event(company="kedr", language="ru", number=ticket.number), None)["found"] == "no"


@pytest.mark.parametrize("missing", ["company", "language", "number"])
def test_a_parameter_that_the_flow_forgot_is_its_error_branch(house: House, missing: str) -> None:
    parameters = {"company": "sosna", "language": "ru", "number": "1"}
    del parameters[missing]
    with pytest.raises(ValueError, match=f"'{missing}'"):
        find_ticket(flow_event(**parameters), None)


def test_an_event_that_is_no_flows_event_is_an_error(house: House) -> None:
    with pytest.raises(ValueError, match="Details"):
        load_company({"Name": "ContactFlowEvent"}, None)


def test_the_same_call_twice_changes_nothing(house: House) -> None:
    before = house.items()
    events = [flow_event(company="sosna", language="ru", number="1")] * 2
    for handler in (load_company, identify_caller, find_ticket):
        first, second = (handler(event, None) for event in events)
        assert first == second
    assert house.items() == before


def test_a_company_is_told_in_the_language_that_the_caller_chose(house: House) -> None:
    told = load_company(flow_event(language="en"), None)
    assert told["language"] == "en"
    assert told["greeting"].startswith("Hello!")


def test_the_specialist_of_a_choice_is_found(house: House) -> None:
    told = find_specialist(flow_event(company="sosna", language="ru", choice="accounting"), None)
    assert (told["kind"], told["open"], told["name"]) == ("queue", "yes", "Бухгалтерия")
    with pytest.raises(NotFound):
        find_specialist(flow_event(company="sosna", language="ru", choice="specialist:nobody"), None)


def test_a_waiting_caller_is_told_the_place(house: House) -> None:
    told = describe_waiting(flow_event(company="sosna", language="ru", since="", size="3", agents="2"), None)
    assert told["offer"] == "none"
    assert "Перед вами 2 человека. Ждать примерно 3 минуты." in told["words"]
    assert describe_waiting(flow_event(company="sosna", language="ru"), None)["since"] == told["since"]


def test_a_number_to_call_back_is_checked_and_read_out(house: House) -> None:
    own = check_callback(flow_event(company="sosna", language="ru", number=""), None)
    assert (own["valid"], own["number"][0]) == ("yes", "+")
    other = check_callback(flow_event(company="sosna", language="ru", number="89000000555"), None)
    assert other["number"] == "+79000000555"
    assert check_callback(flow_event(company="sosna", language="ru", number="12"), None)["valid"] == "no"


def test_own_requests_are_told_without_a_number(house: House) -> None:
    house.register()
    told = find_ticket(flow_event(company="sosna", language="ru", number=""), None)
    assert told["sentence"].startswith("У вас одна открытая заявка. Заявка 1 передана исполнителю: Пётр Кузнецов.")
    assert (
        find_ticket(flow_event(customer="anonymous", company="sosna", language="ru", number=""), None)["found"] == "no"
    )
