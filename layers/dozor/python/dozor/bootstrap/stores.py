"""Repositories of the functions that nobody on the telephone waits for."""

from functools import cache

from dozor.adapters.dynamodb.access_changes import DynamoAccessChanges
from dozor.adapters.dynamodb.change_repository import DynamoChangeRepository
from dozor.adapters.dynamodb.connection_repository import DynamoConnectionRepository
from dozor.adapters.dynamodb.message_repository import DynamoMessageRepository
from dozor.adapters.dynamodb.resident_register import DynamoResidentRegister
from dozor.adapters.dynamodb.wish_repository import DynamoWishRepository
from dozor.adapters.memory.remembered_access import RememberedAccess
from dozor.adapters.memory.remembered_tickets import RememberedTickets
from dozor.bootstrap import flow
from dozor.bootstrap.flow import callers, companies, contacts, meters, outages, people, table
from dozor.ports.changes import ChangeRepository
from dozor.ports.gateways import ConnectionRepository
from dozor.ports.messages import MessageRepository, WishRepository
from dozor.ports.residents import ResidentRegister
from dozor.ports.tickets import TicketRepository
from dozor.ports.users import AccessChanges

__all__ = [
    "access_changes",
    "access_list",
    "callers",
    "changes",
    "companies",
    "connections",
    "contacts",
    "messages",
    "meters",
    "outages",
    "people",
    "resident_register",
    "tickets",
    "wishes",
]


@cache
def tickets() -> TicketRepository:
    """Tickets, which are changed as well."""
    return RememberedTickets(flow.tickets(), note=people().note)


@cache
def resident_register() -> ResidentRegister:
    """All residents of a company, for looking through."""
    return DynamoResidentRegister(table())


@cache
def changes() -> ChangeRepository:
    """What has changed of tickets."""
    return DynamoChangeRepository(table())


@cache
def messages() -> MessageRepository:
    """Messages."""
    return DynamoMessageRepository(table())


@cache
def wishes() -> WishRepository:
    """What those who get messages have asked for."""
    return DynamoWishRepository(table())


@cache
def access_list() -> AccessChanges:
    """Whose rights have changed, as the table has it at this moment."""
    return DynamoAccessChanges(table())


@cache
def access_changes() -> AccessChanges:
    """Whose rights have changed, as it was at most a quarter of a minute ago."""
    return RememberedAccess(access_list())


@cache
def connections() -> ConnectionRepository:
    """Open pages."""
    return DynamoConnectionRepository(table())
