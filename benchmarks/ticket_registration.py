"""What registering a ticket takes: time of the warm function, its own processor time, DynamoDB units, requests.

    .venv/bin/python -m benchmarks.ticket_registration [--json]

One warm process of `rest_api` gets the event of POST /tickets, as the laptop's gateway made it for a real request, again and
again: every time with a key and a phone of its own, one at a time; what follows (stream, bus, SMS) waits meanwhile. Its own
processor time is that of the function's process alone; DynamoDB's part is the laptop's, in another process.
"""

import argparse
import json
import time
from typing import Any

from benchmarks.function_process import TRACE, Starter, processor_ms
from benchmarks.request_counter import RequestCounter
from benchmarks.support import Row, at_most, function_names, median, open_laptop, percentile, report
from local.cloud.functions.moto_functions import look_up_in
from local.cloud.functions.pool import Pool
from local.cloud.server.patches import Patches
from local.demo.laptop import Laptop
from local.story.people import Api

WARMING, RUNS = 30, 400
GOAL_PROCESSOR_MS = 8
PROBLEM = "mixer_drips"
Json = dict[str, Any]


def measure(_options: argparse.Namespace) -> list[Row]:
    """Times and costs of one registration."""
    with open_laptop() as laptop:
        event = _catch_event(laptop)
        laptop.pollers.stop()  # what follows a registration would take the processor that it is measured on
        function = look_up_in(laptop.cloud.region)(function_names(laptop)["rest_api"])
        took, used = [], []
        with Starter(laptop).start(function) as worker, RequestCounter() as counter:
            worker.initialise()
            for number in range(WARMING + RUNS):
                if number == WARMING:
                    counter.clear()
                asked = json.dumps(_vary(event, number)).encode()
                before, began = processor_ms(worker.pid), time.perf_counter()
                outcome = worker.invoke(asked, TRACE)
                took.append((time.perf_counter() - began) * 1000)
                used.append(processor_ms(worker.pid) - before)
                if outcome.error or json.loads(outcome.payload)["statusCode"] != 201:
                    raise RuntimeError(outcome.payload.decode())
            mine = sum(times for one, times in counter.requests.items() if one.function == "?")
            units = counter.units_of("?")
    took, used = took[WARMING:], used[WARMING:]
    how = f"{RUNS} registrations, one after the other"
    return [
        at_most("own processor time, p50", median(used), GOAL_PROCESSOR_MS, "ms", how),
        Row("own processor time, p99", f"{percentile(used, 0.99):.1f} ms", note=f"at most {max(used):.1f} ms"),
        Row("time of the warm function, p50", f"{median(took):.1f} ms", note="the laptop's DynamoDB included"),
        Row("time of the warm function, p99", f"{percentile(took, 0.99):.1f} ms", note=f"at most {max(took):.1f} ms"),
        Row(
            "requests a registration",
            f"{mine / RUNS:.2f}",
            note="executors and buildings are read anew every half minute",
        ),
        Row("DynamoDB units a registration", f"{units[0] / RUNS:.1f} read, {units[1] / RUNS:.1f} write"),
    ]


def _catch_event(laptop: Laptop) -> Json:
    """The event that API Gateway makes of a form that an operator saves."""
    company, caught, invoke = laptop.companies[-1].company, [], Pool.invoke

    def listening(pool: Pool, function: Any, payload: bytes, request_id: str, trace_id: str) -> Any:
        caught.append(payload)
        return invoke(pool, function, payload, request_id, trace_id)

    form = {
        "company": company.slug,
        "caller": {"name": "Benchmark", "phone": "+79000000999"},
        "place": {"building_id": laptop.people.buildings(company.slug)[0].id, "flat": "1"},
        "problem": PROBLEM,
    }
    desk, patches = Api(laptop.outputs["ApiAddress"], laptop.sign_in(laptop.logins[0])), Patches()
    patches.replace(Pool, "invoke", listening)
    try:
        desk.post("/tickets", form, {"Idempotency-Key": "benchmark-caught"})
    finally:
        patches.undo()
        desk.close()
    events: list[Json] = [json.loads(payload) for payload in caught]
    return next(event for event in events if event.get("path") == "/tickets")


def _vary(event: Json, number: int) -> Json:
    """The same form of another resident, with a key of its own."""
    form = json.loads(event["body"])
    form["caller"]["phone"] = f"+7901{number:07}"
    form["place"]["flat"] = str(number + 2)
    key = {"Idempotency-Key": f"benchmark-{number}"}
    headers = {name: value for name, value in event["headers"].items() if name.lower() != "idempotency-key"} | key
    many = {name: value for name, value in event["multiValueHeaders"].items() if name.lower() != "idempotency-key"}
    many |= {name: [value] for name, value in key.items()}
    return event | {"body": json.dumps(form), "headers": headers, "multiValueHeaders": many}


if __name__ == "__main__":
    report(__doc__ or "", measure)
