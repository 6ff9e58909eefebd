"""People's accounts."""

from datetime import datetime
from functools import cache

from dozor.adapters.cognito.user_directory import CognitoUserDirectory
from dozor.adapters.dynamodb.user_trail import DynamoUserTrail
from dozor.application.users.change_user import Office
from dozor.bootstrap.flow import table
from dozor.bootstrap.system import ids
from dozor.config.settings import RestApiSettings, read_settings
from dozor.domain.user import Role, User


def _forget(_user: User, _at: datetime) -> None:
    """Nothing to do."""


@cache
def office() -> Office:
    """What administrators work with."""
    directory = CognitoUserDirectory(read_settings(RestApiSettings).user_pool_id, [role.value for role in Role])
    return Office(directory, DynamoUserTrail(table()), ids(), _forget)
