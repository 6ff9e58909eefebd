"""ContactCentre."""

from typing import Any

import pytest

from dozor.adapters.connect.contact_centre import ConnectContactCentre
from dozor.domain.errors import NotFound, TransientFailure
from dozor.ports.gateways import ContactCentre
from tests.contract.connect_service import GONE, ConnectService
from tests.fakes.contact_centre import FakeContactCentre

CLAIMED, FREE, NOBODYS = "+48800111222", "+48800111333", "+48800111444"
INSTANCE = "arn:aws:connect:eu-central-1:123456789012:instance/11111111-2222-3333-4444-555555555555"
FLOW = f"{INSTANCE}/contact-flow/66666666-7777-8888-9999-000000000000"


@pytest.fixture
def service() -> ConnectService:
    return ConnectService((FREE,), (CLAIMED, CLAIMED + "9"))


def adapter(service: Any) -> ConnectContactCentre:
    return ConnectContactCentre(INSTANCE, service, pause=lambda _: None)


@pytest.fixture(params=["fake", "connect"])
def centre(request: pytest.FixtureRequest, service: ConnectService) -> ContactCentre:
    if request.param == "connect":
        return adapter(service)
    return FakeContactCentre((FREE,), (CLAIMED,))


def test_a_claimed_number_is_tied(centre: ContactCentre) -> None:
    assert centre.tie_number(CLAIMED, FLOW) == centre.claim_number(CLAIMED)


def test_a_number_that_is_not_claimed_cannot_be_tied(centre: ContactCentre) -> None:
    for number in (FREE, CLAIMED[:-1]):
        with pytest.raises(NotFound):
            centre.tie_number(number, FLOW)


def test_a_free_number_is_claimed_once(centre: ContactCentre) -> None:
    assert centre.claim_number(FREE) == centre.claim_number(FREE) == centre.tie_number(FREE, FLOW)


@pytest.mark.parametrize("number", [NOBODYS, "+78005550101", "none"])
def test_a_number_that_is_not_sold_is_not_claimed(centre: ContactCentre, number: str) -> None:
    with pytest.raises(NotFound):
        centre.claim_number(number)


def test_a_number_can_be_untied_again_and_again(centre: ContactCentre) -> None:
    centre.tie_number(CLAIMED, FLOW)
    for number in (CLAIMED, CLAIMED, NOBODYS):
        centre.untie_number(number)


def test_connect_is_given_the_flows_id(service: ConnectService) -> None:
    adapter(service).tie_number(CLAIMED, FLOW)
    assert service.ties == {CLAIMED: "66666666-7777-8888-9999-000000000000"}
    adapter(service).untie_number(CLAIMED)
    assert service.ties == {}


def test_a_claim_is_waited_for(service: ConnectService) -> None:
    adapter(service).claim_number(FREE)
    assert service.requests[-3:] == ["ClaimPhoneNumber", "DescribePhoneNumber", "DescribePhoneNumber"]


def test_a_claim_that_fails_is_no_claim(service: ConnectService) -> None:
    service.claim_ends_as = "FAILED"
    with pytest.raises(NotFound):
        adapter(service).claim_number(FREE)


def test_a_claim_that_takes_too_long_is_to_be_tried_again() -> None:
    with pytest.raises(TransientFailure):
        adapter(ConnectService((FREE,), (), looks_until_claimed=99)).claim_number(FREE)


def test_quick_connects_are_shown_and_withdrawn_again_and_again(centre: ContactCentre) -> None:
    for _ in range(2):
        centre.offer_quick_connects(["q1", "q2"], ["a", "b"])
    for _ in range(2):
        centre.withdraw_quick_connects(["q1", GONE], ["a"])


def test_connect_shows_fifty_quick_connects_a_request(service: ConnectService) -> None:
    queue = f"{INSTANCE}/queue/q1"
    adapter(service).offer_quick_connects([queue], [f"{INSTANCE}/transfer-destination/{n}" for n in range(60)])
    assert service.offers == {("q1", str(n)) for n in range(60)}
    assert service.requests == ["AssociateQueueQuickConnects"] * 2
    adapter(service).withdraw_quick_connects([queue], [f"{INSTANCE}/transfer-destination/{n}" for n in range(59)])
    assert service.offers == {("q1", "59")}
