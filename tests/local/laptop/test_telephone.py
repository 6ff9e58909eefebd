"""A call from the telephone page, heard to its end."""

from collections.abc import Iterator

import pytest

from local.cloud.gateway.gateway import Gateway
from tests.local.cloud.gateway.fakes import wait_until
from tests.local.connect.connect_house import NUMBER
from tests.local.laptop.conftest import FORWARDED, Centre
from tests.local.laptop.socket_page import SocketPage, open_page

_ME = "+79120000001"


@pytest.fixture
def telephone(laptop: Gateway) -> Iterator[SocketPage]:
    with open_page(laptop, "/laptop/telephone") as page:
        yield page


def reach_menu(telephone: SocketPage) -> None:
    telephone.do("dial", **{"from": _ME, "to": NUMBER})
    telephone.wait_for("asked")


def test_what_is_said_is_heard_in_order(telephone: SocketPage) -> None:
    telephone.do("dial", **{"from": _ME, "to": NUMBER})

    assert telephone.next() == {"type": "dialling"}
    assert {**telephone.next(), "language": ""} == {"type": "heard", "text": "Hello.", "language": ""}
    assert {**telephone.next(), "language": ""} == {"type": "heard", "text": "Press one.", "language": ""}
    assert telephone.next() == {
        "type": "asked",
        "kind": "key",
        "keys": ["1"],
        "max_length": 1,
        "terminator": "",
        "seconds": 5,
    }


def test_a_forwarded_number_reaches_the_one_that_the_centre_hears(telephone: SocketPage) -> None:
    telephone.do("dial", **{"from": _ME, "to": FORWARDED})

    assert telephone.wait_for("heard")["text"] == "Hello."


def test_the_flow_goes_on_once_the_page_has_spoken(telephone: SocketPage, centre: Centre) -> None:
    centre.instance.centre.characters_per_second = 0.001  # nobody could wait for the estimated end of "Hello."
    telephone.do("dial", **{"from": _ME, "to": NUMBER})
    assert telephone.wait_for("heard")["text"] == "Hello."

    telephone.do("heard")

    assert telephone.wait_for("heard")["text"] == "Press one."


def test_keys_lead_to_the_queue(telephone: SocketPage, centre: Centre) -> None:
    reach_menu(telephone)

    telephone.do("press", keys="1")

    assert telephone.next() == {"type": "waiting"}
    assert len(centre.instance.centre.router.waiting) == 1


def test_the_centre_hangs_up(telephone: SocketPage) -> None:
    reach_menu(telephone)

    telephone.do("press", keys="9")

    assert telephone.wait_for("ended")["reason"]


@pytest.mark.parametrize("how", ["the button", "the closed page"])
def test_hanging_up_ends_the_contact(telephone: SocketPage, centre: Centre, how: str) -> None:
    reach_menu(telephone)
    telephone.do("press", keys="1")
    telephone.wait_for("waiting")

    if how == "the button":
        telephone.do("hang_up")
        assert telephone.wait_for("ended")["reason"] == "CUSTOMER_DISCONNECT"
    else:
        telephone.socket.close()

    record = wait_until(lambda: next(iter(centre.output.contact_records), None))
    assert record["DisconnectReason"] == "CUSTOMER_DISCONNECT"
    assert centre.instance.centre.router.waiting == []


@pytest.mark.parametrize(
    ("caller", "dialled", "reason"),
    [
        ("nobody", NUMBER, "BAD_NUMBER"),
        (_ME, "112", "BAD_NUMBER"),
        ("", NUMBER, "BAD_NUMBER"),
        (_ME, "+79990000000", "NUMBER_NOT_IN_SERVICE"),
    ],
)
def test_what_cannot_be_dialled_fails_with_a_reason(
    telephone: SocketPage, caller: str, dialled: str, reason: str
) -> None:
    telephone.do("dial", **{"from": caller, "to": dialled})

    assert telephone.wait_for("failed")["reason"] == reason


def test_nonsense_does_not_break_the_line(telephone: SocketPage) -> None:
    telephone.socket.send("no json")
    telephone.socket.send("[1]")
    telephone.do("press", keys="1")
    telephone.do("hang_up")
    telephone.do("dance")

    reach_menu(telephone)
    telephone.do("press", keys="x")
    telephone.do("dial", **{"from": _ME, "to": NUMBER})
    assert telephone.wait_for("failed")["reason"] == "IN_CALL"
    telephone.do("press", keys="1")
    assert telephone.wait_for("waiting")


def call_out(centre: Centre) -> None:
    """The centre calls _ME and plays the inbound flow."""
    instance = centre.instance
    flow = next(flow for flow in instance.directory.flows.values() if flow.name == "inbound")
    instance.ports.runtime.call(
        lambda: instance.centre.outbound.start_voice(_ME, (flow.id, flow.flow), NUMBER, None, {})
    )


def test_a_telephone_that_carries_a_number_rings_and_is_taken_up(telephone: SocketPage, centre: Centre) -> None:
    telephone.do("carry", number=_ME)
    assert telephone.next() == {"type": "carried", "number": _ME}
    call_out(centre)
    assert telephone.next() == {"type": "ringing", "from": NUMBER}

    telephone.do("answer")

    assert telephone.wait_for("heard")["text"] == "Hello."
    telephone.wait_for("asked")
    telephone.do("press", keys="9")
    assert telephone.wait_for("ended")


def test_a_call_that_is_refused_is_over(telephone: SocketPage, centre: Centre) -> None:
    telephone.do("carry", number=_ME)
    telephone.wait_for("carried")
    call_out(centre)
    telephone.wait_for("ringing")
    telephone.do("hang_up")
    wait_until(lambda: any(record["InitiationMethod"] == "API" for record in centre.output.contact_records))


def test_refusing_tells_the_page_that_it_is_over(telephone: SocketPage, centre: Centre) -> None:
    telephone.do("carry", number=_ME)
    telephone.wait_for("carried")
    call_out(centre)
    telephone.wait_for("ringing")
    telephone.do("refuse")
    assert telephone.wait_for("ended")["reason"] == "REFUSED"
    wait_until(lambda: any(record["InitiationMethod"] == "API" for record in centre.output.contact_records))


def test_a_page_that_is_gone_rings_no_more(laptop: Gateway, centre: Centre) -> None:
    with open_page(laptop, "/laptop/telephone") as page:
        page.do("carry", number=_ME)
        page.wait_for("carried")
        assert _ME in centre.instance.centre.outside.telephones
    wait_until(lambda: _ME not in centre.instance.centre.outside.telephones)


def test_a_number_that_is_none_cannot_be_carried(telephone: SocketPage) -> None:
    telephone.do("carry", number="12")
    assert telephone.next()["type"] == "failed"
