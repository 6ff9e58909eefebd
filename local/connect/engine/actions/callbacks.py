"""UpdateContactCallbackNumber, CreateCallbackContact, CreateTask: work for later."""

import re
from collections.abc import Iterator

from local.connect.engine.execution import Execution
from local.connect.engine.host import CallbackRequest, TaskRequest
from local.connect.engine.outcomes import Done, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import number
from local.connect.language.model import EVERY, HOLDS, WHISPERS, Action
from local.connect.language.parameters import Anything, Group, Source, Table, Value, free, static, whole
from local.connect.language.parsing import as_text
from local.connect.language.rules import whole_number
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

THREE_DAYS_S = 259_200
_E164 = re.compile(r"\+[1-9]\d{6,14}")
_FLOW_TYPES = EVERY - HOLDS - WHISPERS


def _task_faults(action: Action) -> Iterator[tuple[str, str]]:
    if not any(action.parameters.get(name) for name in ("ContactFlowId", "TaskTemplateId", "QuickConnectId")):
        yield "ContactFlowId", "is missing"


CALLBACK_NUMBER = ActionSpec(
    "UpdateContactCallbackNumber",
    Group({"CallbackNumber": Value(Source.REFERENCE, required=True)}),
    errors=frozenset({"InvalidCallbackNumber", "CallbackNumberNotDialable"}),
    flow_types=_FLOW_TYPES,
)
CALLBACK = ActionSpec(
    "CreateCallbackContact",
    Group(
        {
            "QueueId": whole(),
            "AgentId": whole(),
            "InitialCallDelaySeconds": static(whole_number(1, THREE_DAYS_S), required=True),
            "MaximumConnectionAttempts": static(whole_number(0), required=True),
            "RetryDelaySeconds": static(whole_number(1, THREE_DAYS_S), required=True),
            "ContactFlowId": whole(),
            "CallerId": Anything(),
            "CallbackMode": free(),
        },
        at_most_one=("QueueId", "AgentId"),
    ),
    flow_types=_FLOW_TYPES,
)
TASK = ActionSpec(
    "CreateTask",
    Group(
        {
            "ContactFlowId": whole(),
            "Name": free(required=True),
            "Description": free(),
            "Attributes": Table(),
            "References": Anything(),
            "DelaySeconds": free(whole_number(1, 518_400)),
            "ScheduledTime": free(),
            "TaskTemplateId": static(),
            "QuickConnectId": whole(),
        },
        at_most_one=("DelaySeconds", "ScheduledTime"),
    ),
    further_faults=_task_faults,
)


def update_callback_number(execution: Execution, parameters: Json) -> Outcome:
    """Which number a callback will dial."""
    wanted = as_text(parameters.get("CallbackNumber", ""))
    if not _E164.fullmatch(wanted):
        return Failed("InvalidCallbackNumber", f"{wanted!r} is not an E.164 number")
    if not execution.host.can_dial(wanted):
        return Failed("CallbackNumberNotDialable", f"the instance may not dial {wanted}")
    execution.contact.callback_number = wanted
    return Done()


def create_callback(execution: Execution, parameters: Json) -> Outcome:
    """A new contact that waits in the queue for an agent, who then calls the customer back."""
    host, contact = execution.host, execution.contact
    to_dial = contact.callback_number or (contact.customer.address if contact.customer else None)
    if to_dial is None:
        return Failed(why="there is no number to call back")
    queue = host.find_queue(as_text(parameters["QueueId"])) if parameters.get("QueueId") else contact.target_queue
    agent = host.find_user(as_text(parameters["AgentId"])) if parameters.get("AgentId") else contact.target_agent
    if queue is None and agent is None:
        return Failed(why="there is no queue for the callback")
    caller_id = parameters.get("CallerId")
    request = CallbackRequest(
        number=to_dial,
        queue_id=queue if not parameters.get("AgentId") else None,
        agent_id=agent if parameters.get("AgentId") or queue is None else None,
        delay_s=number(parameters.get("InitialCallDelaySeconds", "")) or 0,
        attempts=number(parameters.get("MaximumConnectionAttempts", "")) or 1,
        retry_s=number(parameters.get("RetryDelaySeconds", "")) or 0,
        caller_id=as_text(caller_id.get("Number", "") if isinstance(caller_id, dict) else caller_id or "") or None,
        flow_id=as_text(parameters.get("ContactFlowId") or "") or None,
    )
    host.create_callback(contact, request)
    return Done()


def create_task(execution: Execution, parameters: Json) -> Outcome:
    """A task contact that runs a flow."""
    found = execution.host.find_flow(as_text(parameters.get("ContactFlowId") or ""))
    if found is None:
        return Failed(why=f"there is no flow {parameters.get('ContactFlowId')!r}")
    attributes = {key: as_text(value) for key, value in (parameters.get("Attributes") or {}).items()}
    references = {
        key: dict(value) if isinstance(value, dict) else {"Type": "STRING", "Value": as_text(value)}
        for key, value in (parameters.get("References") or {}).items()
    }
    request = TaskRequest(
        name=as_text(parameters.get("Name", "")),
        flow_id=found[0],
        description=as_text(parameters.get("Description") or ""),
        attributes=attributes,
        references=references,
        delay_s=number(parameters.get("DelaySeconds") or "") or 0,
    )
    execution.contact.spaces["Task"] = {"ContactId": execution.host.create_task(execution.contact, request)}
    return Done()


ACTIONS = [
    Runner(CALLBACK_NUMBER, update_callback_number),
    Runner(CALLBACK, create_callback),
    Runner(TASK, create_task),
]
