"""The functions that flows call: the real use cases behind Connect's own event, over the switchboard's fakes.

What a use case raises is a function error, as in Lambda.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from dozor.application.accept_by_phone import Pressed, accept_by_phone
from dozor.application.check_callback import check_callback
from dozor.application.describe_waiting import QueueFigures, describe_waiting
from dozor.application.find_problems import ProblemFinder
from dozor.application.find_specialist import find_specialist
from dozor.application.greet_voicemail import greet_voicemail
from dozor.application.identify_caller import Registers, identify_caller
from dozor.application.load_company import load_company
from dozor.application.meters.check_reading import check_reading
from dozor.application.meters.desk import Desk
from dozor.application.meters.find_meters import find_meters
from dozor.application.meters.store_reading import store_reading
from dozor.application.outages.subscribe_outage import SubscribeOutage, subscribe_outage
from dozor.application.rate_call import rate_call
from dozor.application.remember_language import remember_language
from dozor.application.tell_ticket_state import tell_own_tickets, tell_ticket_state
from dozor.application.ticket_guide.desk import Desk as GuideDesk
from dozor.application.ticket_guide.save import save_form
from dozor.application.ticket_guide.turn import take_turn
from dozor.domain.errors import DozorError
from dozor.entry.flow import FlowCall, parse_flow_event
from local.connect.ports import Json, LambdaAnswer

if TYPE_CHECKING:
    from tests.flows.switchboard import Switchboard

Answer = dict[str, Any]


def real_functions(board: "Switchboard") -> Iterator[tuple[str, Callable[[Json], Any]]]:
    """Name -> what Lambda answers."""
    for method in (
        _load_company,
        _identify_caller,
        _find_ticket,
        _find_specialist,
        _describe_waiting,
        _check_callback,
        _remember_language,
        _subscribe_outage,
        _find_meters,
        _check_reading,
        _store_reading,
        _greet_voicemail,
        _rate_call,
        _accept_by_phone,
        _guide_ticket,
        _save_guided_ticket,
    ):
        yield method.__name__.lstrip("_"), _as_lambda(board, method)


def _as_lambda(board: "Switchboard", function: Callable[["Switchboard", FlowCall], Answer]) -> Callable[[Json], Any]:
    def invoke(event: Json) -> Any:
        try:
            return function(board, parse_flow_event(event))
        except (DozorError, ValueError) as error:
            return LambdaAnswer(error=f"{type(error).__name__}: {error}")

    return invoke


def _arns(board: "Switchboard") -> dict[str, str]:
    return {name: board.instance.directory.arn("queue", queue) for name, queue in board.queues.items()}


def _speaking(call: FlowCall) -> tuple[str, str]:
    return call.parameter("company"), call.parameter("language")


def _load_company(board: "Switchboard", call: FlowCall) -> Answer:
    wanted = call.parameters.get("language", "")
    return load_company(call.dialled, board.trade.companies, board.trade.texts, _arns(board), wanted, call.customer)


def _identify_caller(board: "Switchboard", call: FlowCall) -> Answer:
    registers = Registers(board.trade.companies, board.callers, board.outages)
    return identify_caller(*_speaking(call), call.customer, board.runtime.now(), registers, board.trade.texts)


def _find_ticket(board: "Switchboard", call: FlowCall) -> Answer:
    trade, number, now = board.trade, call.parameter("number"), board.runtime.now()
    if number:
        return tell_ticket_state(*_speaking(call), number, now, trade.companies, trade.tickets, trade.texts)
    return tell_own_tickets(*_speaking(call), call.customer, now, trade.companies, trade.tickets, trade.texts)


def _find_specialist(board: "Switchboard", call: FlowCall) -> Answer:
    trade, choice = board.trade, call.parameter("choice")
    return find_specialist(*_speaking(call), choice, board.runtime.now(), trade.companies, trade.texts, _arns(board))


def _describe_waiting(board: "Switchboard", call: FlowCall) -> Answer:
    figures = QueueFigures.of_texts(call.parameters)
    since, now = call.parameters.get("since", ""), board.runtime.now()
    trade = board.trade
    return describe_waiting(*_speaking(call), since, call.customer, figures, now, trade.companies, trade.texts)


def _check_callback(board: "Switchboard", call: FlowCall) -> Answer:
    keyed = call.parameters.get("number", "")
    return check_callback(*_speaking(call), keyed, call.customer, board.trade.companies, board.trade.texts)


def _remember_language(board: "Switchboard", call: FlowCall) -> Answer:
    return remember_language(*_speaking(call), call.customer, board.trade.companies, board.callers)


def _subscribe_outage(board: "Switchboard", call: FlowCall) -> Answer:
    company, language = _speaking(call)
    command = SubscribeOutage(
        company=company,
        language=language,
        outage_id=call.parameter("outage_id"),
        phone=call.customer,
        contact_id=call.contact_id,
        now=board.runtime.now(),
    )
    return subscribe_outage(command, board.trade.companies, board.callers, board.outages, board.trade.texts)


def _desk(board: "Switchboard", call: FlowCall) -> Desk:
    company, language = board.trade.companies.get(call.parameter("company")), call.parameter("language")
    stores = (board.callers, board.meters, board.trade.texts)
    return Desk(company, company.speak(language), call.customer, call.contact_id, board.runtime.now(), *stores)


def _find_meters(board: "Switchboard", call: FlowCall) -> Answer:
    return find_meters(_desk(board, call), call.parameter("step"), call.parameters.get("keyed", ""))


def _check_reading(board: "Switchboard", call: FlowCall) -> Answer:
    return check_reading(_desk(board, call), call.parameter("step"), call.parameter("keyed"))


def _store_reading(board: "Switchboard", call: FlowCall) -> Answer:
    resident_id = call.parameters.get("resident_id", "")
    return store_reading(_desk(board, call), call.parameter("step"), call.parameter("keyed"), resident_id)


def _greet_voicemail(board: "Switchboard", call: FlowCall) -> Answer:
    known, addressee = call.parameters.get("known", ""), call.parameters.get("for", "")
    trade = board.trade
    return greet_voicemail(*_speaking(call), known, addressee, call.customer, trade.companies, trade.texts)


def _rate_call(board: "Switchboard", call: FlowCall) -> Answer:
    operator, mark = call.parameters.get("operator", ""), call.parameter("mark")
    return rate_call(*_speaking(call), operator, mark, board.trade.companies, board.trade.texts)


def _accept_by_phone(board: "Switchboard", call: FlowCall) -> Answer:
    pressed = Pressed(
        *_speaking(call), call.parameter("ticket"), call.parameters.get("executor", ""), board.runtime.now()
    )
    return accept_by_phone(pressed, board.trade.companies, board.trade.tickets, board.trade.texts)


def _guide_desk(board: "Switchboard", call: FlowCall) -> GuideDesk:
    trade, given = board.trade, call.parameters
    company = trade.companies.get(call.parameter("company"))
    return GuideDesk(
        company=company,
        language=company.speak(call.parameter("language")),
        caller=given["caller"] if given["caller"].startswith("+") else "",
        call_id=given["call"],
        guide_id=call.contact_id,
        now=board.runtime.now(),
        texts=trade.texts,
        finder=ProblemFinder(board.catalogue),
        common=board.catalogue.current(),
        companies=trade.companies,
        callers=board.callers,
        people=trade.people,
        tickets=trade.tickets,
        outages=board.outages,
    )


def _guide_ticket(board: "Switchboard", call: FlowCall) -> Answer:
    given = call.parameters
    return take_turn(_guide_desk(board, call), given.get("form", ""), call.parameter("action"), given)


def _save_guided_ticket(board: "Switchboard", call: FlowCall) -> Answer:
    given, desk = call.parameters, _guide_desk(board, call)
    operator, name = given["operator"], given["operator_name"]
    return save_form(desk, call.parameter("form"), given.get("description", ""), operator, name, board.trade.contacts)
