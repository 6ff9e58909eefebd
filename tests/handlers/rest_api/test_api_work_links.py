"""The executor's page: whoever has the link may do the work, and nothing else."""

from datetime import timedelta
from typing import Any

import pytest

from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.bootstrap import stores, system
from functions.send_notification.handler import handler as send_notification
from tests.contract.samples import make_executor
from tests.handlers.documents import event_batch, ticket_event
from tests.handlers.house import NOW, PETR, House
from tests.handlers.rest_api.client import Answer, Page

EXECUTOR = Page(language="ru")


def link(house: House, executor: str = "e1", number: str = "1", company: str = "sosna", days: int = 7) -> str:
    signer = system.links(house.environment["LINK_SECRET_ARN"])
    return signer.sign(company, number, executor, NOW + timedelta(days=days))


def look(token: str) -> Answer:
    return EXECUTOR.get(f"/work/{{token={token}}}")


def act(token: str, action: str, **more: object) -> Answer:
    return EXECUTOR.post(f"/work/{{token={token}}}/actions", {"action": action, **more})


def test_the_link_of_the_sms_opens_the_ticket(house: House) -> None:
    house.register()
    send_notification(
        event_batch(ticket_event("TicketAssigned", entry=2, executor_id="e1", executor_name=PETR.name)), None
    )
    ((_, text),) = house.sms()
    answer = look(text.rpartition("/work/")[2])
    assert (answer.status, answer.body["number"]) == (200, "1")
    assert answer.body["problem_name"] == "Прорвало стояк"
    assert answer.body["allowed"] == ["accept", "start", "decline"]


def test_the_link_tells_nobodys_address_but_the_residents(house: House) -> None:
    house.register()
    watcher = {"address": "+79000000777", "name": "Сосед"}
    assert Page().post("/tickets/{company=sosna}/{number=1}/watchers", watcher).status == 200
    shown = look(link(house)).body
    assert shown["caller"]["phone"]
    assert "+79000000777" not in str(shown)


def test_the_work_is_done_by_the_link_in_the_executors_name(house: House) -> None:
    house.register()
    states = [act(link(house), action).body["state"] for action in ("accept", "start", "finish")]
    assert states == ["accepted", "in_progress", "done"]
    last = stores.tickets().journal("sosna", "1")[-1]
    assert (last.actor.kind, last.actor.id, last.actor.name) == ("executor", "e1", PETR.name)


@pytest.mark.parametrize("action", ["close", "assign", "reopen", "defer", "hand_over"])
def test_what_is_not_an_executors_is_refused(house: House, action: str) -> None:
    house.register()
    answer = act(link(house), action, reason="because")
    assert (answer.status, answer.body["title"]) == (403, "Вам это не разрешено.")


def test_what_is_not_possible_now_is_refused_with_what_is(house: House) -> None:
    house.register()
    answer = act(link(house), "finish")
    assert answer.status == 409
    assert answer.body["allowed"] == ["accept", "decline", "start"]


def test_declining_needs_a_reason_and_leads_to_the_next_executor_who_is_told(house: House) -> None:
    stores.people().save_people([], [], [make_executor("e2", name="Иван Плотников", shifts=())])
    house.register()
    assert act(link(house), "decline").body["problems"][0]["field"] == "reason"
    answer = act(link(house), "decline", reason="сломалась машина")
    assert (answer.body["state"], answer.body["executor_id"], answer.body["work"]) == ("assigned", "e2", [])
    refused, given = stores.tickets().journal("sosna", "1")[-2:]
    assert (refused.action, refused.actor.id, refused.reason) == ("refuse", "e1", "сломалась машина")
    assert (given.action, given.details["executor_id"]) == ("assign", "e2")
    assert "передана другому исполнителю" in look(link(house, "e1")).body["detail"]
    assert look(link(house, "e2")).status == 200


def test_what_everybody_has_declined_is_with_nobody_and_never_goes_back(house: House) -> None:
    stores.people().save_people([], [], [make_executor("e2", shifts=())])
    house.register()
    act(link(house, "e1"), "decline", reason="не моё")
    answer = act(link(house, "e2"), "decline", reason="тоже не моё")
    assert (answer.body["state"], answer.body["executor_id"]) == ("registered", "")
    assert stores.people().staff("sosna").holdings == {}
    ticket = stores.tickets().get("sosna", "1")
    assert any(clock.kind == "accept" and clock.running for clock in ticket.clocks)


def test_the_report_comes_with_finishing(house: House) -> None:
    house.register()
    act(link(house), "accept")
    report = {"text": "Заменён кран", "minutes": 40}
    assert act(link(house), "finish", report=report).body["state"] == "done"
    ticket = stores.tickets().get("sosna", "1")
    assert ticket.report is not None
    assert (ticket.report.text, ticket.report.minutes) == ("Заменён кран", 40)
    assert stores.tickets().journal("sosna", "1")[-1].details["minutes"] == "40"


def test_what_no_link_knows_is_told_once_and_by_its_field(house: House) -> None:
    house.register()
    answer = act(link(house), "fly")
    assert (answer.status, [one["field"] for one in answer.body["problems"]]) == (422, ["action"])


def test_a_photo_that_is_not_there_is_no_photo(house: House) -> None:
    house.register()
    act(link(house), "accept")
    answer = act(link(house), "finish", report={"photos": ["a1"]})
    assert (answer.status, answer.body["problems"][0]["field"]) == (422, "photos")
    assert stores.tickets().get("sosna", "1").state == "accepted"


def test_nobody_at_home_is_written_down(house: House) -> None:
    house.register()
    assert act(link(house), "no_access").body["problems"][0]["field"] == "reason"
    assert act(link(house), "no_access", reason="никто не открыл").status == 200
    last = stores.tickets().journal("sosna", "1")[-1]
    assert (last.actor.id, last.reason) == ("e1", "никто не открыл")


def test_the_same_step_that_runs_twice_at_once_is_written_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.register()
    save, said = DynamoTicketRepository.save, {"reason": "никто не открыл", "key": "step-0001"}
    others = iter([True])

    def save_after_the_other(repository: DynamoTicketRepository, *told: Any) -> None:
        if next(others, False):
            assert act(link(house), "no_access", **said).status == 200
        save(repository, *told)

    monkeypatch.setattr(DynamoTicketRepository, "save", save_after_the_other)
    assert act(link(house), "no_access", **said).status == 200
    assert [one.reason for one in stores.tickets().journal("sosna", "1")].count("никто не открыл") == 1


def test_a_finished_ticket_is_shown_and_nothing_can_be_done_to_it(house: House) -> None:
    house.register()
    for action in ("accept", "finish"):
        act(link(house), action)
    answer = look(link(house))
    assert (answer.status, answer.body["allowed"], answer.body["work"]) == (200, [], [])


def test_a_link_that_is_no_good_is_no_link(house: House) -> None:
    house.register()
    good = link(house)
    altered = good[:-1] + ("A" if good[-1] != "A" else "B")
    bad = [altered, link(house, days=-1), "nonsense", "%00", "ж"]
    answers = [look(token) for token in bad] + [act(token, "accept") for token in bad]
    assert {answer.status for answer in answers} == {404}
    assert len({answer.body["detail"] for answer in answers}) == 1
    assert stores.tickets().get("sosna", "1").version == 2


def test_a_link_wears_out(house: House) -> None:
    house.register()
    token = link(house)
    assert look(token).status == 200
    house.clock.advance(days=7)
    assert look(token).status == 404


def test_the_link_of_somebody_who_no_longer_has_the_ticket(house: House) -> None:
    stores.people().save_people([], [], [make_executor("e2", shifts=())])
    house.register()
    assert look(link(house, "e2")).status == 404
    Page().post("/tickets/{company=sosna}/{number=1}/actions", {"action": "assign", "executor_id": "e2"})
    assert look(link(house, "e2")).status == 200
    assert look(link(house, "e1")).status == 404
    assert act(link(house, "e1"), "accept").status == 404


def test_a_link_for_a_ticket_that_is_not_there(house: House) -> None:
    assert look(link(house, number="9")).status == 404
    assert look(link(house, company="kedr")).status == 404
