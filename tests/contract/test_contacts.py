"""ContactRepository."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.adapters.dynamodb.contact_repository import DynamoContactRepository
from dozor.domain.colleague import Colleague, ColleagueKind
from dozor.domain.contact import Outcome, Segment
from dozor.domain.duty import DutyKind
from dozor.domain.errors import Conflict, Invalid, NotFound
from dozor.domain.people import SYSTEM
from dozor.ports.contacts import ContactRepository, DutyChange
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


def test_contacts_are_read_page_by_page(contacts: ContactRepository) -> None:
    for place in range(5):
        contacts.begin(make_contact(f"c{place}", minutes=place))
    first = contacts.page("sosna", limit=3)
    second = contacts.page("sosna", limit=3, cursor=first.cursor)
    assert [[one.id for one in page.items] for page in (first, second)] == [["c4", "c3", "c2"], ["c1", "c0"]]
    assert second.cursor == contacts.page("sosna", limit=5).cursor == contacts.page("kedr").cursor == ""
    with pytest.raises(Invalid, match="cursor"):
        contacts.page("sosna", cursor="nobody's")


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


def test_what_was_done_about_a_duty_comes_back_with_it(contacts: ContactRepository) -> None:
    contacts.settle(end(make_contact()), None, [DutyChange(make_duty())])
    boris = Colleague("boris@example.org", "Boris", ColleagueKind.USER)
    given = make_duty().give(SYSTEM, NOON, boris, "yours", "form-1")
    contacts.save_duty(DutyChange(given))
    later = given.put_off(SYSTEM, NOON, NOON + timedelta(hours=1), "no answer", "form-2")
    contacts.save_duty(DutyChange(later))
    assert contacts.duties("sosna") == (later,)
    assert [step.kind for step in contacts.duty("sosna", "c1").steps] == ["given", "put_off"]


def test_duties_done_are_the_last_one_first_page_by_page(contacts: ContactRepository) -> None:
    for place, name in enumerate(("c1", "c2", "c3")):
        contacts.settle(end(make_contact(name)), None, [DutyChange(make_duty(name))])
        contacts.save_duty(DutyChange(make_duty(name).finish(SYSTEM, NOON + timedelta(minutes=place), "reached")))
    first = contacts.duties_done("sosna", limit=2)
    assert [one.contact_id for one in first.items] == ["c3", "c2"]
    rest = contacts.duties_done("sosna", limit=2, cursor=first.cursor)
    assert ([one.contact_id for one in rest.items], rest.cursor) == (["c1"], "")
    assert contacts.duties_done("kedr").items == ()
    with pytest.raises(Invalid):
        contacts.duties_done("sosna", cursor="nobody's")


def test_of_two_changes_of_one_duty_the_second_is_refused(contacts: ContactRepository) -> None:
    contacts.settle(end(make_contact()), None, [DutyChange(make_duty())])
    contacts.save_duty(DutyChange(make_duty().again("c2")))
    with pytest.raises(Conflict):
        contacts.save_duty(DutyChange(make_duty().tell("rung")))
    kept = contacts.duty("sosna", "c1")
    assert (kept.count, kept.contacts, kept.told) == (2, ("c1", "c2"), frozenset())
    contacts.save_duty(DutyChange(kept.tell("rung")))
    assert contacts.duty("sosna", "c1").told == frozenset({"rung"})


def test_a_contact_is_not_settled_on_a_duty_that_has_changed(contacts: ContactRepository) -> None:
    contacts.settle(end(make_contact()), None, [DutyChange(make_duty())])
    contacts.save_duty(DutyChange(make_duty().finish(SYSTEM, NOON, "reached")))
    with pytest.raises(Conflict):
        contacts.settle(end(make_contact("c2")), None, [DutyChange(make_duty().again("c2"))])
    with pytest.raises(NotFound):
        contacts.get("sosna", "c2")


def test_open_duties_of_a_phone_are_found_and_done_ones_are_not(contacts: ContactRepository) -> None:
    for contact_id, minutes in (("c1", 30), ("c2", 10)):
        duty = make_duty(contact_id, minutes=minutes, kind=DutyKind.VOICEMAIL, recording="m.wav", addressee="lena")
        contacts.settle(end(make_contact(contact_id)), None, [DutyChange(duty)])
    stranger = make_duty("c3", phone="+79990000009")
    contacts.settle(end(make_contact("c3")), None, [DutyChange(stranger)])
    contacts.settle(end(make_contact("c4")), None, [DutyChange(make_duty("c4", phone=""))])
    found = contacts.duties_of("sosna", PHONE)
    assert [(one.contact_id, one.kind, one.recording) for one in found] == [
        ("c2", DutyKind.VOICEMAIL, "m.wav"),
        ("c1", DutyKind.VOICEMAIL, "m.wav"),
    ]
    contacts.save_duty(DutyChange(found[0].finish(SYSTEM, NOON, "answered")))
    assert [one.contact_id for one in contacts.duties_of("sosna", PHONE)] == ["c1"]
    assert contacts.duties_of("kedr", PHONE) == ()
    assert len(contacts.duties("sosna")) == 3


def test_a_new_duty_is_written_once(contacts: ContactRepository) -> None:
    duty = make_duty("deferred-1", kind=DutyKind.DEFERRED)
    assert contacts.add_duty(DutyChange(duty)) == duty
    assert contacts.add_duty(DutyChange(replace(duty, reason="something else"))) == duty
    assert contacts.duties("sosna") == (duty,)


def test_segments_of_a_contact_gather_each_once(contacts: ContactRepository) -> None:
    contact = make_contact()
    first = Segment(contact, NOON, id="c1", next_id="c2", message="m.wav", message_seconds=9)
    second = Segment(replace(contact, queue="repair"), NOON, id="c2")
    assert contacts.add_segment(second) == (second,)
    assert contacts.add_segment(first) == (first, second)
    assert contacts.add_segment(first) == (first, second)
    assert contacts.add_segment(Segment(make_contact("other"), NOON, id="other")) != (first, second)


def test_contacts_of_a_time_come_in_order_without_its_end(contacts: ContactRepository) -> None:
    for place in range(4):
        contacts.begin(make_contact(id=f"c{place}", started_at=NOON + timedelta(hours=place)))
    found = contacts.between("sosna", NOON + timedelta(hours=1), NOON + timedelta(hours=3))
    assert [one.id for one in found] == ["c1", "c2"]
    assert list(contacts.between("kedr", NOON, NOON + timedelta(hours=9))) == []
