"""The centre in sight of its supervisors, by Amazon Connect."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from dozor.adapters.aws import aws_client
from dozor.adapters.connect.centre_calls import see_operators, see_waiting, tell_whose
from dozor.adapters.connect.centre_figures import join, measure_now, measure_today
from dozor.adapters.connect.directory import SERVICE, ConnectDirectory
from dozor.adapters.failures import code_of, failures_of
from dozor.domain.centre import CallNow, CentreNow, CentreRules
from dozor.domain.errors import Conflict, NotFound, TransientFailure
from dozor.ports.centre import LiveCentre

if TYPE_CHECKING:
    from mypy_boto3_connect import ConnectClient

# What Connect says when the moment does not fit: the call is over, moved on, or not one that can be listened to.
NOT_NOW = frozenset({"InvalidRequestException", "InvalidParameterException", "ResourceNotFoundException"})
MOVED_TO = "moved_to"  # the attribute that the flow `waiting` looks at in each round
MONITORING = ["SILENT_MONITOR", "BARGE"]


class ConnectLiveCentre(LiveCentre):
    """One instance (id or ARN). queues: name -> ARN of the platform's, whose ARNs name the instance, too."""

    def __init__(
        self,
        instance_id: str,
        queues: Mapping[str, str],
        rules: CentreRules,
        client: "ConnectClient | None" = None,
    ) -> None:
        self._instance = instance_id.rpartition("/")[2]
        self._instance_arn = next(iter(queues.values())).partition("/queue/")[0]
        self._rules = rules
        self._client: Any = client or aws_client("connect")
        self._directory = ConnectDirectory(self._instance, queues, self._client)

    def look(self, before: CentreNow | None, now: datetime) -> CentreNow:
        """Two requests; a third while somebody waits; one for each of at most four calls seen for the first time; one more a
        minute for the day; every five minutes three, and one for each routing profile. Each per hundred of what it tells.
        """
        try:
            return self._look(before, now)
        except ClientError as error:  # whatever it is, those who look on see what was seen last, and that it is old
            raise TransientFailure(f"{SERVICE} refuses to be looked at ({code_of(error)}).") from error

    def _look(self, before: CentreNow | None, now: datetime) -> CentreNow:
        queues = self._directory.queues()
        figures = measure_now(self._directory, queues)
        operators, calls = see_operators(self._directory, queues)
        if any(one.get("waiting") for one in figures.values()):
            at_desks = {one.id for one in calls}
            calls += [one for one in see_waiting(self._directory, queues, now) if one.id not in at_desks]
        counted = before is None or self._rules.is_count_due(before, now)
        days = (
            measure_today(self._directory, queues, self._instance_arn, self._rules, now)
            if counted
            else {one.id: one.today for one in before.queues}  # type: ignore[union-attr]
        )
        return CentreNow(
            taken_at=now,
            today_at=now if counted else before.today_at,  # type: ignore[union-attr]
            queues=join(queues, figures, days),
            operators=tuple(operators),
            calls=tuple(tell_whose(calls, before, now, self._instance, self._client)),
        )

    def statuses(self) -> tuple[str, ...]:
        """No request; one in five minutes."""
        return tuple(self._directory.statuses())

    def listen(self, call: CallNow, listener: str, token: str) -> str:
        """One request. "MonitorContact": their Contact Control Panel begins to listen; the token makes it repeatable."""
        user_id = self._directory.find_user(listener)
        if not user_id:
            raise NotFound("You have no telephone in the contact centre: ask an administrator for one.")
        answer = self._do(
            "monitor_contact",
            ContactId=call.id,
            UserId=user_id,
            AllowedMonitorCapabilities=MONITORING,
            ClientToken=token,
        )
        return str(answer["ContactId"])

    def move_to_queue(self, call: CallNow, queue_id: str, waited_s: int) -> None:
        """Two requests. No operation moves a call ("TransferContact": tasks and e-mail only), so its own flow does, told by an
        attribute; the age that it is given keeps its place.
        """
        self._do("update_contact_routing_data", ContactId=call.id, QueueTimeAdjustmentSeconds=waited_s)
        self._do(
            "update_contact_attributes",
            InitialContactId=call.id,
            Attributes={MOVED_TO: f"{self._instance_arn}/queue/{queue_id}"},
        )

    def prefer_operator(self, call: CallNow, user_id: str, seconds: int) -> None:
        """One request. "UpdateContactRoutingData": a routing step with an agent, after which anybody will do."""
        wanted = {"AgentsCriteria": {"AgentIds": [user_id]}}
        step = {
            "Expiry": {"DurationInSeconds": seconds},
            "Expression": {"AttributeCondition": {"ComparisonOperator": "Match", "MatchCriteria": wanted}},
        }
        self._do("update_contact_routing_data", ContactId=call.id, RoutingCriteria={"Steps": [step]})

    def set_status(self, user_id: str, status: str) -> None:
        """One request. "PutUserStatus": with a contact at hand it is the next status."""
        status_id = self._directory.statuses().get(status)
        if status_id is None:
            raise NotFound("There is no such state.")
        self._do("put_user_status", UserId=user_id, AgentStatusId=status_id)

    def _do(self, operation: str, **request: Any) -> Any:
        try:
            with failures_of(SERVICE, repeatable=True):
                return getattr(self._client, operation)(InstanceId=self._instance, **request)
        except ClientError as error:
            if code_of(error) not in NOT_NOW:
                raise
            raise Conflict("The call or the operator has moved on meanwhile: look again.") from error
