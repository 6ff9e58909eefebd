"""The commands of `dozor flow`, one file each."""

import typer

from cli.flow import cover

app = typer.Typer(help="Contact flows: play them, draw them, measure their tests.", no_args_is_help=True)
app.command("cover")(cover.command)
