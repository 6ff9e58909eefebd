"""The repository's flows in a simulated instance of their own, for test cases: their tokens resolved, nobody at work."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from infra.connect_catalogue import FLOW_TYPES
from infra.flow_tests import FlowTestFile, check_flow_tests, load_flow_tests, render_flow_test
from infra.flows import TOKEN, FlowFile, load_flows, order_flows, references, render
from infra.views import check_shown, load_views
from local.connect.contacts.speech import CHARACTERS_PER_SECOND
from local.connect.fakes import make_ports
from local.connect.instance import ConnectInstance
from local.connect.language.model import Flow
from local.connect.ports import Ports
from local.connect.testing.entry import read_attributes, read_entry
from local.connect.testing.reading import read_flow_test
from local.connect.testing.result import FlowTestResult
from local.connect.testing.runner import run_flow_test

FUNCTION_ARN = "arn:aws:lambda:eu-central-1:123456789012:function:"


@dataclass
class Rehearsal:
    """An instance with all our flows. arns: "kind:name" of every token -> its ARN."""

    instance: ConnectInstance
    tests: list[FlowTestFile]
    arns: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> dict[str, str]:
        """Flow or module id -> how reports call it."""
        return name_flows(self.instance)

    @property
    def flows(self) -> dict[str, Flow]:
        """By the names of reports."""
        directory = self.instance.directory
        stored = [*directory.flows.items(), *directory.modules.items()]
        return {self.names[flow_id]: one.flow for flow_id, one in stored}

    def play(self, test: FlowTestFile) -> FlowTestResult:
        """Execute one test case. Raises InvalidFlowTest, FlowTestError."""
        content = render_flow_test(test, self.arns.__getitem__)
        case = read_flow_test(content)
        attributes = read_attributes(str(case.metadata.get("initializationData", "")))
        return run_flow_test(case, self.instance.directory, read_entry(case.metadata["entryPoint"]), attributes)

    def queue_names(self, result: FlowTestResult) -> list[str]:
        """The queues that the simulated call entered."""
        return [self.instance.directory.queues[queue].name for queue in result.queued if queue]


def open_rehearsal(
    folder: Path, ports: Ports | None = None, characters_per_second: float = CHARACTERS_PER_SECOND
) -> Rehearsal:
    """The flows, modules and test cases of a folder; raises FlowError, FlowTestError, InvalidContactFlow.

    ports: by default virtual time, no function, and all that goes out is kept.
    """
    instance = ConnectInstance(ports or make_ports()[0], alias="rehearsal", characters_per_second=characters_per_second)
    rehearsal = Rehearsal(instance, load_flow_tests(folder / "tests"))
    flows, views = load_flows(folder), load_views(folder)
    check_shown(flows, views)
    for view in views:
        made = instance.create_view(view.name, dict(view.template), view.actions)
        rehearsal.arns[view.key] = instance.directory.arn("view", made)
    _make_resources(rehearsal, {*_named_by(flows), *_named_by_tests(rehearsal.tests)})
    for flow in order_flows(flows, tuple(rehearsal.arns), FLOW_TYPES):
        rehearsal.arns[flow.key] = _make_flow(rehearsal, flow)
    check_flow_tests(rehearsal.tests, rehearsal.arns.__getitem__)
    return rehearsal


def name_flows(instance: ConnectInstance) -> dict[str, str]:
    """Ids of an instance's flows and modules -> how reports call them: "inbound", "modules/ticket-state"."""
    directory = instance.directory
    flows = {flow_id: stored.name for flow_id, stored in directory.flows.items()}
    return {**flows, **{flow_id: f"modules/{stored.name}" for flow_id, stored in directory.modules.items()}}


def _named_by(flows: list[FlowFile]) -> Iterator[tuple[str, str]]:
    yield from ((found.kind, found.name) for flow in flows for found in references(flow))


def _named_by_tests(tests: list[FlowTestFile]) -> Iterator[tuple[str, str]]:
    for test in tests:
        for text in (test.text, *(value for answer in test.answers.values() for value in answer.values())):
            yield from ((token[1], token[2]) for token in TOKEN.finditer(text))


def _make_resources(rehearsal: Rehearsal, named: set[tuple[str, str]]) -> None:
    instance, arns = rehearsal.instance, rehearsal.arns
    hours = instance.create_hours_of_operation("always")
    arns["hours:always"] = instance.directory.arn("operating-hours", hours)
    for kind, name in sorted(named):
        if kind == "lambda":
            arns[f"lambda:{name}"] = FUNCTION_ARN + name
            instance.associate_lambda_function(FUNCTION_ARN + name)
        elif kind == "queue":
            arns[f"queue:{name}"] = instance.directory.arn("queue", instance.create_queue(name, hours))


def _make_flow(rehearsal: Rehearsal, flow: FlowFile) -> str:
    instance, content = rehearsal.instance, render(flow, rehearsal.arns.__getitem__)
    if flow.kind == "module":
        module = instance.create_contact_flow_module(flow.name, content)
        return instance.directory.arn("flow-module", module)
    made = instance.create_contact_flow(flow.name, FLOW_TYPES[flow.name], content)
    return instance.directory.arn("contact-flow", made)
