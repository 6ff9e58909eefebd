"""Judging flows: would Connect take them? What `flow check` on a command line needs.

    python -m local.connect.check FOLDER [--table]

prints a verdict for each JSON file, or all of them as a table in Markdown.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from local.connect.engine.registry import catalogue
from local.connect.language.checking import Problem, check
from local.connect.language.model import Flow, FlowType
from local.connect.language.parsing import FlowSyntaxError, decode, parse_flow
from local.connect.language.references import placeholders_in
from local.connect.ports import Json


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one file. actions: how many it has, 0 when it could not be read; tokens: what a deployment fills in."""

    file: str
    actions: int
    errors: tuple[Problem, ...]
    tokens: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether Connect would take it."""
        return not self.errors

    def to_json(self) -> Json:
        """{file, ok, actions, errors: [{action, reason, place}]}."""
        errors = [{"action": e.action, "reason": e.reason, "place": e.place} for e in self.errors]
        return {"file": self.file, "ok": self.ok, "actions": self.actions, "errors": errors}


def check_flow(flow: Flow, flow_type: FlowType | None = None, channel: str | None = None) -> list[Problem]:
    """Everything wrong with a flow, by all action types that exist; see `language.checking.check`."""
    return check(flow, flow_type, catalogue(), channel)


def check_content(content: bytes | str, flow_type: FlowType | None = None, name: str = "") -> Verdict:
    """Judge a document."""
    try:
        flow = parse_flow(content)
    except FlowSyntaxError as error:
        return Verdict(name, 0, (Problem(error.action, error.reason, error.place),))
    tokens = tuple(sorted({token for action in flow.actions.values() for token in _tokens(action.parameters)}))
    return Verdict(name, flow.action_count, tuple(check_flow(flow, flow_type)), tokens)


def _tokens(value: object) -> Iterator[str]:
    match value:
        case str():
            yield from placeholders_in(value)
        case dict():
            for item in value.values():
                yield from _tokens(item)
        case list():
            for item in value:
                yield from _tokens(item)


def check_file(path: Path | str, flow_type: FlowType | None = None) -> Verdict:
    """Judge a file. flow_type: None takes what the file itself says, if anything. Raises OSError when unreadable."""
    return check_content(Path(path).read_bytes(), flow_type, str(path))


def format_table(verdicts: Sequence[Verdict]) -> str:
    """The verdicts as a table in Markdown, with the reasons of what is refused."""
    rows = ["| file | actions | verdict | remark |", "|---|---|---|---|"]
    for verdict in verdicts:
        word = "taken" if verdict.ok else "refused"
        rows.append(f"| `{Path(verdict.file).name}` | {verdict.actions} | {word} | {_remark(verdict)} |")
    return "\n".join(rows)


def _remark(verdict: Verdict) -> str:
    if verdict.errors:
        more = len(verdict.errors) - _REASONS_SHOWN
        shown = "; ".join(str(error).replace("|", "\\|") for error in verdict.errors[:_REASONS_SHOWN])
        return f"{shown}; and {more} more" if more > 0 else shown
    return f"a template, {len(verdict.tokens)} to be filled in" if verdict.tokens else ""


_REASONS_SHOWN = 3


def main(arguments: Sequence[str]) -> int:
    """Judge files; 1 when any is refused."""
    parser = argparse.ArgumentParser(prog="python -m local.connect.check", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, help="flow files, or folders of them")
    parser.add_argument("--table", action="store_true", help="print a table in Markdown")
    options = parser.parse_args(arguments)
    verdicts = [check_file(file) for path in options.paths for file in find_flows(path)]
    sys.stdout.write(f"{format_table(verdicts) if options.table else format_list(verdicts)}\n")
    others = [file.name for path in options.paths if path.is_dir() for file in find_others(path)]
    if others:
        sys.stdout.write(f"\nNo flows, and left out: {', '.join(others)}\n")
    return int(not all(verdict.ok for verdict in verdicts))


def find_flows(path: Path) -> list[Path]:
    """The file itself, or what looks like a flow in a folder, in order."""
    if not path.is_dir():
        return [path]
    return [file for file in sorted(path.rglob("*.json")) if _looks_like_flow(file)]


def find_others(folder: Path) -> list[Path]:
    """The JSON documents of a folder that are no flows: test cases, answers, statistics."""
    return [file for file in sorted(folder.rglob("*.json")) if not _looks_like_flow(file)]


def _looks_like_flow(file: Path) -> bool:
    """By the keys on top; what is not JSON at all may be a broken flow."""
    try:
        document = json.loads(decode(file.read_bytes()))
    except ValueError:
        return True
    return isinstance(document, dict) and bool({"StartAction", "Actions"} & document.keys())


def format_list(verdicts: Sequence[Verdict]) -> str:
    """A line for each file, and one for each reason."""
    lines = []
    for verdict in verdicts:
        lines.append(f"{verdict.file}: {'taken' if verdict.ok else 'refused'}, {verdict.actions} actions")
        lines.extend(f"    {error}" for error in verdict.errors)
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
