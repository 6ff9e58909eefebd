"""The demo companies' Excel files: read without a mistake, big enough, nobody's, and always somebody at work."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.adapters.xlsx.register_workbooks import WorkbookRegisters
from dozor.application.import_register import import_register
from dozor.application.register.report import ImportReport
from dozor.domain.building import Building
from dozor.domain.clocks import Urgency
from dozor.domain.people import Executor, Resident
from infra.companies import load_companies
from tests.fakes.meters import FakeMeters
from tests.fakes.people import FakePeople

LOADED = {company.slug: company for company in load_companies()}
CATALOGUE = PackagedCatalogue().current()


class Remembering(FakePeople):
    """People that also tell which residents came in."""

    residents: tuple[Resident, ...] = ()

    def save_people(self, buildings, residents, executors):  # type: ignore[no-untyped-def]
        self.residents = tuple(residents)
        return super().save_people(buildings, residents, executors)


def read(slug: str, people: FakePeople, meters: FakeMeters | None = None) -> ImportReport:
    source = WorkbookRegisters.in_folder(LOADED[slug].file.parent / slug)
    return import_register(LOADED[slug].company, source, people, meters or FakeMeters(), CATALOGUE)


@pytest.fixture(scope="module", params=sorted(LOADED))
def slug(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def people(slug: str) -> Remembering:
    found = Remembering()
    read(slug, found)
    return found


def test_every_row_is_good_and_a_second_import_writes_nothing(slug: str) -> None:
    people, meters = FakePeople(), FakeMeters()

    first, second = read(slug, people, meters), read(slug, people, meters)

    assert first.mistakes == ()
    assert first.rows == first.good
    assert first.written == sum(first.good.values())
    assert second.written == 0


def test_the_demo_is_as_large_as_promised() -> None:
    report = read("zarya", FakePeople())

    assert report.good["buildings"] >= 200
    assert report.good["residents"] >= 2_000
    assert report.good["executors"] >= 12
    assert report.good["meters"] >= 1_000


def test_buildings_stand_where_they_are() -> None:
    people = FakePeople()
    read("zarya", people)
    buildings: tuple[Building, ...] = people.buildings("zarya")

    assert all(59.6 < one.latitude < 60.2 and 29.5 < one.longitude < 30.8 for one in buildings)
    assert all(one.district and one.entrances and one.floors for one in buildings)


def test_phones_belong_to_nobody(slug: str, people: Remembering) -> None:
    start = {"zarya": "+7900000", "riverside": "+121255501", "samal": "+7900000"}[slug]

    assert all(one.phone.startswith(start) for one in (*people.residents, *people.executors(slug)))


def test_some_phones_have_several_flats_and_some_flats_several_phones(people: Remembering) -> None:
    flats = Counter(one.phone for one in people.residents)
    phones = Counter((one.building_id, one.flat) for one in people.residents)

    assert max(flats.values()) > 1
    assert max(phones.values()) > 1


def test_every_trade_has_somebody_and_every_executor_a_way_up(slug: str, people: Remembering) -> None:
    executors: tuple[Executor, ...] = people.executors(slug)

    assert {trade for one in executors for trade in one.trades} == set(CATALOGUE.trades)
    assert all(one.foreman_id or "coordinator" in one.trades for one in executors)


def test_at_any_hour_somebody_of_every_emergency_trade_is_at_work(slug: str, people: Remembering) -> None:
    zone = LOADED[slug].company.zone
    trades = {problem.trade for problem in CATALOGUE.problems.values() if problem.urgency is Urgency.EMERGENCY}
    hours = [datetime(2026, 3, 2, 0, 30, tzinfo=UTC) + timedelta(hours=hour) for hour in range(24 * 7)]

    for hour in hours:
        at_work = {trade for one in people.executors(slug) if one.on_shift(hour, zone) for trade in one.trades}
        assert trades <= at_work, f"nobody at {hour.astimezone(zone)}"
