"""Our contact flows at work: a Connect instance in virtual time, our queues, and functions that answer as the real ones do.

The functions get Connect's own event, parse it as the real handlers do and call the real use cases over `tests/fakes`, so
that the attributes' names are proven to fit. A function can be replaced: `switchboard.functions["find_ticket"] = …`.
"""

from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

from dozor.application.settle_contact import Settled, settle_contact
from dozor.domain.company import Company, DialledNumber, MenuChoice, NumberMeans
from dozor.entry.contact_records import parse_contact_record
from infra.catalogue import FUNCTIONS as CATALOGUE
from infra.connect_catalogue import FLOW_TYPES, INBOUND_FLOW, OUTBOUND_FLOW, QUEUES
from infra.flows import FlowFile, load_flows, order_flows, render
from infra.function_spec import FromFlow
from infra.layout import CONTACT_FLOWS
from infra.views import load_views
from local.connect.contacts.contact import Contact
from local.connect.contacts.resources import ProfileQueue
from local.connect.fakes import KeptOutput, ScriptedLambdas, make_ports
from local.connect.instance import ConnectInstance
from local.connect.people import AgentPanel, Caller
from local.connect.ports import Json
from local.connect.runtime.virtual import VirtualRuntime
from tests.fakes.callers import FakeCallers
from tests.fakes.meters import FakeMeters
from tests.fakes.outages import FakeOutages
from tests.flows.guide_catalogue import ShortCatalogue
from tests.flows.real_functions import real_functions
from tests.unit.application.trade import COMPANY, NOW, PHONE, Trade, open_trade

ZARYA, RIVERSIDE = "+12025550101", "+18005550199"
STRANGER = "+79000000999"
FUNCTION_ARN = "arn:aws:lambda:eu-central-1:123456789012:function:"
FUNCTIONS = tuple(spec.name for spec in CATALOGUE if isinstance(spec.trigger, FromFlow))
SECOND_COMPANY: Company = replace(
    COMPANY,
    slug="riverside",
    names={"en": "Riverside Homes"},
    languages=("en",),
    numbers=(DialledNumber(RIVERSIDE, NumberMeans.CLAIM),),
    menu={"1": MenuChoice.EMERGENCY, "2": MenuChoice.OPERATOR, "3": MenuChoice.TICKET_STATE, "4": MenuChoice.REPAIR},
    voices={"en": "Joanna"},
)
OPENED: list["Switchboard"] = []
"""Every switchboard of this run, for the coverage of branches."""


@dataclass
class Switchboard:
    """The instance with all three flows, two companies' numbers, and their records."""

    instance: ConnectInstance
    runtime: VirtualRuntime
    output: KeptOutput
    lambdas: ScriptedLambdas
    trade: Trade
    queues: dict[str, str]
    flows: dict[str, str] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)
    profile: str = ""
    rights: dict[str, str] = field(default_factory=dict)
    meters: FakeMeters = field(default_factory=FakeMeters)
    outages: FakeOutages = field(default_factory=FakeOutages)
    catalogue: ShortCatalogue = field(default_factory=ShortCatalogue)

    @cached_property
    def callers(self) -> FakeCallers:
        """What hangs on a telephone number."""
        return FakeCallers(self.trade.people, self.trade.tickets)

    @property
    def functions(self) -> dict[str, Any]:
        """Name -> what answers: a callable from event to answer, or the answer."""
        return self.lambdas.functions

    # --- people -----------------------------------------------------------------------------------------------------
    def dial(self, dialled: str = ZARYA, number: str = PHONE) -> Caller:
        """Somebody calls; the first words are just beginning."""
        caller = Caller(self.instance, number)
        caller.dial(dialled)
        self.runtime.settle()
        return caller

    def call(self, dialled: str = ZARYA, number: str = PHONE) -> Caller:
        """Somebody calls and listens until the menu asks (or whatever came instead of it)."""
        caller = Caller(self.instance, number)
        caller.dial(dialled)
        self.listen(caller, since=0)
        return caller

    def agent(self, name: str = "olga", *, guide: bool = False) -> AgentPanel:
        """An operator, available, who serves all queues. guide: who works by the guide, not at our desk."""
        rights = [self.rights["guide" if guide else "desk"]]
        user = self.instance.create_user(name, self.profile, first_name=name.title(), security_profiles=rights)
        panel = AgentPanel(self.instance, user)
        panel.set_status("Available")
        self.runtime.settle()
        return panel

    def answer(self, operator: AgentPanel, caller: Caller) -> None:
        """The operator accepts; both hear whose call it is and who is there, then they are joined."""
        operator.accept()
        joined = self.runtime.run_until(lambda: any(one["type"] == "connected" for one in caller.messages), limit_s=60)
        assert joined, f"never joined after {caller.heard()}"

    def press(self, caller: Caller, keys: str) -> None:
        """Press keys and listen to what comes of it; no keys: keep silent until something is asked again."""
        since = len(caller.messages)
        caller.press(keys)
        self.listen(caller, since)

    def listen(self, caller: Caller, since: int) -> None:
        """Let time pass until, after message number `since`, a question is put, the caller waits, or the call ends."""
        arrived = self.runtime.run_until(lambda: _is_a_turn(caller.messages[since:]), limit_s=300)
        assert arrived, f"the caller is left in silence after {caller.heard()}"
        self.runtime.settle()

    def walk(self, caller: Caller, answers: tuple[str, ...], thinks_s: float = 0) -> None:
        """Answer each question after `thinks_s`, then keep silent, until the caller waits in a queue or the call is over."""
        for answer in (*answers, *[""] * 20):
            self.runtime.advance(thinks_s)
            if not caller.in_call or is_waiting(caller):
                return
            self.press(caller, answer)
        raise AssertionError(f"going round in a circle: {caller.heard()}")

    # --- what came of it --------------------------------------------------------------------------------------------
    def contact(self, caller: Caller) -> Contact:
        """The contact of the caller's call, also after its end."""
        return self.instance.centre.contacts[caller.messages[0]["contactId"]]

    def record(self, caller: Caller) -> Json:
        """The one contact record of the caller's call."""
        self.runtime.settle()
        contact_id = self.contact(caller).id
        (record,) = [one for one in self.output.contact_records if one["ContactId"] == contact_id]
        return record

    def settle(self, caller: Caller) -> Settled:
        """The outcome, decided from the records of all its segments as the real function does."""
        first = self.contact(caller).id
        self.runtime.settle()
        records = [one for one in self.output.contact_records if first in (one["ContactId"], one["InitialContactId"])]
        done = [settle_contact(parse_contact_record(one), self.trade.companies, self.trade.contacts) for one in records]
        assert done
        assert done[-1] is not None
        return done[-1]

    def queue_name(self, caller: Caller) -> str:
        """Where the caller waits; "" when nowhere."""
        visit = self.contact(caller).visit
        return self.instance.directory.queues[visit.queue_id].name if visit else ""

    def steps(self, caller: Caller) -> list[str]:
        """The actions that the contact went through."""
        return [step.action for step in self.contact(caller).trace]

    def fail(self, action: str, times: int = 1, error: str = "NoMatchingError", flow: str = INBOUND_FLOW) -> None:
        """The next runs of an action fail."""
        self.instance.fail_next(flow, action, error, times)


def open_switchboard(speed: float = 15.0, capacity: dict[str, int] | None = None, **zarya: Any) -> Switchboard:
    """speed: characters a second. capacity: of queues by name. zarya: what is different about the first company."""
    trade = open_trade(**zarya)
    trade.companies.save(SECOND_COMPANY)
    runtime = VirtualRuntime(NOW)
    ports, output, lambdas = make_ports(runtime)
    instance = ConnectInstance(ports, characters_per_second=speed)
    hours = instance.create_hours_of_operation("always")
    limits = capacity or {}
    queues = {spec.name: instance.create_queue(spec.name, hours, max_contacts=limits.get(spec.name)) for spec in QUEUES}
    board = Switchboard(instance, runtime, output, lambdas, trade, queues)
    entries = [ProfileQueue(queues[spec.name], spec.priority) for spec in QUEUES]
    board.profile = instance.create_routing_profile("everything", queues["operator-ru"], entries)
    for name, more in (("desk", []), ("guide", ["CustomViews.Access"])):
        board.rights[name] = instance.create_security_profile(name, {"Permissions": ["BasicAgentAccess", *more]})
    lambdas.functions.update(real_functions(board))
    for name in FUNCTIONS:
        instance.associate_lambda_function(FUNCTION_ARN + name)
    _put_flows(board)
    for number in (ZARYA, RIVERSIDE):
        instance.associate_phone_number_contact_flow(instance.claim_phone_number(number), board.flows[INBOUND_FLOW])
    OPENED.append(board)
    return board


def is_waiting(caller: Caller) -> bool:
    """Whether the caller stands in a queue (or has been answered)."""
    return any(message["type"] in ("queued", "connected") for message in caller.messages)


def said(caller: Caller) -> str:
    """Everything the caller heard, as one text."""
    return " | ".join(caller.heard())


def _is_a_turn(messages: list[Json]) -> bool:
    """Whether it is the caller's turn: asked something just now, or waiting, or the call is over."""
    arrived = any(message["type"] in ("queued", "connected", "ended") for message in messages)
    return arrived or (bool(messages) and bool(messages[-1].get("asks")))


@cache
def _ordered_flows(queues: tuple[str, ...]) -> tuple[FlowFile, ...]:
    """Each after those it refers to; put in order once, not for each of a thousand switchboards."""
    views = (view.key for view in load_views(CONTACT_FLOWS))
    known = {*(f"lambda:{name}" for name in FUNCTIONS), *(f"queue:{name}" for name in queues), *views}
    return tuple(order_flows(load_flows(CONTACT_FLOWS), known, FLOW_TYPES))


def _put_flows(board: Switchboard) -> None:
    """The flows of the repository, each after those it refers to, their tokens resolved as infra does."""
    directory = board.instance.directory
    views = {
        view.name: board.instance.create_view(view.name, dict(view.template), view.actions)
        for view in load_views(CONTACT_FLOWS)
    }

    def resolve(key: str) -> str:
        kind, _, name = key.partition(":")
        if kind == "lambda":
            return FUNCTION_ARN + name
        if kind == "queue":
            return directory.arn("queue", board.queues[name])
        if kind == "view":
            return directory.arn("view", views[name])
        return board.modules[name] if kind == "module" else directory.arn("contact-flow", board.flows[name])

    for flow in _ordered_flows(tuple(board.queues)):
        content = render(flow, resolve)
        if flow.kind == "module":
            board.modules[flow.name] = board.instance.create_contact_flow_module(flow.name, content)
            continue
        board.flows[flow.name] = board.instance.create_contact_flow(flow.name, FLOW_TYPES[flow.name], content)
    for queue in directory.queues.values():
        queue.outbound_caller = {"OutboundFlowId": board.flows[OUTBOUND_FLOW]}
