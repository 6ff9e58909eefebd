"""`dozor flow diff`: what changed between two versions of a flow, in words."""

import shutil
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from cli.flow.asking import AsJson, parse, read_bytes, refuse, show
from local.connect.language.model import Flow


def command(
    old: Annotated[str, typer.Argument(help="A flow file, REVISION:FILE, or a git revision of the other's file.")],
    new: Annotated[str, typer.Argument(help="The same, for the later version.")],
    as_json: AsJson = False,
) -> None:
    """Tell what changed between two versions of a flow: prompts, keys, targets, steps that came and went.

    A step is known by its identifier; one that merely got another identifier is told as renamed. --json gives {changes:
    [{action, kind, text}]}; the kinds are added, removed, renamed, said, set, led.

    Example: dozor flow diff HEAD~1 contact-flows/waiting.json
    """
    from cli.flow.changes import find_changes

    before, after = _read_both(old, new)
    changes = find_changes(before, after)

    def text() -> None:
        for change in changes:
            typer.echo(f"{change.action}: {change.text}" if change.action else change.text)
        typer.echo(f"{len(changes)} changes" if changes else "Nothing has changed for those who call.")

    document = [{"action": change.action, "kind": change.kind, "text": change.text} for change in changes]
    show({"changes": document}, text, as_json)


def _read_both(old: str, new: str) -> tuple[Flow, Flow]:
    files = [name for name in (old, new) if Path(name).is_file()]
    return _read(old, files[0] if files else ""), _read(new, files[0] if files else "")


def _read(name: str, other: str) -> Flow:
    """A file; else `revision:path`; else a revision of the other's file."""
    path = Path(name)
    if path.is_file():
        return parse(read_bytes(path), name)
    revision, colon, file = name.partition(":")
    wanted = file if colon else other
    if not wanted:
        refuse(
            f"There is no file {name}; to compare two revisions name the file too: {name}:contact-flows/inbound.json."
        )
    return parse(_show(revision, Path(wanted)), f"{revision}:{wanted}")


def _show(revision: str, path: Path) -> bytes:
    git = shutil.which("git")
    if git is None:
        refuse("To compare revisions git must be installed.")
    if revision.startswith("-"):
        refuse(f"'{revision}' is not a git revision.")
    folder = path.resolve().parent if path.resolve().parent.is_dir() else Path.cwd()
    target = f"{revision}:./{path.name}" if folder != Path.cwd() else f"{revision}:./{path}"
    done = subprocess.run([git, "show", target], cwd=folder, capture_output=True, check=False)  # noqa: S603 - no shell
    if done.returncode:
        refuse(f"git has no {path} in '{revision}', and there is no file of that name.")
    return done.stdout
