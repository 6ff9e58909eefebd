"""Phones: one number, whichever way it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dozor.domain.errors import Invalid
from dozor.domain.phone import region_of, to_e164


@pytest.mark.parametrize(
    "text",
    [
        "8 (912) 345-67-89",
        "+7 912 345-67-89",
        "89123456789",
        "79123456789",
        "912 345 67 89",
        "8-912-345-67-89",
        "+7(912)3456789",
    ],
)
def test_all_ways_to_write_a_number_are_one_caller(text: str) -> None:
    assert to_e164(text, "RU") == "+79123456789"


def test_the_region_decides_what_a_local_number_means() -> None:
    assert to_e164("(212) 555-0123", "US") == "+12125550123"
    assert to_e164("+7 912 345-67-89", "US") == "+79123456789"


@given(
    subscriber=st.integers(min_value=0, max_value=9_999_999).map("{:07}".format),
    prefix=st.sampled_from(("+7", "8", "7", "8 ", "+7 ", "")),
    signs=st.lists(st.sampled_from(("", " ", "-", " - ")), min_size=3, max_size=3),
    brackets=st.booleans(),
)
def test_writing_does_not_matter(subscriber: str, prefix: str, signs: list[str], brackets: bool) -> None:
    code = "(900)" if brackets else "900"
    text = f"{prefix}{code}{signs[0]}{subscriber[:3]}{signs[1]}{subscriber[3:5]}{signs[2]}{subscriber[5:]}"

    assert to_e164(text, "RU") == f"+7900{subscriber}"
    assert to_e164(to_e164(text, "RU"), "US") == f"+7900{subscriber}"


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_refused_without_being_repeated(text: str) -> None:
    try:
        assert to_e164(text, "RU").startswith("+")
    except Invalid as wrong:
        (problem,) = wrong.problems
        assert problem.field == "phone"
        assert problem.reason.startswith(("This", "There", "A number"))


@pytest.mark.parametrize("text", ["", "нет", "8 912 345", "+7 912 345-67-890123", "000", "8 (912) 345-67-89 доб. 12"])
def test_what_nobody_can_call_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        to_e164(text, "RU")


def test_a_companys_number_tells_its_country() -> None:
    assert region_of("+78005550101") == "RU"
    assert region_of("+18005550199") == "US"


@pytest.mark.parametrize("text", ["8 800 555-01-01", "+7 800 555-01-01", "+80012345678"])
def test_a_country_is_asked_of_e164_numbers_only(text: str) -> None:
    with pytest.raises(Invalid):
        region_of(text)
