"""Changes of the catalogue. Imported by what lets administrators make them: they are read with their company."""

from functools import cache

from dozor.adapters.dynamodb.problem_edit_repository import DynamoProblemEditRepository
from dozor.bootstrap.flow import table
from dozor.ports.own_catalogue import ProblemEditRepository


@cache
def problem_edits() -> ProblemEditRepository:
    """What administrators have changed, in all versions."""
    return DynamoProblemEditRepository(table())
