"""People's accounts."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from time import sleep

from dozor.adapters.cognito.user_directory import CognitoUserDirectory
from dozor.adapters.dynamodb.user_trail import DynamoUserTrail
from dozor.application.users.office import Office
from dozor.application.users.withdraw_access import withdraw_access
from dozor.bootstrap.flow import table
from dozor.bootstrap.outside import push_channel
from dozor.bootstrap.stores import access_changes, connections
from dozor.bootstrap.system import clock, ids
from dozor.config.settings import RestApiSettings, read_settings
from dozor.domain.user import Role


@cache
def office() -> Office:
    """What administrators work with."""
    directory = CognitoUserDirectory(read_settings(RestApiSettings).user_pool_id, [role.value for role in Role])
    return Office(directory, DynamoUserTrail(table()), ids(), clock(), _pause, _withdraw)


def _pause(span: timedelta) -> None:
    sleep(span.total_seconds())


def _withdraw(user_id: str, companies: Iterable[str], at: datetime) -> None:
    withdraw_access(user_id, companies, at, access_changes(), connections(), push_channel())
