"""What the table's repositories make of DynamoDB's refusals; told by codes, whatever the text says."""

from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError
from botocore.stub import Stubber

from dozor.adapters.aws import aws_client
from dozor.adapters.dynamodb import bulk
from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.dynamodb.table import Table
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.domain.errors import Conflict, TransientFailure, Uncertain
from tests.contract.samples import make_executor, make_registration
from tests.contract.table import TABLE


@pytest.fixture
def client(aws: None) -> Any:
    return aws_client("dynamodb", attempts=1)


@pytest.fixture
def tickets(client: Any) -> DynamoTicketRepository:
    return DynamoTicketRepository(Table(TABLE, client))


def cancel(stubber: Stubber, *codes: str) -> None:
    stubber.add_client_error(
        "transact_write_items",
        "TransactionCanceledException",
        "any text",
        modeled_fields={"CancellationReasons": [{"Code": code} for code in codes]},
    )


@pytest.mark.parametrize(
    ("codes", "error"),
    [
        (("None", "ConditionalCheckFailed", "None"), Conflict),
        (("TransactionConflict", "ConditionalCheckFailed", "None"), Conflict),
        (("None", "None", "TransactionConflict"), TransientFailure),
        (("ThrottlingError", "None", "None"), TransientFailure),
        (("ProvisionedThroughputExceeded", "None", "None"), TransientFailure),
        (("ValidationError", "None", "None"), ClientError),
    ],
)
def test_a_cancelled_transaction_is_told_by_its_reasons(
    client: Any, tickets: DynamoTicketRepository, codes: tuple[str, ...], error: type[Exception]
) -> None:
    with Stubber(client) as stubber:
        cancel(stubber, *codes)
        with pytest.raises(error):
            tickets.add(make_registration(), "key", [])


@pytest.mark.parametrize(
    "code", ["ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded"]
)
def test_a_throttle_passes(client: Any, tickets: DynamoTicketRepository, code: str) -> None:
    with Stubber(client) as stubber:
        stubber.add_client_error("get_item", code)
        stubber.add_client_error("transact_write_items", code)
        with pytest.raises(TransientFailure):
            tickets.get("sosna", "1")
        with pytest.raises(TransientFailure):
            tickets.add(make_registration(), "key", [])


def test_what_is_the_stacks_own_fault_is_not_hidden(client: Any, tickets: DynamoTicketRepository) -> None:
    with Stubber(client) as stubber:
        stubber.add_client_error("get_item", "AccessDeniedException", http_status_code=400)
        with pytest.raises(ClientError):
            tickets.get("sosna", "1")


def test_no_answer_is_uncertain_for_a_write_and_passes_for_a_read(client: Any, tickets: DynamoTicketRepository) -> None:
    def lose_the_answer(**_: Any) -> None:
        raise ReadTimeoutError(endpoint_url="https://dynamodb.example")

    client.meta.events.register_first("before-send.dynamodb", lose_the_answer)
    with pytest.raises(Uncertain):
        tickets.add(make_registration(), "key", [])
    with pytest.raises(TransientFailure):
        tickets.get("sosna", "1")


def test_every_transaction_has_a_token_of_its_own(client: Any, tickets: DynamoTicketRepository) -> None:
    tokens = []
    client.meta.events.register(
        "before-parameter-build.dynamodb.TransactWriteItems",
        lambda params, **_: tokens.append(params["ClientRequestToken"]),
    )
    with Stubber(client) as stubber:
        stubber.add_response("transact_write_items", {})
        stubber.add_response("transact_write_items", {})
        tickets.add(make_registration(), "key", [])
        tickets.add(make_registration(), "key", [])
    assert len(set(tokens)) == 2
    assert all(0 < len(token) <= 36 for token in tokens)


def test_rows_that_were_left_out_are_written_again(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "FIRST_PAUSE_SECONDS", 0)
    client, sizes = aws_client("dynamodb"), []
    real = client.batch_write_item

    def take_half(RequestItems: dict[str, list[Any]]) -> dict[str, Any]:  # noqa: N803
        requests = RequestItems[TABLE]
        sizes.append(len(requests))
        taken = (len(requests) + 1) // 2
        real(RequestItems={TABLE: requests[:taken]})
        return {"UnprocessedItems": {TABLE: requests[taken:]} if requests[taken:] else {}}

    monkeypatch.setattr(client, "batch_write_item", take_half)
    people = DynamoPeopleRepository(table)
    executors = [make_executor(f"e{place:02}") for place in range(10)]
    assert people.save_people([], [], executors) == 10
    assert people.executors("sosna") == tuple(executors)
    assert sizes == [10, 5, 2, 1]


def test_rows_that_are_never_taken_fail_in_the_end(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "FIRST_PAUSE_SECONDS", 0)
    monkeypatch.setattr(
        aws_client("dynamodb"),
        "batch_write_item",
        lambda RequestItems: {"UnprocessedItems": RequestItems},  # noqa: N803
    )
    with pytest.raises(TransientFailure):
        DynamoPeopleRepository(table).save_people([], [], [make_executor()])
