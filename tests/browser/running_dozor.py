"""Dozor in a process of its own, for as long as the tests last, and what it says meanwhile."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3

ROOT = Path(__file__).parents[2]
STARTS_WITHIN_S, STOPS_WITHIN_S = 180, 30
GRAVE = ("ERROR", "CRITICAL", "WARNING")
UNSTRUCTURED = ("Traceback", "Task timed out", "errorMessage")
MOST_LINES, LONGEST_LINE = 20, 400


@dataclass(frozen=True, slots=True)
class RunningDozor:
    """address: of the pages; said: the file of its standard error; cloud: where its AWS answers, empty when not known."""

    address: str
    said: Path | None = None
    cloud: str = ""

    def troubles(self, since: float) -> list[str]:
        """What its functions have logged as wrong since then (seconds since the epoch), and its own last words."""
        if not self.cloud or self.said is None:
            return []
        return [*_logged(self.cloud, since), *self.said.read_text("utf-8", "replace").splitlines()[-MOST_LINES:]]


@contextmanager
def run_dozor(folder: Path) -> Iterator[RunningDozor]:
    """A Dozor with an address; what it says goes to a file in that folder. It is stopped at the end, or killed."""
    said = folder / "dozor.txt"
    command = [sys.executable, "-m", "tests.browser.serve_laptop"]
    with (
        said.open("w") as writing,
        subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=writing, text=True
        ) as laptop,
    ):
        assert laptop.stdin is not None
        assert laptop.stdout is not None
        slow = threading.Timer(STARTS_WITHIN_S, laptop.kill)
        slow.start()
        told = laptop.stdout.readline()
        slow.cancel()
        assert told, f"Dozor did not start:\n{said.read_text('utf-8', 'replace')[-4000:]}"
        yield RunningDozor(said=said, **json.loads(told))
        laptop.stdin.close()
        try:
            laptop.wait(STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            laptop.kill()
            raise


def _logged(cloud: str, since: float) -> list[str]:
    logs = boto3.client("logs", endpoint_url=cloud)
    groups = [
        one["logGroupName"]
        for page in logs.get_paginator("describe_log_groups").paginate()
        for one in page["logGroups"]
    ]
    lines = []
    for group in groups:
        found = logs.filter_log_events(logGroupName=group, startTime=int(since * 1000))["events"]
        lines += [(one["timestamp"], f"{group.rpartition('/')[2]}: {told}") for one in found if (told := _grave(one))]
    return [f"{time.strftime('%X', time.gmtime(at / 1000))} {line}" for at, line in sorted(lines)[-MOST_LINES:]]


def _grave(event: Any) -> str:
    """What a line of a function's log tells of a trouble; empty for all others."""
    text = str(event["message"])
    try:
        document = json.loads(text)
    except ValueError:
        return text[:LONGEST_LINE] if any(word in text for word in UNSTRUCTURED) else ""
    if not isinstance(document, dict) or document.get("level") not in GRAVE:
        return ""
    named = (str(document[key]) for key in ("level", "message", "exception_name", "exception") if document.get(key))
    return " ".join(named)[:LONGEST_LINE]
