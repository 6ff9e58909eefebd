"""Runs one execution: in a thread while it works, in none while it waits."""

# ruff: noqa: SLF001  (this module goes inside moto)

import copy
import threading
import time
from functools import lru_cache
from typing import Any

from moto.stepfunctions.parser.api import (
    ExecutionStartedEventDetails,
    HistoryEventExecutionDataDetails,
    HistoryEventType,
)
from moto.stepfunctions.parser.asl.eval.event.event_detail import EventDetails
from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser
from moto.stepfunctions.parser.asl.utils.encoding import to_json_str
from moto.stepfunctions.parser.backend.execution_worker import ExecutionWorker

from local.cloud.stepfunctions.timers import Alarm, SharedTimer
from local.cloud.stepfunctions.waiting import Parked, mark_resumed


class ParkingWorker(ExecutionWorker):  # type: ignore[misc]
    """Takes the place of moto's worker, whose two threads live as long as the execution."""

    timer: SharedTimer

    def start(self) -> None:
        """Begin; the environment is complete before this returns, so that a stop or a task's answer finds it."""
        self._lock = threading.Lock()
        self._wait: Alarm | None = None
        self._limit: Alarm | None = None
        self._concluded = False
        self._program = program_of(self._evaluation_details.state_machine_details.definition)
        self.env = self._get_evaluation_environment()
        self.env.next_state_name = self._program.start_at.start_at_name
        self._tell_start()
        if self._program.timeout_seconds:
            due = time.time() + self._program.timeout_seconds.timeout_seconds
            self._limit = self.timer.call_at(due, self._time_out)
        threading.Thread(target=self._run, name="state-machine", daemon=True).start()

    def conclude(self) -> None:
        """The execution was stopped or has timed out: say so now, whatever its thread is still busy with."""
        self._conclude(tell=True)
        for endpoint in list(self.env.callback_pool_manager._pool.values()):
            endpoint.interrupt_all()

    def _run(self) -> None:
        try:
            self._program._eval_body(self.env)
        except Parked as parked:
            if self._park(parked.due):
                return
        self._conclude(tell=False)

    def _park(self, due: float) -> bool:
        with self._lock:
            if not self._concluded:
                self._wait = self.timer.call_at(due, self._wake)
            return not self._concluded

    def _wake(self) -> None:
        with self._lock:
            if self._concluded:
                return
            self._wait = None
        mark_resumed(self.env)
        self._run()

    def _time_out(self) -> None:
        if not self._concluded:
            self.env.set_timed_out()
            self.conclude()

    def _conclude(self, *, tell: bool) -> None:
        with self._lock:
            if self._concluded:
                return
            self._concluded = True
        for alarm in (self._wait, self._limit):
            if alarm is not None:
                alarm.cancel()
        if tell:
            self._program._eval_body(self.env)  # runs no state any more, only writes how it ended
        self._execution_communication.terminated()
        # What a thread of a stopped execution still writes would contradict the history.
        self.env.event_manager._publish_history_event = lambda **_: None
        del self._wait, self._limit

    def _tell_start(self) -> None:
        details = ExecutionStartedEventDetails(
            input=to_json_str(self._evaluation_details.execution_details.inpt),
            inputDetails=HistoryEventExecutionDataDetails(truncated=False),
            roleArn=self._evaluation_details.aws_execution_details.role_arn,
        )
        self.env.event_manager.add_event(
            context=self.env.event_history_context,
            event_type=HistoryEventType.ExecutionStarted,
            event_details=EventDetails(executionStartedEventDetails=details),
            update_source_event_id=False,
        )


def program_of(definition: str) -> Any:
    """A fresh interpreter tree of a definition; reading the language costs tens of milliseconds, copying one or two."""
    return copy.deepcopy(_parse(definition))


@lru_cache(maxsize=64)
def _parse(definition: str) -> Any:
    return AmazonStateLanguageParser.parse(definition)[0]
