"""Functions that a caller waits for: a cold start, its parts, and warm calls.

    .venv/bin/python -m benchmarks.flow_functions [--json]

Cold: a new Python interpreter that runs AWS's runtime client, imports the handler and answers its first event, against the
laptop's table with its 2,400 items. No fork server, nothing imported beforehand. The bytecode is compiled (a run that does
not count comes first) and the libraries' files lie in the system's cache, as Lambda's do after an image's first use.
Warm: one such process, asked again and again, one at a time.
"""

import argparse
import json
import resource
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.function_process import TRACE, Starter
from benchmarks.support import Row, at_most, function_names, open_laptop, percentile, report, spread
from dozor.domain.company import Company
from local.cloud.functions.moto_functions import look_up_in
from local.cloud.functions.specification import FunctionSpecification
from local.demo.laptop import FLOW_FUNCTIONS, Laptop
from local.story.people import Api

COLD_RUNS, WARM_RUNS = 15, 300
COLD_GOAL_MS, WARM_GOAL_MS = 600, 50


@dataclass(frozen=True, slots=True)
class ColdStart:
    """Milliseconds: until the function asks for its first event, and until that is answered; processor time of both."""

    ready: float
    first: float
    processor: float

    @property
    def total(self) -> float:
        """What the caller hears as silence, but for Lambda's own work."""
        return self.ready + self.first


def measure(_options: argparse.Namespace) -> list[Row]:
    """Cold and warm rows of every function that a flow waits for."""
    with open_laptop() as laptop:
        starter = Starter(laptop)
        events = make_events(laptop)
        rows = []
        look_up = look_up_in(laptop.cloud.region)
        for name, full_name in _deployed(laptop).items():
            rows += _measure_one(name, starter, look_up(full_name), json.dumps(events[name]).encode())
        return rows


def make_events(laptop: Laptop) -> dict[str, dict[str, Any]]:
    """An event for each function, as Connect sends it: a known resident, and a ticket that was really registered."""
    company = laptop.companies[-1].company
    resident = laptop.people.residents(company.slug)[0]
    number = _register(laptop, company)
    parameters = {
        "load_company": {},
        "identify_caller": {"company": company.slug, "language": company.language},
        "find_ticket": {"company": company.slug, "language": company.language, "number": number},
    }
    return {name: _event(company, resident.phone, told) for name, told in parameters.items()}


def _measure_one(name: str, starter: Starter, function: FunctionSpecification, event: bytes) -> list[Row]:
    cold = [_start_cold(starter, function, event) for _ in range(COLD_RUNS + 1)][1:]
    warm = _ask_again(starter, function, event)
    totals = [one.total for one in cold]
    ready, first, processor = (
        statistics.median(getattr(one, part) for one in cold) for part in ("ready", "first", "processor")
    )
    how = f"until ready {ready:.0f} ms, first event {first:.0f} ms; processor {processor:.0f} ms; {spread(totals)}"
    return [
        at_most(f"{name}: cold", statistics.median(totals), COLD_GOAL_MS, "ms", how),
        at_most(f"{name}: warm, p50", statistics.median(warm), WARM_GOAL_MS, "ms", f"{WARM_RUNS} calls"),
        at_most(f"{name}: warm, p99", percentile(warm, 0.99), WARM_GOAL_MS, "ms", f"at most {max(warm):.1f} ms"),
    ]


def _start_cold(starter: Starter, function: FunctionSpecification, event: bytes) -> ColdStart:
    before, began = _children_seconds(), time.perf_counter()
    with starter.start(function) as worker:
        failed = worker.initialise()
        ready = time.perf_counter()
        outcome = failed or worker.invoke(event, TRACE)
        answered = time.perf_counter()
    if outcome.error:
        raise RuntimeError(outcome.payload.decode())
    return ColdStart((ready - began) * 1000, (answered - ready) * 1000, (_children_seconds() - before) * 1000)


def _ask_again(starter: Starter, function: FunctionSpecification, event: bytes) -> list[float]:
    times = []
    with starter.start(function) as worker:
        worker.initialise()
        for _ in range(WARM_RUNS + 1):
            began = time.perf_counter()
            outcome = worker.invoke(event, TRACE)
            times.append((time.perf_counter() - began) * 1000)
            if outcome.error:
                raise RuntimeError(outcome.payload.decode())
    return times[1:]


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _deployed(laptop: Laptop) -> Mapping[str, str]:
    return {name: full for name, full in function_names(laptop).items() if name in FLOW_FUNCTIONS}


def _event(company: Company, customer: str, parameters: Mapping[str, str]) -> dict[str, Any]:
    contact = {
        "ContactId": "00000000-0000-4000-8000-000000000001",
        "InitialContactId": "00000000-0000-4000-8000-000000000001",
        "Channel": "VOICE",
        "CustomerEndpoint": {"Address": customer, "Type": "TELEPHONE_NUMBER"},
        "SystemEndpoint": {"Address": company.numbers[0].heard_on, "Type": "TELEPHONE_NUMBER"},
        "Attributes": {},
    }
    return {"Name": "ContactFlowEvent", "Details": {"ContactData": contact, "Parameters": dict(parameters)}}


def _register(laptop: Laptop, company: Company) -> str:
    building = laptop.people.buildings(company.slug)[0]
    form = {
        "company": company.slug,
        "caller": {"name": "Benchmark", "phone": "+79000000999"},
        "place": {"building_id": building.id, "flat": "1"},
        "problem": "cold_water_leak",
    }
    desk = Api(laptop.outputs["ApiAddress"], laptop.sign_in(laptop.logins[0]))
    try:
        return str(desk.post("/tickets", form, {"Idempotency-Key": "benchmark-cold"})["number"])
    finally:
        desk.close()


if __name__ == "__main__":
    report(__doc__ or "", measure)
