"""`dozor demo`: Dozor on this machine until Ctrl-C."""

from __future__ import annotations

import gc
import signal
import threading
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.panel import Panel

from cli.build.setup import ensure_built
from cli.build.steps import ROOT
from local.demo.import_aside import ImportAside

if TYPE_CHECKING:
    from local.demo.laptop import Laptop

PORT, MOTO_PORT, MOST = 8470, 4566, 65_535


def command(
    port: Annotated[int, typer.Option(help="Of the pages and the API; 0 for a free one.", min=0, max=MOST)] = PORT,
    moto_port: Annotated[int, typer.Option(help="Of the AWS APIs; 0 for a free one.", min=0, max=MOST)] = MOTO_PORT,
) -> None:
    """Start Dozor with its demo companies on 127.0.0.1; Ctrl-C stops it.

    Example: dozor demo --port 8080
    """
    console = Console()
    gc.disable()  # what is loaded while it starts stays: walking it again and again would take a second or two
    ensure_built(console)
    with ImportAside(ROOT / "companies") as importing:  # reads Excel files while this process imports and deploys
        _run(console, port, moto_port, importing)


def _run(console: Console, port: int, moto_port: int, importing: ImportAside) -> None:
    from cli.laptop import running_laptop  # seconds of imports that no other command should wait for
    from local.connect.runtime.collector import ease_collector

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # while it starts, both end it where it stands
    try:
        with running_laptop(console, port=port or None, moto_port=moto_port or None, importing=importing) as laptop:
            stop = _stop_on_signals()
            gc.enable()
            ease_collector()  # a walk over all that is loaded would be silence in somebody's ear
            console.print(_describe(laptop))
            stop.wait()
            console.print("Stopping ...")
    except KeyboardInterrupt:
        console.print("Stopped at once.")
        raise typer.Exit(130) from None


def _stop_on_signals() -> threading.Event:
    """Set by the first signal; a second one does not wait for an orderly end."""
    stop = threading.Event()

    def obey(*_: object) -> None:
        stop.set()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, obey)
    return stop


def _describe(laptop: Laptop) -> Panel:
    from local.demo.welcome import describe_welcome

    clients = (
        f"AWS APIs: aws --endpoint-url {laptop.cloud.endpoint} --region {laptop.cloud.region} dynamodb list-tables"
    )
    text = describe_welcome(laptop.gateway.address, laptop.logins, laptop.companies, clients)
    return Panel(text, title="Dozor is on watch")
