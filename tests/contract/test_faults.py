"""The faults of fakes, on which the tests of use cases rely."""

import pytest

from dozor.domain.errors import NotAllowed, TransientFailure, Uncertain
from tests.contract.samples import PHONE
from tests.fakes.carriers import FakeSms


def test_a_throttled_call_does_nothing_and_the_next_one_does() -> None:
    sms = FakeSms()
    sms.faults.throttle("send", at=2)
    sms.send(PHONE, "one")
    with pytest.raises(TransientFailure):
        sms.send(PHONE, "two")
    sms.send(PHONE, "three")
    assert [sent.text for sent in sms.sent] == ["one", "three"]
    assert sms.faults.calls["send"] == 3


def test_a_call_that_timed_out_has_done_its_work() -> None:
    sms = FakeSms()
    sms.faults.time_out("send")
    with pytest.raises(Uncertain):
        sms.send(PHONE, "one")
    assert [sent.text for sent in sms.sent] == ["one"]


def test_calls_are_counted_from_where_the_fault_was_planned() -> None:
    sms = FakeSms()
    sms.send(PHONE, "one")
    sms.faults.refuse("send", NotAllowed("not today"), at=1)
    with pytest.raises(NotAllowed):
        sms.send(PHONE, "two")
