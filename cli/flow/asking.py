"""What several `dozor flow` commands take from the command line, and how they refuse it: one sentence, exit code 2."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from local.connect.language.model import Flow, FlowType
from local.connect.language.parsing import FlowSyntaxError, decode, parse_flow

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of text.")]
FlowTypeName = Annotated[
    str,
    typer.Option(
        "--type",
        help="The flow's type: " + ", ".join(FlowType) + ". Without it: what the file says, else one that fits.",
        show_default=False,
    ),
]


def refuse(sentence: str) -> NoReturn:
    """Say what is wrong with what was given, and leave with exit code 2."""
    typer.echo(sentence, err=True)
    raise typer.Exit(2)


def read_type(name: str) -> FlowType | None:
    """The type of that name in any case, None for ""."""
    if not name:
        return None
    wanted = name.upper().replace("-", "_")
    if wanted not in set(FlowType):
        refuse(f"There is no flow type '{name}'; the types are {', '.join(FlowType)}.")
    return FlowType(wanted)


def choose_type(file: Path, name: str) -> FlowType | None:
    """The type that was asked for; else, of our own flows, the one they are deployed as; else None: it must be inferred."""
    from infra.connect_catalogue import FLOW_TYPES
    from infra.layout import CONTACT_FLOWS

    given, place = read_type(name), file.resolve()
    if given is not None:
        return given
    if place.parent == CONTACT_FLOWS / "modules":
        return FlowType.MODULE
    ours = FLOW_TYPES.get(place.stem) if place.parent == CONTACT_FLOWS else None
    return FlowType(ours) if ours else None


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files, and all flows (*.json) in the folders, in order; refuses what does not exist."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*.json") if file.is_file() and _looks_like_flow(file))
            if not inside:
                refuse(f"There is no flow (*.json) in the folder {path}.")
            found.extend(inside)
        elif path.exists():
            found.append(path)
        else:
            refuse(f"There is no file or folder {path}.")
    return found


def _looks_like_flow(file: Path) -> bool:
    """Folders of flows hold other documents too: test cases, answers. What is not JSON at all may be a broken flow."""
    try:
        document = json.loads(decode(file.read_bytes()))
    except (OSError, ValueError):
        return True
    return isinstance(document, dict) and bool({"StartAction", "Actions"} & document.keys())


def read_bytes(path: Path) -> bytes:
    """The content of a file; refuses what cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        refuse(f"{path} cannot be read: {error.strerror or error}.")


def read_flow(path: Path) -> Flow:
    """The flow in a file; refuses what is none."""
    return parse(read_bytes(path), str(path))


def parse(content: bytes | str, name: str) -> Flow:
    """A flow document; refuses what is none. name: how the document is called in the sentence."""
    try:
        return parse_flow(content)
    except FlowSyntaxError as error:
        refuse(f"{name} is not a flow: {error}.")


def read_pairs(given: Iterable[str], option: str) -> dict[str, str]:
    """`name=value` of a repeatable option."""
    pairs: dict[str, str] = {}
    for item in given:
        name, sign, value = item.partition("=")
        if not sign or not name:
            refuse(f"{option} wants name=value, not '{item}'.")
        pairs[name] = value
    return pairs


def show(document: Any, text: Callable[[], None], as_json: bool) -> None:
    """Print the document as JSON, or call `text`."""
    if as_json:
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))
    else:
        text()
