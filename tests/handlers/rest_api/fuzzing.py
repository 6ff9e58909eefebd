"""Asking the API for what its description allows and forbids: what is checked, how much, and what is there to ask for."""

from collections.abc import Mapping
from typing import Any
from zlib import crc32

from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    missing_required_header,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.contract.samples import PHONE
from tests.handlers.house import PETR

ANSWERS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
REFUSALS = [*ANSWERS, negative_data_rejection, missing_required_header]
BOUNDS = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# What most requests name is there; the rest name what is not.
KNOWN = {
    "company": "sosna",
    "number": "1",
    "contact_id": "c1",
    "executor_id": PETR.id,
    "building_id": "b1",
    "building": "b1",
    "problem": "riser_burst",
    "phone": PHONE,
}


def aim(value: Any, known: Mapping[str, str]) -> Any:
    """The same with most of its names replaced by those of what is there."""
    if isinstance(value, dict):
        return {
            name: known[name] if name in known and _is_aimed(one) else aim(one, known) for name, one in value.items()
        }
    return [aim(one, known) for one in value] if isinstance(value, list) else value


def _is_aimed(value: Any) -> bool:
    return isinstance(value, str) and bool(crc32(repr(value).encode()) % 8)
