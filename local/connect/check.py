"""Judging flows: would Connect take them? What `flow check` on a command line needs."""

from dataclasses import dataclass
from pathlib import Path

from local.connect.engine.registry import catalogue
from local.connect.language.checking import Problem, check
from local.connect.language.model import Flow, FlowType
from local.connect.language.parsing import FlowSyntaxError, parse_flow
from local.connect.ports import Json


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one file. actions: how many it has, 0 when it could not be read."""

    file: str
    actions: int
    errors: tuple[Problem, ...]

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
    return Verdict(name, flow.action_count, tuple(check_flow(flow, flow_type)))


def check_file(path: Path | str, flow_type: FlowType | None = None) -> Verdict:
    """Judge a file. flow_type: None takes what the file itself says, if anything. Raises OSError when unreadable."""
    return check_content(Path(path).read_bytes(), flow_type, str(path))
