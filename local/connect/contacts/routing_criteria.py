"""Routing criteria: which agents a contact wants at first, and for how long ("Set up routing criteria")."""

from datetime import datetime
from typing import Any

from local.connect.contacts.contact import Contact
from local.connect.contacts.resources import User
from local.connect.ports import Json


def accepts(contact: Contact, user: User, now: datetime) -> bool:
    """Whether the step that is active now wants this agent. Without steps, or after the last one, everybody will do."""
    step = active_step(contact, now)
    return step is None or _matches(step.get("Expression") or {}, user)


def active_step(contact: Contact, now: datetime) -> Json | None:
    """The step in force; None when there are none or all have expired. Steps begin to count in the queue."""
    if not contact.routing_steps or contact.visit is None:
        return None
    left = (now - contact.visit.enqueued).total_seconds()
    for step in contact.routing_steps:
        lasts = duration(step)
        if lasts is None or left < lasts:
            return step
        left -= lasts
    return None


def describe_steps(contact: Contact, now: datetime) -> list[Json]:
    """The steps with their Status: EXPIRED, ACTIVE, JOINED (an agent was found in it), INACTIVE (not yet, or no queue)."""
    at = contact.agent.connected if contact.agent else contact.disconnected or now
    active = active_step(contact, at)
    if contact.visit is None:
        states = ["INACTIVE"] * len(contact.routing_steps)
    else:
        place = next((n for n, step in enumerate(contact.routing_steps) if step is active), len(contact.routing_steps))
        here = "JOINED" if contact.agent else "ACTIVE"
        states = [
            "EXPIRED" if n < place else here if n == place else "INACTIVE" for n in range(len(contact.routing_steps))
        ]
    return [{**step, "Status": state} for step, state in zip(contact.routing_steps, states, strict=True)]


def duration(step: Json) -> int | None:
    """How long a step lasts, in seconds; None: for ever."""
    seconds = (step.get("Expiry") or {}).get("DurationInSeconds")
    return int(float(seconds)) if seconds not in (None, "") else None


def _matches(expression: Json, user: User) -> bool:
    match expression:
        case {"AttributeCondition": dict(condition)}:
            return _has(condition, user)
        case {"AndExpression": list(parts)}:
            return all(_matches(part, user) for part in parts)
        case {"OrExpression": list(parts)}:
            return any(_matches(part, user) for part in parts)
        case {"NotAttributeCondition": dict(condition)}:
            return not _has(condition, user)
        case _:
            return True


def _has(condition: Json, user: User) -> bool:
    wanted: Any = (condition.get("MatchCriteria") or {}).get("AgentsCriteria")
    if wanted:
        return user.id in {str(agent).rsplit("/", 1)[-1] for agent in wanted.get("AgentIds") or []}
    level = user.proficiencies.get((str(condition.get("Name")), str(condition.get("Value"))))
    if level is None:
        return False
    bounds = condition.get("Range")
    if bounds:
        return float(bounds["MinProficiencyLevel"]) <= level <= float(bounds["MaxProficiencyLevel"])
    return level >= float(condition.get("ProficiencyLevel") or 1)
