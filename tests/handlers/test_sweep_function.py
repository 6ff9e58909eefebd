"""sweep_watches: watches that are gone are begun again, tickets' and duties'."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dozor.adapters.aws import aws_client
from dozor.bootstrap import outside, stores
from dozor.domain.absence import Absence, AbsenceReason
from dozor.domain.clocks import ClockKind
from dozor.domain.duty import Duty
from dozor.domain.errors import TransientFailure
from dozor.domain.escalation import Means, Rung, Whom
from dozor.ports.contacts import DutyChange
from functions.start_escalation.handler import handler as start_escalation
from functions.sweep_watches.handler import handler as sweep
from tests.contract.samples import make_duty
from tests.handlers.documents import event_batch, ticket_event
from tests.handlers.house import NOW, SOSNA, House

CALL_BACK = Rung("call-back", ClockKind.CALLBACK, 60, Whom.MANAGER, (Means.SMS,))


def hang_up() -> Duty:
    duty = replace(make_duty(), opened_at=NOW)
    return stores.contacts().add_duty(DutyChange(duty))


def test_a_ticket_whose_event_was_parked_is_watched_once_it_is_overdue(house: House) -> None:
    house.register()
    house.clock.advance(minutes=9)  # its first rung was at five, and a watch may be five minutes late
    assert sweep({}, None) == {"begun": 0, "late": 0}
    house.clock.advance(minutes=2)
    assert sweep({}, None) == {"begun": 1, "late": 0}
    assert list(house.watches()) == ["sosna-1-1"]


def test_a_watch_that_was_lost_is_begun_anew_under_another_name_and_the_journal_says_so(house: House) -> None:
    house.register()
    start_escalation(event_batch(ticket_event()), None)
    outside.escalations().stop("sosna", "1", 1, "lost")
    house.clock.advance(minutes=11)
    assert sweep({}, None) == {"begun": 1, "late": 0}
    assert list(house.watches()) == ["sosna-1-2"]
    assert stores.tickets().journal("sosna", "1")[-1].action == "watch_restored"


def test_a_watch_that_runs_is_told_as_late_and_left_alone(house: House) -> None:
    house.register()
    start_escalation(event_batch(ticket_event()), None)
    house.clock.advance(minutes=11)
    for _ in range(2):
        assert sweep({}, None) == {"begun": 0, "late": 1}
    assert list(house.watches()) == ["sosna-1-1"]


def test_a_duty_whose_watch_never_began_is_swept_up_once(house: House) -> None:
    stores.companies().save(replace(SOSNA, rungs=(CALL_BACK,)))
    duty = hang_up()
    house.clock.advance(minutes=7)
    assert sweep({}, None) == {"begun": 1, "late": 0}
    assert sweep({}, None) == {"begun": 0, "late": 1}
    assert list(house.watches()) == [f"sosna-{duty.watch}-1"]


def test_a_duty_whose_watch_was_lost_is_watched_again(house: House) -> None:
    stores.companies().save(replace(SOSNA, rungs=(CALL_BACK,)))
    duty = hang_up()
    outside.escalations().start("sosna", duty.watch, 1, NOW)
    outside.escalations().stop("sosna", duty.watch, 1, "lost")
    house.clock.advance(minutes=7)
    assert sweep({}, None) == {"begun": 1, "late": 0}
    assert list(house.watches()) == [f"sosna-{duty.watch}-2"]


def test_a_company_that_fails_keeps_no_other_from_being_swept(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.register()
    house.clock.advance(minutes=11)
    repository = stores.tickets()
    ask = repository.watched_before

    def falter(company: str, moment: object) -> tuple[str, ...]:
        if company == "kedr":
            raise TransientFailure("The table is too busy.")
        return ask(company, moment)  # type: ignore[arg-type]

    monkeypatch.setattr(repository, "watched_before", falter)
    with pytest.raises(RuntimeError, match="kedr"):
        sweep({}, None)
    assert list(house.watches()) == ["sosna-1-1"]


def test_what_is_in_time_costs_a_query_a_company_one_of_duties_and_one_of_its_staff(house: House) -> None:
    for number in range(5):
        house.register(f"form-{number:04}")
    stores.companies().slugs()
    sweep({}, None)
    client, asked = aws_client("dynamodb"), []

    def count(model: Any, **_: object) -> None:
        asked.append(model.name)

    client.meta.events.register("before-call.dynamodb", count)
    try:
        sweep({}, None)
    finally:
        client.meta.events.unregister("before-call.dynamodb", count)
    assert set(asked) == {"Query"}
    assert len(asked) <= 2 * 3 + 1  # two companies, and the list of them


def test_what_somebody_absent_has_in_hand_goes_to_others_within_the_hour(house: House) -> None:
    house.register()
    holder = stores.tickets().get("sosna", "1").executor_id
    known = stores.people().executor("sosna", holder)
    there = replace(known, id="sub", absences=(), shifts=())
    away = Absence("a1", NOW + timedelta(minutes=30), reason=AbsenceReason.HOLIDAY)
    stores.people().save_people([], [], [replace(known, absences=(away,)), there])  # as an import does
    house.clock.advance(minutes=29)
    sweep({}, None)
    assert stores.tickets().get("sosna", "1").executor_id == holder
    house.clock.advance(minutes=1)
    sweep({}, None)
    assert stores.tickets().get("sosna", "1").executor_id == "sub"
