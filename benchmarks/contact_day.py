"""A day of 29,000 calls through flow and router, in virtual time: how fast, and how well are the callers served?

    .venv/bin/python -m benchmarks.contact_day [--calls 29000] [--seed 1] [--json]

The day is data, below. Calls come by a curve as at a city's contact centre. 40 agents cannot talk with 29,000 people a day:
55 % hear what they wanted from the menu (the state of a request, an announced outage) and never reach an operator. The others
talk 95 s on average, with 25 s of work after it: the peak hour brings about 960 talks of two minutes to 40 agents, which is
80 % of their time. Callers give up after three minutes of waiting on average; one ring in a hundred is missed. What is random
is seeded.
"""

import argparse
import random
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from benchmarks.contact_flow import EMERGENCY, INFORMATION, NUMBER, OPERATOR, CountingSink, build_instance
from benchmarks.support import Row, at_most, report
from local.connect.contacts.figures import Figures
from local.connect.contacts.resources import ProfileQueue
from local.connect.instance import ConnectInstance
from local.connect.people import AgentPanel, Caller
from local.connect.ports import Json
from local.connect.runtime.collector import ease_collector
from local.connect.runtime.virtual import VirtualRuntime

GOAL_S = 60.0
MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
ARRIVALS = (
    1.0,
    0.7,
    0.5,
    0.45,
    0.5,
    0.9,
    1.9,
    3.8,
    6.2,
    7.5,
    7.6,
    7.2,
    6.6,
    6.5,
    6.6,
    6.5,
    6.3,
    6.3,
    5.9,
    5.3,
    4.2,
    3.2,
    2.3,
    1.5,
)
"""Share of the calls by hour."""
SHIFTS = ((20, 12, 8), (6, 9, 12), (8, 12, 18), (9, 9, 10), (15, 9, 12))
"""Begins at, lasts hours, agents: 8 at night, 40 from 9 to 18."""
SELF_SERVED, EMERGENCIES = 0.55, 0.05
TALK_S, TALK_SPREAD, WORK_S, PATIENCE_S = 95.0, 0.6, 25.0, 180.0
MISSED_SHARE, BACK_AFTER_MISS_S = 0.01, 15.0


@dataclass
class Day:
    """One day under way."""

    instance: ConnectInstance
    runtime: VirtualRuntime
    sink: CountingSink
    chance: random.Random
    calls: int = 0
    refused: int = 0
    agents: list["Agent"] = field(default_factory=list)

    def later(self, seconds: float, action: object) -> None:
        """Do something after `seconds`."""
        self.runtime.call_later(seconds, action)  # type: ignore[arg-type]

    def talk_s(self) -> float:
        """How long a talk lasts: log-normal, with the mean TALK_S."""
        return self.chance.lognormvariate(0, TALK_SPREAD) * TALK_S / 1.197  # e^(spread²/2), the mean of the unit curve


class Person(Caller):
    """A resident: answers the menu, waits as long as patience lasts, talks, hangs up."""

    def __init__(self, day: Day, number: str) -> None:
        self.day = day
        self.talks = False
        super().__init__(day.instance, number, self.hear)
        share = day.chance.random()
        self.wish = INFORMATION if share < SELF_SERVED else EMERGENCY if share < SELF_SERVED + EMERGENCIES else OPERATOR

    def hear(self, message: Json) -> None:
        """React as people do."""
        kind = message["type"]
        if kind == "heard" and message["asks"] is not None:
            self.day.later(self.day.chance.uniform(0.5, 3.0), self.choose)
        elif kind == "queued":
            self.day.later(self.day.chance.expovariate(1 / PATIENCE_S), self.give_up)
        elif kind == "connected":
            self.talks = True
            self.day.later(self.day.talk_s(), self.hang_up)

    def choose(self) -> None:
        """The key."""
        if self.in_call and not self.talks:
            self.press(self.wish)

    def give_up(self) -> None:
        """Patience is over."""
        if self.in_call and not self.talks:
            self.hang_up()


class Agent:
    """An operator who comes, takes calls, writes them up, and goes when the shift is over."""

    def __init__(self, day: Day, user_id: str, until: datetime) -> None:
        self.day, self.until = day, until
        self.panel = AgentPanel(day.instance, user_id, self.hear)
        self.panel.set_status("Available")
        day.later((until - day.runtime.now()).total_seconds(), self.go)

    def hear(self, message: Json) -> None:
        """React as operators do."""
        day, kind = self.day, message["type"]
        if kind == "ringing":
            if day.chance.random() >= MISSED_SHARE:
                day.later(day.chance.uniform(1.0, 4.0), lambda: self.accept(message["contact"]["contactId"]))
        elif kind == "ended":
            day.later(day.chance.expovariate(1 / WORK_S), lambda: self.panel.finish(message["contactId"]))
        elif kind == "missed":
            day.later(BACK_AFTER_MISS_S, self.come_back)
        elif kind == "finished" and day.runtime.now() >= self.until:
            day.later(0, self.sign_out)

    def accept(self, contact_id: str) -> None:
        """If it still rings."""
        slot = self.panel.session.slots.get(contact_id)
        if slot is not None and slot.activity == "RINGING":
            self.panel.accept(contact_id)

    def come_back(self) -> None:
        """After a missed call."""
        if self.day.runtime.now() < self.until:
            self.panel.set_status("Available")
        else:
            self.sign_out()

    def go(self) -> None:
        """The shift is over: no more calls; the one at hand is finished."""
        self.panel.set_status("Offline")
        if not self.panel.session.slots:
            self.sign_out()

    def sign_out(self) -> None:
        """Home."""
        session = self.panel.session
        if self.day.instance.centre.sessions.get(session.user.id) is session and not session.slots:
            self.panel.sign_out()


def prepare(calls: int, seed: int) -> Day:
    """The day as it will be: shifts and calls on the clock."""
    runtime = VirtualRuntime(MIDNIGHT)
    instance, sink, queues = build_instance(runtime, characters_per_second=15)
    chance = random.Random(seed)
    day = Day(instance, runtime, sink, chance)
    entries = [ProfileQueue(queues["emergency"], 1), ProfileQueue(queues["operator"], 2)]
    profile = instance.create_routing_profile("everything", queues["operator"], entries)
    for begins, hours, agents in SHIFTS:
        for number in range(agents):
            user_id = instance.create_user(f"agent-{begins}-{number}", profile)
            for start in (MIDNIGHT + timedelta(hours=begins - 24), MIDNIGHT + timedelta(hours=begins)):
                _plan_shift(day, user_id, start, start + timedelta(hours=hours))
    for number in range(calls):
        hour = chance.choices(range(24), ARRIVALS)[0]
        day.later((hour + chance.random()) * 3600, lambda number=number: _dial(day, number))
    return day


def _plan_shift(day: Day, user_id: str, start: datetime, end: datetime) -> None:
    if end <= MIDNIGHT:
        return
    wait = max(0.0, (start - MIDNIGHT).total_seconds())
    day.later(wait, lambda: day.agents.append(Agent(day, user_id, end)))


def _dial(day: Day, number: int) -> None:
    day.calls += 1
    person = Person(day, f"+7900{number:07d}")
    if person.dial(NUMBER) is None:
        day.refused += 1


def measure(options: argparse.Namespace) -> list[Row]:
    """Rows for the speed and for what the callers had of it."""
    day = prepare(options.calls, options.seed)
    ease_collector()
    wall, cpu = time.perf_counter(), time.process_time()
    day.runtime.advance(24 * 3600)
    day.runtime.advance(2 * 3600)  # the last calls and the night shift's last work
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if day.sink.contact_records != day.calls or day.instance.centre.failures:
        raise AssertionError(
            f"{day.calls} calls left {day.sink.contact_records} records; {day.instance.centre.failures[:3]}"
        )
    note = f"{wall:.0f} s by the clock on a shared machine; every call left its record"
    speed = at_most(f"a day of {day.calls:,} calls", cpu, GOAL_S, "s", note)
    return [speed, *_service(day.instance, day.calls)]


def _service(instance: ConnectInstance, calls: int) -> list[Row]:
    history = instance.centre.history
    whole = history.measure()
    busiest = MIDNIGHT + timedelta(hours=10)
    night = history.measure(until=MIDNIGHT + timedelta(hours=6))
    peak = history.measure(since=busiest, until=busiest + timedelta(hours=1))
    occupancy = history.occupancy(since=busiest, until=busiest + timedelta(hours=1))
    talk, work, done = (
        whole.average_talk_s,
        whole.average_work_s,
        f"{whole.handled:,} handled, {whole.missed} rings missed",
    )
    emergency = next(queue.id for queue in instance.directory.queues.values() if queue.name == "emergency")
    return [
        Row("calls that reach an operator's queue", f"{whole.queued:,}", note=f"{whole.queued / calls:.0%} of all"),
        _row("the whole day", whole),
        _row("10 to 11, the busiest hour", peak),
        _row("midnight to 6, eight agents", night),
        _row("emergencies, which come first", history.measure(queue_ids={emergency})),
        Row("occupancy", f"{history.occupancy() or 0:.0%}", note=f"10 to 11: {occupancy or 0:.0%}"),
        Row("talk and work after it", f"{talk or 0:.0f} + {work or 0:.0f} s", note=done),
    ]  # fmt: skip


def _row(what: str, figures: Figures) -> Row:
    within = ", ".join(f"{share or 0:.1%} within {limit} s" for limit, share in figures.service_level.items())
    answer = f"answered after {figures.average_answer_s or 0:.1f} s on average"
    return Row(
        what,
        within,
        note=f"{answer}; {figures.abandon_rate or 0:.1%} gave up; longest wait {figures.longest_wait_s:.0f} s",
    )


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--calls", type=int, default=29_000)
    parser.add_argument("--seed", type=int, default=1)


if __name__ == "__main__":
    report(__doc__ or "", measure, _options)
