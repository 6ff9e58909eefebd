"""`dozor story`: the whole way from a call to a closed ticket, played without a person."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from cli.build.setup import ensure_built
from local.story.timeline import Event, StoryFailed

SPOKEN_AT_ONCE = 2000.0


def command(
    as_json: Annotated[bool, typer.Option("--json", help="Print the timeline as one JSON document.")] = False,
) -> None:
    """Play the story on the very stacks that AWS would get; exit code 0 when everything came as it must.

    Example: dozor story --json
    """
    console = Console(stderr=as_json)
    ensure_built(console)
    from cli.laptop import running_laptop  # seconds of imports that no other command should wait for
    from local.story.tell import tell_story

    console.print(
        "The demo company's clocks run in seconds instead of minutes: reminder 8 s, foreman 14 s, manager 20 s."
    )
    try:
        with running_laptop(console, port=None, moto_port=None, characters_per_second=SPOKEN_AT_ONCE) as laptop:
            timeline = tell_story(laptop, lambda event: _show(console, event))
    except StoryFailed as failure:
        console.print(f"The story failed: {failure}", style="red", markup=False)
        raise typer.Exit(1) from None
    if as_json:
        typer.echo(json.dumps([asdict(event) for event in timeline.events], ensure_ascii=False, indent=2))


def _show(console: Console, event: Event) -> None:
    console.print(f"[dim]{event.seconds:6.1f} s[/]  [bold]{escape(event.who)}[/] {escape(event.what)}")
