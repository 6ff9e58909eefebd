"""Bodies as the pages send them: operation -> example. People, phones and addresses are invented."""

from typing import Any

_FILE = {"name": "riser.jpg", "media_type": "image/jpeg", "size": 204800}

_GUIDE = """---
title: No water
kind: water
problems: no_cold_water
summary: Whose water is gone, and who comes
---
Ask whose water is gone.

```script
[scope] ask: Is it gone in your flat only?
- mine: Only here -> plumber
- house: Everywhere -> wait

[plumber] engineer no_cold_water: A plumber comes today.

[wait] simple: It will be back by six.
```
"""

EXAMPLES: dict[str, Any] = {
    "evaluate": {
        "company": "zarya",
        "contact_id": "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
        "marks": [
            {"question": "greeting", "value": "yes"},
            {"question": "manner", "value": "partly", "comment": "Interrupted the resident", "at_second": 42},
        ],
        "comment": "Calm under pressure.",
    },
    "decide_objection": {"reason": "The recording shows that the caller was told.", "version": 2},
    "answer_own_evaluation": {"answer": "object", "reason": "I said so at the end of the talk.", "version": 1},
    "draft_guide": {"documents": {"en": _GUIDE}},
    "save_guide": {"version": 0, "documents": {"en": _GUIDE}, "note": "Our riser taps are in the cellar."},
    "take_back": {"version": 3, "to": 1, "note": "The new wording confused people."},
    "draft_problem": {"change": {"synonyms": {"en": ["the lift is stuck"]}}, "words": "lift stuck"},
    "save_problem": {
        "version": 0,
        "change": {"names": {"en": "Lift is stuck"}, "urgency": "urgent", "advice": {"en": "Please take the stairs."}},
        "note": "What our residents say.",
    },
    "take_problem_back": {"version": 2, "to": 0, "note": "The catalogue's own name is clearer."},
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
    "act_on": {
        "action": "put_off",
        "until": "2026-03-02T18:00:00+03:00",
        "note": "Nobody answered; they are home after five.",
    },
    "mark_duty_done": {"result": "Called back: the tap is mended."},
    "put_call_off": {
        "company": "zarya",
        "phone": "+79990000101",
        "at": "2026-03-02T18:00:00+03:00",
        "reason": "Ask whether the water is back",
    },
    "cancel_deferred_call": {"result": "They called themselves."},
    "attach_file": _FILE,
    "attach_to_work": _FILE,
    "attach_to_own_ticket": _FILE,
    "remove_file": {"reason": "Somebody else's flat is to be seen"},
    "edit": {"version": 3, "description": "Water runs down the riser into the cellar", "flat": "14"},
    "note": {"version": 3, "text": "The key of the cellar is with the concierge."},
    "report": {"version": 5, "text": "Changed two metres of the riser.", "minutes": 95},
    "mark": {"version": 6, "mark": 5, "comment": "Came in twenty minutes"},
    "watch": {"version": 3, "address": "anna@example.org", "name": "Anna", "language": "en"},
    "unwatch": {"version": 4, "address": "anna@example.org"},
    "relate": {"version": 3, "ticket": "17", "reason": "The same riser"},
    "unrelate": {"version": 4, "ticket": "17", "reason": "Another riser after all"},
    "pause": {"version": 3, "why": "no_access", "note": "Nobody opens; a note was left at the door."},
    "resume": {"version": 4, "note": "They are at home now."},
    "meet": {"version": 3, "clock": "localise", "note": "The valve in the cellar is shut."},
    "agree": {
        "version": 3,
        "clock": "resolve",
        "limit_at": "2026-03-04T18:00:00+03:00",
        "reason": "They are away until Wednesday, and agreed by phone.",
    },
    "reapply": {"version": 3, "reason": "The company has another policy since March."},
    "report_absence": {"starts_at": "2026-03-02T08:00:00+03:00", "ends_at": "2026-03-06T20:00:00+03:00"},
    "report_return": {"ends_at": "2026-03-05T08:00:00+03:00"},
    "set_preferences": {"company": "zarya", "phone": "+79990000101", "language": "ru", "channel": "sms", "news": False},
    "tie": {"action": "attach", "ticket": "12", "reason": "No water there either"},
    "set_own_wishes": {"language": "ru", "channel": "sms", "news": False},
    "act_on_own_ticket": {"action": "note", "text": "I am at home from six."},
    "invite": {"email": "boris@example.org", "name": "Boris", "roles": ["operator"], "companies": ["zarya"]},
    "edit_account": {"version": 3, "roles": ["operator", "supervisor"]},
    "act_on_account": {"action": "reset_password"},
    "withdraw_resident_links": {"company": "zarya", "phone": "+79990000101"},
    "listen": {"why": "The caller has complained about this operator before"},
    "join": {"why": "The caller asked for a supervisor"},
    "leave": {"why": "Heard enough"},
    "move": {"queue": "5d7e1f0a-0000-4000-8000-000000000001", "why": "They speak Kazakh only"},
    "set_state": {"operator": "olga@example.org", "state": "Break", "why": "Two hours without a break"},
}
