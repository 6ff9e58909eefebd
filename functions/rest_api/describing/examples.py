"""Bodies as the pages send them: operation -> example. People, phones and addresses are invented."""

from typing import Any

EXAMPLES: dict[str, Any] = {
    "propose": {"company": "zarya", "building_id": "b1", "problem": "riser_burst"},
    "register": {
        "company": "zarya",
        "caller": {"name": "Anna", "phone": "+79990000101", "language": "ru"},
        "place": {"building_id": "b1", "flat": "12"},
        "problem": "riser_burst",
        "description": "Water runs down the riser",
    },
    "act": {"action": "accept", "version": 2},
    "act_on_work": {"action": "decline", "reason": "I am on another call until six", "version": 2},
    "enter": {
        "company": "zarya",
        "resource": "cold_water",
        "scope": [{"building_id": "b1", "entrances": ["2"]}],
        "cause": "accident",
        "expected_end": "2026-03-02T18:00:00+03:00",
        "texts": {"en": "The pump is being changed."},
    },
    "act_on_outage": {"action": "change", "expected_end": "2026-03-02T20:00:00+03:00", "version": 1},
    "mark_duty_done": {"result": "Called back: the tap is mended."},
    "put_call_off": {
        "company": "zarya",
        "phone": "+79990000101",
        "at": "2026-03-02T18:00:00+03:00",
        "reason": "Ask whether the water is back",
    },
    "cancel_deferred_call": {"result": "They called themselves."},
}
