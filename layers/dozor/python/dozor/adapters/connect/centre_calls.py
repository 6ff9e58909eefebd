"""Who is at work and which calls there are: GetCurrentUserData, SearchContacts, DescribeContact.

Connect tells neither of them whose company a call is: the flow has put that into the contact's attributes, which only
DescribeContact tells, two a second of them. So every contact is described once, when it is first seen, a few at a time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

from dozor.adapters.connect.directory import SERVICE, ConnectDirectory, bare_id
from dozor.adapters.failures import failures_of
from dozor.domain.centre import CallNow, CallState, CentreNow, OperatorNow

# AgentContactState -> ours ("UserData", AgentContactReference: ENDED is after-contact work).
_STATES: Mapping[str, CallState] = {
    "INCOMING": CallState.RINGING,
    "PENDING": CallState.RINGING,
    "CONNECTING": CallState.RINGING,
    "CONNECTED": CallState.TALKING,
    "CONNECTED_ONHOLD": CallState.ON_HOLD,
    "ENDED": CallState.WRAP_UP,
}
DESCRIBED_AT_ONCE = 4
LONGEST_WAIT = timedelta(hours=4)
_NOT_YET = ("CONNECTED_TO_AGENT_TIMESTAMP", "DISCONNECT_TIMESTAMP")


def see_operators(directory: ConnectDirectory, queues: Iterable[str]) -> tuple[list[OperatorNow], list[CallNow]]:
    """Everybody signed in who serves one of the queues, and the calls at their desks. One request per hundred of them."""
    users, operators, calls = directory.users(), [], []
    for told in directory.pages("get_current_user_data", "UserDataList", Filters={"Queues": list(queues)}):
        user_id, status = str(told["User"]["Id"]), told.get("Status") or {}
        email, name = users.get(user_id, ("", ""))
        operators.append(
            OperatorNow(
                user_id=user_id,
                email=email,
                name=name or email,
                status=str(status.get("StatusName") or ""),
                since=_moment(status.get("StatusStartTimestamp")),
                next_status=str(told.get("NextStatus") or ""),
                queues=directory.queues_of(str(told["RoutingProfile"]["Id"])),
            )
        )
        calls += [call for contact in told.get("Contacts") or () if (call := _at_desk(contact, user_id)) is not None]
    return operators, calls


def see_waiting(directory: ConnectDirectory, queues: Iterable[str], now: datetime) -> Iterator[CallNow]:
    """Who waits in the queues, whoever came first at the front. One request per hundred of them."""
    until_now = [{"TimestampCondition": {"Type": moment, "ConditionType": "NOT_EXISTS"}} for moment in _NOT_YET]
    for told in directory.pages(
        "search_contacts",
        "Contacts",
        TimeRange={"Type": "ENQUEUE_TIMESTAMP", "StartTime": now - LONGEST_WAIT, "EndTime": now + timedelta(minutes=1)},
        SearchCriteria={
            "Channels": ["VOICE"],
            "QueueIds": list(queues),
            "AdditionalTimeRange": {"Criteria": until_now, "MatchType": "MATCH_ALL"},
        },
        Sort={"FieldName": "INITIATION_TIMESTAMP", "Order": "ASCENDING"},
    ):
        queue = told.get("QueueInfo") or {}
        yield CallNow(
            id=str(told["Id"]),
            initial_id=str(told.get("InitialContactId") or told["Id"]),
            state=CallState.WAITING,
            since=_moment(queue.get("EnqueueTimestamp")),
            queue_id=bare_id(str(queue.get("Id") or "")),
        )


def tell_whose(calls: Iterable[CallNow], before: CentreNow | None, instance: str, client: Any) -> Iterator[CallNow]:
    """The calls with what is known of them: from the last look, or by a request for each of the first few new ones."""
    known = {one.id: one for one in before.calls if one.company} if before else {}
    left = DESCRIBED_AT_ONCE
    for call in calls:
        if call.id in known:
            yield _as_known(call, known[call.id])
        elif left:
            left -= 1
            yield _describe(call, instance, client)
        else:
            yield call


def _at_desk(told: Mapping[str, Any], user_id: str) -> CallNow | None:
    state = _STATES.get(str(told.get("AgentContactState")))
    if state is None or told.get("Channel") != "VOICE" or told.get("InitiationMethod") == "MONITOR":
        return None
    contact_id = str(told["ContactId"])
    return CallNow(
        id=contact_id,
        initial_id=contact_id,
        state=state,
        since=_moment(told.get("StateStartTimestamp")),
        queue_id=bare_id(str((told.get("Queue") or {}).get("Id") or "")),
        user_id=user_id,
    )


def _as_known(call: CallNow, known: CallNow) -> CallNow:
    kept = {
        name: getattr(known, name) for name in ("initial_id", "company", "phone", "resident", "address", "emergency")
    }
    return replace(call, **kept)


def _describe(call: CallNow, instance: str, client: Any) -> CallNow:
    """One request. A contact that is gone already stays nobody's."""
    try:
        with failures_of(SERVICE, repeatable=True):
            told = client.describe_contact(InstanceId=instance, ContactId=call.id)["Contact"]
    except ClientError:
        return call
    attributes = told.get("Attributes") or {}
    return replace(
        call,
        initial_id=str(told.get("InitialContactId") or call.initial_id),
        company=attributes.get("company", ""),
        phone=str((told.get("CustomerEndpoint") or {}).get("Address") or ""),
        resident=attributes.get("resident_name", ""),
        address=attributes.get("address", ""),
        emergency=bool(attributes.get("emergency_kind")),
    )


def _moment(told: Any) -> datetime:
    return told.astimezone(UTC) if isinstance(told, datetime) else datetime.now(UTC)
