"""The journal as it is sealed, checked and reported."""

from functools import cache

from dozor.adapters.dynamodb.inspection_repository import DynamoInspectionRepository
from dozor.adapters.dynamodb.journal_repository import DynamoJournalRepository
from dozor.bootstrap.flow import table
from dozor.ports.journal import InspectionRepository, JournalRepository


@cache
def journal() -> JournalRepository:
    """Days, chains and seals."""
    return DynamoJournalRepository(table())


@cache
def inspections() -> InspectionRepository:
    """What reports are made of."""
    return DynamoInspectionRepository(table())
