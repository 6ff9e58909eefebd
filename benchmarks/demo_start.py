"""How long `dozor demo` takes to its first page, and how long `make demo` takes in a fresh clone.

    .venv/bin/python -m benchmarks.demo_start [--json] [--fresh] [--cold-caches]

--fresh: also clone the repository into a temporary folder and do there what `make demo` does the first time (`make setup`,
then `dozor demo`, on free ports): Python's environment, Node's packages, the pages, the templates (minutes).
--cold-caches: with empty caches of uv, pip and npm, so that everything comes over the network.
"""

import argparse
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.support import PLAIN, Row, at_most, median, report, spread
from cli.build.setup import ensure_built
from cli.build.steps import ROOT

RUNS = 5
GOAL_SECONDS = 15
PATIENCE_SECONDS = 900


def measure(options: argparse.Namespace) -> list[Row]:
    """The second start; with --fresh the first as well."""
    command = [str(Path(sys.executable).with_name("dozor")), "demo"]
    times, processor = [], []
    for _ in range(RUNS):
        ensure_built(PLAIN)
        before = _children_seconds()
        times.append(time_to_first_page(command, ROOT))
        processor.append(_children_seconds() - before)
    how = f"{spread(times, 's')}; processor time of all processes {median(processor):.1f} s"
    rows = [at_most("second start, to the first page", median(times), GOAL_SECONDS, "s", how)]
    if options.fresh:
        how = "caches of uv and npm empty" if options.cold_caches else "caches of uv and npm warm"
        rows.append(Row("first start in a fresh clone", f"{_fresh(options.cold_caches):.0f} s", note=how))
    return rows


def time_to_first_page(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> float:
    """Seconds from the command to an answer of the pages' address; the command is stopped then."""
    port = _free_port()
    arguments = ["--port", str(port), "--moto-port", "0"]
    began = time.monotonic()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([*command, *arguments], cwd=folder, env=environment, stdout=said, stderr=said)
        try:
            _wait_for_page(f"http://127.0.0.1:{port}/", process, began)
            return time.monotonic() - began
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


def _wait_for_page(address: str, process: "subprocess.Popen[bytes]", began: float) -> None:
    while time.monotonic() - began < PATIENCE_SECONDS:
        if process.poll() is not None:
            raise RuntimeError(f"the command ended with {process.returncode} before it served a page")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("no page came")


def _fresh(cold_caches: bool) -> float:
    with tempfile.TemporaryDirectory() as temporary:
        clone = Path(temporary) / "dozor"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        caches = Path(temporary) / "caches"
        environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
        if cold_caches:
            environment |= {
                "UV_CACHE_DIR": str(caches / "uv"),
                "PIP_CACHE_DIR": str(caches / "pip"),
                "npm_config_cache": str(caches / "npm"),
            }
        began = time.monotonic()
        subprocess.run(
            ["make", "setup", f"PYTHON={_base_python()}"], cwd=clone, env=environment, stdout=sys.stderr, check=True
        )
        set_up = time.monotonic() - began
        return set_up + time_to_first_page([str(clone / ".venv" / "bin" / "dozor"), "demo"], clone, environment)


def _base_python() -> str:
    return str(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}")


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fresh", action="store_true", help="also the first start, in a fresh clone")
    parser.add_argument("--cold-caches", action="store_true", help="with empty caches of uv, pip and npm")


if __name__ == "__main__":
    report(__doc__ or "", measure, _add_options)
