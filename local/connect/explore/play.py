"""Playing a route: the engine executes the flow in a world that answers as the route says; the trace is the proof."""

from dataclasses import dataclass

from local.connect.contacts.contact import Contact
from local.connect.engine.trace import Step
from local.connect.explore.answers import Answer
from local.connect.explore.search import Leg, Route
from local.connect.explore.stage import Stage
from local.connect.explore.world import StandInHost
from local.connect.language.model import Flow, FlowType

_PLAIN = Answer()
BROKEN = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What parameters of a shape that Connect refuses can do to actions that count on a shape."""


@dataclass(slots=True)
class RouteWorld:
    """Answers by the leg at which the contact stands; off the route nothing special happens."""

    route: Route
    stage: Stage
    _counted: int = 0
    _own: int = 0

    def answer(self, contact: Contact) -> Answer:
        """For the step that is being done: as many legs have been gone as the trace has steps of this flow."""
        if self.stage.execution.frame.flow_id != self.stage.flow_id:
            return _PLAIN
        own = self.own_steps(contact)
        legs = self.route.legs
        return legs[own].answer if own < len(legs) else _PLAIN

    def own_steps(self, contact: Contact) -> int:
        """Steps of this very flow so far."""
        trace = contact.trace
        while self._counted < len(trace):
            self._own += self.stage.is_own(trace[self._counted])
            self._counted += 1
        return self._own


@dataclass(frozen=True, slots=True)
class Played:
    """What came of it. steps: of the flow itself; astray: the first leg that the engine did not go, with the step it did
    instead (None: it did none); trouble: why the flow broke off, "" if it did not.
    """

    steps: tuple[Step, ...]
    astray: tuple[Leg, Step | None] | None
    trouble: str


def play(flow: Flow, flow_type: FlowType, route: Route) -> Played:
    """Go the route, and one action beyond its end."""
    stage = Stage(flow, flow_type)
    for root in route.roots():
        stage.know(root, route.beginning(root))
    world = RouteWorld(route, stage)
    host = stage.prepare(world, StandInHost)
    try:
        stage.start()
        _drive(stage, world, host)
        stage.execution.stop()
    except BROKEN as error:
        place = stage.execution.frame.action.identifier
        host.trouble.append(f"{place!r} cannot be executed with these parameters ({type(error).__name__}: {error})")
    steps = tuple(step for step in stage.trace if stage.is_own(step))
    return Played(steps, _compare(route.legs, steps), "; ".join(host.trouble))


def _drive(stage: Stage, world: RouteWorld, host: StandInHost) -> None:
    told = -1
    while stage.execution.running and (own := world.own_steps(stage.contact)) <= len(world.route.legs):
        event = world.answer(stage.contact).event
        if event and told != own:
            told = own
            host.tell_event(event)
            continue
        if own == len(world.route.legs) or not stage.pass_time(1):
            return


def _compare(legs: tuple[Leg, ...], steps: tuple[Step, ...]) -> tuple[Leg, Step | None] | None:
    for number, leg in enumerate(legs):
        step = steps[number] if number < len(steps) else None
        if step is None or (step.action, step.branch) != (leg.action, leg.branch.label):
            return leg, step
    return None
