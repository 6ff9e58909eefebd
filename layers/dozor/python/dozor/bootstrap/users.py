"""People's accounts."""

from datetime import datetime
from functools import cache

from dozor.adapters.cognito.user_directory import CognitoUserDirectory
from dozor.adapters.dynamodb.access_changes import DynamoAccessChanges
from dozor.adapters.dynamodb.user_trail import DynamoUserTrail
from dozor.adapters.memory.remembered_access import RememberedAccess
from dozor.application.users.change_user import Office
from dozor.application.users.withdraw_access import withdraw_access
from dozor.bootstrap.flow import table
from dozor.bootstrap.outside import push_channel
from dozor.bootstrap.stores import connections
from dozor.bootstrap.system import ids
from dozor.config.settings import RestApiSettings, read_settings
from dozor.domain.user import Role, User
from dozor.ports.users import AccessChanges


@cache
def access_changes() -> AccessChanges:
    """Whose rights have changed lately."""
    return RememberedAccess(DynamoAccessChanges(table()))


@cache
def office() -> Office:
    """What administrators work with."""
    directory = CognitoUserDirectory(read_settings(RestApiSettings).user_pool_id, [role.value for role in Role])
    return Office(directory, DynamoUserTrail(table()), ids(), _withdraw)


def _withdraw(user: User, at: datetime) -> None:
    withdraw_access(user, at, access_changes(), connections(), push_channel())
