"""What a caller hears who gives meter readings. A company may word any of it otherwise."""

from collections.abc import Mapping

from dozor.application.marking import N_
from dozor.domain.meter import MeterKind, Verdict

METER_KINDS: Mapping[str, str] = {
    MeterKind.COLD_WATER: N_("Cold water meter"),
    MeterKind.HOT_WATER: N_("Hot water meter"),
    MeterKind.ELECTRICITY: N_("Electricity meter"),
    MeterKind.ELECTRICITY_DAY: N_("Electricity meter, day rate"),
    MeterKind.ELECTRICITY_NIGHT: N_("Electricity meter, night rate"),
    MeterKind.GAS: N_("Gas meter"),
    MeterKind.HEATING: N_("Heat meter"),
}

METERS: Mapping[str, str] = {
    **{f"meter_kind_{kind}": message for kind, message in METER_KINDS.items()},
    "meter_name": N_("{kind}, number ending in {digits}"),
    "meter_name_place": N_("{kind}, {place}, number ending in {digits}"),
    "meter_before": N_("Meter readings are taken from {opens} to {closes}. Please call us then."),
    "meter_after": N_("Readings for this month are closed. The next ones are taken from {opens} to {closes}."),
    "meter_closed_choices": N_("To return to the menu, press 1. To speak with an operator, press 0."),
    "meter_flat": N_("For {address}, press {key}."),
    "meter_account": N_("Enter your account number and press hash. You find it at the top of your bill."),
    "meter_account_unknown": N_("We did not find an account with this number."),
    "meter_account_found": N_(
        "Account {account}, {address}. If this is right, press 1. To enter the number again, press 2."
    ),
    "meter_choose": N_("{meter}: press {key}."),
    "meter_operator": N_("To speak with an operator, press 0."),
    "meter_none": N_("We have no meters under this account."),
    "meter_overdue": N_("{meter}. It had to be verified by {day}, so we cannot take its readings until that is done."),
    "meter_reading": N_(
        "{meter}. Enter the reading without the digits after the comma and press hash. If you make a mistake, press star "
        "and begin again."
    ),
    "meter_read_back": N_("You entered {digits}. If this is right, press 1. To enter it again, press 2."),
    f"meter_{Verdict.WRONG_DIGITS}": N_(
        "There are too many digits for this meter. Leave out those after the comma, usually they are red."
    ),
    f"meter_{Verdict.LOWER}": N_("This is less than the last reading. The last one was {last}."),
    f"meter_{Verdict.TOO_HIGH}": N_("This is far more than usual. The last reading was {last}."),
    "meter_again": N_("To enter the reading again, press 1."),
    "meter_another": N_("For another meter, press 2."),
    "meter_menu": N_("To return to the menu, press 3."),
    "meter_stored": N_("Thank you, the reading {digits} is recorded."),
    "meter_corrected": N_("Thank you, your reading is corrected: {digits}."),
    "meter_more": N_("To give the reading of another meter, press 1. To return to the menu, press 2."),
    "meter_enough": N_("An operator will help you with the readings."),
}
