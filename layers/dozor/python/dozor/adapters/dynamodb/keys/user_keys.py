"""What was done about people's accounts; the accounts themselves are in the user pool."""

from dozor.adapters.dynamodb.keys.spelling import PLATFORM, Key, Partition, make_key, moment
from dozor.domain.user import UserChange


def user_change(change: UserChange) -> Key:
    """One change of an account."""
    return make_key(user_changes(change.user_id).value, f"CHANGE#{moment(change.at)}#{change.id}")


def user_changes(user_id: str) -> Partition:
    """All changes of an account, in order."""
    return Partition(f"{PLATFORM}#USER#{user_id}", prefix="CHANGE#")


def invitation(key: str) -> Key:
    """The key of a form by which somebody was invited."""
    return make_key(f"{PLATFORM}#INVITATION#{key}", "INVITATION")


def account(user_id: str) -> Key:
    """How often an account was changed, and who does so now."""
    return make_key(accounts().value, user_id)


def accounts() -> Partition:
    """All accounts that were changed."""
    return Partition(f"{PLATFORM}#ACCOUNTS")


def access_change(user_id: str) -> Key:
    """That somebody's rights have changed."""
    return make_key(access_changes().value, user_id)


def access_changes() -> Partition:
    """All of late."""
    return Partition(f"{PLATFORM}#ACCESS-CHANGES")
