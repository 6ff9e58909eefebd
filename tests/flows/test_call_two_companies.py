"""Two companies' callers at once, one operator: each hears the own company, the operator sees whose call it is."""

from tests.flows.switchboard import RIVERSIDE, STRANGER, ZARYA, open_switchboard, said


def test_two_callers_of_two_companies_and_one_operator() -> None:
    board = open_switchboard()
    board.trade.register()
    ivan, stranger = board.dial(ZARYA), board.dial(RIVERSIDE, STRANGER)
    board.runtime.run_until(lambda: all(bool(one.messages[-1].get("asks")) for one in (ivan, stranger)))
    assert "Заря" in said(ivan)
    assert "Riverside" not in said(ivan)
    assert "Riverside Homes" in said(stranger)
    assert "Заря" not in said(stranger)

    ivan.press("2")  # repair here ...
    stranger.press("2")  # ... an operator there
    board.runtime.advance(10)
    assert (board.queue_name(ivan), board.queue_name(stranger)) == ("repair-ru", "operator-en")

    operator = board.agent()
    first = operator.describe_contact()
    assert first is not None
    assert (first["queue"], first["attributes"]["company"]) == ("repair-ru", "zarya")
    assert first["attributes"]["resident_name"] == "Sidorov Ivan Petrovich"
    board.answer(operator, ivan)
    board.runtime.advance(60)
    assert "[en] Thank you for staying on the line." in stranger.heard()[-3:]
    assert "[en] To be called back without losing your place, press 1." in said(stranger)
    operator.hang_up()
    board.runtime.advance(60)
    operator.finish()
    board.runtime.settle()

    second = operator.describe_contact()
    assert second is not None
    assert (second["queue"], second["attributes"]["company"]) == ("operator-en", "riverside")
    assert second["customerNumber"] == STRANGER
    board.answer(operator, stranger)
    board.runtime.advance(5)
    stranger.hang_up()
    operator.finish()

    outcomes = {one.company: one for one in (board.settle(ivan).contact, board.settle(stranger).contact)}
    assert {slug: one.outcome for slug, one in outcomes.items()} == {"zarya": "answered", "riverside": "answered"}
    assert outcomes["zarya"].disconnect_reason == "AGENT_DISCONNECT"
    assert outcomes["riverside"].disconnect_reason == "CUSTOMER_DISCONNECT"
    assert ivan.heard()[-1] == "[ru] Thank you for calling. Goodbye."
    assert len(board.trade.contacts.recent("zarya")) == len(board.trade.contacts.recent("riverside")) == 1


def test_an_emergency_of_one_company_goes_before_a_question_of_the_other() -> None:
    board = open_switchboard()
    question, emergency = board.call(ZARYA), board.call(RIVERSIDE, STRANGER)
    board.press(question, "0")
    board.walk(emergency, ("1",))
    assert board.agent().contact is board.contact(emergency)
