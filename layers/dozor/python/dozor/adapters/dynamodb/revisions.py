"""Things that are kept in versions. The last one is kept twice: in the list of what stands, and among its versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import to_entity
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.pages import newest_page
from dozor.adapters.dynamodb.table import Condition, Table, TransactionRefused
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.revision import Versioned
from dozor.ports.paging import Page

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope

R = TypeVar("R", bound=Versioned)
NEW = Condition(keys.ABSENT)


class DynamoRevisions(Generic[R]):
    """A RevisionRepository over the table. entity: what a version is; item: what its items are called."""

    def __init__(self, table: Table, entity: type[R], spelt: keys.RevisionKeys, item: str) -> None:
        self._table, self._entity, self._keys, self._item = table, entity, spelt, item

    def own(self, company: str) -> tuple[R, ...]:
        """One request per megabyte; sees every earlier write."""
        found = self._table.query(self._keys.lasts(company), consistent=True)
        return tuple(to_entity(plain, self._entity) for plain in found)

    def last(self, company: str, key: str) -> R | None:
        """One request; sees every earlier write."""
        plain = self._table.get(self._keys.last(company, key), consistent=True)
        return None if plain is None else to_entity(plain, self._entity)

    def revision(self, company: str, key: str, version: int) -> R:
        """One request."""
        plain = self._table.get(self._keys.version(company, key, version), consistent=True)
        if plain is None:
            raise NotFound("There is no such version.")
        return to_entity(plain, self._entity)

    def revisions(self, company: str, key: str, *, limit: int = 50, cursor: str = "") -> Page[R]:
        """One request."""
        partition = self._keys.versions(company, key)
        page, more = newest_page(self._table, partition, limit, cursor)
        return Page(tuple(to_entity(plain, self._entity) for plain in page), more)

    def save(self, revision: R, events: Sequence[Envelope]) -> None:
        """One request."""
        company, key, version = revision.company, revision.key, revision.version
        follows = Condition("#version = :version", {"version": version - 1}) if version > 1 else NEW
        last, kept = self._keys.last(company, key), self._keys.version(company, key, version)
        writes = [
            self._table.put_of(make_item(self._item, last, {}, revision, events), follows),
            self._table.put_of(make_item(f"{self._item}_revision", kept, {}, revision), NEW),
        ]
        try:
            self._table.transact(writes)
        except TransactionRefused as refused:
            raise Conflict("Somebody has changed this meanwhile: read it again.") from refused
