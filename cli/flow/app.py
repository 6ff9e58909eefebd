"""The commands of `dozor flow`, one file each."""

import typer

from cli.flow import check, cover, diff, draw, explore, export, run

app = typer.Typer(
    help="Contact flows: check them, play them, explore them, draw them, measure their tests.", no_args_is_help=True
)
app.command("check")(check.command)
app.command("run")(run.command)
app.command("explore")(explore.command)
app.command("draw")(draw.command)
app.command("export")(export.command)
app.command("diff")(diff.command)
app.command("cover")(cover.command)
