"""`dozor flow run`: play one contact and print what happened."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.flow.asking import AsJson, FlowTypeName, choose_type, parse, read_bytes, read_pairs, refuse, show

Repeated = list[str]


def command(
    file: Annotated[Path, typer.Argument(help="A flow file, ours (with tokens) or anybody's.")],
    type_: FlowTypeName = "",
    keys: Annotated[
        str, typer.Option(help="Keys for each question in turn, separated by commas; nothing between them: silence.")
    ] = "",
    say: Annotated[
        str, typer.Option(help="Words for each bot (an intent), or a view's action, separated by commas.")
    ] = "",
    lambda_: Annotated[
        Repeated | None,
        typer.Option("--lambda", help="name=answer.json, name={…} or name=error: what a function answers. Repeatable."),
    ] = None,
    attribute: Annotated[Repeated | None, typer.Option(help="key=value at the beginning. Repeatable.")] = None,
    given: Annotated[
        Repeated | None, typer.Option(help="What a reference reads at the beginning: '$.Queue.Name=Sales'. Repeatable.")
    ] = None,
    from_: Annotated[str, typer.Option("--from", help="The caller's number.")] = "",
    to: Annotated[str, typer.Option(help="The number that was dialled.")] = "",
    channel: Annotated[str, typer.Option(help="VOICE, CHAT, TASK or EMAIL.")] = "VOICE",
    hours: Annotated[str, typer.Option(help="open or closed.")] = "open",
    queue: Annotated[str, typer.Option(help="free or full.")] = "free",
    draw: Annotated[int, typer.Option(help="What DistributeByPercentage draws.", min=1, max=100)] = 1,
    third_party: Annotated[str, typer.Option(help="Outside numbers: answers, refuses or silent.")] = "answers",
    fail: Annotated[Repeated | None, typer.Option(help="action or action=ErrorType: it fails. Repeatable.")] = None,
    hang_up_after: Annotated[
        float | None, typer.Option(help="Seconds after which the caller hangs up.", min=0, show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Play one contact through a flow, in virtual time, and print what was heard, pressed and decided.

    --keys "1,2#,,0" presses 1 at the first question, 2 and # at the second, nothing at the third, 0 at the fourth. What the
    flow refers to is stood in for; other flows of the same folder are really run. A function without --lambda answers {}.
    --json gives {trace: [{at, Identifier, …, Branch, Next, notes}], attributes, ending, trouble, unanswered}.

    Example: dozor flow run contact-flows/waiting.json --type CUSTOMER_QUEUE --keys "1,2#" --hang-up-after 120
    """
    from cli.flow.neighbours import find_neighbours, resolve_tokens
    from cli.flow.performance import print_performance
    from local.connect.explore.answers import Answer
    from local.connect.explore.inferring import infer_type
    from local.connect.explore.play import BROKEN
    from local.connect.explore.scripted import Script, perform
    from local.connect.language.parsing import decode

    flow = parse(resolve_tokens(decode(read_bytes(file))), str(file))
    chosen = choose_type(file, type_) or infer_type(flow)
    answer = Answer(
        is_open=_one_of(hours, "--hours", "open", "closed") == "open",
        refusal="QueueAtCapacity" if _one_of(queue, "--queue", "free", "full") == "full" else None,
        third_party=_one_of(third_party, "--third-party", "answers", "refuses", "silent"),
        draw=draw,
    )
    script = Script(
        keys=_split_keys(keys),
        words=tuple(word.strip() for word in say.split(",")) if say else (),
        functions=_read_functions(lambda_ or []),
        known=_read_known(attribute or [], given or [], from_, to, _one_of(channel, "--channel", *_CHANNELS)),
        faults=_read_faults(fail or [], set(flow.actions)),
        hang_up_after_s=hang_up_after,
        answer=answer,
    )
    flows, modules = find_neighbours(file)
    try:
        performance = perform(flow, chosen, script, flows, modules)
    except BROKEN as error:
        refuse(
            f"{file} cannot be played: its parameters have a shape that Connect refuses ({error}); see dozor flow check."
        )
    show({"file": str(file), "type": chosen, **performance.to_json()}, lambda: print_performance(performance), as_json)


_CHANNELS = ("VOICE", "CHAT", "TASK", "EMAIL")


def _one_of(value: str, option: str, *allowed: str) -> str:
    if value not in allowed:
        refuse(f"{option} is one of {', '.join(allowed)}, not '{value}'.")
    return value


def _split_keys(keys: str) -> tuple[str, ...]:
    wrong = set(keys) - set("0123456789*#, ")
    if wrong:
        refuse(f"--keys takes 0-9, * and #, with commas between questions; not {''.join(sorted(wrong))!r}.")
    return tuple(item.strip() for item in keys.split(",")) if keys else ()


def _read_functions(given: list[str]) -> dict[str, Any]:
    from cli.flow.neighbours import resolve_tokens
    from local.connect.ports import LambdaAnswer

    functions: dict[str, Any] = {}
    for name, value in read_pairs(given, "--lambda").items():
        if value == "error":
            functions[name] = LambdaAnswer(error="the function failed, as the script says")
            continue
        try:
            text = value if value.lstrip().startswith("{") else Path(value).read_text(encoding="utf-8")
            functions[name] = json.loads(resolve_tokens(text))
        except OSError as error:
            refuse(f"--lambda {name}: {value} cannot be read: {error.strerror or error}.")
        except ValueError as error:
            refuse(f"--lambda {name}: {value} is not JSON: {error}.")
    return functions


def _read_known(
    attributes: list[str], given: list[str], from_: str, to: str, channel: str
) -> dict[str, dict[tuple[str, ...], str]]:
    from local.connect.language.references import is_reference, path_of

    known: dict[str, dict[tuple[str, ...], str]] = {"Channel": {(): channel}}
    for side, number in (("CustomerEndpoint", from_), ("SystemEndpoint", to)):
        if number:
            known[side] = {("Address",): number}
    for name, value in read_pairs(attributes, "--attribute").items():
        known.setdefault("Attributes", {})[(name,)] = value
    for reference, value in read_pairs(given, "--given").items():
        if not is_reference(reference):
            refuse(f"--given wants a reference such as '$.Queue.Name=Sales', not '{reference}'.")
        root, *rest = path_of(reference)
        known.setdefault(root, {})[tuple(rest)] = value
    return known


def _read_faults(given: list[str], actions: set[str]) -> dict[str, str]:
    faults = {}
    for item in given:
        action, _, error = item.partition("=") if item not in actions else (item, "", "")
        if action not in actions:
            refuse(f"--fail: the flow has no action '{action}'.")
        faults[action] = error or "NoMatchingError"
    return faults
