"""The functions of the modules meter-readings and outage-news, and who is calling: the real use cases over the trade's fakes."""

from collections.abc import Callable
from datetime import datetime

from dozor.application.identify_caller import Registers, identify_caller
from dozor.application.meters.check_reading import check_reading
from dozor.application.meters.desk import Desk
from dozor.application.meters.find_meters import find_meters
from dozor.application.meters.store_reading import store_reading
from dozor.application.outages.subscribe_outage import SubscribeOutage, subscribe_outage
from dozor.application.remember_language import remember_language
from dozor.entry.flow import FlowCall
from tests.unit.application.trade import Trade

Now = Callable[[], datetime]


def service_functions(trade: Trade, now: Now) -> dict[str, Callable[[FlowCall], dict[str, str]]]:
    """By the function's name; `now`: the present of the switchboard."""

    def identify(call: FlowCall) -> dict[str, str]:
        registers = Registers(trade.companies, trade.callers, trade.meters, trade.outages)
        slug, language = call.parameter("company"), call.parameter("language")
        return identify_caller(slug, language, call.customer, now(), registers, trade.texts)

    def remember(call: FlowCall) -> dict[str, str]:
        slug, language = call.parameter("company"), call.parameter("language")
        return remember_language(slug, language, call.customer, trade.companies, trade.callers)

    def desk(call: FlowCall) -> Desk:
        company = trade.companies.get(call.parameter("company"))
        language = company.speak(call.parameter("language"))
        return Desk(
            company, language, call.customer, call.contact_id, now(), trade.callers, trade.meters, trade.texts
        )

    def store(call: FlowCall) -> dict[str, str]:
        resident_id = call.parameters.get("resident_id", "")
        return store_reading(desk(call), call.parameter("step"), call.parameter("keyed"), resident_id)

    def subscribe(call: FlowCall) -> dict[str, str]:
        slug, language, outage_id = (call.parameter(name) for name in ("company", "language", "outage_id"))
        command = SubscribeOutage(slug, language, outage_id, call.customer, call.contact_id, now())
        return subscribe_outage(command, trade.companies, trade.callers, trade.outages, trade.texts)

    return {
        "identify_caller": identify,
        "remember_language": remember,
        "find_meters": lambda call: find_meters(desk(call), call.parameter("step"), call.parameters.get("keyed", "")),
        "check_reading": lambda call: check_reading(desk(call), call.parameter("step"), call.parameter("keyed")),
        "store_reading": store,
        "subscribe_outage": subscribe,
    }
