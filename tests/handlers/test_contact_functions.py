"""record_contact, note_contact: no call without a record, and each in one outcome."""

import json
from datetime import timedelta

import pytest

from dozor.adapters.connect.contact_centre import ConnectContactCentre
from dozor.bootstrap import stores
from dozor.domain.contact import Outcome
from dozor.domain.errors import NotFound
from functions.note_contact.handler import handler as note_contact
from functions.record_contact.handler import handler as record_contact
from tests.contract.connect_service import ConnectService
from tests.contract.samples import PHONE
from tests.handlers.documents import failed_in, kinesis_batch, queue_batch, read_document
from tests.handlers.house import NOW, NUMBER, House

ANSWERED = read_document("kinesis/contact_record_answered")
ABANDONED = read_document("kinesis/contact_record_abandoned")
NOTED = read_document("events/contact_event")


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


@pytest.fixture
def centre(monkeypatch: pytest.MonkeyPatch) -> ConnectService:
    """Connect, which knows who called in the contact of the event."""
    service = ConnectService((), ())
    service.contacts[NOTED["detail"]["contactId"]] = (PHONE, NUMBER)
    monkeypatch.setattr(
        "functions.note_contact.handler.contact_centre", lambda: ConnectContactCentre("instance", service)
    )
    return service


@pytest.mark.usefixtures("centre")
def test_a_contact_that_has_begun_is_noted_once(house: House) -> None:
    for _ in range(2):
        assert failed_in(note_contact(queue_batch(json.dumps(NOTED)), None)) == []
    noted = [item for item in house.items() if item["item"] == "contact"]
    assert [(item["id"], item["started_at"]) for item in noted] == [
        (NOTED["detail"]["contactId"], "2026-03-02T09:00:00.512000+00:00")
    ]


@pytest.mark.usefixtures("centre")
def test_only_the_event_that_tells_no_contact_is_reported(house: House) -> None:
    good, other = json.dumps(NOTED), json.dumps(NOTED | {"detail": NOTED["detail"] | {"contactId": "other"}})
    assert failed_in(note_contact(queue_batch(good, '{"detail": {}}', other), None)) == ["m1"]
    assert len([item for item in house.items() if item["item"] == "contact"]) == 2


@pytest.mark.usefixtures("centre")
def test_connect_is_asked_who_called_because_the_event_does_not_say(house: House) -> None:
    note_contact(queue_batch(json.dumps(NOTED)), None)
    noted = stores.contacts().get("sosna", NOTED["detail"]["contactId"])
    assert (noted.caller, noted.dialled, noted.outcome) == (PHONE, NUMBER, None)


def test_a_contact_that_connect_has_forgotten_is_noted_as_the_platform_s(house: House, centre: ConnectService) -> None:
    centre.contacts.clear()
    note_contact(queue_batch(json.dumps(NOTED)), None)
    assert stores.contacts().get("_", NOTED["detail"]["contactId"]).caller == ""


@pytest.mark.usefixtures("centre")
def test_what_was_noted_does_not_keep_the_record_from_settling_and_comes_too_late_afterwards(house: House) -> None:
    event = queue_batch(json.dumps(NOTED))
    note_contact(event, None)
    record_contact(kinesis_batch(ANSWERED), None)
    settled = house.items()
    note_contact(event, None)
    assert house.items() == settled
    assert stores.contacts().get("sosna", ANSWERED["ContactId"]).outcome is Outcome.ANSWERED


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
        "ParticipantType": "IVR",
        "StartTimestamp": "2026-03-02T09:00:00Z",
        "StopTimestamp": "2026-03-02T09:00:25Z",
    }
    record_contact(kinesis_batch(ABANDONED | {"Recordings": [recording], "Recording": None}), None)
    contact = stores.contacts().get("sosna", ABANDONED["ContactId"])
    assert (contact.outcome, contact.recording) == (Outcome.VOICEMAIL, "connect/ivr/m.wav")
    assert stores.contacts().duty("sosna", contact.id).kind == "voicemail"
