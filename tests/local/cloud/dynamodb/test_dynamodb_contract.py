"""What holds for plain moto and for the quick DynamoDB alike."""

import pytest
from botocore.exceptions import ClientError

from tests.local.cloud.dynamodb.dynamodb_requests import add_one, all_pages, get, item, key, put, put_new, query


def fill(client, *sort_keys, pk="C#1", **attributes):
    for sort_key in sort_keys:
        client.put_item(TableName="tickets", Item=item(pk, sort_key, **attributes))


@pytest.mark.parametrize(
    ("condition", "values", "expected"),
    [
        ("PK = :p", {}, "a1 a2 b1 b2 c1"),
        ("PK = :p AND SK = :x", {":x": "b1"}, "b1"),
        ("PK = :p AND SK < :x", {":x": "b1"}, "a1 a2"),
        ("PK = :p AND SK <= :x", {":x": "b1"}, "a1 a2 b1"),
        ("PK = :p AND SK > :x", {":x": "b1"}, "b2 c1"),
        ("PK = :p AND SK >= :x", {":x": "b1"}, "b1 b2 c1"),
        ("PK = :p AND SK BETWEEN :x AND :y", {":x": "a2", ":y": "b9"}, "a2 b1 b2"),
        ("PK = :p AND begins_with(SK, :x)", {":x": "b"}, "b1 b2"),
        ("PK = :p AND begins_with(SK, :x)", {":x": "z"}, ""),
    ],
)
@pytest.mark.parametrize("forward", [True, False])
def test_a_query_finds_what_its_key_condition_says_in_order(client, condition, values, expected, forward):
    fill(client, "c1", "a2", "b1", "a1", "b2")
    fill(client, "a1", pk="C#2")

    answer = query(client, condition, {":p": "C#1", **values}, ScanIndexForward=forward)

    found = [one["SK"]["S"] for one in answer["Items"]]
    assert found == (expected.split() if forward else expected.split()[::-1])
    assert answer["Count"] == answer["ScannedCount"] == len(found)


@pytest.mark.parametrize("forward", [True, False])
def test_pages_of_a_query_join_without_gap_or_overlap(client, forward):
    fill(client, *(f"s{n:02}" for n in range(11)))

    found = all_pages(
        client,
        "query",
        KeyConditionExpression="PK = :p AND SK > :x",
        ExpressionAttributeValues={":p": {"S": "C#1"}, ":x": {"S": "s02"}},
        ScanIndexForward=forward,
        PaginationConfig={"PageSize": 3},
    )

    expected = [f"s{n:02}" for n in range(3, 11)]
    assert [one["SK"]["S"] for one in found] == (expected if forward else expected[::-1])


def test_pages_of_an_index_join_although_its_keys_are_not_unique(client):
    for number in range(7):
        client.put_item(TableName="tickets", Item=item(f"T#{number}", GSI1PK="open", GSI1SK="same"))

    found = all_pages(
        client,
        "query",
        IndexName="GSI1",
        KeyConditionExpression="GSI1PK = :p",
        ExpressionAttributeValues={":p": {"S": "open"}},
        PaginationConfig={"PageSize": 2},
    )

    assert [one["PK"]["S"] for one in found] == [f"T#{number}" for number in range(7)]


def test_the_filter_is_applied_after_the_limit(client):
    for number in range(6):
        fill(client, f"s{number}", state="odd" if number % 2 else "even")

    answer = query(
        client,
        "PK = :p",
        {":p": "C#1", ":s": "odd"},
        FilterExpression="#s = :s",
        ExpressionAttributeNames={"#s": "state"},
        Limit=4,
    )

    assert [one["SK"]["S"] for one in answer["Items"]] == ["s1", "s3"]
    assert (answer["Count"], answer["ScannedCount"]) == (2, 4)
    assert answer["LastEvaluatedKey"] == key("C#1", "s3")


def test_select_count_answers_numbers_only(client):
    fill(client, "a", "b")

    answer = query(client, "PK = :p", {":p": "C#1"}, Select="COUNT")

    assert answer["Count"] == 2
    assert "Items" not in answer


def test_an_index_follows_every_write(client):
    # given
    client.put_item(TableName="tickets", Item=item("T#1", GSI1PK="open", GSI1SK="1"))
    client.put_item(TableName="tickets", Item=item("T#2", GSI1PK="open", GSI1SK="2"))
    client.put_item(TableName="tickets", Item=item("T#3"))

    # when one moves to another partition, one leaves the index, and one is replaced by an item outside of it
    client.update_item(
        TableName="tickets",
        Key=key("T#1"),
        UpdateExpression="SET GSI1PK = :done",
        ExpressionAttributeValues={":done": {"S": "done"}},
    )
    client.update_item(TableName="tickets", Key=key("T#2"), UpdateExpression="REMOVE GSI1PK")

    # then
    def found(state):
        answer = query(client, "GSI1PK = :s", {":s": state}, IndexName="GSI1")
        return [one["PK"]["S"] for one in answer["Items"]]

    assert (found("open"), found("done")) == ([], ["T#1"])
    client.delete_item(TableName="tickets", Key=key("T#1"))
    assert found("done") == []


def test_an_index_shows_only_what_it_projects(client):
    client.put_item(TableName="tickets", Item=item("T#1", owner="anna", state="open", secret="x"))

    answer = query(client, "#o = :o", {":o": "anna"}, IndexName="ByOwner", ExpressionAttributeNames={"#o": "owner"})

    assert answer["Items"] == [item("T#1", owner="anna", state="open")]


def test_a_projection_reaches_into_maps(client):
    stored = {**item("T#1", state="open"), "flat": {"M": {"number": {"N": "7"}, "floor": {"N": "2"}}}}
    client.put_item(TableName="tickets", Item=stored)

    answer = client.get_item(
        TableName="tickets",
        Key=key("T#1"),
        ProjectionExpression="#f.#n, #s",
        ExpressionAttributeNames={"#f": "flat", "#n": "number", "#s": "state"},
    )

    assert answer["Item"] == {"flat": {"M": {"number": {"N": "7"}}}, "state": {"S": "open"}}


def test_a_scan_goes_through_everything_in_pages(client):
    for number in range(9):
        fill(client, "a", "b", pk=f"C#{number}")

    found = all_pages(client, "scan", PaginationConfig={"PageSize": 4})

    assert sorted((one["PK"]["S"], one["SK"]["S"]) for one in found) == [
        (f"C#{number}", sort_key) for number in range(9) for sort_key in "ab"
    ]


def test_a_transaction_does_all_its_work(client):
    fill(client, "old", pk="T#1")

    client.transact_write_items(
        TransactItems=[
            put_new("T#2", GSI1PK="open", GSI1SK="1"),
            add_one("T#3"),
            {"Delete": {"TableName": "tickets", "Key": key("T#1", "old")}},
            {
                "ConditionCheck": {
                    "TableName": "tickets",
                    "Key": key("T#9"),
                    "ConditionExpression": "attribute_not_exists(PK)",
                }
            },
        ]
    )

    assert get(client, "T#2") == item("T#2", GSI1PK="open", GSI1SK="1")
    assert get(client, "T#3") == {**key("T#3"), "number": {"N": "1"}}
    assert get(client, "T#1", "old") is None
    assert query(client, "GSI1PK = :s", {":s": "open"}, IndexName="GSI1")["Count"] == 1


def test_a_cancelled_transaction_leaves_nothing_and_names_a_reason_for_each_operation(client):
    fill(client, "A", pk="T#1", state="open")
    refused = put_new("T#1")
    refused["Put"]["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"

    with pytest.raises(ClientError) as caught:
        client.transact_write_items(TransactItems=[put("T#2", GSI1PK="open", GSI1SK="1"), add_one("T#3"), refused])

    assert caught.value.response["Error"]["Code"] == "TransactionCanceledException"
    reasons = caught.value.response["CancellationReasons"]
    assert [reason["Code"] for reason in reasons] == ["None", "None", "ConditionalCheckFailed"]
    assert reasons[2]["Item"] == item("T#1", state="open")
    assert [get(client, pk) for pk in ("T#2", "T#3")] == [None, None]
    assert query(client, "GSI1PK = :s", {":s": "open"}, IndexName="GSI1")["Count"] == 0


def test_a_transaction_cannot_name_one_item_twice(client):
    with pytest.raises(ClientError, match="cannot include multiple operations on one item"):
        client.transact_write_items(TransactItems=[put("T#1"), add_one("T#1")])
    assert get(client, "T#1") is None


def test_a_refused_write_changes_nothing(client):
    fill(client, "A", pk="T#1", state="open")

    with pytest.raises(ClientError) as caught:
        client.update_item(
            TableName="tickets",
            Key=key("T#1"),
            UpdateExpression="SET #s = :done",
            ConditionExpression="#s = :assigned",
            ExpressionAttributeNames={"#s": "state"},
            ExpressionAttributeValues={":done": {"S": "done"}, ":assigned": {"S": "assigned"}},
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )

    assert caught.value.response["Error"]["Code"] == "ConditionalCheckFailedException"
    assert caught.value.response["Item"] == item("T#1", state="open")
    assert get(client, "T#1") == item("T#1", state="open")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("ALL_OLD", {**key("T#1"), "state": {"S": "open"}, "number": {"N": "1"}}),
        ("ALL_NEW", {**key("T#1"), "state": {"S": "open"}, "number": {"N": "2"}}),
        ("UPDATED_OLD", {"number": {"N": "1"}}),
        ("UPDATED_NEW", {"number": {"N": "2"}}),
    ],
)
def test_an_update_answers_the_values_asked_for(client, wanted, expected):
    client.put_item(TableName="tickets", Item={**item("T#1", state="open"), "number": {"N": "1"}})

    answer = client.update_item(**add_one("T#1")["Update"], ReturnValues=wanted)

    assert answer["Attributes"] == expected


def test_batches_write_and_read(client):
    client.batch_write_item(
        RequestItems={"tickets": [{"PutRequest": {"Item": item(f"T#{n}", state="open")}} for n in range(5)]}
    )
    client.batch_write_item(RequestItems={"tickets": [{"DeleteRequest": {"Key": key("T#0")}}]})

    answer = client.batch_get_item(RequestItems={"tickets": {"Keys": [key(f"T#{n}") for n in range(3)]}})

    assert sorted(one["PK"]["S"] for one in answer["Responses"]["tickets"]) == ["T#1", "T#2"]


def test_transact_get_answers_in_order_with_gaps(client):
    fill(client, "A", pk="T#1", state="open")

    answer = client.transact_get_items(
        TransactItems=[{"Get": {"TableName": "tickets", "Key": key(pk)}} for pk in ("T#9", "T#1")]
    )

    assert answer["Responses"] == [{}, {"Item": item("T#1", state="open")}]


def test_every_type_comes_back_as_it_went_in(client):
    stored = {
        **key("T#1"),
        "text": {"S": "Нет воды"},
        "number": {"N": "1.50"},
        "bytes": {"B": b"\x00\xff"},
        "nothing": {"NULL": True},
        "yes": {"BOOL": True},
        "list": {"L": [{"S": "a"}, {"M": {"deep": {"B": b"\x01"}}}]},
        "map": {"M": {"inner": {"L": [{"N": "1"}]}}},
        "texts": {"SS": ["a", "b"]},
        "numbers": {"NS": ["1", "2"]},
        "many bytes": {"BS": [b"\x01"]},
    }
    client.put_item(TableName="tickets", Item=stored)

    assert get(client, "T#1") == stored
    assert query(client, "PK = :p", {":p": "T#1"})["Items"] == [stored]
