"""What AWS promises and plain moto does not keep."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import ClientError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moto.dynamodb.models import dynamodb_backends

from tests.local.cloud.dynamodb.dynamodb_requests import add_one, get, item, key, put, put_new, query
from tests.local.cloud.dynamodb.dynamodb_tables import dynamodb


def stream_records():
    table = dynamodb_backends["123456789012"]["eu-central-1"].get_table("tickets")
    return [one.record for one in table.stream_shard.items]


def test_a_repeated_request_token_does_nothing_twice(quick_client):
    for _ in range(2):
        quick_client.transact_write_items(TransactItems=[add_one("T#1")], ClientRequestToken="token-1")

    assert get(quick_client, "T#1")["number"] == {"N": "1"}


def test_a_request_token_belongs_to_one_request(quick_client):
    quick_client.transact_write_items(TransactItems=[add_one("T#1")], ClientRequestToken="token-1")

    with pytest.raises(ClientError) as caught:
        quick_client.transact_write_items(TransactItems=[add_one("T#2")], ClientRequestToken="token-1")

    assert caught.value.response["Error"]["Code"] == "IdempotentParameterMismatchException"
    assert get(quick_client, "T#2") is None


def test_a_cancelled_transaction_can_be_tried_again_with_its_token(quick_client):
    quick_client.put_item(TableName="tickets", Item=item("T#1"))
    with pytest.raises(ClientError):
        quick_client.transact_write_items(TransactItems=[put_new("T#1")], ClientRequestToken="token-1")
    quick_client.delete_item(TableName="tickets", Key=key("T#1"))

    quick_client.transact_write_items(TransactItems=[put_new("T#1")], ClientRequestToken="token-1")

    assert get(quick_client, "T#1") == item("T#1")


def test_the_stream_tells_every_change_once_and_only_changes(quick_client):
    quick_client.update_item(**add_one("T#1")["Update"])
    quick_client.put_item(TableName="tickets", Item=item("T#2"))
    quick_client.put_item(TableName="tickets", Item=item("T#2"))  # the same again: no change
    quick_client.transact_write_items(TransactItems=[put("T#2", state="open"), add_one("T#1")])
    with pytest.raises(ClientError):
        quick_client.transact_write_items(TransactItems=[put("T#3"), put_new("T#2")])
    quick_client.delete_item(TableName="tickets", Key=key("T#2"))
    quick_client.delete_item(TableName="tickets", Key=key("T#2"))

    told = [(one["eventName"], one["dynamodb"]["Keys"]["PK"]["S"]) for one in stream_records()]

    assert told == [("INSERT", "T#1"), ("INSERT", "T#2"), ("MODIFY", "T#2"), ("MODIFY", "T#1"), ("REMOVE", "T#2")]


def test_an_update_that_fails_half_way_leaves_the_item_whole(quick_client):
    quick_client.put_item(TableName="tickets", Item=item("T#1", state="open"))

    with pytest.raises(ClientError):
        quick_client.update_item(
            TableName="tickets",
            Key=key("T#1"),
            UpdateExpression="SET other = :x ADD #s :one",
            ExpressionAttributeNames={"#s": "state"},
            ExpressionAttributeValues={":x": {"S": "x"}, ":one": {"N": "1"}},
        )

    assert get(quick_client, "T#1") == item("T#1", state="open")


def test_a_value_that_an_index_cannot_hold_is_refused(quick_client):
    with pytest.raises(ClientError, match="Type mismatch for Index Key GSI1PK"):
        quick_client.put_item(TableName="tickets", Item={**item("T#1"), "GSI1PK": {"N": "1"}})


def test_a_batch_is_limited_to_25_writes_of_different_items(quick_client):
    writes = [{"PutRequest": {"Item": item(f"T#{n}")}} for n in range(26)]
    with pytest.raises(ClientError, match="Too many items"):
        quick_client.batch_write_item(RequestItems={"tickets": writes})
    twice = [{"PutRequest": {"Item": item("T#1", state=state)}} for state in ("a", "b")]
    with pytest.raises(ClientError, match="duplicates"):
        quick_client.batch_write_item(RequestItems={"tickets": twice})


def units(answer):
    consumed = answer["ConsumedCapacity"]
    return consumed[0]["CapacityUnits"] if isinstance(consumed, list) else consumed["CapacityUnits"]


def test_writes_cost_a_unit_for_each_kilobyte_and_each_index(quick_client):
    def write(**attributes):
        stored = item("T#1", **attributes)
        return units(quick_client.put_item(TableName="tickets", Item=stored, ReturnConsumedCapacity="TOTAL"))

    assert write() == 1
    assert write(text="x" * 1500) == 2
    assert write(GSI1PK="open", GSI1SK="1") == 3  # the larger of old and new, and one write into the index
    assert write(GSI1PK="done", GSI1SK="1") == 3  # the index removes one entry and inserts another
    assert write(GSI1PK="done", GSI1SK="1", owner="anna") == 3  # the entry in GSI1 changes, one in ByOwner appears


def test_reads_cost_half_a_unit_for_four_kilobytes_and_twice_that_if_consistent(quick_client):
    for number in range(5):
        quick_client.put_item(TableName="tickets", Item=item("T#1", f"s{number}", text="x" * 1000))
    asked = {"ReturnConsumedCapacity": "TOTAL"}

    assert units(quick_client.get_item(TableName="tickets", Key=key("T#1", "s0"), **asked)) == 0.5
    assert units(quick_client.get_item(TableName="tickets", Key=key("T#1", "s0"), ConsistentRead=True, **asked)) == 1
    assert units(query(quick_client, "PK = :p", {":p": "T#1"}, **asked)) == 1  # 5 KB in one read, not five
    get_one = {"Get": {"TableName": "tickets", "Key": key("T#1", "s0")}}
    assert units(quick_client.transact_get_items(TransactItems=[get_one], **asked)) == 2


def test_transactions_cost_twice_but_not_for_indexes(quick_client):
    answer = quick_client.transact_write_items(
        TransactItems=[put("T#1", GSI1PK="open", GSI1SK="1"), put("T#2")], ReturnConsumedCapacity="INDEXES"
    )

    (consumed,) = answer["ConsumedCapacity"]
    assert consumed["CapacityUnits"] == 5
    assert consumed["Table"] == {"CapacityUnits": 4}
    assert consumed["GlobalSecondaryIndexes"] == {"GSI1": {"CapacityUnits": 1}}


def test_nobody_is_told_the_units_who_did_not_ask(quick_client):
    assert "ConsumedCapacity" not in quick_client.update_item(**add_one("T#1")["Update"])


_keys = st.sampled_from("abc")
_states = st.sampled_from([{}, {"GSI1PK": "open", "GSI1SK": "1"}, {"GSI1PK": "open", "GSI1SK": "2"}, {"owner": "anna"}])
_writes = st.one_of(
    st.tuples(st.just("put"), _keys, _keys, _states),
    st.tuples(st.just("delete"), _keys, _keys, st.just({})),
    st.tuples(st.just("add"), _keys, _keys, st.just({})),
    st.tuples(st.just("transact"), _keys, _keys, _states),
)


def outcome(client, writes):
    """What all reads tell after a history of writes; refusals belong to the history."""
    told = []
    for kind, pk, sk, state in writes:
        try:
            if kind == "put":
                client.put_item(TableName="tickets", Item=item(pk, sk, **state))
            elif kind == "delete":
                client.delete_item(TableName="tickets", Key=key(pk, sk))
            elif kind == "add":
                client.update_item(**add_one(pk, sk)["Update"])
            else:
                client.transact_write_items(TransactItems=[put_new(pk, sk, **state), add_one(pk, sk + "'")])
        except ClientError as refusal:
            told.append(refusal.response["Error"]["Code"])
    names = {"#o": "owner"}
    told += [query(client, "PK = :p", {":p": pk}, ScanIndexForward=pk != "b")["Items"] for pk in "abc"]
    told.append(query(client, "GSI1PK = :p AND GSI1SK >= :s", {":p": "open", ":s": "1"}, IndexName="GSI1")["Items"])
    told.append(query(client, "#o = :o", {":o": "anna"}, IndexName="ByOwner", ExpressionAttributeNames=names)["Items"])
    told.append(client.scan(TableName="tickets")["Items"])
    return told


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_writes, max_size=12))
def test_any_history_of_writes_reads_as_in_plain_moto(writes):
    with dynamodb(quick=False) as plain:
        expected = outcome(plain, writes)
    with dynamodb(quick=True) as quick:
        assert outcome(quick, writes) == expected


def test_of_many_writers_of_one_new_item_one_succeeds(quick_client):
    def write(number):
        try:
            quick_client.transact_write_items(TransactItems=[put_new("T#1", by=str(number)), add_one("T#0")])
        except ClientError as refusal:
            return refusal.response["Error"]["Code"]
        return "written"

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(write, range(16)))

    assert sorted(outcomes) == ["TransactionCanceledException"] * 15 + ["written"]
    assert get(quick_client, "T#0")["number"] == {"N": "1"}
