"""A played contact, printed for people."""

from rich.console import Console
from rich.markup import escape

from local.connect.explore.scripted import Entry, Performance

LONGEST = 400
_STYLES = {"heard": "cyan", "pressed": "bold yellow", "function": "magenta"}


def print_performance(performance: Performance) -> None:
    """The steps with what was heard and pressed, then the attributes and the end."""
    console = Console(soft_wrap=True, highlight=False)
    for entry in performance.entries:
        _print_entry(console, entry)
    if performance.attributes:
        console.print("\nAttributes at the end:")
        for name, value in sorted(performance.attributes.items()):
            console.print(f"  {escape(name)} = {escape(value)}")
    for reason in performance.trouble:
        console.print(f"\n[red]The flow broke off:[/] {escape(reason)}")
    for function in performance.unanswered:
        console.print(f"\nNo answer was given for {escape(function)}: say --lambda name=answer.json")
    console.print(f"\n{escape(performance.ending[:1].upper() + performance.ending[1:])}.")


def _print_entry(console: Console, entry: Entry) -> None:
    step = entry.step
    if step is None:
        return
    minutes, seconds = divmod(entry.at_s, 60)
    console.print(f"[dim]{int(minutes):02}:{seconds:04.1f}[/]  [bold]{escape(step.action)}[/]  [dim]{step.type}[/]")
    for kind, text in entry.notes:
        shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        console.print(f"         {kind}: [{_STYLES.get(kind, 'white')}]{escape(shown)}[/]")
    outcome = step.error or step.result
    said = f" ({escape(outcome)})" if outcome and outcome not in step.branch else ""
    why = f" [dim]{escape(step.why)}[/]" if step.why else ""
    if step.target is not None:
        console.print(f"         [green]{escape(step.branch)}[/]{said} -> {escape(step.target)}{why}")
    elif step.why or said:
        console.print(f"         ends{said}{why}")
