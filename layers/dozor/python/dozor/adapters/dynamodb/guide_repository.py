"""Guides of companies."""

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.revisions import DynamoRevisions
from dozor.adapters.dynamodb.table import Table
from dozor.domain.guide import Revision
from dozor.ports.guides import GuideRepository


class DynamoGuideRepository(DynamoRevisions[Revision], GuideRepository):
    """Guides in the table."""

    def __init__(self, table: Table) -> None:
        super().__init__(table, Revision, keys.GUIDES, "guide")
