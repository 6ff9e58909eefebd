"""Guides of companies. The last version is kept twice: in the list of what stands, and among its versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dozor.adapters.dynamodb import cursors, keys
from dozor.adapters.dynamodb.documents import to_entity
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.table import Condition, Table, TransactionRefused
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.guide import Revision
from dozor.ports.guides import GuideRepository
from dozor.ports.paging import Page

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope

NEW = Condition(keys.ABSENT)


class DynamoGuideRepository(GuideRepository):
    """Guides in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def own(self, company: str) -> tuple[Revision, ...]:
        """One request per megabyte; sees every earlier write."""
        found = self._table.query(keys.guides(company), consistent=True)
        return tuple(to_entity(plain, Revision) for plain in found)

    def last(self, company: str, key: str) -> Revision | None:
        """One request; sees every earlier write."""
        plain = self._table.get(keys.guide(company, key), consistent=True)
        return None if plain is None else to_entity(plain, Revision)

    def revision(self, company: str, key: str, version: int) -> Revision:
        """One request."""
        plain = self._table.get(keys.guide_revision(company, key, version), consistent=True)
        if plain is None:
            raise NotFound("There is no such version of this guide.")
        return to_entity(plain, Revision)

    def revisions(self, company: str, key: str, *, limit: int = 50, cursor: str = "") -> Page[Revision]:
        """One request."""
        partition = keys.guide_revisions(company, key)
        found = list(self._table.query(partition, limit=limit + 1, newest_first=True, before=cursors.read(cursor)))
        page = found[:limit]
        more = cursors.write(str(page[-1][partition.sort_name])) if len(found) > limit else ""
        return Page(tuple(to_entity(plain, Revision) for plain in page), more)

    def save(self, revision: Revision, events: Sequence[Envelope]) -> None:
        """One request."""
        company, key, version = revision.company, revision.key, revision.version
        follows = Condition("#version = :version", {"version": version - 1}) if version > 1 else NEW
        writes = [
            self._table.put_of(make_item("guide", keys.guide(company, key), {}, revision, events), follows),
            self._table.put_of(
                make_item("guide_revision", keys.guide_revision(company, key, version), {}, revision), NEW
            ),
        ]
        try:
            self._table.transact(writes)
        except TransactionRefused as refused:
            raise Conflict("Somebody has changed this guide meanwhile: read it again.") from refused
