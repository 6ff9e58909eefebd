"""Functions that do whatever a function may do; deployed as app.py by the tests beside this file."""

import importlib
import json
import os
import time
from pathlib import Path
from typing import Any

import boto3


def echo(event: Any, context: Any) -> dict[str, Any]:
    """Say what came, and what is known of itself."""
    return {
        "event": event,
        "name": context.function_name,
        "arn": context.invoked_function_arn,
        "memory": context.memory_limit_in_mb,
        "left": context.get_remaining_time_in_millis(),
        "greeting": os.environ["GREETING"],
        "region": os.environ["AWS_REGION"],
        "trace": os.environ["_X_AMZN_TRACE_ID"],
        "folder": str(Path.cwd()) == os.environ["LAMBDA_TASK_ROOT"],
    }


def fail(event: Any, _context: Any) -> None:
    """Raise."""
    raise ValueError(f"cannot do {event.get('what', 'this')}")


def crash(event: dict[str, Any], _context: Any) -> str:
    """End the process, if told so."""
    if event.get("now"):
        os._exit(3)
    return "alive"


def sleep(event: dict[str, Any], _context: Any) -> str:
    """Sleep longer than the time-out, if told so."""
    time.sleep(event.get("seconds", 0))
    return "awake"


def large(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Answer with as much as was sent."""
    return {"text": event["text"]}


def pid(_event: Any, _context: Any) -> int:
    """Tell the process."""
    return os.getpid()


def imports(_event: Any, _context: Any) -> dict[str, Any]:
    """Tell which modules are within reach."""
    found = {}
    for name in ("shared_words", "third_party", "boto3", "local.cloud", "infra"):
        try:
            found[name] = importlib.import_module(name)
        except ImportError:
            continue
    return {"word": found["shared_words"].WORD, "where": found["third_party"].WHERE, "found": sorted(found)}


def meet_itself(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Call itself, and answer only when the other one has."""
    if event.get("inner"):
        return {"inner": os.getpid()}
    answer = boto3.client("lambda").invoke(FunctionName=context.function_name, Payload=json.dumps({"inner": True}))
    return {"outer": os.getpid(), **json.loads(answer["Payload"].read())}


def chat(event: dict[str, Any], _context: Any) -> None:
    """Print."""
    print("said:", event["line"])  # noqa: T201
