"""The companies' own Excel files in a real table: imported again, they change nothing."""

import pytest

from cli.company import choose_files
from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.adapters.dynamodb.meter_repository import DynamoMeterRepository
from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.dynamodb.table import Table
from dozor.application.import_register import import_register
from infra.companies import load_company_file
from infra.companies.load import COMPANIES


@pytest.mark.parametrize("slug", ["riverside", "samal"])
def test_a_second_import_writes_nothing(table: Table, slug: str) -> None:
    loaded = load_company_file(COMPANIES / f"{slug}.yaml")
    people, meters, catalogue = (
        DynamoPeopleRepository(table),
        DynamoMeterRepository(table),
        PackagedCatalogue().current(),
    )
    reports = [
        import_register(loaded.company, choose_files(loaded), people, meters, catalogue) for _ in ("first", "second")
    ]
    assert reports[0].written == sum(reports[0].good.values())
    assert (reports[1].written, reports[1].good) == (0, reports[0].good)
