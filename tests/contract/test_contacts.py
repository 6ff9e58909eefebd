"""ContactRepository."""

from dataclasses import replace

import pytest

from dozor.adapters.dynamodb.contact_repository import DynamoContactRepository
from dozor.domain.contact import Outcome
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.people import SYSTEM
from dozor.ports.repositories import ContactRepository, DutyChange
from tests.contract.samples import NOON, PHONE, end, make_contact, make_duty
from tests.fakes.contacts import FakeContacts


@pytest.fixture(params=["fake", "dynamodb"])
def contacts(request: pytest.FixtureRequest) -> ContactRepository:
    if request.param == "fake":
        return FakeContacts()
    return DynamoContactRepository(request.getfixturevalue("table"))


def test_a_contact_comes_back_as_it_was_noted(contacts: ContactRepository) -> None:
    contact = make_contact()
    contacts.begin(contact)
    assert contacts.get("sosna", "c1") == contact


def test_a_second_note_changes_nothing(contacts: ContactRepository) -> None:
    contacts.begin(make_contact())
    contacts.begin(make_contact(queue="repair"))
    assert contacts.get("sosna", "c1") == make_contact()


def test_a_contact_is_settled_once(contacts: ContactRepository) -> None:
    contacts.begin(make_contact())
    ended = end(make_contact(), Outcome.ANSWERED)
    assert contacts.settle(ended, None)
    assert not contacts.settle(end(make_contact()), None, [DutyChange(make_duty())])
    assert contacts.get("sosna", "c1") == ended
    assert contacts.duties("sosna") == ()


def test_a_contact_never_noted_can_be_settled_and_a_late_note_changes_nothing(contacts: ContactRepository) -> None:
    ended = end(make_contact())
    assert contacts.settle(ended, None, [DutyChange(make_duty())])
    contacts.begin(make_contact())
    assert contacts.get("sosna", "c1") == ended
    assert contacts.duty("sosna", "c1") == make_duty()


def test_a_contact_without_an_outcome_is_not_settled(contacts: ContactRepository) -> None:
    with pytest.raises(ValueError, match="outcome"):
        contacts.settle(make_contact(), None)


def test_the_latest_contacts_come_first(contacts: ContactRepository) -> None:
    for place in range(4):
        contacts.begin(make_contact(f"c{place}", minutes=place))
    contacts.begin(make_contact("other", company="kedr"))
    assert [one.id for one in contacts.recent("sosna", limit=3)] == ["c3", "c2", "c1"]


def test_the_latest_contacts_of_a_phone(contacts: ContactRepository) -> None:
    for place in range(3):
        contacts.begin(make_contact(f"c{place}", minutes=place))
    contacts.begin(make_contact("stranger", minutes=9, caller="+79990000009"))
    contacts.begin(make_contact("withheld", minutes=9, caller=""))
    assert [one.id for one in contacts.from_phone("sosna", PHONE, limit=2)] == ["c2", "c1"]
    assert contacts.from_phone("kedr", PHONE) == ()


def test_open_duties_are_the_most_pressing_first(contacts: ContactRepository) -> None:
    for contact_id, minutes in (("c1", 30), ("c2", 10), ("c3", 20)):
        contacts.settle(end(make_contact(contact_id)), None, [DutyChange(make_duty(contact_id, minutes=minutes))])
    assert [one.contact_id for one in contacts.duties("sosna")] == ["c2", "c3", "c1"]
    assert contacts.duties("kedr") == ()


def test_a_duty_done_is_no_longer_open_but_still_known(contacts: ContactRepository) -> None:
    contacts.settle(end(make_contact()), None, [DutyChange(make_duty())])
    done = make_duty().finish(SYSTEM, NOON, "will come tomorrow")
    contacts.save_duty(DutyChange(done))
    assert contacts.duties("sosna") == ()
    assert contacts.duty("sosna", "c1") == done


def test_of_two_who_call_back_one_is_refused(contacts: ContactRepository) -> None:
    contacts.settle(end(make_contact()), None, [DutyChange(make_duty())])
    done = make_duty().finish(SYSTEM, NOON, "reached")
    contacts.save_duty(DutyChange(done))
    with pytest.raises(Conflict):
        contacts.save_duty(DutyChange(replace(done, result="not reached")))
    assert contacts.duty("sosna", "c1") == done


def test_what_is_not_there_is_not_found(contacts: ContactRepository) -> None:
    contacts.settle(end(make_contact()), None, [DutyChange(make_duty())])
    with pytest.raises(NotFound):
        contacts.get("kedr", "c1")
    with pytest.raises(NotFound):
        contacts.duty("kedr", "c1")
    with pytest.raises(NotFound):
        contacts.save_duty(DutyChange(make_duty("c9").finish(SYSTEM, NOON, "reached")))
