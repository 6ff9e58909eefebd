"""The other flows and modules of a flow's folder, by the tokens that refer to them: `{{flow:waiting}}` is waiting.json."""

from pathlib import Path

from infra.flows import TOKEN
from local.connect.language.model import Flow
from local.connect.language.parsing import FlowSyntaxError, parse_flow


def find_neighbours(file: Path) -> tuple[dict[str, Flow], dict[str, Flow]]:
    """(flows, modules) by token as the folder's flows write it. Those that cannot be read are left to stand-ins."""
    folder = file.parent.parent if file.parent.name == "modules" else file.parent
    places = {"flow": folder, "module": folder / "modules"}
    found: dict[str, dict[str, Flow]] = {"flow": {}, "module": {}}
    waiting = [file.read_text(encoding="utf-8", errors="replace")]
    while waiting:
        for token in TOKEN.finditer(waiting.pop()):
            kind, name = token[1], token[2]
            path = places[kind] / f"{name}.json" if kind in places else None
            if path is None or token[0] in found[kind] or not path.is_file():
                continue
            content = path.read_text(encoding="utf-8")
            try:
                found[kind][token[0]] = parse_flow(content)
            except FlowSyntaxError:
                continue
            waiting.append(content)
    return found["flow"], found["module"]
