"""Several administrators and companies at one account: nothing is lost, nothing is claimed, nothing is told to others."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from dozor.adapters.cognito.user_directory import CognitoUserDirectory
from dozor.adapters.dynamodb.access_changes import DynamoAccessChanges
from dozor.bootstrap import stores
from dozor.domain.errors import TransientFailure
from dozor.ports.gateways import Visitor
from tests.handlers.house import House
from tests.handlers.rest_api.accounts import act, at, edit, id_of, invite, names, sign_up, trail
from tests.handlers.rest_api.client import Answer, Page


@pytest.fixture
def ada(house: House) -> Page:
    """The administrator of sosna and kedr."""
    return sign_up(house, "ada@example.org", "Ada", ["admin"], "sosna,kedr")


@pytest.fixture
def sam(house: House) -> Page:
    """The administrator of sosna alone."""
    return sign_up(house, "sam@example.org", "Sam", ["admin"], "sosna")


@pytest.fixture
def kira(house: House) -> Page:
    """The administrator of kedr alone."""
    return sign_up(house, "kira@example.org", "Kira", ["admin"], "kedr")


def fail(*_: object) -> None:
    raise TransientFailure("The list of accounts is too busy just now.")


def meanwhile(monkeypatch: pytest.MonkeyPatch, method: str, happens: Callable[[], None]) -> None:
    """Let something else happen while the first call of a method of the directory is being made."""
    change, waiting = getattr(CognitoUserDirectory, method), [happens]

    def interrupted(*asked: Any) -> Any:
        if waiting:
            waiting.pop()()
        return change(*asked)

    monkeypatch.setattr(CognitoUserDirectory, method, interrupted)


def test_of_two_forms_the_second_is_told_that_the_account_has_changed(ada: Page, kira: Page) -> None:
    user = invite(ada, companies=["sosna", "kedr"]).body
    assert ada.post(at(user["id"], "/edits"), {"version": user["version"], "roles": ["supervisor"]}).status == 200
    late = kira.post(at(user["id"], "/edits"), {"version": user["version"], "companies": []})
    assert (late.status, late.body["type"]) == (409, "urn:dozor:version_conflict")
    assert late.body["current_version"] == user["version"] + 1
    told = ada.get(at(user["id"])).body
    assert (told["roles"], told["companies"]) == (["supervisor"], ["kedr", "sosna"])


@pytest.mark.parametrize("method", ["set_companies", "get"])
def test_what_was_answered_as_done_is_not_undone_by_whoever_began_before(
    ada: Page, sam: Page, kira: Page, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    user = invite(ada, companies=["sosna", "kedr"]).body
    form = {"version": user["version"], "companies": []}
    answers: dict[str, int] = {}

    def kira_takes_kedr() -> None:
        answers["kedr"] = kira.post(at(user["id"], "/edits"), form).status

    meanwhile(monkeypatch, method, kira_takes_kedr)
    answers["sosna"] = sam.post(at(user["id"], "/edits"), form).status
    assert sorted(answers.values()) == [200, 409]
    done = {slug for slug, status in answers.items() if status == 200}
    assert set(ada.get(at(user["id"])).body["companies"]) == {"sosna", "kedr"} - done


def test_while_somebody_changes_an_account_others_are_asked_to_wait(
    house: House, ada: Page, kira: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = invite(ada, companies=["sosna", "kedr"]).body
    answers: list[Answer] = []
    meanwhile(monkeypatch, "set_roles", lambda: answers.append(edit(kira, user["id"], companies=[])))
    assert edit(ada, user["id"], roles=["supervisor"]).status == 200
    assert (answers[0].status, answers[0].body["type"]) == (409, "urn:dozor:conflict")
    assert "try again in half a minute" in answers[0].body["detail"]
    assert edit(kira, user["id"], companies=[]).status == 200


def test_an_account_whose_change_was_cut_short_is_free_again_at_once(
    ada: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = invite(ada).body
    wanted = {"version": user["version"], "roles": ["supervisor"]}
    with monkeypatch.context() as broken:
        broken.setattr(CognitoUserDirectory, "set_roles", fail)
        assert ada.post(at(user["id"], "/edits"), wanted).status == 503
    assert ada.post(at(user["id"], "/edits"), wanted).status == 200


def test_what_never_came_to_be_is_not_told_as_done(house: House, ada: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    user = invite(ada).body["id"]
    house.clock.advance(minutes=1)
    with monkeypatch.context() as broken:
        for method in ("set_roles", "invite_again", "disable"):
            broken.setattr(CognitoUserDirectory, method, fail)
        assert edit(ada, user, roles=["supervisor"]).status == 503
        for action in ("invite_again", "disable"):
            house.clock.advance(minutes=1)
            assert act(ada, user, action).status == 503
    house.clock.advance(minutes=1)
    assert edit(ada, user, roles=["operator"]).status == 200  # as it stands
    assert [(action, done) for action, _, _, done in trail(ada, user)] == [
        ("disable", False),
        ("invite_again", False),
        ("set_roles", False),
        ("invite", True),
    ]
    house.clock.advance(minutes=1)
    assert act(ada, user, "disable").status == 200
    assert [done for action, _, _, done in trail(ada, user) if action == "disable"] == [True, False]


def test_what_came_to_be_though_its_call_was_cut_short_is_told_as_done_by_the_next(
    house: House, ada: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = invite(ada).body["id"]
    house.clock.advance(minutes=1)
    with monkeypatch.context() as broken:
        broken.setattr(CognitoUserDirectory, "set_companies", fail)
        assert edit(ada, user, roles=["supervisor"], companies=["sosna", "kedr"]).status == 503
    house.clock.advance(minutes=1)
    assert edit(ada, user, roles=["supervisor"], companies=["sosna", "kedr"]).status == 200
    told = [(action, done) for action, _, _, done in trail(ada, user)]
    assert told[0] == ("set_companies", True)
    assert sorted(told[1:3]) == [("set_companies", False), ("set_roles", True)]


def test_what_was_half_done_has_the_old_tokens_refused_all_the_same(
    house: House, ada: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    olga = sign_up(house, "olga@example.org", "Olga", ["operator"], "sosna")
    with monkeypatch.context() as broken:
        broken.setattr(CognitoUserDirectory, "set_companies", fail)
        assert edit(ada, id_of(olga), roles=["executor"], companies=["kedr"]).status == 503
    assert olga.get("/me").status == 401


def test_other_companies_and_their_administrators_are_not_told(house: House, ada: Page, sam: Page, kira: Page) -> None:
    user = invite(sam).body["id"]
    for who, companies in ((ada, ["sosna", "kedr"]), (sam, [])):
        house.clock.advance(minutes=1)
        assert edit(who, user, companies=companies).status == 200
    told = kira.get(at(user, "/changes"))
    assert [(one["action"], one["by"], one["by_name"], one["details"]) for one in told.body["items"]] == [
        ("set_companies", "ada@example.org", "Ada", {"from": "", "to": "kedr"}),
        ("invite", "", "", {"to": "operator", "companies": ""}),
    ]
    assert not {word for word in ("sosna", "sam@", "Sam") if word in json.dumps(told.body)}
    assert [one["by"] for one in ada.get(at(user, "/changes")).body["items"]] == [
        "sam@example.org",
        "ada@example.org",
        "sam@example.org",
    ]
    assert names(kira) == ["Ada", "Boris", "Kira"]


def test_whom_a_company_has_let_go_is_seen_by_that_company_alone(house: House, sam: Page, kira: Page) -> None:
    user = invite(sam).body["id"]
    house.clock.advance(minutes=1)
    assert edit(sam, user, companies=[]).status == 200
    assert (names(kira), names(sam)) == (["Kira"], ["Boris", "Sam"])
    for foreign in (
        kira.get(at(user)),
        kira.get(at(user, "/changes")),
        kira.post(at(user, "/edits"), {"version": 2, "companies": ["kedr"], "roles": ["admin"]}),
        act(kira, user, "enable"),
    ):
        assert foreign.status == 404
    taken = invite(kira, "form-00000002", companies=["kedr"])
    assert (taken.status, "not yours" in taken.body["detail"]) == (409, True)
    assert edit(sam, user, companies=["sosna"]).body["companies"] == ["sosna"]


def test_whom_nobody_has_ever_had_nobody_sees(house: House, sam: Page) -> None:
    lost = sign_up(house, "lost@example.org", "Lost", [], "")
    assert names(sam) == ["Sam"]
    assert sam.get(at(id_of(lost))).status == 404


def test_an_account_named_by_its_address_has_its_trail(ada: Page) -> None:
    user = invite(ada).body
    assert trail(ada, user["email"]) == trail(ada, user["id"]) != []


def test_pages_of_a_company_that_was_left_are_hung_up_by_the_call_that_finds_it_out(
    house: House, ada: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    olga = sign_up(house, "olga@example.org", "Olga", ["operator"], "sosna,kedr")
    visitor = Visitor("olga@example.org", ("sosna", "kedr"), ("dozor.tickets",), id_of(olga))
    stores.connections().open("page-1", visitor, house.clock.now())
    with monkeypatch.context() as broken:
        broken.setattr(DynamoAccessChanges, "withdraw", fail)
        assert edit(ada, id_of(olga), companies=["kedr"]).status == 503
    assert len(stores.connections().watching("sosna")) == 1
    assert edit(ada, id_of(olga), companies=["kedr"]).status == 200
    assert stores.connections().watching("sosna") == ()
    assert [(action, done) for action, _, _, done in trail(ada, id_of(olga))] == [("set_companies", True)]
