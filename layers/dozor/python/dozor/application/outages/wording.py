"""What is said and written of outages. A company may word any of it otherwise, as all of `dozor.application.wording`."""

from collections.abc import Mapping

from dozor.application.marking import N_
from dozor.domain.outage import OutageCause, Resource

OUTAGE_RESOURCES: Mapping[str, str] = {
    Resource.COLD_WATER: N_("There is no cold water at {address}."),
    Resource.HOT_WATER: N_("There is no hot water at {address}."),
    Resource.WATER: N_("There is no water at {address}."),
    Resource.SEWERAGE: N_("The drains at {address} cannot be used."),
    Resource.HEATING: N_("There is no heating at {address}."),
    Resource.POWER: N_("There is no electricity at {address}."),
    Resource.GAS: N_("There is no gas at {address}."),
    Resource.LIFT: N_("The lift at {address} is out of service."),
    Resource.INTERNET: N_("There is no internet at {address}."),
}
OUTAGE_CAUSES: Mapping[str, str] = {
    OutageCause.UNKNOWN: N_("We know about it and are finding out why."),
    OutageCause.ACCIDENT: N_("There is damage, and people are already at work."),
    OutageCause.REPAIR: N_("Repair work is going on."),
    OutageCause.PLANNED: N_("This is planned maintenance."),
    OutageCause.SUPPLIER: N_("The fault is with the supplier; we are in touch with them."),
}
OUTAGE_ENDS: Mapping[str, str] = {
    Resource.COLD_WATER: N_("{company}: cold water is back at {address}. Thank you for your patience!"),
    Resource.HOT_WATER: N_("{company}: hot water is back at {address}. Thank you for your patience!"),
    Resource.WATER: N_("{company}: water is back at {address}. Thank you for your patience!"),
    Resource.SEWERAGE: N_("{company}: the drains at {address} work again. Thank you for your patience!"),
    Resource.HEATING: N_("{company}: the heating at {address} works again. Thank you for your patience!"),
    Resource.POWER: N_("{company}: electricity is back at {address}. Thank you for your patience!"),
    Resource.GAS: N_("{company}: gas is back at {address}. Thank you for your patience!"),
    Resource.LIFT: N_("{company}: the lift at {address} works again. Thank you for your patience!"),
    Resource.INTERNET: N_("{company}: the internet is back at {address}. Thank you for your patience!"),
}

OUTAGE_NAMES: Mapping[str, str] = {
    Resource.COLD_WATER: N_("cold water"),
    Resource.HOT_WATER: N_("hot water"),
    Resource.WATER: N_("cold and hot water"),
    Resource.SEWERAGE: N_("the drains"),
    Resource.HEATING: N_("heating"),
    Resource.POWER: N_("electricity"),
    Resource.GAS: N_("gas"),
    Resource.LIFT: N_("the lift"),
    Resource.INTERNET: N_("the internet"),
}

OUTAGES: Mapping[str, str] = {
    **{f"outage_name_{resource}": message for resource, message in OUTAGE_NAMES.items()},
    "outage_planned": N_("Planned work at {address} begins at {begins}. Switched off: {what}."),
    "outage_planned_until": N_("Planned work at {address} from {begins} until {until}. Switched off: {what}."),
    "outage_cancelled": N_("{company}: the planned work at {address} will not take place. Stays on: {what}."),
    **{f"outage_{resource}": message for resource, message in OUTAGE_RESOURCES.items()},
    **{f"outage_cause_{cause}": message for cause, message in OUTAGE_CAUSES.items()},
    **{f"outage_over_{resource}": message for resource, message in OUTAGE_ENDS.items()},
    "outage_expected": N_("We expect it to be over by {until}."),
    "outage_late": N_("It is taking longer than we thought. We are sorry, and we are doing all we can."),
    "outage_open": N_("We cannot say yet when it will be over."),
    "outage_offer": N_("If you would like a text message when it is over, press star. To go on, press hash."),
    "outage_subscribed": N_("Thank you. We will send you a text message when it is over."),
    "outage_over_already": N_("Good news: it has just been put right."),
    "outage_no_number": N_("We do not see your number, so we cannot send you a message."),
}
