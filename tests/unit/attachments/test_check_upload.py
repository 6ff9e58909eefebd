"""A file arrives: once, twice, late, too early, changed, and with the function dying between any two steps."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dozor.application.attachments.ask_upload import Asked, AskUpload, ask_upload
from dozor.application.attachments.check_upload import Inspection, check_upload
from dozor.application.attachments.remove_attachment import remove_attachment
from dozor.domain.attachment import Attachment, AttachmentRules, AttachmentState
from dozor.domain.errors import Conflict, Invalid, NotFound, TransientFailure
from dozor.domain.file_content.judge import NOT_TAKEN
from dozor.domain.people import Actor, ActorKind
from tests.contract.samples import make_registration
from tests.fakes.attachments import FakeAttachments, FakeAttachmentStore, FakeSniffer
from tests.fakes.tickets import FakeTickets
from tests.unit.attachments.files import jpeg

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
ANNA = Actor(ActorKind.RESIDENT, "+79990000001", "Анна")
OLGA = Actor(ActorKind.OPERATOR, "olga@example.org", "Ольга")
RULES = AttachmentRules(10_000, 3, 600, 900, {"image/jpeg": (".jpg", ".jpeg"), "application/pdf": (".pdf",)})
PAGE = b"<html><script>alert(1)</script></html>"


class Desk:
    """Everything in memory, with ticket 1 in it."""

    def __init__(self) -> None:
        self.attachments = FakeAttachments()
        self.store = FakeAttachmentStore()
        self.tickets = FakeTickets()
        self.tickets.add(make_registration(), "key", ())
        self.inspection = Inspection(self.attachments, self.store, FakeSniffer(), self.tickets, RULES)

    def ask(self, key: str = "form-0001", **changes: object) -> Asked:
        command = AskUpload("sosna", "1", key, "Фото.jpg", "image/jpeg", 500, ANNA, NOW)
        return ask_upload(replace(command, **changes), self.attachments, self.store, RULES)  # type: ignore[arg-type]

    def check(self, key: str, minutes: int = 1) -> Attachment | None:
        return check_upload(key, NOW + timedelta(minutes=minutes), self.inspection)

    def entries(self) -> list[tuple[str, str]]:
        """(action, reason) of what the journal tells of files."""
        journal = self.tickets.journal("sosna", "1")
        return [(entry.action, entry.reason) for entry in journal if entry.action.startswith("attach")]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_photo_is_released_and_the_journal_says_whose_it_is(desk: Desk) -> None:
    asked = desk.ask()
    key = desk.store.upload(asked.attachment, jpeg())
    checked = desk.check(key)
    assert checked is not None
    assert (checked.state, checked.media_type, checked.size) == (AttachmentState.READY, "image/jpeg", len(jpeg()))
    assert desk.store.clean == {f"sosna/1/{checked.id}": (jpeg(), "image/jpeg")}
    assert desk.store.quarantine == {}
    entry = desk.tickets.journal("sosna", "1")[-1]
    assert (entry.action, entry.actor, entry.details["name"]) == ("attached", ANNA, "Фото.jpg")


def test_what_is_no_photo_is_refused_with_the_reason_and_thrown_away(desk: Desk) -> None:
    asked = desk.ask()
    checked = desk.check(desk.store.upload(asked.attachment, PAGE))
    assert checked is not None
    assert (checked.state, checked.reason) == (AttachmentState.REFUSED, NOT_TAKEN)
    assert (desk.store.clean, desk.store.quarantine) == ({}, {})
    assert desk.entries() == [("attachment_refused", NOT_TAKEN)]


def test_the_same_event_again_changes_nothing(desk: Desk) -> None:
    key = desk.store.upload(desk.ask().attachment, jpeg())
    first = desk.check(key)
    assert [desk.check(key, minutes) for minutes in (2, 3)] == [first, first]
    assert desk.entries() == [("attached", "")]


def test_a_file_that_nobody_announced_is_left_to_expire(desk: Desk) -> None:
    stranger = replace(desk.ask().attachment, id="somebody-elses")
    assert desk.check(desk.store.upload(stranger, jpeg())) is None
    assert desk.check("quarantine/nonsense") is None
    assert len(desk.store.quarantine) == 1
    assert desk.entries() == []


def test_an_event_that_is_older_than_its_file_is_gone(desk: Desk) -> None:
    asked = desk.ask()
    key = desk.store.upload(asked.attachment, jpeg())
    desk.store.quarantine.clear()
    checked = desk.check(key)
    assert checked is not None
    assert checked.state is AttachmentState.WAITING
    desk.store.upload(asked.attachment, jpeg())
    again = desk.check(key)
    assert again is not None
    assert again.state is AttachmentState.READY


def test_what_is_put_over_a_released_file_is_thrown_away_unseen(desk: Desk) -> None:
    asked = desk.ask()
    key = desk.store.upload(asked.attachment, jpeg())
    ready = desk.check(key)
    desk.store.upload(asked.attachment, PAGE)
    assert desk.check(key) == ready
    assert list(desk.store.clean.values()) == [(jpeg(), "image/jpeg")]
    assert desk.store.quarantine == {}


STEPS = ("find", "read_upload", "release", "settle", "get", "journal", "save", "discard_upload")


@pytest.mark.parametrize(("step", "late"), list(itertools.product(STEPS, (False, True))))
@pytest.mark.parametrize("content", [jpeg(), PAGE], ids=["photo", "page"])
def test_a_function_that_dies_at_any_step_leaves_it_to_the_next(
    desk: Desk, step: str, late: bool, content: bytes
) -> None:
    key = desk.store.upload(desk.ask().attachment, content)
    for fake in (desk.attachments, desk.store, desk.tickets):
        (fake.faults.time_out if late else fake.faults.throttle)(step)
    if step != "release" or content != PAGE:
        with pytest.raises(Exception, match=r"throttled|answer"):
            desk.check(key)
    checked = desk.check(key, minutes=2)
    assert checked is not None
    assert checked.state is (AttachmentState.REFUSED if content == PAGE else AttachmentState.READY)
    assert len(desk.entries()) == 1
    assert desk.store.quarantine == {}
    assert len(desk.store.clean) == (0 if content == PAGE else 1)


def test_two_checks_at_the_same_moment_agree(desk: Desk) -> None:
    asked = desk.ask()
    key = desk.store.upload(asked.attachment, jpeg())

    class Rival(FakeSniffer):
        """Somebody else comes to an end while this one looks."""

        def guess(self, content: bytes) -> tuple[str, ...]:
            desk.check(key, minutes=5)
            return super().guess(content)

    checked = check_upload(key, NOW, replace(desk.inspection, sniffer=Rival()))
    assert checked == desk.attachments.kept["sosna", "1", asked.attachment.id]
    assert checked is not None
    assert checked.settled_at == NOW + timedelta(minutes=5)
    assert desk.entries() == [("attached", "")]


def test_asking_again_with_the_same_key_is_asking_once(desk: Desk) -> None:
    first, again = desk.ask(), desk.ask(name="other.jpg", now=NOW + timedelta(minutes=3))
    assert (first.created, again.created) == (True, False)
    assert again.attachment == first.attachment
    assert again.form is not None
    assert again.form.expires_at == NOW + timedelta(minutes=13)


def test_what_has_arrived_needs_no_form(desk: Desk) -> None:
    desk.check(desk.store.upload(desk.ask().attachment, jpeg()))
    again = desk.ask()
    assert (again.form, again.attachment.state) == (None, AttachmentState.READY)


def test_the_same_key_of_somebody_else_is_another_file(desk: Desk) -> None:
    assert desk.ask().attachment.id != desk.ask(actor=OLGA).attachment.id


def test_a_ticket_has_so_many_files_and_no_more(desk: Desk) -> None:
    for number in range(RULES.most):
        desk.ask(f"form-{number}")
    assert desk.ask("form-0").created is False
    with pytest.raises(Conflict):
        desk.ask("form-9")


def test_a_removed_file_is_shown_no_more_and_the_journal_says_why(desk: Desk) -> None:
    asked = desk.ask()
    desk.check(desk.store.upload(asked.attachment, jpeg()))
    place = ("sosna", "1", asked.attachment.id)
    removed = remove_attachment(place, "чужая квартира", OLGA, NOW, desk.attachments, desk.tickets)
    again = remove_attachment(place, "ещё раз", OLGA, NOW + timedelta(hours=1), desk.attachments, desk.tickets)
    assert removed == again
    assert removed.state is AttachmentState.REMOVED
    assert desk.entries()[-1] == ("attachment_removed", "чужая квартира")
    assert len(desk.entries()) == 2


def test_a_file_removed_before_it_came_is_thrown_away(desk: Desk) -> None:
    asked = desk.ask()
    remove_attachment(("sosna", "1", asked.attachment.id), "передумали", OLGA, NOW, desk.attachments, desk.tickets)
    checked = desk.check(desk.store.upload(asked.attachment, jpeg()))
    assert checked is not None
    assert checked.state is AttachmentState.REMOVED
    assert (desk.store.clean, desk.store.quarantine) == ({}, {})


def test_removing_needs_a_reason_and_a_file(desk: Desk) -> None:
    asked = desk.ask()
    with pytest.raises(Invalid):
        remove_attachment(("sosna", "1", asked.attachment.id), " ", OLGA, NOW, desk.attachments, desk.tickets)
    with pytest.raises(NotFound):
        remove_attachment(("kedr", "1", asked.attachment.id), "why", OLGA, NOW, desk.attachments, desk.tickets)


def test_a_ticket_that_keeps_changing_is_tried_again(desk: Desk) -> None:
    key = desk.store.upload(desk.ask().attachment, jpeg())
    for at in (1, 2, 3):
        desk.tickets.faults.refuse("save", Conflict("somebody was quicker"), at=at)
    with pytest.raises(TransientFailure):
        desk.check(key)
    desk.check(key)
    assert desk.entries() == [("attached", "")]
