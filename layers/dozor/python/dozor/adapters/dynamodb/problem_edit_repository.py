"""What administrators have changed in the catalogue, beside the record of their company."""

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.revisions import DynamoRevisions
from dozor.adapters.dynamodb.table import Table
from dozor.domain.own_catalogue.revision import ProblemRevision
from dozor.ports.own_catalogue import ProblemEditRepository


class DynamoProblemEditRepository(DynamoRevisions[ProblemRevision], ProblemEditRepository):
    """Changes of the catalogue in the table."""

    def __init__(self, table: Table) -> None:
        super().__init__(table, ProblemRevision, keys.PROBLEMS, "problem")
