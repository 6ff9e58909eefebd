"""How commands reach a cloud's table."""

from typing import Annotated

import typer

from cli.refusals import WHERE
from dozor.adapters.aws import aws_client
from dozor.adapters.dynamodb.table import Table
from dozor.domain.errors import FieldProblem, Invalid

TableName = Annotated[str, typer.Option(envvar="TABLE_NAME", help="The DynamoDB table (the stack's output TableName).")]


def open_table(name: str) -> Table:
    """The DynamoDB table of that name; AWS_ENDPOINT_URL chooses which cloud. Raises Invalid without a name."""
    if not name:
        raise Invalid(
            [FieldProblem("--table", "Name the table, here or in TABLE_NAME: it is the stack's output TableName.")]
        )
    try:
        return Table(name, aws_client("dynamodb"))
    except ValueError as wrong:  # an empty region, an address that is none
        raise Invalid([FieldProblem("AWS", f"{wrong}. {WHERE}.")]) from None
