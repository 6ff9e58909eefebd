"""`dozor parked`: what could not be digested lies in dead-letter queues until its cause is mended; then it is played again."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Any, NoReturn

import boto3
import typer
from botocore.exceptions import BotoCoreError, ClientError
from rich.console import Console
from rich.table import Column
from rich.table import Table as Grid

from cli.parked.places import ParkingPlace, find_places
from cli.parked.playing import Replayed, replay_place

app = typer.Typer(help="Dead-letter queues: what lies there, and playing it again.", no_args_is_help=True)

SessionFactory = Callable[[], Any]
"""How the commands reach AWS: AWS_ENDPOINT_URL chooses which cloud; the context's `obj` may hold another one."""

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of text.")]


@app.command("list")
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List every dead-letter queue, how much lies in it, and where that would go; exit code 1 if anything lies anywhere.

    Example: dozor parked list --json
    """
    places = _find(context)
    if as_json:
        typer.echo(json.dumps([asdict(place) for place in places], indent=2))
    else:
        grid = Grid("parked", Column("queue", overflow="fold"), Column("goes back to", overflow="fold"))
        for place in places:
            grid.add_row(str(place.messages), place.name, f"{place.kind} {place.target_name}")
        Console().print(grid)
    raise typer.Exit(1 if any(place.messages for place in places) else 0)


@app.command()
def replay(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The dead-letter queue's name, or a part of it that no other has.")],
    as_json: AsJson = False,
) -> None:
    """Play what is parked in one queue again, once each; what fails again stays. Exit code 1 if anything stayed.

    Mend the cause first. Consumers know what they have done already, so playing something twice does no harm. Records of a
    stream are read from the stream itself, which keeps them for a day: older ones stay and are named.

    Example: dozor parked replay NotificationsParked
    """
    fitting = [place for place in _find(context) if name.casefold() in place.name.casefold()]
    if len(fitting) != 1:
        names = ", ".join(place.name for place in fitting) or "none; see dozor parked list"
        _refuse(f"'{name}' must be part of exactly one queue's name; it is of: {names}.")
    session = _open(context)
    try:
        replayed = replay_place(session, fitting[0])
    except (BotoCoreError, ClientError) as failure:
        _refuse(f"{failure}\nWhat was not played again is still parked: call this again.")
    _tell(replayed, as_json)
    raise typer.Exit(1 if replayed.stayed else 0)


def _tell(replayed: Replayed, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(asdict(replayed), indent=2))
        return
    typer.echo(f"{replayed.played} played again, {len(replayed.stayed)} stayed.")
    for reason in replayed.stayed:
        typer.echo(f"  {reason}")


def _open(context: typer.Context) -> Any:
    factory: SessionFactory = context.obj or boto3.Session
    return factory()


def _find(context: typer.Context) -> list[ParkingPlace]:
    try:
        return find_places(_open(context))
    except (BotoCoreError, ClientError) as failure:
        _refuse(f"{failure}\nSet AWS_REGION, credentials and, for a laptop, AWS_ENDPOINT_URL.")


def _refuse(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(2)
