"""What the functions need that a flow waits for: nothing that is slow to import."""

import json
from collections.abc import Mapping
from functools import cache

from dozor.adapters.dynamodb.caller_repository import DynamoCallerRepository
from dozor.adapters.dynamodb.company_repository import DynamoCompanyRepository
from dozor.adapters.dynamodb.contact_repository import DynamoContactRepository
from dozor.adapters.dynamodb.meter_repository import DynamoMeterRepository
from dozor.adapters.dynamodb.outage_repository import DynamoOutageRepository
from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.dynamodb.table import Table
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.adapters.gettext.texts import GettextTexts
from dozor.adapters.memory.remembered_companies import RememberedCompanies
from dozor.adapters.memory.remembered_outages import RememberedOutages
from dozor.adapters.memory.remembered_people import RememberedPeople
from dozor.adapters.system.clock import UtcClock
from dozor.application.meters.desk import Desk
from dozor.config.settings import LoadCompanySettings, TableSettings, read_settings
from dozor.ports.companies import CompanyRepository
from dozor.ports.contacts import ContactRepository
from dozor.ports.meters import MeterRepository
from dozor.ports.outages import OutageRepository
from dozor.ports.people import CallerRepository
from dozor.ports.system import Clock, Texts
from dozor.ports.tickets import TicketRepository


@cache
def table() -> Table:
    """The one table."""
    return Table(read_settings(TableSettings).table_name)


@cache
def companies() -> CompanyRepository:
    """Companies."""
    return RememberedCompanies(DynamoCompanyRepository(table()))


@cache
def callers() -> CallerRepository:
    """What hangs on a telephone number."""
    return DynamoCallerRepository(table())


@cache
def meters() -> MeterRepository:
    """Meters and their readings."""
    return DynamoMeterRepository(table())


@cache
def outages() -> OutageRepository:
    """Outages."""
    return RememberedOutages(DynamoOutageRepository(table()))


@cache
def people() -> RememberedPeople:
    """Residents, executors, buildings."""
    return RememberedPeople(DynamoPeopleRepository(table()))


@cache
def tickets() -> TicketRepository:
    """Tickets."""
    return DynamoTicketRepository(table())


@cache
def contacts() -> ContactRepository:
    """Contacts and callback duties."""
    return DynamoContactRepository(table())


@cache
def texts() -> Texts:
    """Everything that is said."""
    return GettextTexts()


@cache
def clock() -> Clock:
    """The time."""
    return UtcClock()


def open_reading_desk(company: str, language: str, phone: str, contact_id: str) -> Desk:
    """What a turn of a conversation about meter readings has at hand; the company is named by its slug."""
    found = companies().get(company)
    return Desk(found, found.speak(language), phone, contact_id, clock().now(), callers(), meters(), texts())


@cache
def queues() -> Mapping[str, str]:
    """The platform's queues in Connect: "<function>-<language>" -> ARN."""
    found: dict[str, str] = json.loads(read_settings(LoadCompanySettings).queues)
    return found
