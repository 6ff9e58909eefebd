"""`dozor flow draw`: a picture of a flow."""

from pathlib import Path
from typing import Annotated

import typer

from cli.flow.asking import read_flow, refuse


def command(
    file: Annotated[Path, typer.Argument(help="A flow file, ours or anybody's.")],
    svg: Annotated[bool, typer.Option("--svg", help="An SVG picture.")] = False,
    mermaid: Annotated[bool, typer.Option("--mermaid", help="Mermaid text (the default).")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write it; else it is printed. *.svg means --svg.")
    ] = None,
    errors: Annotated[bool, typer.Option(help="With the arrows of errors, and what only they lead to.")] = True,
) -> None:
    """Draw a flow: boxes with what is said and done, arrows with the keys and results that take them.

    Arrows of errors are dotted. Only what can happen is drawn: the NextAction of a branching action is not an arrow.

    Example: dozor flow draw contact-flows/waiting.json --no-errors -o waiting.svg
    """
    from cli.flow.picture.graph import read_graph
    from cli.flow.picture.mermaid import draw_mermaid
    from cli.flow.picture.svg import draw_svg

    if svg and mermaid:
        refuse("Choose one: --svg or --mermaid.")
    graph = read_graph(read_flow(file), errors=errors)
    wants_svg = svg or (not mermaid and output is not None and output.suffix == ".svg")
    picture = draw_svg(graph, file.stem) if wants_svg else draw_mermaid(graph)
    if output is None:
        typer.echo(picture, nl=False)
        return
    try:
        output.write_text(picture, encoding="utf-8")
    except OSError as error:
        refuse(f"{output} cannot be written: {error.strerror or error}.")
    typer.echo(f"{output}: {len(graph.boxes)} actions, {len(graph.arrows)} arrows")
