"""The commands of `dozor flow`, one file each."""

import typer

from cli.flow import check, cover, draw, explore, run

app = typer.Typer(help="Contact flows: play them, draw them, measure their tests.", no_args_is_help=True)
app.command("check")(check.command)
app.command("run")(run.command)
app.command("explore")(explore.command)
app.command("draw")(draw.command)
app.command("cover")(cover.command)
