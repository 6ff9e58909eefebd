"""One outcome for every contact, duties done once, messages that say what is known of them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dozor.domain.catalogue import Catalogue, Problem
from dozor.domain.clocks import Urgency
from dozor.domain.company import DialledNumber, NumberMeans
from dozor.domain.contact import Outcome, decide_outcome
from dozor.domain.duty import Duty
from dozor.domain.errors import Conflict, Invalid
from dozor.domain.message import Message, MessageChannel, MessageState
from dozor.domain.people import Actor, ActorKind

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("happened", "outcome"),
    [
        ({}, Outcome.ABANDONED),
        ({"served": "ticket_state"}, Outcome.SELF_SERVED),
        ({"callback": True}, Outcome.CALLBACK),
        ({"voicemail": True}, Outcome.VOICEMAIL),
        ({"transferred_to": "+78120000000"}, Outcome.TRANSFERRED_OUT),
        ({"operator": "olga"}, Outcome.ANSWERED),
    ],
)
def test_what_happened_decides_the_outcome(happened: dict[str, object], outcome: Outcome) -> None:
    nothing = {"operator": "", "transferred_to": "", "voicemail": False, "callback": False, "served": ""}
    assert decide_outcome(**{**nothing, **happened}) is outcome  # type: ignore[arg-type]


@given(st.booleans(), st.booleans(), st.text(max_size=3))
def test_whoever_was_answered_counts_as_answered(voicemail: bool, callback: bool, served: str) -> None:
    outcome = decide_outcome(operator="olga", transferred_to="", voicemail=voicemail, callback=callback, served=served)
    assert outcome is Outcome.ANSWERED


def test_a_duty_is_done_once_and_the_second_is_told_by_whom() -> None:
    duty = Duty("zarya", "c1", "+79000000001", NOW, NOW, "hung up")
    done = duty.finish(Actor(ActorKind.OPERATOR, "olga@example.org", "Olga"), NOW, "leak, ticket 5")
    assert duty.open
    assert not done.open
    with pytest.raises(Conflict, match="Olga"):
        done.finish(Actor(ActorKind.OPERATOR, "boris@example.org"), NOW, "nobody answered")


def test_a_message_says_what_is_known_of_it() -> None:
    claimed = Message("zarya", "m1", MessageChannel.SMS, "+79000000001", "ticket_done", "done")
    assert claimed.sent("p1", NOW).state is MessageState.SENT
    assert claimed.failed("opted out", NOW).failure == "opted out"
    assert claimed.put_off("busy").state is MessageState.WAITING
    assert claimed.unknown(NOW).state is MessageState.UNKNOWN


def test_the_catalogue_names_the_field_of_an_unknown_problem_and_speaks_english_for_want_of_better() -> None:
    leak = Problem("leak", "water", "plumber", Urgency.EMERGENCY, {"en": "Leak", "ru": "Протечка"}, {})
    catalogue = Catalogue("1", {"leak": leak})
    assert catalogue.problem("leak").name("ru") == "Протечка"
    assert catalogue.problem("leak").name("kk") == "Leak"
    with pytest.raises(Invalid) as refusal:
        catalogue.problem("ghost")
    assert refusal.value.problems[0].field == "problem"


def test_a_forwarded_number_is_heard_on_the_one_it_is_forwarded_to() -> None:
    assert DialledNumber("+78005550101", NumberMeans.FORWARDED, "+12025550101").heard_on == "+12025550101"
    assert DialledNumber("+48800000000", NumberMeans.CLAIM).heard_on == "+48800000000"
