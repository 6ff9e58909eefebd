"""A simulator of Amazon Connect: flow engine, contact router, and Connect's API. Knows nothing of Dozor.

`__all__` is what embedders use; everything else may change. Names are loaded when they are asked for, so that a part (the rules
of the testing language, say) can be used without the rest.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService
    from local.connect.check import Verdict, check_file
    from local.connect.contacts.agents import NotPossible
    from local.connect.contacts.memory import Retention
    from local.connect.contacts.resources import ProfileQueue
    from local.connect.errors import ConnectError, InvalidContactFlow
    from local.connect.fakes import make_ports
    from local.connect.instance import ConnectInstance
    from local.connect.people import AgentPanel, Caller, SupervisorPanel
    from local.connect.ports import LambdaAnswer, Ports
    from local.connect.runtime.real import RealTimeRuntime
    from local.connect.runtime.virtual import VirtualRuntime
    from local.connect.server import serve

__all__ = [
    "AgentPanel",
    "Caller",
    "ConnectError",
    "ConnectInstance",
    "ConnectService",
    "InvalidContactFlow",
    "LambdaAnswer",
    "NotPossible",
    "Ports",
    "ProfileQueue",
    "RealTimeRuntime",
    "Retention",
    "SupervisorPanel",
    "Verdict",
    "VirtualRuntime",
    "check_file",
    "make_ports",
    "serve",
]
_HOMES = {
    "AgentPanel": "people",
    "Caller": "people",
    "ConnectError": "errors",
    "ConnectInstance": "instance",
    "ConnectService": "api.service",
    "InvalidContactFlow": "errors",
    "LambdaAnswer": "ports",
    "NotPossible": "contacts.agents",
    "Ports": "ports",
    "ProfileQueue": "contacts.resources",
    "RealTimeRuntime": "runtime.real",
    "Retention": "contacts.memory",
    "SupervisorPanel": "people",
    "Verdict": "check",
    "VirtualRuntime": "runtime.virtual",
    "check_file": "check",
    "make_ports": "fakes",
    "serve": "server",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
