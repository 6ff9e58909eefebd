"""A laptop that cannot start says why, and leaves nothing behind."""

import io
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from rich.console import Console

import cli.laptop
from local.cloud.server.listening import PortTaken, hold_port


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def start(**ports: Any) -> tuple[int, str]:
    """Exit code and what was said."""
    said = io.StringIO()
    with (
        pytest.raises(typer.Exit) as left,
        cli.laptop.running_laptop(Console(file=said, width=200, color_system=None), **ports),
    ):
        pass
    return left.value.exit_code, said.getvalue()


@pytest.mark.parametrize("which", ["port", "moto_port"])
def test_a_port_that_is_taken_is_named_with_what_to_do(taken: int, which: str) -> None:
    threads = set(threading.enumerate())

    code, said = start(**{"port": None, "moto_port": None, which: taken})

    assert code == 1
    assert f"port {taken} of 127.0.0.1" in said
    assert "--moto-port" in said
    assert set(threading.enumerate()) <= threads


def test_what_cannot_be_deployed_is_told_and_the_ports_are_given_back(monkeypatch: Any, tmp_path: Any) -> None:
    with hold_port(None) as first, hold_port(None) as second:
        ports = first.getsockname()[1], second.getsockname()[1]
    monkeypatch.setattr(cli.laptop, "ASSEMBLY", tmp_path / "nowhere")
    threads = set(threading.enumerate())

    code, said = start(port=ports[0], moto_port=ports[1])

    assert code == 1
    assert "manifest.json" in said
    for port in ports:
        hold_port(port).close()
    assert set(threading.enumerate()) <= threads


def test_a_port_held_twice_is_refused() -> None:
    with hold_port(None) as held:
        held.listen()
        port = held.getsockname()[1]

        with pytest.raises(PortTaken, match=str(port)):
            hold_port(port)
