"""An operator without our desk: the form opens in Connect's own workspace when they take a call, and ends as a ticket."""

from dataclasses import replace
from typing import Any

import pytest

from dozor.adapters.gettext.texts import GettextTexts
from dozor.domain.building import Building
from dozor.entry.contact_records import is_aside
from local.connect.contacts.agents import NotPossible
from local.connect.contacts.guides import MAX_BYTES
from local.connect.people import AgentPanel
from local.connect.ports import LambdaAnswer
from tests.flows.guided import Guided, lost, views_shown
from tests.flows.switchboard import STRANGER, open_switchboard
from tests.unit.application.trade import IVAN, PHONE

FLOW = "ticket-guide"
SHOWN = ("caller", "problem", "question", "words", "summary", "saved", "trouble")


def test_from_ringing_to_a_saved_ticket_by_the_guide_alone() -> None:
    on = Guided()
    assert on.shown == "caller"
    assert "Sidorov Ivan Petrovich" in on.text()
    assert on.offered("Place") == ["r:r1", "other"]
    assert on.do("Next") == "problem"
    assert on.do("Find", Words="water from the ceiling") == "problem"
    assert on.offered("Problem") == ["leak"]
    assert on.do("Next") == "question"
    assert on.offered("Answer") == ["flat", "cellar", "-"]
    assert on.do("Next", Answer="cellar") == "question"
    assert on.do("Next", Answer="no") == "words"
    assert on.do("Next", Answer="since the morning") == "summary"
    assert all(words in on.text() for words in ("1 Main Street, 5", "emergency", "Pavel", "Кран перекрыт? нет."))
    assert on.do("Save", Description="It drips on the lamp") == "saved"
    (ticket,) = on.tickets()
    assert f"Request {ticket.number} is saved" in on.text()
    assert "Close the valve." in on.text()  # what to tell the caller
    assert (ticket.problem, ticket.place.address, ticket.place.flat, ticket.place_key) == (
        "leak", "1 Main Street", "5", "cellar",
    )  # fmt: skip
    assert (ticket.caller.name, ticket.caller.phone, ticket.caller.resident_id) == (IVAN.name, PHONE, "r1")
    assert (ticket.answers, ticket.description) == (
        {"shut": "no", "since": "since the morning"},
        "It drips on the lamp",
    )
    assert (ticket.channel, ticket.contact_id) == ("phone", on.board.contact(on.caller).id)
    entry = on.board.trade.tickets.journal("zarya", ticket.number)[0]
    assert (entry.actor.id, entry.actor.name) == ("olga", "Olga")
    assert on.do("End") == ""
    assert on.guide.is_over
    assert not on.board.instance.centre.failures


def test_whoever_works_at_our_desk_sees_no_guide() -> None:
    board = open_switchboard()
    operator = board.agent()
    caller = board.call()
    board.press(caller, "0")
    board.answer(operator, caller)
    board.runtime.settle()
    assert operator.view is None
    assert all(one.channel == "VOICE" for one in board.instance.centre.contacts.values())


def test_the_guide_is_no_contact_of_the_caller() -> None:
    on = Guided()
    on.operator.hang_up()
    on.operator.finish()
    on.board.runtime.advance(30)
    on.caller.hang_up()
    record = next(one for one in on.board.output.contact_records if one["Channel"] == "CHAT")
    assert record["SegmentAttributes"]["connect:Subtype"] == {"ValueString": "connect:Guide"}
    assert (record["RelatedContactId"], record["Agent"]) == (on.board.contact(on.caller).id, None)
    assert is_aside(record)
    assert on.board.settle(on.caller).contact.outcome == "answered"


def test_saving_twice_gives_the_same_ticket_and_a_third_of_the_call_is_another() -> None:
    on = Guided()
    on.board.functions["save_guided_ticket"] = lost(on.board.functions["save_guided_ticket"])
    on.to("summary")
    assert on.do("Save", Description="Drips") == "trouble"  # it was saved, and the answer was lost
    assert on.do("Again") == "summary"
    assert on.do("Save", Description="Drips") == "saved"
    assert [one.number for one in on.tickets()] == ["1"]
    assert on.do("Another") == "problem"
    assert on.do("Next", Problem="paint") == "summary"
    assert "Sidorov" in on.text()
    assert on.do("Save") == "saved"
    assert [one.problem for one in on.tickets()] == ["leak", "paint"]


def test_what_was_changed_after_saving_is_said_not_to_be_in_the_ticket() -> None:
    on = Guided()
    on.board.functions["save_guided_ticket"] = lost(on.board.functions["save_guided_ticket"])
    on.to("summary")
    on.do("Save", Description="Drips")
    on.do("Again")
    assert on.do("Save", Description="Pours") == "saved"
    assert "What was changed since is not in the request" in on.text()
    assert [one.description for one in on.tickets()] == ["Drips"]


def test_a_stranger_and_an_address_that_is_looked_for() -> None:
    on = Guided(STRANGER)
    on.board.trade.people.save_people([Building("zarya", "b2", "2 Oak Avenue")], [], [])
    assert "not in the register" in on.text()
    assert on.offered("Place") == ["other"]
    assert on.do("Next") == "caller"
    assert "Choose the address." in on.text()
    assert on.do("Find", Search="nowhere") == "caller"
    assert "There is no such address." in on.text()
    assert on.do("Next", Place="other", Search="oak") == "caller"  # what was found is to be looked at first
    assert on.offered("Place") == ["b:b2", "other"]
    assert on.do("Next", Flat="7", Name="Maria") == "problem"
    on.to("saved")
    (ticket,) = on.tickets()
    assert (ticket.place.address, ticket.place.flat) == ("2 Oak Avenue", "7")
    assert (ticket.caller.name, ticket.caller.phone) == ("Maria", STRANGER)


@pytest.mark.parametrize(
    ("phone", "view", "kept"), [("", "problem", ""), ("+79000000105", "problem", "+79000000105"), ("12", "caller", "")]
)
def test_of_a_withheld_number_the_one_that_is_told_is_taken(phone: str, view: str, kept: str) -> None:
    on = Guided("anonymous")
    on.do("Find", Search="main")
    assert on.do("Next", Phone=phone) == view
    if view == "problem":
        on.to("saved")
        assert on.tickets()[0].caller.phone == kept


def test_back_leads_through_everything_that_was_filled_in() -> None:
    on = Guided()
    on.do("Next", Name="Maria")
    on.do("Next", Problem="leak")
    on.do("Next", Answer="cellar")
    on.do("Next", Answer="no")
    on.do("Next", Answer="noon")
    assert [on.do("Back") for _ in range(5)] == ["words", "question", "question", "problem", "caller"]
    assert "'DefaultValue': 'Maria'" in on.text()
    on.to("saved")
    (ticket,) = on.tickets()
    assert (ticket.caller.name, ticket.answers, ticket.place_key) == (
        "Maria", {"shut": "no", "since": "noon"}, "cellar",
    )  # fmt: skip


def test_words_that_nothing_fits_offer_what_cannot_wait() -> None:
    on = Guided()
    on.do("Next")
    assert on.do("Next", Words="xyzzy") == "problem"
    assert "Nothing fits these words" in on.text()
    assert on.offered("Problem") == ["leak", "paint"]


def test_a_known_damage_and_an_outage_are_told_before_saving() -> None:
    on = Guided()
    on.board.catalogue.repeat_leaks()
    number = on.board.trade.register(contact_id="another").ticket.number
    on.to("summary")
    assert f"{number} (Протечка" in on.text()
    assert "This may be known already" in on.text()


def test_who_has_moved_meanwhile_is_asked_for_again() -> None:
    on = Guided()
    on.to("summary")
    on.board.trade.people.save_people([], [replace(IVAN, phone="+79000000109")], [])
    assert on.do("Save") == "caller"
    assert "There is no such building." in on.text()
    assert on.tickets() == []


# --- what goes wrong ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("view", ["caller", "problem", "question", "words", "summary", "saved"])
def test_a_view_that_nobody_answers_asks_whether_to_go_on_and_loses_nothing(view: str) -> None:
    on = Guided()
    on.to(view)
    before = on.text()
    on.board.runtime.advance(1801)
    assert on.shown == "trouble"
    assert on.do("Again") == view
    assert on.text() == before or view in ("summary", "saved")  # these tell how late it has become
    on.to("saved")
    assert len(on.tickets()) == 1


def test_a_call_that_needs_no_ticket_closes_the_form_at_once() -> None:
    on = Guided()
    assert on.do("End") == ""
    assert (on.guide.is_over, on.tickets()) == (True, [])
    assert on.board.contact(on.caller).state == "CONNECTED"


def test_an_operator_who_hears_no_whisper_is_shown_the_form_all_the_same() -> None:
    board = open_switchboard()
    board.fail("tell", flow="agent-whisper")
    assert Guided(board=board).shown == "caller"


def test_a_guide_that_everybody_has_forgotten_ends() -> None:
    on = Guided()
    on.board.runtime.advance(1801)
    on.board.runtime.advance(1801)
    assert on.guide.is_over
    assert on.shown == ""


def test_an_action_that_the_view_has_not_is_refused_and_the_view_stays() -> None:
    on = Guided()
    with pytest.raises(NotPossible, match="no action 'Save'; it has Next, Find, End"):
        on.do("Save")
    with pytest.raises(NotPossible, match="no field 'Hamster'"):
        on.do("Next", Hamster="yes")
    with pytest.raises(NotPossible, match="Place offers r:r1, other"):
        on.do("Next", Place="r:r2")
    assert on.do("Next") == "problem"


def test_a_caller_who_hangs_up_in_the_middle_gets_their_ticket_all_the_same() -> None:
    on = Guided()
    on.to("summary")
    on.caller.hang_up()
    on.board.runtime.settle()
    assert on.do("Save") == "saved"
    on.operator.finish()
    assert on.guide.is_over
    assert len(on.tickets()) == 1


def test_with_the_work_on_the_call_the_guide_ends_too() -> None:
    on = Guided()
    on.to("summary")
    on.operator.hang_up()
    on.operator.finish()
    assert (on.guide.is_over, on.shown, on.tickets()) == (True, "", [])
    with pytest.raises(NotPossible, match="no view is shown"):
        on.operator.answer_view("Save")


def test_a_desk_that_is_opened_anew_sees_the_view_again() -> None:
    on = Guided()
    on.do("Next")
    again = AgentPanel(on.board.instance, on.operator.session.user.id)
    assert again.view == on.operator.view


@pytest.mark.parametrize("broken", ["nonsense", {"whole": "yes", "view": "hamster"}, {}, LambdaAnswer(error="down")])
def test_a_function_that_fails_is_tried_again(broken: Any) -> None:
    board = open_switchboard()
    works, board.functions["guide_ticket"] = board.functions["guide_ticket"], lambda _: broken
    on = Guided(board=board)
    assert on.shown == "trouble"
    assert "Форма не открылась. The form did not open." in on.text() or "whole" in broken
    board.functions["guide_ticket"] = works
    assert on.do("Again") == "caller"
    board.functions["guide_ticket"] = lambda _: broken
    assert on.do("Next") == "trouble"
    board.functions["guide_ticket"] = works
    assert on.do("Again") == "caller"


WAYS = {
    **{f"take-{view}": view for view in ("caller", "problem", "question", "words", "saved")},
    **{f"show-{view}": view for view in ("problem", "question", "words", "summary", "saved")},
    "save": "summary",
}


@pytest.mark.parametrize(
    ("action", "error"),
    [
        *((action, "NoMatchingError") for action in sorted(WAYS)),
        *((action, "NoMatchingCondition") for action in sorted(WAYS) if action.startswith("show")),
    ],
)
def test_whichever_block_fails_the_guide_goes_on(action: str, error: str) -> None:
    on = Guided()
    way = WAYS[action]
    if action.startswith("take"):
        on.to(way)
        on.board.fail(action, flow=FLOW)
        on.do({"problem": "Find", "saved": "Another"}.get(way, "Next"))
    else:
        on.board.fail(action, error=error, flow=FLOW)
        on.to("trouble" if action != "save" else way)
        if action == "save":
            on.do("Save")
    assert on.shown == "trouble"
    assert on.do("Again") == way
    on.to("saved")
    assert len(on.tickets()) == 1


def test_back_from_the_summary_that_fails_is_tried_again() -> None:
    on = Guided()
    on.to("summary")
    on.board.fail("take-summary", flow=FLOW)
    assert on.do("Back") == "trouble"
    assert on.do("Again") == "summary"
    assert on.do("End") == ""


@pytest.mark.parametrize(
    ("action", "error"),
    [
        *((action, "NoMatchingError") for action in ("fallback-texts", "spare", "open", "keep", "show-caller")),
        *((action, "NoMatchingCondition") for action in ("whole", "which", "show-caller")),
    ],
)
def test_a_block_that_fails_at_the_beginning_is_survived(action: str, error: str) -> None:
    board = open_switchboard()
    board.fail(action, error=error, flow=FLOW)
    on = Guided(board=board)
    if on.shown == "trouble":
        on.do("Again")
    assert on.shown == "caller"


@pytest.mark.parametrize(
    ("action", "error"),
    [("show-trouble", "NoMatchingError"), ("show-trouble", "NoMatchingCondition"), ("again", "NoMatchingError")],
)
def test_where_trouble_itself_fails_the_guide_ends_or_stays(action: str, error: str) -> None:
    on = Guided()
    on.board.fail("take-caller", flow=FLOW)
    on.board.fail(action, error=error, flow=FLOW)
    if on.do("Next") == "trouble":
        assert on.do("Again") == "trouble"
        assert on.do("End") == ""
    assert on.guide.is_over


def test_a_hook_or_a_note_that_cannot_be_set_holds_up_no_call() -> None:
    board = open_switchboard()
    board.fail("hook-agent-guide")
    on_hold = board.agent(guide=True)
    caller = board.call()
    board.press(caller, "0")
    board.answer(on_hold, caller)
    assert on_hold.view is None
    on_hold.hang_up()


def test_an_operator_who_could_not_be_noted_is_looked_up_in_the_contact_record() -> None:
    board = open_switchboard()
    board.fail("note-agent", flow="agent-whisper")
    on = Guided(board=board)
    on.to("saved")
    entry = board.trade.tickets.journal("zarya", "1")[0]
    assert (entry.actor.kind, entry.actor.id) == ("operator", "connect")


@pytest.mark.parametrize("language", ["ru", "kk", "pl", "en"])
def test_in_every_language_the_views_are_small_enough_for_connect_and_say_something(language: str) -> None:
    board = open_switchboard(languages=(language,), names={language: "Заря" * 10}, voices={})
    board.trade.texts = GettextTexts()  # type: ignore[assignment]
    board.trade.people.save_people([], [replace(IVAN, id=f"r{n}", flat=str(n)) for n in range(2, 9)], [])
    on = Guided(board=board)
    for view in SHOWN[:6]:
        on.to(view)
        _, _, data = views_shown(on)[-1]
        kept = sum(len(name.encode()) + len(value.encode()) for name, value in on.guide.attributes.items())
        assert len(repr(data).encode()) + kept < MAX_BYTES * 3 // 4
        assert data["Title"].strip()
