"""One contact, alone in an instance in virtual time, for which a flow of any type can be played."""

import itertools
from collections.abc import Mapping
from typing import TypeVar

from local.connect.contacts.contact import Contact, ContactState, Endpoint, QueueVisit
from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import EndFlow
from local.connect.engine.trace import Step, Trace
from local.connect.explore.answers import World
from local.connect.explore.knowing import CALLER, DIALLED, give
from local.connect.explore.moves import nest
from local.connect.explore.standins import CALLED, calling_flow
from local.connect.explore.world import StandInHost
from local.connect.fakes import make_ports
from local.connect.instance import ConnectInstance
from local.connect.language.model import Flow, FlowType
from local.connect.ports import Json
from local.connect.runtime.virtual import VirtualRuntime

H = TypeVar("H", bound=StandInHost)
CUSTOMER, AGENT = "Customer", "Agent"
LONGEST_S = 8 * 24 * 3600.0
"""Longer than any action waits: seven days at most."""
MOST_EVENTS = 5_000
"""Of one step: prompts that are played in turn for ever stay one step."""
_HEARD_BY_AGENT = frozenset({FlowType.AGENT_WHISPER, FlowType.AGENT_HOLD})
_STATES = {
    FlowType.CUSTOMER_QUEUE: ContactState.QUEUED,
    FlowType.CUSTOMER_HOLD: ContactState.ON_HOLD,
    FlowType.AGENT_HOLD: ContactState.ON_HOLD,
    FlowType.CUSTOMER_WHISPER: ContactState.JOINING,
    FlowType.AGENT_WHISPER: ContactState.JOINING,
    FlowType.OUTBOUND_WHISPER: ContactState.JOINING,
}


class Stage:
    """A contact and a flow of `flow_type` about to run: `begin`, then `pass_time` until it has gone far enough."""

    def __init__(self, flow: Flow, flow_type: FlowType, speed: float = 15.0) -> None:
        self.flow, self.flow_type = flow, flow_type
        self.runtime = VirtualRuntime()
        self._began = self.runtime.now()
        ports, _, _ = make_ports(self.runtime)
        self.instance = ConnectInstance(ports, characters_per_second=speed)
        made = ports.ids.new()
        self.contact = Contact(
            made, made, "INBOUND", "VOICE", self.runtime.now(), Endpoint(CALLER), Endpoint(DIALLED),
            state=_STATES.get(flow_type, ContactState.IN_FLOW), connected_to_system=self.runtime.now(),
        )  # fmt: skip
        self.contact.target_queue = "queue"
        if self.contact.state is ContactState.QUEUED:
            self.contact.visit = QueueVisit("queue", self.runtime.now())
        self.module_input: Json = {}
        self.ended: EndFlow | None = None

    @property
    def flow_id(self) -> str:
        """Under which the flow's steps stand in the trace."""
        return CALLED if self.flow_type is FlowType.MODULE else "the-flow"

    @property
    def trace(self) -> Trace:
        """What the contact went through."""
        return self.contact.trace

    def know(self, root: str, values: Mapping[tuple[str, ...], str]) -> None:
        """Put before the flow begins what `$.<root>.…` shall read; values by the path after the root."""
        if root == "Modules":
            self.module_input = nest(values).get("Input", {})
        elif root == "Loops":
            self.contact.loops.update({(self.flow_id, path[0]): int(turns) for path, turns in values.items()})
        else:
            give(self.contact, root, values)

    def is_own(self, step: Step) -> bool:
        """Whether a step of the trace is an action of this flow that has come to its end. A module that is called gives two:
        the call and the return; the return is the end.
        """
        return step.flow_id == self.flow_id and step.branch != "InvokeFlowModule"

    def prepare(
        self, world: World, host_type: type[H],
        flows: Mapping[str, Flow] | None = None, modules: Mapping[str, Flow] | None = None,
    ) -> H:  # fmt: skip
        """Make everything ready. flows, modules: what references really lead to, by id; else stand-ins."""
        known = {**(modules or {}), **({CALLED: self.flow} if self.flow_type is FlowType.MODULE else {})}
        host = host_type(self.instance.centre, self.contact, world, dict(flows or {}), known)
        audience = AGENT if self.flow_type in _HEARD_BY_AGENT else CUSTOMER
        self.execution = host.execution = Execution(host, self.contact, self.flow_type, audience, self._end)
        return host

    def start(self) -> None:
        """Run until the first wait."""
        if self.flow_type is FlowType.MODULE:
            self.execution.start("the-caller", calling_flow(self.module_input))
        else:
            self.execution.start(self.flow_id, self.flow)

    def run_next(self, host: StandInHost, flow: Flow, flow_type: FlowType, flow_id: str) -> None:
        """After the flow's end another one of the same contact: the queue's, or the one after a hang-up."""
        self.ended = None
        self.execution = host.execution = Execution(host, self.contact, flow_type, CUSTOMER, self._end)
        self.execution.start(flow_id, flow)

    def pass_time(self, steps: int, until_s: float | None = None) -> bool:
        """Let time pass until `steps` more steps are on the trace or the flow has ended; False when nothing will happen.

        until_s: and no longer than so many seconds from the beginning.
        """
        enough = len(self.trace) + steps
        limit = LONGEST_S if until_s is None else until_s - (self.runtime.now() - self._began).total_seconds()
        events = itertools.count()

        def stop() -> bool:
            return len(self.trace) >= enough or not self.execution.running or next(events) > MOST_EVENTS

        return limit >= 0 and self.runtime.run_until(stop, limit) and next(events) <= MOST_EVENTS

    def _end(self, how: EndFlow) -> None:
        self.ended = how
