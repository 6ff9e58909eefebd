"""The operations that are answered, as a table for README.md.

    python -m local.connect.api.listing [--write]

prints the table, or renews it in this folder's README.md between its two marks.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from local.connect.api.service import FAMILIES, operations

README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- operations -->", "<!-- /operations -->"


def format_table() -> str:
    """In Markdown: a row for each family of operations, and how many there are."""
    rows = [
        f"| {family.__name__.rsplit('.', 1)[-1].replace('_', ' ')} | {', '.join(f'`{name}`' for name in family.OPERATIONS)} |"
        for family in FAMILIES
    ]
    count = f"{len(operations())} operations:"
    return "\n".join([count, "", "| family | operations |", "|---|---|", *rows])


def renew(text: str) -> str:
    """The text with the table of now between the marks."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{format_table()}\n{END}{after}"


def main(arguments: Sequence[str]) -> int:
    """Print or write."""
    if "--write" in arguments:
        README.write_text(renew(README.read_text()))
    else:
        sys.stdout.write(f"{format_table()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
