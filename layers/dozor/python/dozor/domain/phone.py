"""Telephone numbers: whatever way people write one, it is one E.164 number; the only place that parses them."""

import phonenumbers

from dozor.domain.errors import FieldProblem, Invalid


def to_e164(text: str, region: str, field: str = "phone") -> str:
    """The E.164 number behind `text`, as it is dialled in `region` (ISO 3166 code, "RU"): `8 (912) …` -> `+7912…`.

    Raises Invalid naming `field`, never repeating the number, when there is no such number or when it has an extension,
    because neither an SMS nor the caller's number ever reaches an extension.
    """
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        raise Invalid([FieldProblem(field, "This is not a phone number.")]) from None
    if number.extension:
        raise Invalid([FieldProblem(field, "A number with an extension cannot be reached directly.")])
    if not phonenumbers.is_valid_number(number):
        raise Invalid([FieldProblem(field, "There is no such phone number: check the digits.")])
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def region_of(e164: str) -> str:
    """The region (ISO 3166 code) an E.164 number belongs to: where its owner's neighbours dial from.

    Raises Invalid when the number is no E.164 number or belongs to no country.
    """
    if to_e164(e164, "ZZ") != e164:
        raise Invalid([FieldProblem("phone", "This is not written as E.164, for example +78005550101.")])
    region = phonenumbers.region_code_for_number(phonenumbers.parse(e164))
    if not region or region == "001":
        raise Invalid([FieldProblem("phone", "This number belongs to no country.")])
    return str(region)
