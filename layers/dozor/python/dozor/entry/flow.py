"""Functions that a contact flow waits for: the caller hears silence meanwhile, so nothing slow is imported here.

An error that leaves the handler becomes the flow's error branch, which always leads to an operator.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

import msgspec

from dozor.entry.observability import logger

Answer = TypeVar("Answer", dict[str, str], dict[str, Any])
"""Flat strings where the flow validates a STRING_MAP; anything of JSON where it validates JSON."""


@dataclass(frozen=True, slots=True)
class FlowCall:
    """What a flow passes. customer, dialled: E.164, empty when withheld or absent; parameters: the block's own."""

    contact_id: str
    customer: str
    dialled: str
    parameters: Mapping[str, str]

    def parameter(self, name: str) -> str:
        """A parameter that the flow must pass; raises ValueError naming it when it does not."""
        value = self.parameters.get(name)
        if value is None:
            raise ValueError(f"The flow must pass the parameter '{name}'.")
        return value


class _Endpoint(msgspec.Struct, rename="pascal"):
    address: str = ""


class _ContactData(msgspec.Struct, rename="pascal"):
    contact_id: str
    initial_contact_id: str = ""
    customer_endpoint: _Endpoint | None = None
    system_endpoint: _Endpoint | None = None


class _Details(msgspec.Struct, rename="pascal"):
    contact_data: _ContactData
    parameters: dict[str, str | None] = {}


class _FlowEvent(msgspec.Struct, rename="pascal"):
    details: _Details


def parse_flow_event(event: Mapping[str, Any]) -> FlowCall:
    """The call out of Connect's event (Connect administrator guide, "Invoke Lambda functions"); raises ValueError."""
    details = msgspec.convert(event, _FlowEvent).details
    data = details.contact_data
    return FlowCall(
        contact_id=data.initial_contact_id or data.contact_id,
        customer=data.customer_endpoint.address if data.customer_endpoint else "",
        dialled=data.system_endpoint.address if data.system_endpoint else "",
        # What a reference does not find (a field of a view that was not sent) may be null.
        parameters={name: value for name, value in details.parameters.items() if value is not None},
    )


def answers_flow(handler: Callable[[FlowCall], Answer]) -> Callable[[dict[str, Any], Any], Answer]:
    """Make a Lambda handler of a function that takes a FlowCall and gives what the flow takes."""

    @wraps(handler)
    def handle(event: dict[str, Any], _context: object) -> Answer:
        log = logger()
        log.set_correlation_id(None)
        try:
            call = parse_flow_event(event)
            log.set_correlation_id(call.contact_id)
            return handler(call)
        except Exception as error:
            log.exception("the flow takes its error branch", error=type(error).__name__)
            raise

    return handle
