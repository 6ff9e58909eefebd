"""Tokens without a deployment: what stands for them, and the other flows and modules of a flow's folder that they mean."""

from pathlib import Path

from infra.flows import TOKEN
from local.connect.language.model import Flow
from local.connect.language.parsing import FlowSyntaxError, parse_flow

ACCOUNT = "eu-central-1:123456789012"
INSTANCE = f"arn:aws:connect:{ACCOUNT}:instance/stand-in"
ARNS = {
    "lambda": f"arn:aws:lambda:{ACCOUNT}:function:",
    "flow": f"{INSTANCE}/contact-flow/",
    "module": f"{INSTANCE}/flow-module/",
    "queue": f"{INSTANCE}/queue/",
    "hours": f"{INSTANCE}/operating-hours/",
}


def resolve_tokens(text: str) -> str:
    """`{{queue:operator-en}}` becomes an ARN that ends in operator-en; tokens of an unknown kind stay."""
    return TOKEN.sub(lambda token: ARNS[token[1]] + token[2] if token[1] in ARNS else token[0], text)


def find_neighbours(file: Path) -> tuple[dict[str, Flow], dict[str, Flow]]:
    """(flows, modules) by the ARN that stands for their token: `{{flow:waiting}}` is waiting.json, a module lies in modules/.

    Those that cannot be read are left to stand-ins.
    """
    folder = file.parent.parent if file.parent.name == "modules" else file.parent
    places = {"flow": folder, "module": folder / "modules"}
    found: dict[str, dict[str, Flow]] = {"flow": {}, "module": {}}
    waiting = [file.read_text(encoding="utf-8", errors="replace")]
    while waiting:
        for token in TOKEN.finditer(waiting.pop()):
            kind, arn = token[1], resolve_tokens(token[0])
            path = places[kind] / f"{token[2]}.json" if kind in places else None
            if path is None or arn in found[kind] or not path.is_file():
                continue
            content = path.read_text(encoding="utf-8", errors="replace")
            try:
                found[kind][arn] = parse_flow(resolve_tokens(content))
            except FlowSyntaxError:
                continue
            waiting.append(content)
    return found["flow"], found["module"]
