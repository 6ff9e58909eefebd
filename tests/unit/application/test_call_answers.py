"""What flows are told of specialists, of the wait and of callbacks; languages side by side; own tickets."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.application.check_callback import check_callback
from dozor.application.describe_waiting import QueueFigures, describe_waiting
from dozor.application.find_specialist import find_specialist
from dozor.application.load_company import load_company
from dozor.application.tell_ticket_state import tell_own_tickets
from dozor.domain.errors import NotFound
from dozor.domain.specialist import LeadsTo, Specialist
from dozor.domain.working_calendar import WorkingCalendar
from infra.connect_catalogue import QUEUES
from tests.unit.application.trade import NOW, PHONE, Trade, open_trade

ARNS = {spec.name: f"arn:{spec.name}" for spec in QUEUES}
LIFT = Specialist("lift", {"ru": "Лифты", "en": "Lifts"}, LeadsTo.NUMBER, "+79000000777")
SUNDAYS = WorkingCalendar({"sun": ((600, 660),)})


def find(trade: Trade, choice: str, language: str = "en") -> dict[str, str]:
    return find_specialist("zarya", language, choice, NOW, trade.companies, trade.texts, ARNS)


def describe(trade: Trade, since: str = "", **told: str) -> dict[str, str]:
    return describe_waiting("zarya", "en", since, PHONE, QueueFigures.of_texts(told), NOW, trade.companies, trade.texts)


def test_a_specialist_outside_the_house() -> None:
    assert find(open_trade(specialists=(LIFT,)), "specialist:lift") == {
        "kind": "number",
        "open": "yes",
        "target": "+79000000777",
        "name": "Lifts",
        "sentence": "[en] Lifts: we are connecting you.",
    }


def test_outside_the_hours_the_kind_is_what_the_company_does_then() -> None:
    lift = replace(LIFT, calendar=SUNDAYS, closed=LeadsTo.NUMBER, closed_number="+79000000778")
    told = find(open_trade(specialists=(lift,)), "specialist:lift")
    assert (told["kind"], told["open"], told["target"]) == ("number", "no", "+79000000778")
    assert told["sentence"].startswith("[en] Lifts is closed now and opens 10:00.")


@pytest.mark.parametrize(
    ("hours", "opens"),
    [({"mon": ((780, 840),)}, "[en] today at 13:00"), ({"tue": ((600, 660),)}, "[en] tomorrow at 10:00")],
)
def test_the_next_opening_is_told_as_people_say_it(hours: dict[str, tuple[tuple[int, int], ...]], opens: str) -> None:
    lift = replace(LIFT, calendar=WorkingCalendar(hours))
    assert f"closed now and opens {opens}." in find(open_trade(specialists=(lift,)), "specialist:lift")["sentence"]


def test_who_never_opens_says_no_time() -> None:
    holidays = tuple(f"2026-0{month}-{day:02}" for month in (3, 4) for day in range(1, 32))
    lift = replace(LIFT, calendar=WorkingCalendar({"sun": ((600, 660),)}, holidays), closed=LeadsTo.MESSAGE)
    assert find(open_trade(specialists=(lift,)), "specialist:lift")["sentence"] == "[en] Lifts is closed now."


def test_accounting_is_there_without_an_entry_and_the_company_s_own_entry_comes_first() -> None:
    assert find(open_trade(), "accounting")["target"] == "arn:accounting-en"
    own = Specialist("accounting", {"ru": "Касса"}, LeadsTo.VOICEMAIL)
    told = find(open_trade(specialists=(own,)), "accounting")
    assert (told["kind"], told["target"], told["name"]) == ("voicemail", "accounting", "Касса")


def test_a_specialist_nobody_has_is_an_error_for_the_flow_to_branch_on() -> None:
    with pytest.raises(NotFound):
        find(open_trade(), "specialist:lift")


@pytest.mark.parametrize(
    ("size", "agents", "words"),
    [
        ("1", "1", "You are next."),
        ("2", "1", "1 person is ahead of you. [en] The wait is about 3 minutes."),
        ("5", "4", "There are 4 people ahead of you. [en] You will wait about 3 minutes."),
        ("6", "0", "There are 5 people ahead of you."),
    ],
)
def test_the_place_and_the_wait(size: str, agents: str, words: str) -> None:
    told = describe(open_trade(), size=size, agents=agents)["words"].replace(
        "The wait is about 3", "You will wait about 3"
    )
    assert words.replace("The wait is about 3", "You will wait about 3") in told


@pytest.mark.parametrize(
    ("place", "wait", "words"),
    [
        ("1", "", "You are next."),
        ("1", "80", "You are next. [en] The wait is about 1 minute."),
        ("4", "200", "There are 3 people ahead of you. [en] You will wait about 3 minutes."),
    ],
)
def test_connect_s_own_place_and_wait_come_first_and_are_told_again_with_every_offer(
    place: str, wait: str, words: str
) -> None:
    for since in ("", (NOW - timedelta(seconds=60)).isoformat()):
        assert f"[en] {words}" in describe(open_trade(), since, place=place, wait=wait, size="9", agents="1")["words"]


def test_a_guess_is_told_once_only() -> None:
    since = (NOW - timedelta(seconds=60)).isoformat()
    assert describe(open_trade(), since, size="9", agents="1")["words"].startswith("[en] To be called back")


@pytest.mark.parametrize("size", ["", "many", "0"])
def test_a_place_that_is_not_known_is_not_told(size: str) -> None:
    assert describe(open_trade(), size=size)["words"].endswith("we will call you back.")


@pytest.mark.parametrize(
    ("seconds", "offer", "step"),
    [(0, "none", "0"), (24, "none", "0"), (30, "callback", "30"), (119, "callback", "60"), (299, "callback", "120"),
     (300, "both", "300"), (3600, "both", "600")],
)  # fmt: skip
def test_what_is_offered_depends_on_the_wait(seconds: int, offer: str, step: str) -> None:
    told = describe(open_trade(), (NOW - timedelta(seconds=seconds)).isoformat())
    assert (told["offer"], told["waited"]) == (offer, step)


def test_the_limit_is_the_company_s() -> None:
    since = (NOW - timedelta(seconds=60)).isoformat()
    assert describe(open_trade(answer_seconds=60), since)["offer"] == "both"


@pytest.mark.parametrize("since", ["nonsense", "2026-03-02T09:00:00"])
def test_a_beginning_that_cannot_be_read_begins_now(since: str) -> None:
    assert describe(open_trade(), since)["since"] == NOW.isoformat()


@pytest.mark.parametrize(
    ("keyed", "number"),
    [("", PHONE), ("89000000555", "+79000000555"), ("79000000555", "+79000000555"), ("9000000555", "+79000000555")],
)
def test_a_number_is_read_as_people_dial_it(keyed: str, number: str) -> None:
    trade = open_trade()
    told = check_callback("zarya", "en", keyed, PHONE, trade.companies, trade.texts)
    assert (told["valid"], told["number"]) == ("yes", number)
    assert " ".join(number) in told["sentence"]


@pytest.mark.parametrize(("keyed", "caller"), [("12", PHONE), ("", "anonymous"), ("", "")])
def test_a_number_that_cannot_be_called(keyed: str, caller: str) -> None:
    trade = open_trade()
    told = check_callback("zarya", "en", keyed, caller, trade.companies, trade.texts)
    assert (told["valid"], told["number"]) == ("no", "")


def test_the_wanted_language_is_spoken_and_the_other_one_offered() -> None:
    trade = open_trade(choose_language=True)
    told = load_company("+12025550101", trade.companies, trade.texts, ARNS, "en")
    assert (told["language"], told["language_second"], told["voice"], told["queue_repair"]) == (
        "en", "ru", "Joanna", "arn:repair-en",
    )  # fmt: skip
    assert told["menu"].endswith("[ru] For English, press star.")
    assert load_company("+12025550101", trade.companies, trade.texts, ARNS, "pl")["language"] == "ru"


def test_open_tickets_of_the_caller_are_told_newest_first() -> None:
    trade = open_trade()
    for form in range(5):
        trade.register(f"form-{form}", now=NOW + timedelta(minutes=form))
    told = tell_own_tickets("zarya", "en", PHONE, NOW, trade.companies, trade.tickets, trade.texts)
    assert told["sentence"].startswith(
        "[en] There are 5 open requests of yours. [en] Request 5 has been given to Pavel."
    )
    assert told["sentence"].count("has been given") == 3


@pytest.mark.parametrize("phone", ["+79999999999", "anonymous", ""])
def test_who_has_no_ticket_is_told_none(phone: str) -> None:
    trade = open_trade()
    assert tell_own_tickets("zarya", "en", phone, NOW, trade.companies, trade.tickets, trade.texts)["found"] == "no"


def test_a_ticket_past_its_time_says_so() -> None:
    trade = open_trade()
    trade.register()
    late = NOW + timedelta(days=9)
    told = tell_own_tickets("zarya", "en", PHONE, late, trade.companies, trade.tickets, trade.texts)
    assert "[en] Request 1 is late: we promised it" in told["sentence"]
    assert "[en] It is with Pavel." in told["sentence"]
    assert "Expect it" not in told["sentence"]  # what is over is not to be expected
