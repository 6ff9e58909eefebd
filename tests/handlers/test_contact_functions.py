"""record_contact, load_company: no call without a record, and each in one outcome."""

import json
import threading
import time
from datetime import timedelta

import pytest

from dozor.bootstrap import stores
from dozor.domain.contact import Outcome
from dozor.domain.errors import NotFound, TransientFailure
from dozor.entry.aside import do_aside
from functions.load_company.handler import handler as load_company
from functions.record_contact.handler import handler as record_contact
from tests.contract.samples import PHONE
from tests.handlers.documents import failed_in, flow_event, kinesis_batch, read_document
from tests.handlers.house import NOW, NUMBER, House

ANSWERED = read_document("kinesis/contact_record_answered")
ABANDONED = read_document("kinesis/contact_record_abandoned")


def test_an_answered_call_is_on_record_with_operator_and_recording(house: House) -> None:
    assert failed_in(record_contact(kinesis_batch(ANSWERED), None)) == []
    contact = stores.contacts().get("sosna", ANSWERED["ContactId"])
    assert (contact.outcome, contact.operator) == (Outcome.ANSWERED, "olga@example.org")
    assert (contact.caller, contact.queue, contact.started_at) == (PHONE, "emergency-ru", NOW)
    assert contact.recording.startswith("connect/dozor/CallRecordings/2026/03/02/")
    assert stores.contacts().duties("sosna") == ()


def test_an_unheard_caller_is_to_be_called_back(house: House) -> None:
    assert failed_in(record_contact(kinesis_batch(ABANDONED), None)) == []
    (duty,) = stores.contacts().duties("sosna")
    hung_up = NOW + timedelta(minutes=1)
    assert (duty.phone, duty.opened_at, duty.due_at) == ("+79990000002", hung_up, hung_up + timedelta(minutes=10))
    assert stores.contacts().get("sosna", ABANDONED["ContactId"]).outcome is Outcome.ABANDONED


@pytest.mark.parametrize(
    ("attributes", "more", "outcome"),
    [
        ({"served": "ticket_state"}, {"Queue": None}, Outcome.SELF_SERVED),
        ({"voicemail": "yes"}, {}, Outcome.VOICEMAIL),
        ({"callback": "yes"}, {}, Outcome.CALLBACK),
        (
            {},
            {"TransferredToEndpoint": {"Address": "+78120000000", "Type": "TELEPHONE_NUMBER"}},
            Outcome.TRANSFERRED_OUT,
        ),
    ],
)
def test_every_call_ends_in_one_outcome(
    house: House, attributes: dict[str, str], more: dict[str, object], outcome: Outcome
) -> None:
    told = ABANDONED | {"Attributes": {"company": "sosna"} | attributes} | more
    record_contact(kinesis_batch(told), None)
    assert stores.contacts().get("sosna", ABANDONED["ContactId"]).outcome is outcome


def test_a_doubled_record_changes_nothing(house: House) -> None:
    record_contact(kinesis_batch(ABANDONED, ANSWERED), None)
    before = house.items()
    assert failed_in(record_contact(kinesis_batch(ABANDONED, ANSWERED, ABANDONED), None)) == []
    assert house.items() == before


def test_a_call_that_went_on_as_another_contact_is_settled_by_the_last_one(house: House) -> None:
    first = ABANDONED | {"ContactId": "first", "NextContactId": "second"}
    last = ANSWERED | {"ContactId": "second", "InitialContactId": "first", "PreviousContactId": "first"}
    assert failed_in(record_contact(kinesis_batch(first), None)) == []
    with pytest.raises(NotFound):
        stores.contacts().get("sosna", "first")
    record_contact(kinesis_batch(last), None)
    assert stores.contacts().get("sosna", "first").outcome is Outcome.ANSWERED


@pytest.mark.parametrize("method", ["MONITOR", "EXTERNAL_OUTBOUND"])
def test_who_stood_beside_a_call_makes_no_call_of_their_own(house: House, method: str) -> None:
    before = house.items()
    beside = ANSWERED | {"ContactId": "beside", "InitialContactId": None, "InitiationMethod": method}
    assert failed_in(record_contact(kinesis_batch(beside), None)) == []
    assert house.items() == before


def test_the_company_is_known_by_the_number_when_the_flow_never_learnt_it(house: House) -> None:
    record_contact(kinesis_batch(ABANDONED | {"Attributes": {}}), None)
    assert stores.contacts().get("sosna", ABANDONED["ContactId"]).outcome is Outcome.ABANDONED


def test_what_connect_leaves_empty_is_no_reason_to_lose_the_call(house: House) -> None:
    empty = {"Address": None, "Type": "TELEPHONE_NUMBER"}
    record = {"Attributes": None, "CustomerEndpoint": empty, "Recording": {"Location": None, "Status": "DELETED"}}
    assert failed_in(record_contact(kinesis_batch(ABANDONED | record), None)) == []
    contact = stores.contacts().get("sosna", ABANDONED["ContactId"])
    assert (contact.caller, contact.recording) == ("", "")


@pytest.mark.parametrize(
    "bad",
    ["no JSON", "[]", {"hello": "world"}, {**ANSWERED, "InitiationTimestamp": "soon"}, {**ANSWERED, "ContactId": None}],
)
def test_only_the_record_that_is_no_contact_record_is_reported(house: House, bad: object) -> None:
    answer = record_contact(kinesis_batch(ANSWERED, bad, ABANDONED), None)
    assert failed_in(answer) == ["1"]
    assert len(stores.contacts().recent("sosna")) == 2


def test_a_record_that_fails_is_logged_without_the_callers_number(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    del (half := dict(ANSWERED))["DisconnectTimestamp"]
    assert failed_in(record_contact(kinesis_batch(half, ABANDONED), None)) == ["0"]
    logged = capsys.readouterr().out
    assert "DisconnectTimestamp" in logged
    for phone in (PHONE, "+79990000002"):
        assert phone not in logged


def test_outcomes_are_counted_once(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    record_contact(kinesis_batch(ABANDONED, ABANDONED), None)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["Contact.abandoned"] for line in lines if "Contact.abandoned" in line] == [[1.0]]


CALL = ANSWERED["ContactId"]


def test_a_call_that_has_begun_is_noted_once_by_the_flow_s_first_function(house: House) -> None:
    load_company(flow_event(), None)
    house.clock.advance(seconds=20)
    load_company(flow_event(), None)  # Connect may call again
    load_company(flow_event(language="en"), None)
    (noted,) = stores.contacts().recent("sosna")
    assert (noted.id, noted.caller, noted.dialled) == (
        flow_event()["Details"]["ContactData"]["ContactId"],
        PHONE,
        NUMBER,
    )
    assert (noted.started_at, noted.outcome) == (NOW, None)


def test_a_withheld_number_is_noted_as_none_and_a_number_of_nobody_as_the_platform_s(house: House) -> None:
    load_company(flow_event("anonymous"), None)
    assert stores.contacts().recent("sosna")[0].caller == ""
    with pytest.raises(NotFound):
        load_company(flow_event(dialled="+78005559999"), None)
    assert [one.dialled for one in stores.contacts().recent("_")] == ["+78005559999"]


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("failure", [TransientFailure("later"), RuntimeError("worse")])
def test_a_call_that_cannot_be_noted_is_answered_all_the_same_and_its_record_makes_it_good(
    failure: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr("functions.load_company.handler.note_contact", fail)
    assert load_company(flow_event(), None)["company"] == "sosna"
    assert "failed to note the call" in capsys.readouterr().out
    assert stores.contacts().recent("sosna") == ()
    record_contact(kinesis_batch(ANSWERED), None)
    assert stores.contacts().get("sosna", CALL).outcome is Outcome.ANSWERED


@pytest.mark.usefixtures("house")
def test_nobody_waits_for_a_note_that_does_not_come_through(capsys: pytest.CaptureFixture[str]) -> None:
    through = threading.Event()
    began = time.monotonic()
    do_aside("note the call", lambda: through.wait(30), patience=0.05)
    assert time.monotonic() - began < 10
    assert "no longer waiting to note the call" in capsys.readouterr().out
    through.set()


def test_what_was_noted_does_not_keep_the_record_from_settling_and_comes_too_late_afterwards(house: House) -> None:
    event = flow_event()
    event["Details"]["ContactData"] |= {"ContactId": CALL, "InitialContactId": CALL}
    load_company(event, None)
    assert stores.contacts().get("sosna", CALL).outcome is None
    record_contact(kinesis_batch(ANSWERED), None)
    settled = house.items()
    load_company(event, None)
    assert house.items() == settled
    assert stores.contacts().get("sosna", CALL).outcome is Outcome.ANSWERED


OUTSIDE = {"transferred_to": "Лифты"}


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ({}, Outcome.ABANDONED),  # hung up while it rang there
        ({"ExternalThirdParty": {"ExternalThirdPartyInteractionDuration": 12}}, Outcome.TRANSFERRED_OUT),
        ({"TransferredToEndpoint": {"Address": "+74950000000", "Type": "TELEPHONE_NUMBER"}}, Outcome.TRANSFERRED_OUT),
    ],
)
def test_who_is_handed_over_to_somebody_outside_counts_only_once_they_are(
    house: House, more: dict[str, object], outcome: Outcome
) -> None:
    told = ABANDONED["Attributes"] | OUTSIDE
    record_contact(kinesis_batch(ABANDONED | more | {"Attributes": told}), None)
    assert stores.contacts().get("sosna", ABANDONED["ContactId"]).outcome is outcome


def test_a_callback_is_a_contact_of_its_own_and_fulfils_the_duty(house: House) -> None:
    promised = ABANDONED | {"NextContactId": "second", "Attributes": ABANDONED["Attributes"] | {"callback": "yes"}}
    record_contact(kinesis_batch(promised), None)
    first = ABANDONED["ContactId"]
    assert stores.contacts().get("sosna", first).outcome is Outcome.CALLBACK
    assert stores.contacts().duty("sosna", first).open
    made = ANSWERED | {
        "ContactId": "second",
        "InitialContactId": first,
        "PreviousContactId": first,
        "InitiationMethod": "CALLBACK",
        "CustomerEndpoint": ABANDONED["CustomerEndpoint"],
        "Attributes": promised["Attributes"],
    }
    record_contact(kinesis_batch(made | {"ConnectedToSystemTimestamp": None}), None)
    assert stores.contacts().get("sosna", "second").outcome is Outcome.NOT_REACHED
    assert stores.contacts().duty("sosna", first).open
    reached = made | {"ContactId": "third", "ConnectedToSystemTimestamp": "2026-03-02T09:10:00Z"}
    record_contact(kinesis_batch(reached), None)
    assert stores.contacts().get("sosna", "third").outcome is Outcome.ANSWERED
    assert not stores.contacts().duty("sosna", first).open


def test_a_message_is_known_by_its_recording_even_without_the_flow_s_word(house: House) -> None:
    recording = {
        "Location": "bucket/connect/ivr/m.wav",
        "ParticipantType": "ALL",
        "StartTimestamp": "2026-03-02T09:00:00Z",
        "StopTimestamp": "2026-03-02T09:00:25Z",
    }
    record_contact(kinesis_batch(ABANDONED | {"Recordings": [recording], "Recording": None}), None)
    contact = stores.contacts().get("sosna", ABANDONED["ContactId"])
    assert (contact.outcome, contact.recording) == (Outcome.VOICEMAIL, "connect/ivr/m.wav")
    assert stores.contacts().duty("sosna", contact.id).kind == "voicemail"
