"""The test cases of one instance and their executions, as Connect's API keeps them.

An execution plays in virtual time on a thread of its own: calls under way do not wait for it, and it is over in moments.
"""

import json
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from local.connect.contacts.directory import Directory
from local.connect.errors import (
    DuplicateResource,
    InvalidParameter,
    InvalidRequest,
    InvalidTestCase,
    ResourceNotFound,
    ServiceQuotaExceeded,
)
from local.connect.ports import Json, Ports
from local.connect.testing.entry import read_attributes, read_entry
from local.connect.testing.model import MAX_AT_ONCE, MAX_IN_HAND, InvalidFlowTest
from local.connect.testing.reading import read_flow_test
from local.connect.testing.result import FlowTestResult
from local.connect.testing.runner import run_flow_test

PUBLISHED, SAVED = "PUBLISHED", "SAVED"
INITIATED, IN_PROGRESS, STOPPED = "INITIATED", "IN_PROGRESS", "STOPPED"


@dataclass(slots=True)
class StoredTest:
    """A test case. entry: EntryPoint of the API; modified: UTC."""

    id: str
    name: str
    content: str
    modified: datetime
    description: str = ""
    status: str = PUBLISHED
    entry: Json = field(default_factory=dict)
    initialization: str = ""
    tags: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class TestExecution:
    """One execution. status as the API names it; times UTC, real."""

    __test__ = False  # not a class of pytest

    id: str
    test_case_id: str
    started: datetime
    status: str = INITIATED
    ended: datetime | None = None
    result: FlowTestResult | None = None


class TestShelf:
    """Raise InvalidTestCase, InvalidParameter, DuplicateResource, ResourceNotFound, ServiceQuotaExceeded."""

    __test__ = False  # not a class of pytest

    def __init__(self, directory: Directory, ports: Ports) -> None:
        self._directory = directory
        self._ports = ports
        self.tests: dict[str, StoredTest] = {}
        self.executions: dict[str, TestExecution] = {}
        self._waiting: deque[TestExecution] = deque()
        self._running = 0

    def create(self, name: str, content: str, given: Json) -> StoredTest:
        """A new test case. given: further parameters of CreateTestCase. Only a published one is checked."""
        now = self._ports.runtime.now()
        test = StoredTest(self._ports.ids.new(), "", "", now, tags=dict(given.get("Tags") or {}))
        self._take(test, {**given, "Name": name, "Content": content})
        self.tests[test.id] = test
        return test

    def update(self, test_id: str, given: Json) -> None:
        """Change what UpdateTestCase gives."""
        self._take(self.find(test_id), given)

    def find(self, test_id: str) -> StoredTest:
        """By id or ARN."""
        found = self._directory.find(self.tests, test_id)
        if found is None:
            raise ResourceNotFound(f"there is no test case {test_id!r}")
        return found

    def find_execution(self, test_id: str, execution_id: str) -> TestExecution:
        """One execution of a test case."""
        found = self.executions.get(execution_id)
        if found is None or found.test_case_id != self.find(test_id).id:
            raise ResourceNotFound(f"test case {test_id!r} has no execution {execution_id!r}")
        return found

    def start(self, test_id: str) -> TestExecution:
        """Execute, or wait for a place: five run at once, a hundred are in hand."""
        test = self.find(test_id)
        if test.status != PUBLISHED:
            raise InvalidRequest(f"test case {test.name!r} is only saved; publish it first")
        if self._running + len(self._waiting) >= MAX_IN_HAND:
            raise ServiceQuotaExceeded(f"{MAX_IN_HAND} executions are in hand already")
        execution = TestExecution(self._ports.ids.new(), test.id, self._ports.runtime.now())
        self.executions[execution.id] = execution
        self._waiting.append(execution)
        self._go_on()
        return execution

    def stop(self, test_id: str, execution_id: str) -> None:
        """Take back one that waits; one that runs is over in a moment anyway."""
        execution = self.find_execution(test_id, execution_id)
        if execution.ended is not None:
            raise InvalidRequest(f"execution {execution_id} is over: {execution.status}")
        if execution in self._waiting:
            self._waiting.remove(execution)
        execution.status, execution.ended = STOPPED, self._ports.runtime.now()

    def _take(self, test: StoredTest, given: Json) -> None:
        name, content = given.get("Name", test.name), given.get("Content", test.content)
        status, entry = given.get("Status", test.status), given.get("EntryPoint", test.entry)
        initialization = given.get("InitializationData", test.initialization)
        if not name:
            raise InvalidParameter("a name is missing")
        if any(other.name == name and other is not test for other in self.tests.values()):
            raise DuplicateResource(f"there is a test case named {name!r} already")
        if status == PUBLISHED:
            _check(content, entry, initialization)
        test.name, test.content, test.status, test.entry = name, content, status, entry
        test.initialization = initialization
        test.description = given.get("Description", test.description)
        test.modified = self._ports.runtime.now()

    def _go_on(self) -> None:
        while self._waiting and self._running < MAX_AT_ONCE:
            self._run(self._waiting.popleft())

    def _run(self, execution: TestExecution) -> None:
        test = self.tests.get(execution.test_case_id)
        if test is None:  # deleted while it waited
            execution.status, execution.ended = STOPPED, self._ports.runtime.now()
            return
        self._running += 1
        execution.status = IN_PROGRESS
        case, entry, attributes = (
            read_flow_test(test.content),
            read_entry(test.entry),
            read_attributes(test.initialization),
        )
        at, lambdas = self._ports.runtime.now(), self._ports.lambdas

        def work() -> FlowTestResult:
            return run_flow_test(case, self._directory, entry, attributes, lambdas, at)

        self._ports.runtime.run_in_background(work, lambda result: self._finish(execution, result))

    def _finish(self, execution: TestExecution, result: FlowTestResult) -> None:
        self._running -= 1
        if execution.status == IN_PROGRESS:
            execution.status, execution.ended = result.status, self._ports.runtime.now()
            execution.result = result
        self._go_on()


def _check(content: str, entry: Json, initialization: str) -> None:
    try:
        read_flow_test(content)
    except InvalidFlowTest as refused:
        raise InvalidTestCase([str(problem) for problem in refused.problems]) from refused
    if entry.get("Type", "VOICE_CALL") != "VOICE_CALL":
        raise InvalidParameter("the simulator tests voice calls alone")
    found = read_entry(entry)
    if bool(found.flow) == bool(found.dialled):
        raise InvalidParameter("the entry point must specify either FlowId or phone numbers")
    try:
        read_attributes(initialization)
    except (ValueError, json.JSONDecodeError) as error:
        raise InvalidParameter(f"InitializationData: {error}") from error
