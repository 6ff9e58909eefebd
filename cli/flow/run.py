"""`dozor flow run`: play one contact and print what happened."""

from pathlib import Path
from typing import Annotated

import typer

from cli.flow.asking import AsJson, FlowTypeName, choose_type, parse, read_bytes, refuse, show
from cli.flow.script_options import CHANNELS, one_of, read_faults, read_functions, read_known, split_keys

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
        is_open=one_of(hours, "--hours", "open", "closed") == "open",
        refusal="QueueAtCapacity" if one_of(queue, "--queue", "free", "full") == "full" else None,
        third_party=one_of(third_party, "--third-party", "answers", "refuses", "silent"),
        draw=draw,
    )
    script = Script(
        keys=split_keys(keys),
        words=tuple(word.strip() for word in say.split(",")) if say else (),
        functions=read_functions(lambda_ or []),
        known=read_known(attribute or [], given or [], from_, to, one_of(channel, "--channel", *CHANNELS)),
        faults=read_faults(fail or [], set(flow.actions)),
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
