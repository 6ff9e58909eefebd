"""UserDirectory and UserTrail."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.adapters.aws import aws_client
from dozor.adapters.cognito.user_directory import CognitoUserDirectory
from dozor.adapters.dynamodb.access_changes import DynamoAccessChanges
from dozor.adapters.dynamodb.user_trail import DynamoUserTrail
from dozor.adapters.memory.memory import Memory
from dozor.adapters.memory.remembered_access import RememberedAccess
from dozor.domain.errors import Conflict, KeyReused, NotFound
from dozor.domain.user import UserChange, UserState
from dozor.ports.users import AccessChanges, UserDirectory, UserTrail
from tests.contract.samples import NOON
from tests.fakes.users import FakeAccessChanges, FakeTrail, FakeUsers

ROLES = ("operator", "supervisor", "admin")
NOBODY = "8a6f3e1c-0000-4000-8000-1f2e3d4c5b6a"
Given = tuple[UserDirectory, Callable[[str], None]]


@pytest.fixture(params=["fake", "cognito"])
def given(request: pytest.FixtureRequest) -> Given:
    """A directory, and how somebody chooses a password."""
    if request.param == "fake":
        fake = FakeUsers(NOON)
        return fake, fake.choose_password
    request.getfixturevalue("aws")
    client = aws_client("cognito-idp")
    pool = client.create_user_pool(
        PoolName="people",
        UsernameAttributes=["email"],
        Schema=[{"Name": name, "AttributeDataType": "String", "Mutable": True} for name in ("companies", "former")],
    )["UserPool"]["Id"]
    for role in (*ROLES, "choir"):
        client.create_group(UserPoolId=pool, GroupName=role)

    def choose(user_id: str) -> None:
        client.admin_set_user_password(UserPoolId=pool, Username=user_id, Password="Chosen-by-me-1", Permanent=True)

    return CognitoUserDirectory(pool, ROLES, client), choose


@pytest.fixture
def users(given: Given) -> UserDirectory:
    return given[0]


def test_somebody_who_is_invited_is_there_and_has_to_choose_a_password(given: Given) -> None:
    users, choose = given
    made = users.invite("Anna@example.org", "Anna", ["operator", "admin"], ["sosna", "kedr"])
    assert (made.email, made.name, made.state) == ("anna@example.org", "Anna", UserState.INVITED)
    assert (made.roles, made.companies) == (("admin", "operator"), ("kedr", "sosna"))
    assert users.get(made.id) == users.find("ANNA@example.org") == made
    choose(made.id)
    assert users.get(made.id).state is UserState.ACTIVE


def test_an_address_has_one_account(users: UserDirectory) -> None:
    users.invite("anna@example.org", "Anna", ["operator"], [])
    with pytest.raises(Conflict):
        users.invite("anna@example.org", "Another Anna", [], ["sosna"])
    assert [user.name for user in users.list()] == ["Anna"]
    assert users.find("boris@example.org") is None


def test_the_list_has_everybody_by_name_with_their_roles(users: UserDirectory) -> None:
    for place in range(65):
        users.invite(f"person-{place}@example.org", f"Person {place:02}", ["operator"] if place % 2 else [], ["sosna"])
    users.invite("anna@example.org", "anna", ["supervisor", "operator"], [])
    listed = users.list()
    assert [user.name for user in listed] == ["anna", *(f"Person {place:02}" for place in range(65))]
    assert [user.roles for user in listed[:3]] == [("operator", "supervisor"), (), ("operator",)]
    assert len({user.id for user in listed}) == 66


def test_name_roles_and_companies_are_changed_one_by_one(users: UserDirectory) -> None:
    anna = users.invite("anna@example.org", "Anna", ["operator"], ["sosna"])
    users.rename(anna.id, "Анна")
    users.set_roles(anna.id, ["admin", "supervisor"])
    users.set_companies(anna.id, ["kedr", "buk"])
    now = users.get(anna.id)
    assert (now.name, now.roles, now.companies) == ("Анна", ("admin", "supervisor"), ("buk", "kedr"))
    users.set_roles(anna.id, [])
    users.set_companies(anna.id, [], ["kedr", "buk"])
    now = users.get(anna.id)
    assert (now.roles, now.companies, now.former) == ((), (), ("buk", "kedr"))
    users.set_companies(anna.id, ["sosna"])
    assert (users.get(anna.id).companies, users.get(anna.id).former) == (("sosna",), ())


def test_an_account_is_closed_and_opened_again(given: Given) -> None:
    users, choose = given
    anna = users.invite("anna@example.org", "Anna", [], [])
    choose(anna.id)
    for _ in range(2):
        users.disable(anna.id)
        assert users.get(anna.id).state is UserState.DISABLED
    for _ in range(2):
        users.enable(anna.id)
        assert users.get(anna.id).state is UserState.ACTIVE


def test_a_password_is_to_be_chosen_anew(given: Given) -> None:
    users, choose = given
    anna = users.invite("anna@example.org", "Anna", [], [])
    choose(anna.id)
    users.reset_password(anna.id)
    assert users.get(anna.id).state is UserState.RESET


def test_only_who_has_not_come_yet_is_invited_again(given: Given) -> None:
    users, choose = given
    anna = users.invite("anna@example.org", "Anna", [], ["sosna"])
    users.invite_again(anna.id)
    assert users.get(anna.id).state is UserState.INVITED
    choose(anna.id)
    with pytest.raises(Conflict):
        users.invite_again(anna.id)


@pytest.mark.parametrize(
    "ask",
    [
        lambda users: users.get(NOBODY),
        lambda users: users.rename(NOBODY, "Anna"),
        lambda users: users.set_roles(NOBODY, ["admin"]),
        lambda users: users.set_companies(NOBODY, ["sosna"]),
        lambda users: users.disable(NOBODY),
        lambda users: users.enable(NOBODY),
        lambda users: users.reset_password(NOBODY),
        lambda users: users.invite_again(NOBODY),
    ],
)
def test_nobodys_account_is_not_there(users: UserDirectory, ask: Callable[[UserDirectory], None]) -> None:
    with pytest.raises(NotFound):
        ask(users)
    assert users.list() == ()


@pytest.fixture(params=["fake", "dynamodb"])
def trail(request: pytest.FixtureRequest) -> UserTrail:
    return FakeTrail() if request.param == "fake" else DynamoUserTrail(request.getfixturevalue("table"))


def test_a_key_stands_for_one_form(trail: UserTrail) -> None:
    assert trail.claim("form-0001", "digest", NOON) is None
    assert trail.claim("form-0001", "digest", NOON + timedelta(hours=1)) == NOON
    with pytest.raises(KeyReused):
        trail.claim("form-0001", "another", NOON)
    assert trail.claim("form-0002", "another", NOON) is None


def test_the_trace_is_read_the_last_first_and_says_what_was_done(trail: UserTrail) -> None:
    first = UserChange("1", "anna", NOON, "ada@example.org", "Ada", "rename", {"from": "Ana", "to": "Anna"})
    second = replace(first, id="0", at=NOON + timedelta(seconds=1), action="disable", details={})
    for change in (first, second, replace(first, user_id="boris"), replace(first, done=True)):
        trail.note(change)
    assert trail.of("anna") == (second, replace(first, done=True))
    assert trail.of("nobody") == ()


def test_one_at_a_time_changes_an_account_and_each_change_counts(trail: UserTrail) -> None:
    change = UserChange("1", "anna", NOON, "ada@example.org", "Ada", "disable", by_companies=("sosna",))
    until = NOON + timedelta(seconds=30)
    hold = trail.hold("anna", "first", NOON, until)
    assert hold.version == 1
    with pytest.raises(Conflict):
        trail.hold("anna", "second", NOON + timedelta(seconds=29), until)
    trail.hold("boris", "third", NOON, until)
    assert trail.let_go(hold, [change, replace(change, id="2", action="rename")]) == 2
    assert {one.action for one in trail.of("anna")} == {"disable", "rename"}
    again = trail.hold("anna", "fourth", NOON + timedelta(seconds=1), until)
    assert (again.version, trail.let_go(again)) == (2, 2)
    assert trail.versions() == {"anna": 2, "boris": 1}


def test_whoever_came_to_no_end_holds_an_account_for_a_while_and_writes_nothing_afterwards(trail: UserTrail) -> None:
    change = UserChange("1", "anna", NOON, "ada@example.org", "Ada", "disable")
    until = NOON + timedelta(seconds=30)
    lost = trail.hold("anna", "first", NOON, until)
    hold = trail.hold("anna", "second", until, until + timedelta(seconds=30))
    with pytest.raises(Conflict):
        trail.let_go(lost, [change])
    assert trail.of("anna") == ()
    assert trail.let_go(hold) == 1


@pytest.fixture(params=["fake", "dynamodb", "remembered"])
def changes(request: pytest.FixtureRequest) -> AccessChanges:
    if request.param == "dynamodb":
        return DynamoAccessChanges(request.getfixturevalue("table"))
    fake = FakeAccessChanges()
    return fake if request.param == "fake" else RememberedAccess(fake)


def test_the_last_change_of_somebodys_rights_counts(changes: AccessChanges) -> None:
    assert changes.withdrawn() == {}
    changes.withdraw("anna", NOON)
    changes.withdraw("boris", NOON)
    changes.withdraw("anna", NOON + timedelta(hours=1))
    changes.withdraw("anna", NOON + timedelta(minutes=59, seconds=59.5))  # begun before, written later
    assert changes.withdrawn() == {"anna": NOON + timedelta(hours=1), "boris": NOON}


def test_what_another_process_has_changed_is_known_after_a_quarter_of_a_minute() -> None:
    elsewhere, seconds = FakeAccessChanges(), [0.0]
    here = RememberedAccess(elsewhere, Memory(15.0, lambda: seconds[0]))
    assert here.withdrawn() == {}
    elsewhere.withdraw("anna", NOON)
    seconds[0] = 14.9
    assert here.withdrawn() == {}
    seconds[0] = 15.0
    assert here.withdrawn() == {"anna": NOON}
