"""The Wait state: until when, and how an execution leaves its thread while it waits.

moto waits in the execution's two threads, compares UTC timestamps with local time and forgets fractions of seconds.
"""

# ruff: noqa: SLF001  (this module goes inside moto)

import time
from datetime import datetime
from typing import Any

from moto.stepfunctions.parser.asl.component.common.error_name.failure_event import FailureEventException
from moto.stepfunctions.parser.asl.component.state.state import CommonStateField
from moto.stepfunctions.parser.asl.component.state.wait.state_wait import StateWait
from moto.stepfunctions.parser.asl.component.state.wait.wait_function.timestamp import Timestamp
from moto.stepfunctions.parser.asl.eval.event.event_detail import EventDetails

from local.cloud.server.patches import Patches

_RESUMED = "laptop_resumed"


class Parked(BaseException):
    """The execution waits from now on: its thread may go. (No Exception: the interpreter must not take it for an error.)

    due: seconds since the epoch.
    """

    def __init__(self, due: float) -> None:
        super().__init__(due)
        self.due = due


def install(patches: Patches) -> None:
    """Let Wait states of a machine's top level park, until the patches are undone."""
    patches.replace(StateWait, "_eval_state", _wait)
    patches.replace(StateWait, "_eval_body", _enter_or_leave)


def mark_resumed(env: Any) -> None:
    """The Wait state that the environment stands in is over; evaluating it again leaves it."""
    setattr(env, _RESUMED, True)


def due_time(state: Any, env: Any) -> float:
    """When the wait of a state ends, in seconds since the epoch; raises the interpreter's failure for a bad value."""
    function = state.wait_function
    if not isinstance(function, Timestamp):
        return time.time() + float(function._get_wait_seconds(env))
    function.string.eval(env=env)
    text = env.stack.pop()
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        moment = None
    if moment is None or moment.tzinfo is None:
        raise FailureEventException(function._create_failure_event(env, str(text)))
    return moment.timestamp()


def _wait(state: Any, env: Any) -> None:
    due = due_time(state, env)
    if due <= time.time():
        return
    if not env.is_frame():
        raise Parked(due)
    # Inside Map and Parallel moto's iteration owns the thread: wait here, but leave when the execution stops.
    while env.is_running() and (left := due - time.time()) > 0:
        env.program_state_event.wait(min(left, 1.0))


def _enter_or_leave(state: Any, env: Any) -> None:
    if env.__dict__.pop(_RESUMED, False):
        _leave(state, env)
    else:
        CommonStateField._eval_body(state, env)


def _leave(state: Any, env: Any) -> None:
    # What CommonStateField does after a state's own work.
    if state.assign_decl:
        state.assign_decl.eval(env=env)
    state._eval_state_output(env=env)
    state._verify_size_quota(env=env, value=env.states.get_input())
    state._set_next(env)
    details = EventDetails(stateExitedEventDetails=state._get_state_exited_event_details(env=env))
    env.event_manager.add_event(
        context=env.event_history_context, event_type=state.state_exited_event_type, event_details=details
    )
