"""UpdateContactTargetQueue, TransferContactToQueue, DequeueContactAndTransferToQueue, UpdateContactRoutingBehavior."""

from local.connect.contacts.contact import ContactState
from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, EndFlow, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import first_of, number
from local.connect.language.model import INBOUND, TRANSFERS, FlowType
from local.connect.language.parameters import Group, static, whole
from local.connect.language.parsing import as_text
from local.connect.language.rules import whole_number
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

T = FlowType
_QUEUE_OR_AGENT = {"QueueId": whole(), "AgentId": whole()}
CAPACITY = frozenset({"QueueAtCapacity"})
TARGET = ActionSpec(
    "UpdateContactTargetQueue",
    Group(_QUEUE_OR_AGENT, one_of=("QueueId", "AgentId")),
    flow_types=INBOUND | TRANSFERS | {T.MODULE},
    also_seen_in=frozenset({T.CUSTOMER_QUEUE}),
)
TRANSFER = ActionSpec(
    "TransferContactToQueue", errors=CAPACITY, flow_types=INBOUND | TRANSFERS | {T.MODULE}, leaves=True
)
DEQUEUE = ActionSpec(
    "DequeueContactAndTransferToQueue",
    Group(_QUEUE_OR_AGENT, at_most_one=("QueueId", "AgentId")),
    errors=CAPACITY,
    flow_types=frozenset({T.CUSTOMER_QUEUE}),
    leaves=True,
)
ROUTING = ActionSpec(
    "UpdateContactRoutingBehavior",
    Group(
        {"QueuePriority": static(whole_number(1)), "QueueTimeAdjustmentSeconds": static(whole_number(-(10**9)))},
        one_of=("QueuePriority", "QueueTimeAdjustmentSeconds"),
    ),
    flow_types=INBOUND | TRANSFERS | {T.CUSTOMER_QUEUE, T.MODULE},
)


def update_target_queue(execution: Execution, parameters: Json) -> Outcome:
    """Choose the queue, or the agent's own queue."""
    wanted = as_text(first_of(parameters, "QueueId", "AgentId") or "")
    by_agent = parameters.get("AgentId") not in (None, "")
    found = execution.host.find_user(wanted) if by_agent else execution.host.find_queue(wanted)
    if found is None:
        return Failed(why=f"there is no {'agent' if by_agent else 'queue'} {wanted!r}")
    contact = execution.contact
    contact.target_queue, contact.target_agent = (None, found) if by_agent else (found, None)
    return Done()


def transfer_to_queue(execution: Execution, _: Json) -> Outcome:
    """Enqueue; this flow ends and the customer queue flow begins."""
    contact = execution.contact
    if contact.state not in (ContactState.INITIATED, ContactState.IN_FLOW) or contact.is_over:
        return Failed(why=f"the contact is {contact.state} already")
    if not contact.participant_present and contact.initiation_method != "CALLBACK":
        return Failed(why="there is no participant")
    error = execution.host.enqueue(contact)
    return EndFlow() if error is None else Failed(error, "the queue is full" if error in CAPACITY else "no queue set")


def dequeue_and_transfer(execution: Execution, parameters: Json) -> Outcome:
    """Leave this queue for another, as a new segment of the contact."""
    host, contact = execution.host, execution.contact
    if contact.state is not ContactState.QUEUED:
        return Failed(why=f"the contact is {contact.state}, not queued")
    queue = agent = None
    if parameters.get("QueueId"):
        queue = host.find_queue(as_text(parameters["QueueId"]))
    elif parameters.get("AgentId"):
        agent = host.find_user(as_text(parameters["AgentId"]))
    else:
        queue = contact.target_queue
    if queue is None and agent is None:
        return Failed(why="there is no such queue or agent")
    error = host.requeue(contact, queue, agent)
    return EndFlow() if error is None else Failed(error, "the queue is full")


def update_routing(execution: Execution, parameters: Json) -> Outcome:
    """Move forward or back in the queue."""
    priority = number(parameters.get("QueuePriority", ""))
    adjustment = number(parameters.get("QueueTimeAdjustmentSeconds", ""))
    if priority is not None:
        execution.contact.priority = priority
    if adjustment is not None:
        execution.contact.time_adjustment_s = adjustment
    execution.host.reprioritize(execution.contact)
    return Done()


ACTIONS = [
    Runner(TARGET, update_target_queue),
    Runner(TRANSFER, transfer_to_queue),
    Runner(DEQUEUE, dequeue_and_transfer),
    Runner(ROUTING, update_routing),
]
