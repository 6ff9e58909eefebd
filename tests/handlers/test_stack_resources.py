"""register_company, configure_connect: CloudFormation is answered whatever happens."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from dozor.bootstrap import outside, stores
from dozor.domain.company import Company, DialledNumber, NumberMeans
from dozor.domain.errors import NotFound
from functions.configure_connect.handler import handler as configure_connect
from functions.register_company.handler import handler as register_company
from tests.contract.connect_service import ConnectService
from tests.handlers.answer_server import AnswerServer, listen
from tests.handlers.documents import read_document
from tests.handlers.house import NUMBER, SOSNA, House

Serve = Callable[..., dict[str, Any]]


@pytest.fixture
def cloudformation() -> Iterator[AnswerServer]:
    with listen() as server:
        yield server


@pytest.fixture
def serve(cloudformation: AnswerServer) -> Serve:
    """Send a request (document, properties) to its function; answers what CloudFormation heard."""
    functions = {"Custom::DozorCompany": register_company, "Custom::DozorNumber": configure_connect}

    def send(document: str, physical_id: str = "", **properties: str) -> dict[str, Any]:
        event = read_document(f"cloudformation/{document}") | {"ResponseURL": cloudformation.address}
        event["ResourceProperties"] |= properties
        if physical_id:
            event["PhysicalResourceId"] = physical_id
        functions[event["ResourceType"]](event, None)
        answer = cloudformation.answers.pop()
        for name in ("StackId", "RequestId", "LogicalResourceId"):
            assert answer[name] == event[name]
        return answer

    return send


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> ConnectService:
    """Connect, with sosna's number claimed and another on offer: moto does not know its numbers."""
    service = ConnectService(on_offer=("+48800111222",), claimed=(NUMBER,), looks_until_claimed=0)
    monkeypatch.setattr("dozor.adapters.connect.contact_centre.aws_client", lambda _: service)
    return service


def written(company: Company) -> str:
    return msgspec.json.encode(company).decode()


def test_a_company_is_switched_on(account: House, serve: Serve) -> None:
    answer = serve("company_create", Record=written(SOSNA))
    assert (answer["Status"], answer["PhysicalResourceId"], answer["Data"]) == ("SUCCESS", "sosna", {"Slug": "sosna"})
    assert stores.companies().by_number(NUMBER) == SOSNA


def test_the_same_request_again_changes_nothing(account: House, serve: Serve) -> None:
    serve("company_create", Record=written(SOSNA))
    before = account.items()
    assert serve("company_create", Record=written(SOSNA))["Status"] == "SUCCESS"
    assert account.items() == before


def test_an_update_gives_up_numbers_that_are_gone(account: House, serve: Serve) -> None:
    serve("company_create", Record=written(SOSNA))
    moved = replace(SOSNA, numbers=(DialledNumber("+78005550300", NumberMeans.CLAIM),))
    assert serve("company_update", Record=written(moved))["PhysicalResourceId"] == "sosna"
    assert stores.companies().by_number("+78005550300") == moved
    with pytest.raises(NotFound):
        stores.companies().by_number(NUMBER)


def test_a_company_is_switched_off_and_twice_is_fine(account: House, serve: Serve) -> None:
    serve("company_create", Record=written(SOSNA))
    for _ in range(2):
        assert serve("company_delete", Record=written(SOSNA))["Status"] == "SUCCESS"
    assert account.items() == []


def test_a_number_of_another_company_fails_with_the_sentence_and_the_rollback_takes_nothing(
    house: House, serve: Serve
) -> None:
    thief = written(replace(SOSNA, slug="thief"))
    before = house.items()
    answer = serve("company_create", Record=thief)
    assert (answer["Status"], answer["Reason"]) == ("FAILED", f"These numbers belong to another company: {NUMBER}.")
    assert serve("company_delete", answer["PhysicalResourceId"], Record=thief)["Status"] == "SUCCESS"
    assert house.items() == before


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("no JSON", "Record"),
        ('{"slug": "sosna"}', "names"),
        (written(SOSNA).replace('"callback_seconds":600', '"callback_seconds":"soon"'), "callback_seconds"),
    ],
)
def test_a_record_that_does_not_fit_names_the_place(account: House, serve: Serve, record: str, told: str) -> None:
    answer = serve("company_create", Record=record)
    assert answer["Status"] == "FAILED"
    assert told in answer["Reason"]
    assert account.items() == []


def test_a_property_that_the_template_forgot_is_named(
    account: House, cloudformation: AnswerServer, connect: ConnectService
) -> None:
    for document, function, name in (
        ("company_create", register_company, "Record"),
        ("number_create", configure_connect, "Means"),
    ):
        event = read_document(f"cloudformation/{document}") | {"ResponseURL": cloudformation.address}
        del event["ResourceProperties"][name]
        function(event, None)
        answer = cloudformation.answers.pop()
        assert (answer["Status"], answer["Reason"]) == ("FAILED", f"The template must give the property '{name}'.")


def test_an_answer_never_outgrows_what_cloudformation_takes(
    account: House, serve: Serve, cloudformation: AnswerServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("Так не пойдёт! " * 1000)

    monkeypatch.setattr("functions.register_company.handler.save_company", fail)
    answer = serve("company_create", Record=written(SOSNA))
    assert answer["Reason"].startswith("Так не пойдёт!")
    assert cloudformation.sizes[-1] <= 4096


def test_a_request_of_an_unknown_kind_is_answered_too(account: House, cloudformation: AnswerServer) -> None:
    event = read_document("cloudformation/company_create") | {"ResponseURL": cloudformation.address}
    register_company(event | {"RequestType": "Dance"}, None)
    assert cloudformation.answers[-1]["Status"] == "FAILED"
    assert "Dance" in cloudformation.answers[-1]["Reason"]


def test_an_error_without_words_is_told_by_its_name(
    account: House, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr("functions.register_company.handler.save_company", fail)
    assert serve("company_create", Record=written(SOSNA))["Reason"] == "TimeoutError"


def test_an_answer_that_cannot_be_delivered_fails_the_function_so_that_lambda_repeats_it(account: House) -> None:
    with listen() as gone:
        address = gone.address
    event = read_document("cloudformation/company_create") | {"ResponseURL": address}
    event["ResourceProperties"]["Record"] = written(SOSNA)
    with pytest.raises(OSError, match="refused"):
        register_company(event, None)


def test_a_setting_that_the_stack_forgot_is_answered(
    account: House, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TABLE_NAME")
    answer = serve("company_create", Record=written(SOSNA))
    assert answer["Status"] == "FAILED"
    assert "TABLE_NAME" in answer["Reason"]


def test_a_claimed_number_is_led_to_the_flow(account: House, serve: Serve, connect: ConnectService) -> None:
    for _ in range(2):
        answer = serve("number_create")
        assert (answer["Status"], answer["PhysicalResourceId"]) == ("SUCCESS", NUMBER)
        assert answer["Data"] == {"NumberId": f"id-of-{NUMBER}"}
    assert connect.ties == {NUMBER: "66666666-7777-8888-9999-000000000000"}


def test_a_number_on_offer_is_claimed(account: House, serve: Serve, connect: ConnectService) -> None:
    assert serve("number_create", Number="+48800111222", Means="claim")["Status"] == "SUCCESS"
    assert connect.ties == {"+48800111222": "66666666-7777-8888-9999-000000000000"}


def test_another_number_is_another_resource(account: House, serve: Serve, connect: ConnectService) -> None:
    serve("number_create")
    answer = serve("number_update", Number="+48800111222", Means="claim")
    assert answer["PhysicalResourceId"] == "+48800111222"
    serve("number_delete")  # CloudFormation's clean-up of the old one
    assert list(connect.ties) == ["+48800111222"]


def test_a_number_that_is_not_ours_fails_with_the_sentence(
    account: House, serve: Serve, connect: ConnectService
) -> None:
    answer = serve("number_create", Number="+78005550999")
    assert answer["Status"] == "FAILED"
    assert answer["Reason"].startswith("The number +78005550999 is not claimed by this contact centre")


def test_the_rollback_of_a_number_that_was_never_tied_unties_nobody_elses(
    account: House, serve: Serve, connect: ConnectService
) -> None:
    serve("number_create")
    failed = serve("number_create", Means="by magic")
    assert failed["Status"] == "FAILED"
    assert serve("number_delete", failed["PhysicalResourceId"])["Status"] == "SUCCESS"
    assert list(connect.ties) == [NUMBER]


def test_a_number_is_untied_and_twice_is_fine(account: House, serve: Serve, connect: ConnectService) -> None:
    serve("number_create")
    for _ in range(2):
        assert serve("number_delete")["Status"] == "SUCCESS"
    assert connect.ties == {}


def test_the_documents_are_whole() -> None:
    for kind in ("create", "update", "delete"):
        for resource in ("company", "number"):
            event = json.dumps(read_document(f"cloudformation/{resource}_{kind}"))
            assert ("PhysicalResourceId" in event) == (kind != "create")


@pytest.mark.parametrize(
    ("name", "wording", "reason"),
    [
        ("greeting", "Здравствуйте, {name}!", "possible: {company}"),
        ("ticket_done", "Заявка {number}: {link}", "'link'"),
        ("greting", "Здравствуйте!", "Nothing is said under this name"),
        ("menu_repair", "Нажмите {key", "braces"),
    ],
)
def test_a_text_that_could_not_be_said_is_refused_before_anybody_calls(
    house: House, serve: Serve, name: str, wording: str, reason: str
) -> None:
    answer = serve("company_update", Record=written(replace(SOSNA, texts={name: {"ru": wording}})))
    assert answer["Status"] == "FAILED"
    assert f"texts.{name}" in answer["Reason"]
    assert reason in answer["Reason"]


def test_a_text_of_the_companys_own_is_taken(house: House, serve: Serve) -> None:
    own = {"state_done": {"ru": "Заявка {number} сделана."}, "greeting": {"ru": "«{company}»"}}
    assert serve("company_update", Record=written(replace(SOSNA, texts=own)))["Status"] == "SUCCESS"


def test_quick_connects_are_shown_in_the_platform_s_queues_and_a_company_s_own(
    account: House, cloudformation: AnswerServer, connect: ConnectService
) -> None:
    event = read_document("cloudformation/number_create") | {
        "ResponseURL": cloudformation.address,
        "ResourceType": "Custom::DozorQuickConnects",
        "ResourceProperties": {
            "Name": "sosna",
            "Queues": "i/queue/own",
            "QuickConnects": "i/transfer-destination/lift",
        },
    }
    configure_connect(event, None)
    assert cloudformation.answers.pop()["PhysicalResourceId"] == "sosna"
    shown = {queue.rpartition("/")[2] for queue in (*outside.shared_queues(), "own")}
    assert connect.offers == {(queue, "lift") for queue in shown}

    changed = {**event["ResourceProperties"], "QuickConnects": "i/transfer-destination/passport"}
    update = {
        "RequestType": "Update",
        "PhysicalResourceId": "sosna",
        "OldResourceProperties": event["ResourceProperties"],
    }
    configure_connect(event | update | {"ResourceProperties": changed}, None)
    assert connect.offers == {(queue, "passport") for queue in shown}

    configure_connect(event | update | {"RequestType": "Delete", "ResourceProperties": changed}, None)
    assert connect.offers == set()
