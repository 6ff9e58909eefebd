"""Companies, and a copy of each under every number that leads to it, so that a ringing phone costs one request.

What administrators have changed in the catalogue stands beside the record, written by `problem_edit_repository`: one query
reads both. The copies are of the record alone; who answers a ringing phone needs no catalogue.
"""

from typing import Any

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import entity_to_item, to_entity, to_item
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.table import Condition, Table, TransactionRefused
from dozor.domain.company import Company
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.own_catalogue.revision import ProblemRevision, join_edits
from dozor.ports.companies import CompanyRepository


class DynamoCompanyRepository(CompanyRepository):
    """Companies in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def get(self, slug: str) -> Company:
        """One request (per megabyte of changes)."""
        return self._read(slug)

    def get_anew(self, slug: str) -> Company:
        """One request (per megabyte of changes); sees every earlier write."""
        return self._read(slug, consistent=True)

    def by_number(self, heard_on: str) -> Company:
        """One request."""
        plain = self._table.get(keys.number(heard_on))
        if plain is None:
            raise NotFound(f"No company is called on {heard_on}.")
        return to_entity(plain, Company)

    def slugs(self) -> tuple[str, ...]:
        """One request (per megabyte of companies)."""
        return tuple(plain["slug"] for plain in self._table.query(keys.companies()))

    def save(self, company: Company) -> None:
        """Two requests: what numbers it had, and one transaction that releases those it has no longer."""
        numbers = keys.numbers_of(company)
        before = self._find(company.slug, consistent=True)
        dropped = [old for old in (keys.numbers_of(before) if before else ()) if old not in numbers]
        indexes = keys.company_indexes(company.slug)
        record = make_item("company", keys.company(company.slug), indexes, company) | to_item({"company": company.slug})
        writes = [self._table.put_of(record)]
        writes += [self._point(number, company) for number in numbers]
        writes += [self._release(number, company.slug) for number in dropped]
        try:
            self._table.transact(writes)
        except TransactionRefused as refused:
            taken = [(*numbers, *dropped)[place - 1] for place in refused.failed]
            raise Conflict(f"These numbers belong to another company: {', '.join(taken)}.") from refused

    def remove(self, slug: str) -> None:
        """One request; if the company is there, two more and one for each number. Another's number is left alone."""
        company = self._find(slug, consistent=True)
        if company is None:
            return
        own = [number for number in keys.numbers_of(company) if self._leads_to(number, slug)]
        self._table.transact(
            [self._table.delete_of(keys.company(slug)), *(self._release(number, slug) for number in own)]
        )

    def _read(self, slug: str, *, consistent: bool = False) -> Company:
        record, edits = None, []
        mine = keys.company(slug)
        for plain in self._table.query(keys.company_whole(slug), consistent=consistent):
            if plain["SK"] == mine["SK"]:
                record = to_entity(plain, Company)
            else:
                edits.append(to_entity(plain, ProblemRevision))
        if record is None:
            raise NotFound(f"There is no company '{slug}'.")
        return join_edits(record, edits)

    def _find(self, slug: str, *, consistent: bool = False) -> Company | None:
        plain = self._table.get(keys.company(slug), consistent=consistent)
        return to_entity(plain, Company) if plain is not None else None

    def _leads_to(self, number: str, slug: str) -> bool:
        plain = self._table.get(keys.number(number), consistent=True)
        return plain is not None and plain["company"] == slug

    def _point(self, number: str, company: Company) -> dict[str, Any]:
        names = to_item({**keys.number(number), "item": "number", "company": company.slug, "number": number})
        return self._table.put_of(entity_to_item(company) | names, _mine(company.slug))

    def _release(self, number: str, slug: str) -> dict[str, Any]:
        return self._table.delete_of(keys.number(number), _mine(slug))


def _mine(slug: str) -> Condition:
    return Condition(f"{keys.ABSENT} OR #company = :company", {"company": slug})
