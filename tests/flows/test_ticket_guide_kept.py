"""What an operator has filled in is theirs: nothing of it is lost, taken for something else, or too much to be shown."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dozor.adapters.gettext.texts import GettextTexts
from dozor.domain.building import Building
from dozor.domain.catalogue import CatalogueChanges
from dozor.domain.clocks import Urgency
from dozor.domain.company import Company
from dozor.domain.own_catalogue.edit import ProblemEdit
from dozor.domain.ticket import Person
from local.connect.contacts.guides import MAX_BYTES
from local.connect.ports import Json
from tests.flows.guided import Guided, lost, views_shown
from tests.flows.switchboard import STRANGER, open_switchboard
from tests.unit.application.trade import IVAN, PHONE

CHANGED = "The catalogue of problems has changed meanwhile."


def at_home() -> Guided:
    """The caller is known, and the company has two buildings more."""
    on = Guided()
    houses = [Building("zarya", "b2", "2 Oak Avenue"), Building("zarya", "b3", "3 Pine Road")]
    on.board.trade.people.save_people(houses, [], [])
    return on


def place_of(on: Guided) -> tuple[str, str]:
    """Where the one ticket is."""
    (ticket,) = on.tickets()
    return ticket.place.address, ticket.place.flat


# --- an address that was typed -----------------------------------------------------------------------------------------
def test_an_address_that_was_typed_and_not_looked_for_is_not_taken_for_the_callers_own() -> None:
    on = at_home()
    assert on.do("Next", Search="oak", Flat="7") == "caller"
    assert on.given("Place") == ["b:b2"]
    assert on.do("Next") == "problem"
    on.to("saved")
    assert place_of(on) == ("2 Oak Avenue", "7")


def test_words_that_were_changed_after_they_were_looked_for_are_looked_for_again() -> None:
    on = at_home()
    on.do("Find", Search="oak")
    assert on.do("Next", Search="pine", Place="b:b2") == "caller"
    assert on.given("Place") == ["b:b3"]
    assert on.do("Next", Search="nowhere") == "caller"
    assert "There is no such address." in on.text()


def test_what_is_chosen_after_looking_is_meant() -> None:
    on = at_home()
    on.do("Find", Search="oak")
    assert on.do("Next", Place="r:r1") == "problem"
    on.to("saved")
    assert place_of(on) == ("1 Main Street", "5")


def test_a_building_that_was_chosen_stays_chosen_when_its_words_are_gone() -> None:
    on = at_home()
    on.do("Find", Search="oak")
    assert on.do("Next", Search="") == "problem"
    assert on.do("Back") == "caller"
    assert (on.given("Place"), on.offered("Place")) == (["b:b2"], ["b:b2", "r:r1", "other"])


# --- a function that fails ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("view", "action", "typed", "shown"),
    [
        ("caller", "Next", {"Name": "Maria", "Phone": "+79000000105", "Flat": "7", "Entrance": "2"}, {}),
        ("caller", "Find", {"Search": "oak"}, {"Place": ["b:b2"]}),
        ("caller", "Next", {"Search": "oak"}, {"Place": ["b:b2"]}),
        ("problem", "Find", {"Words": "water from the ceiling"}, {"Problem": ["leak"]}),
        ("problem", "Next", {"Problem": "paint"}, {"Problem": ["paint"]}),
        ("problem", "Back", {"Words": "water from the ceiling"}, {}),
        ("question", "Next", {"Answer": "cellar"}, {"Answer": ["cellar"]}),
        ("words", "Next", {"Answer": "since the morning"}, {}),
        ("words", "Back", {"Answer": "since the morning"}, {}),
        ("summary", "Back", {"Description": "Gas smell in the cellar"}, {}),
        ("summary", "Save", {"Description": "Gas smell in the cellar"}, {}),
    ],
)
def test_what_was_typed_survives_an_answer_that_never_came(
    view: str, action: str, typed: dict[str, Any], shown: dict[str, Any]
) -> None:
    on = at_home()
    on.to(view)
    on.fail("save_guided_ticket" if action == "Save" else "guide_ticket")
    assert on.do(action, **typed) == "trouble"
    on.fail()
    assert on.do("Again") == "trouble"  # twice in a row, too
    assert on.do("Again") == view
    for field, value in {**typed, **shown}.items():
        assert on.given(field) == value


def test_what_was_written_before_a_save_failed_is_in_the_ticket() -> None:
    on = Guided()
    on.to("summary")
    on.fail("save_guided_ticket")
    on.do("Save", Description="Gas smell in the cellar")
    assert on.tickets() == []
    on.do("Again")
    assert on.do("Save") == "saved"
    assert on.tickets()[0].description == "Gas smell in the cellar"


def test_an_answer_is_not_put_under_the_next_question_when_that_is_forgotten() -> None:
    on = Guided()
    on.to("question")
    on.do("Next", Answer="cellar")
    on.board.runtime.advance(1801)
    assert on.do("Again") == "question"
    assert on.given("Answer") == ["-"]


@pytest.mark.parametrize("view", ["caller", "problem", "question", "words", "summary"])
def test_a_note_of_what_was_typed_that_fails_holds_nothing_up(view: str) -> None:
    on = Guided()
    on.to(view)
    on.board.fail(f"note-{view}", flow="ticket-guide")
    on.to("saved")
    assert len(on.tickets()) == 1


def test_back_keeps_what_was_typed_too() -> None:
    on = Guided()
    on.to("words")
    on.do("Back", Answer="since noon")
    on.do("Next", Answer="no")
    assert on.given("Answer") == "since noon"
    on.do("Next")
    on.do("Back", Description="It drips")
    on.do("Next")
    assert on.given("Description") == "It drips"
    for _ in range(4):
        on.do("Back")
    assert on.do("Back", Words="paint") == "caller"
    on.do("Next")
    assert (on.given("Words"), on.given("Problem")) == ("paint", ["paint"])


def test_the_callers_words_are_no_description_before_somebody_has_written_one() -> None:
    on = Guided()
    on.do("Next")
    on.do("Find", Words="water from the ceiling")
    on.to("summary")
    on.do("Back")
    for _ in range(3):
        on.do("Back")
    on.do("Find", Words="paint")
    on.do("Next")
    assert on.given("Description") == "paint"


# --- a catalogue that changes while the guide is open ------------------------------------------------------------------
def edited(**edits: ProblemEdit) -> Callable[[Company], Company]:
    """What the company's administrators have otherwise from now on."""
    changes = CatalogueChanges().with_edits(edits, dict.fromkeys(edits, 1))
    return lambda company: replace(company, catalogue=changes)


def without(problem: str) -> Callable[[Company], Company]:
    """A problem is switched off."""
    return lambda company: replace(company, catalogue=CatalogueChanges(off=(problem,)))


def test_a_question_that_was_taken_away_is_passed_over_and_its_answer_goes_nowhere() -> None:
    on = Guided()
    on.to("question")
    on.do("Next", Answer="cellar")
    assert "Кран перекрыт?" in on.text()
    on.change(edited(leak=ProblemEdit(questions=("since",))))
    assert on.do("Next", Answer="no") == "words"
    assert CHANGED in on.text()
    on.to("saved")
    assert (on.tickets()[0].answers, on.tickets()[0].place_key) == ({}, "cellar")


@pytest.mark.parametrize("action", ["Next", "Back", "Again"])
def test_a_last_question_that_was_taken_away_leads_to_the_summary(action: str) -> None:
    on = Guided()
    on.to("words")
    on.change(edited(leak=ProblemEdit(questions=("shut",))))
    if action == "Again":
        on.board.runtime.advance(1801)
    assert on.do(action) == "summary"
    assert CHANGED in on.text()
    on.to("saved")


def test_an_answer_stays_with_its_question_when_another_is_put_before_it() -> None:
    on = Guided()
    on.to("question")
    on.do("Next")
    on.change(edited(leak=ProblemEdit(questions=("since", "shut"))))
    assert on.do("Next", Answer="no") == "summary"  # it is the last one now
    on.to("saved")
    assert on.tickets()[0].answers == {"shut": "no"}


@pytest.mark.parametrize(("view", "action"), [("question", "Next"), ("words", "Back"), ("summary", "Back")])
def test_a_problem_that_was_switched_off_is_chosen_anew(view: str, action: str) -> None:
    on = Guided()
    on.do("Next", Name="Maria")
    on.to(view)
    on.change(without("leak"))
    typed = {"Description": "It drips"} if view == "summary" else {}
    assert on.do(action, **typed) == "problem"
    assert CHANGED in on.text()
    assert on.do("Next", Problem="paint") == "summary"
    assert on.given("Description") == typed.get("Description", " ")
    on.to("saved")
    assert [(one.problem, one.caller.name) for one in on.tickets()] == [("paint", "Maria")]


def test_a_problem_that_was_switched_off_before_saving_is_chosen_anew_and_the_description_stays() -> None:
    on = Guided()
    on.to("summary")
    on.change(without("leak"))
    assert on.do("Save", Description="It drips") == "problem"
    assert on.do("Next", Problem="paint") == "summary"
    assert on.given("Description") == "It drips"


def test_a_ticket_is_told_though_its_problem_was_switched_off_since() -> None:
    on = Guided()
    on.to("saved")
    on.change(without("leak"))
    on.board.runtime.advance(1801)
    assert on.do("Again") == "saved"
    assert "Close the valve." in on.text()


def test_a_form_that_was_saved_is_known_though_its_problem_was_switched_off_since() -> None:
    on = Guided()
    on.board.functions["save_guided_ticket"] = lost(on.board.functions["save_guided_ticket"])
    on.to("summary")
    assert on.do("Save") == "trouble"
    on.board.functions["guide_ticket"] = lost(on.board.functions["guide_ticket"])  # the summary stays as it is
    on.do("Again")
    on.do("Again")
    on.change(without("leak"))
    assert on.do("Save") == "saved"
    assert "This form was saved already." in on.text()
    assert len(on.tickets()) == 1


def test_an_answer_that_no_ticket_takes_any_longer_is_left_out() -> None:
    on = Guided()
    on.change(edited(paint=ProblemEdit(questions=("since",))))
    on.do("Next")
    assert on.do("Next", Problem="paint") == "words"
    on.do("Next", Answer="since noon")
    assert "since noon" in on.text()
    on.change(edited())
    assert on.do("Save") == "saved"
    assert on.tickets()[0].answers == {}


def test_a_problem_that_was_added_a_moment_ago_is_known_to_a_process_that_remembers_the_company_without() -> None:
    on = Guided()
    companies = on.board.trade.companies
    before = companies.get("zarya")
    own = ProblemEdit(names={"ru": "Скрипит", "en": "It creaks"}, urgency=Urgency.NORMAL, trade="painter")
    on.change(edited(own_creak=own))
    on.do("Next")
    assert on.do("Next", Problem="own_creak") == "summary"
    companies.get = lambda slug: before  # type: ignore[method-assign]
    on.fail()
    on.do("Back")
    assert on.do("Again") == "summary"
    assert CHANGED not in on.text()
    assert on.do("Save") == "saved"
    assert on.tickets()[0].problem == "own_creak"


def test_a_form_of_the_release_before_knows_where_its_question_stood() -> None:
    on = Guided()
    works = on.board.functions["guide_ticket"]

    def without_key(event: Json) -> Any:
        answer = works(event)
        form = {name: value for name, value in json.loads(answer["form"]).items() if name != "asked_key"}
        return {**answer, "form": json.dumps(form)}

    on.board.functions["guide_ticket"] = without_key
    on.to("question")
    on.do("Next", Answer="cellar")
    assert on.do("Next", Answer="no") == "words"
    assert on.do("Back") == "question"
    assert on.given("Answer") == ["no"]
    on.to("saved")
    assert on.tickets()[0].answers == {"shut": "no"}


# --- very many of everything -------------------------------------------------------------------------------------------
LONG_NAME = "Константинопольский Александр Александрович" * 2
FLATS = [
    replace(IVAN, id=f"resident-of-a-flat-{n:04}", flat=str(n), address=f"{n // 10 + 1} улица Академика Образцова, корпус 2",
            building_id=f"b{n}", name=LONG_NAME)
    for n in range(1, 121)
]  # fmt: skip


def letting_agent() -> Guided:
    """The caller lets 120 flats in as many buildings, and of sixty of them something is open."""
    board = open_switchboard(languages=("ru",), names={"ru": "Заря" * 10}, voices={})
    board.trade.texts = GettextTexts()  # type: ignore[assignment]
    houses = [Building("zarya", one.building_id, one.address) for one in FLATS]
    board.trade.people.save_people(houses, [replace(IVAN, phone=STRANGER), *FLATS], [])
    board.catalogue.repeat_leaks()
    for number, flat in enumerate(FLATS[:60]):
        who = Person(flat.name, PHONE, flat.id)
        board.trade.register(f"form-{number}", building_id=flat.building_id, flat=flat.flat, caller=who)
    return Guided(board=board)


def test_a_caller_with_very_many_flats_sees_some_of_them_and_how_many_more_there_are() -> None:
    on = letting_agent()
    assert on.shown == "caller"
    assert len(on.offered("Place")) == 21
    assert "не поместилось в список: 100" in on.text()
    assert "и ещё 55" in on.text()


def test_the_flat_that_is_typed_comes_first_and_stays_chosen() -> None:
    on = letting_agent()
    on.do("Find", Flat="119")
    assert on.given("Place") == ["r:resident-of-a-flat-0119"]
    on.do("Next", Flat="")
    on.do("Back")
    assert on.given("Place") == ["r:resident-of-a-flat-0119"]
    assert len(on.offered("Place")) == 21


def test_the_longest_that_can_be_typed_is_shown_and_saved() -> None:
    on = letting_agent()
    long = dict.fromkeys(("Name", "Entrance", "Flat"), "Щ" * 300)
    assert on.do("Next", **long) == "problem"
    assert on.do("Find", Words="Щ" * 300) == "problem"
    on.do("Next", Problem="leak")
    on.do("Next")
    on.do("Next")
    assert on.do("Next", Answer="Щ" * 3000) == "summary"
    on.fail("save_guided_ticket")
    assert on.do("Save", Description="Щ" * 5000) == "trouble"
    assert on.do("Again") == "summary"
    assert on.do("Save") == "saved"
    ticket = on.tickets()[-1]
    assert (len(ticket.description), len(ticket.caller.name), len(ticket.answers["since"])) == (4000, 200, 1000)
    for _, _, data in views_shown(on):
        kept = sum(len(name.encode()) + len(value.encode()) for name, value in on.guide.attributes.items())
        assert len(repr(data).encode()) + kept < MAX_BYTES
