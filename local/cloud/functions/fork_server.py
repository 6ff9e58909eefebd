"""Runs in a process of its own, under `python -S`: imports the common libraries once, then forks a function process per order.

Orders come over a Unix socket: four bytes of length with two descriptors (log, liveness), then a JSON document; a line of
JSON answers each. When the socket closes, every child is killed: nothing outlives the laptop. Standard library only, and
no threads, so that forking is safe. What reads the environment when imported (awslambdaric, Powertools' tracer) is left to
the child.
"""

import contextlib
import gc
import importlib
import json
import os
import random
import signal
import socket
import sys
from typing import Any


def preload(modules: list[str]) -> list[str]:
    """Import what can be imported of these; returns what could."""
    loaded = []
    for name in modules:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
            loaded.append(name)
    return loaded


def warm_clients(services: list[str]) -> None:
    """Read the descriptions of these AWS services once, for every child: half of what making a client takes.

    All sessions of a process share one loader from then on, as all clients of one session do anyway.
    """
    try:
        import botocore.session
    except ImportError:
        return
    shared = botocore.loaders.create_loader()
    create = botocore.loaders.create_loader
    vars(botocore.session)["create_loader"] = lambda path=None: create(path) if path else shared
    session = botocore.session.Session()
    session.set_credentials("nobody", "nothing")
    for service in services:
        session.create_client(service, region_name="eu-central-1", endpoint_url="http://127.0.0.1:9").close()


def receive_order(control: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    """The next order and its descriptors; None when the other side has gone."""
    head, descriptors, _, _ = socket.recv_fds(control, 4, 2)
    if len(head) < 4:
        return None
    left = int.from_bytes(head, "big")
    pieces = []
    while left:
        piece = control.recv(left)
        if not piece:
            return None
        pieces.append(piece)
        left -= len(piece)
    return json.loads(b"".join(pieces)), descriptors


def become_function(order: dict[str, Any], descriptors: list[int], control: socket.socket) -> None:
    """In the child: turn into a fresh function process and run AWS's runtime client until the end."""
    log, liveness = descriptors
    control.close()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.set_inheritable(liveness, False)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(nothing)
    os.close(log)
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["task_root"])
    sys.path[:] = [order["task_root"], *order["paths"], *_standard_library(sys.path, order["known_paths"])]
    importlib.invalidate_caches()
    random.seed()
    sys.argv = ["awslambdaric", order["handler"]]
    from awslambdaric.__main__ import main

    main(sys.argv)


def _standard_library(path: list[str], known: list[str]) -> list[str]:
    return [entry for entry in path if entry not in known]


def kill(children: dict[int, int | None], pid: int) -> int:
    """End a child if it still runs; returns its exit code as subprocess counts it."""
    if children.get(pid) is None:
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        children[pid] = os.waitstatus_to_exitcode(status)
    return children.pop(pid) or 0


def reap(children: dict[int, int | None]) -> None:
    """Note the exit codes of children that ended by themselves."""
    for pid in [pid for pid, code in children.items() if code is None]:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            children[pid] = os.waitstatus_to_exitcode(status)


def fork(order: dict[str, Any], descriptors: list[int], control: socket.socket) -> int:
    """Fork a child for the order; returns its process id (the child never returns)."""
    pid = os.fork()
    if pid:
        for descriptor in descriptors:
            os.close(descriptor)
        return pid
    code = 1
    try:
        become_function(order, descriptors, control)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001  (the top of a process: print the reason and end)
        import traceback

        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def serve(control: socket.socket) -> None:
    """Obey orders until the other side goes; then end every child."""
    children: dict[int, int | None] = {}
    # A connection that breaks is the other side going away: nothing is wrong with us.
    with contextlib.suppress(ConnectionError):
        obey(control, children)
    for pid in list(children):
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            kill(children, pid)


def obey(control: socket.socket, children: dict[int, int | None]) -> None:
    """Obey orders until there are no more; `children` is kept up to date."""
    while received := receive_order(control):
        order, descriptors = received
        reap(children)
        if order["do"] == "fork":
            pid = fork(order, descriptors, control)
            children[pid] = None
            answer: dict[str, Any] = {"pid": pid}
        elif order["do"] == "kill":
            answer = {"code": kill(children, order["pid"]) if order["pid"] in children else 0}
        else:
            answer = {"loaded": preload(order["modules"])}
            warm_clients(order["services"])
            gc.collect()
            gc.freeze()
        control.sendall(json.dumps(answer).encode() + b"\n")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(socket.socket(fileno=int(sys.argv[1])))
