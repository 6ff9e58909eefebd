"""The command `dozor`."""

import typer

from cli import check, company, demo, journal, outage, parked, story
from cli.build import setup
from cli.flow import app as flow

app = typer.Typer(
    help="Dozor: a round-the-clock contact centre for housing management companies.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)
app.command("setup")(setup.command)
app.command("demo")(demo.command)
app.command("story")(story.command)
app.command("check")(check.command)
app.add_typer(company.app, name="company")
app.add_typer(journal.app, name="journal")
app.add_typer(outage.app, name="outage")
app.add_typer(parked.app, name="parked")
app.add_typer(flow.app, name="flow")
