"""Who is at work and which calls there are: GetCurrentUserData, SearchContacts, DescribeContact.

Connect tells neither of them whose company a call is: the flow has put that into the contact's attributes, which only
DescribeContact tells, two a second of them. So every contact is described once, when it is first seen, a few at a time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

from dozor.adapters.connect.directory import SERVICE, ConnectDirectory, bare_id, in_parts
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
ASKED_AGAIN_AFTER = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=4)
_NOT_YET = ("CONNECTED_TO_AGENT_TIMESTAMP", "DISCONNECT_TIMESTAMP")


def see_operators(directory: ConnectDirectory, queues: Iterable[str]) -> tuple[list[OperatorNow], list[CallNow]]:
    """Everybody signed in who serves one of the queues, and the calls at their desks.

    One request per hundred of them, and per hundred queues.
    """
    operators, calls = [], []
    told_of = {
        str(told["User"]["Id"]): told
        for some in in_parts(queues)
        for told in directory.pages("get_current_user_data", "UserDataList", Filters={"Queues": some})
    }
    for user_id, told in told_of.items():
        status = told.get("Status") or {}
        email, name = directory.user(user_id)
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
    """Who waits in the queues, of each hundred whoever came first at the front. One request per hundred of them."""
    until_now = [{"TimestampCondition": {"Type": moment, "ConditionType": "NOT_EXISTS"}} for moment in _NOT_YET]
    span = {"Type": "ENQUEUE_TIMESTAMP", "StartTime": now - LONGEST_WAIT, "EndTime": now + timedelta(minutes=1)}
    told_of = (
        told
        for some in in_parts(queues)
        for told in directory.pages(
            "search_contacts",
            "Contacts",
            TimeRange=span,
            SearchCriteria={
                "Channels": ["VOICE"],
                "QueueIds": some,
                "AdditionalTimeRange": {"Criteria": until_now, "MatchType": "MATCH_ALL"},
            },
            Sort={"FieldName": "INITIATION_TIMESTAMP", "Order": "ASCENDING"},
        )
    )
    for told in told_of:
        queue = told.get("QueueInfo") or {}
        yield CallNow(
            id=str(told["Id"]),
            initial_id=str(told.get("InitialContactId") or told["Id"]),
            state=CallState.WAITING,
            since=_moment(queue.get("EnqueueTimestamp")),
            queue_id=bare_id(str(queue.get("Id") or "")),
        )


def tell_whose(
    calls: Sequence[CallNow], before: CentreNow | None, now: datetime, instance: str, client: Any
) -> Iterator[CallNow]:
    """The calls with what is known of them: from the last look, or by a request for each of a few.

    What was never asked about comes first, and of that whoever waits: a call that is nobody's (dialled by hand, or lost by
    its flow) is asked about again only now and then.
    """
    known = {one.id: one for one in before.calls} if before else {}
    due = [call for call in calls if _is_due(known.get(call.id), now)]
    due.sort(key=lambda call: (_was_asked(known.get(call.id)), call.state is not CallState.WAITING))
    described = {call.id for call in due[:DESCRIBED_AT_ONCE]}
    for call in calls:
        if call.id in described:
            yield _describe(call, now, instance, client)
        else:
            yield _as_known(call, known[call.id]) if call.id in known else call


def _was_asked(known: CallNow | None) -> bool:
    return known is not None and known.asked_at is not None


def _is_due(known: CallNow | None, now: datetime) -> bool:
    if known is None or known.asked_at is None:
        return True
    return not known.company and now - known.asked_at >= ASKED_AGAIN_AFTER


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
        name: getattr(known, name)
        for name in ("initial_id", "company", "phone", "resident", "address", "emergency", "asked_at")
    }
    return replace(call, **kept)


def _describe(call: CallNow, now: datetime, instance: str, client: Any) -> CallNow:
    """One request. A contact that is gone already stays nobody's."""
    call = replace(call, asked_at=now)
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
