"""CheckHoursOfOperation, CheckMetricData, GetMetricData: what the queues and their hours say."""

from collections.abc import Iterator

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.language.model import EVERY, HOLDS, WHISPERS, Action
from local.connect.language.parameters import Anything, Group, free, static
from local.connect.language.parsing import as_text
from local.connect.language.rules import one_of
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

NOT_HOLD_NOR_WHISPER = EVERY - HOLDS - WHISPERS
EQUALS = frozenset({"Equals"})
AGENT_METRICS = {
    "NumberOfAgentsAvailable": "Available",
    "NumberOfAgentsStaffed": "Staffed",
    "NumberOfAgentsOnline": "Online",
}
QUEUE_METRICS = {"OldestContactInQueueAgeSeconds": "OldestContactAge", "NumberOfContactsInQueue": "Size"}
_NUMBERS = frozenset({"Equals", "NumberGreaterThan", "NumberGreaterOrEqualTo", "NumberLessThan", "NumberLessOrEqualTo"})
_OF_WHOM = ("QueueId", "AgentId")


def _metric_faults(action: Action) -> Iterator[tuple[str, str]]:
    if action.parameters.get("MetricType") not in AGENT_METRICS:
        return
    for condition, _ in action.transitions.conditions:
        if (condition.operator, condition.operands) != ("NumberGreaterThan", ("0",)):
            yield "Conditions", "a number of agents can only be asked for NumberGreaterThan 0"


HOURS = ActionSpec(
    "CheckHoursOfOperation",
    Group({"HoursOfOperationId": free()}),
    results=frozenset({"True", "False"}),
    all_results=True,
    operators=EQUALS,
    flow_types=NOT_HOLD_NOR_WHISPER,
)
CHECK_METRIC = ActionSpec(
    "CheckMetricData",
    Group(
        {
            "MetricType": static(one_of(*AGENT_METRICS, *QUEUE_METRICS), required=True),
            "QueueId": free(),
            "AgentId": free(),
        },
        at_most_one=_OF_WHOM,
    ),
    results=None,
    operators=_NUMBERS,
    errors=frozenset({"NoMatchingCondition"}),
    flow_types=NOT_HOLD_NOR_WHISPER,
    further_faults=_metric_faults,
)
GET_METRIC = ActionSpec(
    "GetMetricData",
    Group({"QueueId": free(), "AgentId": free(), "QueueChannel": free(), "Metrics": Anything()}, at_most_one=_OF_WHOM),
)


def check_hours(execution: Execution, parameters: Json) -> Outcome:
    """In hours or not; without an id the hours of the target queue."""
    written = "HoursOfOperationId" in execution.frame.action.parameters
    wanted = as_text(parameters.get("HoursOfOperationId", "")) if written else None
    is_open = execution.host.is_open(execution.contact, wanted)
    return Failed(why=f"there are no hours of operation {wanted!r}") if is_open is None else Done(str(is_open))


def _metrics(execution: Execution, parameters: Json, channel: str | None) -> Json | None:
    contact, host = execution.contact, execution.host
    queue, agent = parameters.get("QueueId"), parameters.get("AgentId")
    if not queue and not agent:
        queue, agent = contact.target_queue, contact.target_agent
    return host.queue_metrics(as_text(queue) if queue else None, as_text(agent) if agent else None, channel)


def check_metric(execution: Execution, parameters: Json) -> Outcome:
    """One number of a queue."""
    found = _metrics(execution, parameters, None)
    if found is None:
        return Failed(why="there is no such queue or agent, and none is set")
    name = str(parameters.get("MetricType"))
    if name in AGENT_METRICS:
        return Done(str(found["Agents"][AGENT_METRICS[name]]))
    return Done(str(found["Queue"][QUEUE_METRICS[name]])) if name in QUEUE_METRICS else Failed(why=f"no metric {name}")


def get_metric(execution: Execution, parameters: Json) -> Outcome:
    """All numbers of a queue, into `$.Metrics`."""
    channel = as_text(parameters.get("QueueChannel") or "") or None
    found = _metrics(execution, parameters, channel)
    if found is None:
        return Failed(why="there is no such queue or agent, and none is set")
    execution.contact.metrics = execution.host.flow_metrics(execution.contact, found, channel)
    return Done()


ACTIONS = [
    Runner(HOURS, check_hours),
    Runner(CHECK_METRIC, check_metric),
    Runner(GET_METRIC, get_metric),
]
