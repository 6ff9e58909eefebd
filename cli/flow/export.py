"""`dozor flow export`: one of our flows with its tokens resolved, as Connect imports it."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.flow.asking import choose_type, parse, read_bytes, read_pairs, refuse
from infra.flows import FlowFile, references, render

OUTPUT_WORDS: Mapping[str, str] = {
    "lambda": "Function", "flow": "Flow", "queue": "Queue", "hours": "Hours", "module": "Module"
}  # fmt: skip
"""How a stack's outputs call what a token's kind means: lambda:load_company is LoadCompanyFunctionArn."""


def command(
    file: Annotated[Path, typer.Argument(help="One of our flows, such as contact-flows/inbound.json.")],
    arn: Annotated[
        list[str] | None,
        typer.Option(help="kind:name=arn, or name=arn, for a token such as {{lambda:load_company}}. Repeatable."),
    ] = None,
    arns: Annotated[
        Path | None,
        typer.Option(
            help='JSON of {"kind:name": "arn"}, or the outputs of `cdk deploy --outputs-file`.', show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write it; else it is printed.")
    ] = None,
) -> None:
    """Resolve the tokens of a flow to ARNs and write the document that Connect imports.

    Every token must be resolved; what is missing is named, and nothing is written. The outcome is JSON.

    Example: dozor flow export contact-flows/disconnect.json --arn settle=arn:aws:lambda:eu-central-1:123456789012:function:x
    """
    content = read_bytes(file)
    parse(content, str(file))
    document = json.loads(content.decode("utf-8-sig"))
    flow = FlowFile(file.stem, "module" if file.parent.name == "modules" else "flow", document)
    known = {**(_read_arns(arns) if arns is not None else {}), **read_pairs(arn or [], "--arn")}
    wanted = {reference.key: reference.name for reference in references(flow)}
    found = {key: _find(key, name, known) for key, name in wanted.items()}
    missing = [key for key, value in found.items() if value is None]
    if missing:
        refuse(
            f"These tokens have no ARN: {', '.join(sorted(missing))}. Give --arn {sorted(missing)[0]}=arn:… or --arns FILE."
        )
    resolved = {key: value for key, value in found.items() if value is not None}
    for key, value in resolved.items():
        if not re.match(r"arn:aws[\w-]*:", value):
            refuse(f"{key} must be an ARN, not '{value}'.")
    _write(_check(render(flow, resolved.__getitem__), file), output)


def _find(key: str, name: str, known: Mapping[str, str]) -> str | None:
    kind = key.partition(":")[0]
    as_output = (
        "".join(part[:1].upper() + part[1:] for part in re.split(r"[-_]", name)) + OUTPUT_WORDS.get(kind, "") + "Arn"
    )
    return next((known[one] for one in (key, as_output, name) if one in known), None)


def _read_arns(file: Path) -> dict[str, str]:
    """{"kind:name": arn}, or outputs by stack."""
    try:
        given: Any = json.loads(read_bytes(file))
    except ValueError as error:
        refuse(f"{file} is not JSON: {error}.")
    if not isinstance(given, dict):
        refuse(f"{file} must hold a JSON object.")
    flat: dict[str, str] = {}
    for key, value in given.items():
        flat.update({str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {str(key): str(value)})
    return flat


def _check(content: str, file: Path) -> str:
    """Refuses to export what Connect would refuse to import."""
    from local.connect.check import check_content

    verdict = check_content(content, choose_type(file, ""), str(file))
    if not verdict.ok:
        refuse("Connect would refuse this flow: " + "; ".join(map(str, verdict.errors)))
    return json.dumps(json.loads(content), ensure_ascii=False, indent=2)


def _write(content: str, output: Path | None) -> None:
    if output is None:
        typer.echo(content)
        return
    try:
        output.write_text(content + "\n", encoding="utf-8")
    except OSError as error:
        refuse(f"{output} cannot be written: {error.strerror or error}.")
    typer.echo(f"{output}: written")
