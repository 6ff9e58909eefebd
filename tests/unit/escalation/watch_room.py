"""Virtual time over a company in memory: events travel, watches sleep and wake, and all of it can go wrong on demand."""

import heapq
import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dozor.application.check_clock import check_clock
from dozor.application.check_duty import check_duty
from dozor.application.sweep_watches import Stores, sweep_watches
from dozor.application.watch_ticket import start_watch
from dozor.domain.duty import WATCH_PREFIX
from dozor.domain.errors import TransientFailure, Uncertain
from dozor.events.envelope import Envelope
from dozor.events.tickets import TicketEventV1
from dozor.ports.gateways import EscalationRunner, WatchState
from infra.catalogue import REACTIONS
from tests.unit.application.trade import NOW, Trade

Name = tuple[str, str, int]
STARTS, STOPS = (next(r.types for r in REACTIONS if r.queue == f"escalation-{what}") for what in ("starts", "stops"))
RETRY_AFTER = timedelta(seconds=5)


@dataclass
class WatchRoom(EscalationRunner):
    """delays: for each event in turn, when its copies arrive (seconds; none: it is lost); one copy at once unless planned.

    lose: names of executions that fail as soon as they have begun. looks: (moment, ticket) of every look.
    """

    trade: Trade
    now: datetime = NOW
    delays: dict[int, tuple[float, ...]] = field(default_factory=dict)
    lose: set[Name] = field(default_factory=set)
    looks: list[tuple[datetime, str]] = field(default_factory=list)
    states: dict[Name, WatchState] = field(default_factory=dict)
    faults_met: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._agenda: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._carried = 0

    def start(self, company: str, ticket: str, generation: int, look_at: datetime) -> None:
        name = (company, ticket, generation)
        if name in self.states:
            return
        self.states[name] = WatchState.ENDED if name in self.lose else WatchState.RUNNING
        self.at(look_at, lambda: self._wake(name))

    def stop(self, company: str, ticket: str, generation: int, why: str) -> None:
        if (company, ticket, generation) in self.states:
            self.states[company, ticket, generation] = WatchState.ENDED

    def find(self, company: str, ticket: str, generation: int) -> WatchState:
        return self.states.get((company, ticket, generation), WatchState.ABSENT)

    def at(self, moment: datetime, do: Callable[[], object]) -> None:
        """Have it done then, or now if that is past."""
        heapq.heappush(self._agenda, (max(moment, self.now), next(self._order), do))  # type: ignore[arg-type]

    def after(self, seconds: float, do: Callable[[], object]) -> None:
        """Have it done so many seconds after the beginning."""
        self.at(NOW + timedelta(seconds=seconds), do)

    def sweep_every(self, span: timedelta, until: timedelta) -> None:
        """Sweep for lost watches, as the schedule does."""
        for turn in range(1, int(until / span) + 1):
            self.at(NOW + turn * span, self.sweep)

    def sweep(self) -> None:
        company = self.trade.companies.get("zarya")
        sweep_watches(company, self.now, Stores(self.trade.tickets, self.trade.contacts, self))
        self._carry()

    def run(self, **span: float) -> "WatchRoom":
        """Go on until `timedelta(**span)` after the beginning."""
        end = NOW + timedelta(**span)
        self._carry()
        while self._agenda and self._agenda[0][0] <= end:
            self.now, _, do = heapq.heappop(self._agenda)
            do()
            self._carry()
        self.now = end
        return self

    @property
    def pages(self) -> list[tuple[str, str, str]]:
        """(ticket, page, name) of everybody told, in order."""
        told = [event for event in self.trade.tickets.events if event.type == "TicketEscalated"]
        return [
            (
                one.subject,
                one.data["details"]["rung"] + one.data["details"].get("time", ""),
                one.data["details"]["name"],
            )
            for one in told
        ]

    def _carry(self) -> None:
        """Put new events on their way."""
        for event in self.trade.tickets.events[self._carried :]:
            for delay in self.delays.get(self._carried, (0.0,)):
                self.at(self.now + timedelta(seconds=delay), lambda event=event: self._react(event))  # type: ignore[misc]
            self._carried += 1

    def _react(self, event: Envelope) -> None:
        told = TicketEventV1.model_validate(event.data)
        if event.type in STOPS:
            self.stop(event.company, told.ticket, told.generation, event.type)
        if event.type in STARTS and (told.watch_from is not None or event.type == "TicketRegistered"):
            trade = self.trade
            name = (event.company, told.ticket, told.generation)
            start_watch(*name, told.watch_from, self.now, trade.companies, trade.tickets, self)

    def _wake(self, name: Name) -> None:
        if self.states[name] is not WatchState.RUNNING:
            return
        company, ticket, generation = name
        trade = self.trade
        self.looks.append((self.now, ticket))
        try:
            if ticket.startswith(WATCH_PREFIX):
                contact = ticket.removeprefix(WATCH_PREFIX)
                watch = check_duty(company, contact, self.now, trade.companies, trade.people, trade.contacts)
            else:
                watch = check_clock(company, ticket, generation, self.now, trade.companies, trade.people, trade.tickets)
        except (TransientFailure, Uncertain) as fault:
            self.faults_met[type(fault).__name__] += 1
            self.at(self.now + RETRY_AFTER, lambda: self._wake(name))
            return
        if watch.look_at is None:
            self.states[name] = WatchState.ENDED
            return
        self.at(watch.look_at, lambda: self._wake(name))
