"""What a function imports while a caller hears silence."""

import json
import subprocess
import sys

import pytest

SLOW = (
    "boto3", "pydantic", "chalice", "phonenumbers", "babel", "jsonschema", "fastjsonschema", "dozor.adapters.catalogue",
    "dozor.domain.problem_search",
)  # fmt: skip
LOOK = """
import importlib, json, sys
importlib.import_module(sys.argv[1])
from dozor.entry.observability import logger
logger().info("ready")
told = ("dozor.adapters.catalogue", "dozor.domain.problem_search")
print(json.dumps(sorted(name for name in sys.modules if "." not in name or name.startswith(told))))
"""


FUNCTIONS = (
    "load_company", "identify_caller", "find_ticket", "remember_language", "find_meters", "check_reading", "store_reading",
    "subscribe_outage",
)  # fmt: skip


@pytest.mark.parametrize("function", FUNCTIONS)
def test_nothing_slow_is_imported_before_the_caller_is_answered(function: str) -> None:
    command = [sys.executable, "-c", LOOK, f"functions.{function}.handler"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = set(json.loads(done.stdout.splitlines()[-1]))
    assert "botocore" in imported  # the look itself works
    assert imported.isdisjoint(SLOW), imported & set(SLOW)
