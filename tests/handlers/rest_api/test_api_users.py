"""People's accounts: what administrators may do, of whom, and what is left to read afterwards."""

from typing import Any

import pytest

from dozor.bootstrap import stores
from dozor.ports.gateways import Visitor
from tests.handlers.house import House
from tests.handlers.rest_api.accounts import act, at, edit, id_of, invite, names, sign_up, trail
from tests.handlers.rest_api.client import Page


@pytest.fixture
def ada(house: House) -> Page:
    """The administrator of sosna and kedr, with an account of her own."""
    return sign_up(house, "ada@example.org", "Ada", ["admin"], "sosna,kedr")


@pytest.fixture
def kira(house: House) -> Page:
    """The administrator of kedr alone."""
    return sign_up(house, "kira@example.org", "Kira", ["admin"], "kedr")


def test_somebody_is_invited_once_however_often_the_form_is_sent(ada: Page) -> None:
    first = invite(ada)
    again = invite(ada)
    assert (first.status, again.status) == (201, 200)
    assert first.body == again.body
    told = first.body
    assert (told["email"], told["roles"], told["companies"]) == ("boris@example.org", ["operator"], ["sosna"])
    assert (told["state"], told["elsewhere"]) == ("invited", False)
    assert set(told["allowed"]) == {"rename", "set_roles", "set_companies", "disable", "invite_again"}
    assert names(ada) == ["Ada", "Boris"]
    assert trail(ada, told["id"]) == [
        ("invite", "ada@example.org", {"to": "operator", "companies": "sosna"}, True),
    ]


def test_a_key_is_not_taken_for_another_form(ada: Page) -> None:
    invite(ada)
    reused = invite(ada, email="vera@example.org")
    assert (reused.status, reused.body["type"]) == (422, "urn:dozor:key_reused")


def test_an_address_has_one_account_and_a_second_invitation_changes_nothing(ada: Page, kira: Page) -> None:
    made = invite(ada).body
    for key in ("form-00000002", "form-00000002"):
        taken = invite(ada, key, roles=["admin"], companies=["kedr"])
        assert (taken.status, taken.body["type"]) == (409, "urn:dozor:conflict")
        assert "look for it in the list" in taken.body["detail"]
    elsewhere = invite(kira, "form-00000003", companies=["kedr"])
    assert elsewhere.status == 409
    assert "not yours" in elsewhere.body["detail"]
    assert ada.get(at(made["id"])).body == made


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "boris"}, "email"),
        ({"name": ""}, "name"),
        ({"roles": ["king"]}, "roles.0"),
        ({"roles": []}, "roles"),
        ({"companies": []}, "companies"),
        ({"companies": ["sosna", "buk"]}, "companies"),
    ],
)
def test_what_does_not_fit_into_an_invitation(ada: Page, changes: dict[str, Any], field: str) -> None:
    refused = invite(ada, **changes)
    assert (refused.status, refused.body["problems"][0]["field"]) == (422, field)
    assert names(ada) == ["Ada"]


def test_name_roles_and_companies_change_and_each_leaves_a_trace(house: House, ada: Page) -> None:
    user = invite(ada).body["id"]
    house.clock.advance(minutes=1)
    wanted = {"name": "Борис", "roles": ["supervisor", "operator"], "companies": ["sosna", "kedr"]}
    told = edit(ada, user, **wanted).body
    assert (told["name"], told["roles"]) == ("Борис", ["operator", "supervisor"])
    assert told["companies"] == ["kedr", "sosna"]
    again = ada.post(at(user, "/edits"), {**wanted, "version": 1})  # its answer was lost
    assert (again.status, again.body) == (200, told)
    assert sorted(trail(ada, user)[:-1]) == [
        ("rename", "ada@example.org", {"from": "Boris", "to": "Борис"}, True),
        ("set_companies", "ada@example.org", {"from": "sosna", "to": "kedr,sosna"}, True),
        ("set_roles", "ada@example.org", {"from": "operator", "to": "operator,supervisor"}, True),
    ]


def test_an_account_is_closed_and_opened(house: House, ada: Page) -> None:
    user = invite(ada).body["id"]
    for _ in range(2):
        house.clock.advance(minutes=1)
        closed = act(ada, user, "disable")
        assert (closed.status, closed.body["state"]) == (200, "disabled")
    assert set(closed.body["allowed"]) == {"rename", "set_roles", "set_companies", "enable"}
    reset = act(ada, user, "reset_password")
    assert (reset.status, reset.body["type"]) == (409, "urn:dozor:conflict")
    house.clock.advance(minutes=1)
    assert act(ada, user, "enable").body["state"] == "invited"
    assert [one[0] for one in trail(ada, user)] == ["enable", "disable", "invite"]


def test_a_password_is_to_be_chosen_anew(house: House, ada: Page) -> None:
    olga = sign_up(house, "olga@example.org", "Olga", ["operator"], "sosna")
    assert act(ada, id_of(olga), "reset_password").body["state"] == "reset"
    assert act(ada, id_of(olga), "invite_again").status == 409


def test_nobody_shuts_themselves_out(ada: Page) -> None:
    own = at(id_of(ada))
    assert "disable" not in ada.get(own).body["allowed"]
    for route, body, why in (
        ("/actions", {"action": "disable"}, "close your own account"),
        ("/edits", {"version": 1, "roles": ["operator"]}, "administrator's role from yourself"),
        ("/edits", {"version": 1, "companies": ["sosna"]}, "leave a company by yourself"),
    ):
        refused = ada.post(f"{own}{route}", body)
        assert (refused.status, refused.body["type"]) == (403, "urn:dozor:not_allowed")
        assert why in refused.body["detail"]
    told = edit(ada, id_of(ada), roles=["admin", "operator"], name="Ada L.").body
    assert (told["roles"], told["name"]) == (["admin", "operator"], "Ada L.")


def test_people_of_other_companies_are_not_there(house: House, ada: Page, kira: Page) -> None:
    user = invite(ada).body["id"]
    assert names(kira) == ["Ada", "Kira"]
    unknown = kira.get(at("nobody"))
    for foreign in (
        kira.get(at(user)),
        kira.get(at(user, "/changes")),
        kira.post(at(user, "/edits"), {"version": 1, "companies": ["kedr"]}),
        kira.post(at(user, "/actions"), {"action": "disable"}),
    ):
        assert (foreign.status, foreign.body) == (404, unknown.body)
    assert [one[0] for one in trail(ada, user)] == ["invite"]


def test_of_somebody_who_works_for_others_too_only_ones_own_companies_are_changed(ada: Page, kira: Page) -> None:
    user = invite(ada, companies=["sosna", "kedr"]).body["id"]
    told = kira.get(at(user)).body
    assert (told["companies"], told["elsewhere"], told["allowed"]) == (["kedr"], True, ["set_companies"])
    for route, body in (
        ("/edits", {"version": 1, "roles": ["admin"]}),
        ("/edits", {"version": 1, "name": "X"}),
        ("/actions", {"action": "disable"}),
        ("/actions", {"action": "reset_password"}),
    ):
        refused = kira.post(at(user, route), body)
        assert refused.status == 403
        assert "companies that are not yours" in refused.body["detail"]
    assert edit(kira, user, companies=["sosna", "kedr"]).status == 422
    assert edit(kira, user, companies=[]).status == 200
    assert ada.get(at(user)).body["companies"] == ["sosna"]


def test_an_invitation_that_was_cut_short_is_finished_by_the_same_key(
    house: House, ada: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dozor.adapters.cognito.user_directory import CognitoUserDirectory
    from dozor.domain.errors import TransientFailure

    def fail(*_: object) -> None:
        raise TransientFailure("The list of accounts is too busy just now.")

    with monkeypatch.context() as broken:
        broken.setattr(CognitoUserDirectory, "set_roles", fail)
        assert invite(ada).status == 503
    done = invite(ada)
    assert (done.status, done.body["roles"]) == (200, ["operator"])
    assert [one[0] for one in trail(ada, done.body["id"])] == ["invite"]


def test_an_account_that_was_there_before_is_never_taken_for_ones_own(house: House, ada: Page) -> None:
    house.clock.advance(days=3650)  # accounts are made by the clock of the user pool
    olga = sign_up(house, "olga@example.org", "Olga", ["operator"], "sosna")
    for _ in range(2):
        assert invite(ada, email="olga@example.org", roles=["admin"]).status == 409
    assert ada.get(at(id_of(olga))).body["roles"] == ["operator"]


def test_new_rights_hold_at_once_and_open_pages_are_hung_up(house: House, ada: Page) -> None:
    olga = sign_up(house, "olga@example.org", "Olga", ["operator"], "sosna")
    rita = sign_up(house, "rita@example.org", "Rita", ["operator"], "sosna")
    for page in (olga, rita):
        visitor = Visitor(page.claims["email"], ("sosna",), ("dozor.tickets",), id_of(page))
        stores.connections().open(f"page of {page.claims['name']}", visitor, house.clock.now())
    assert olga.get("/tickets", company="sosna").status == 200

    edit(ada, id_of(olga), roles=["executor"])

    refused = olga.get("/me")
    assert (refused.status, refused.body["type"]) == (401, "urn:dozor:token_outdated")
    assert [page.user for page in stores.connections().watching("sosna")] == ["rita@example.org"]
    assert rita.get("/tickets", company="sosna").status == 200
    renewed = {"iat": str(int(house.clock.now().timestamp())), "cognito:groups": "[executor]"}
    olga.claims |= renewed
    assert olga.get("/me").body["may"] == ["knowledge.read", "live"]


def test_whose_account_is_closed_is_out_at_once(house: House, ada: Page) -> None:
    olga = sign_up(house, "olga@example.org", "Olga", ["operator"], "sosna")
    act(ada, id_of(olga), "disable")
    for route in ("/me", "/tickets"):
        assert olga.get(route, company="sosna").status == 401
    assert olga.post("/live-tickets").status == 401


def test_a_change_after_which_rights_could_not_be_withdrawn_is_made_up_for(
    house: House, ada: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dozor.adapters.dynamodb.access_changes import DynamoAccessChanges
    from dozor.domain.errors import TransientFailure

    def fail(*_: object) -> None:
        raise TransientFailure("The table is too busy just now.")

    olga = sign_up(house, "olga@example.org", "Olga", ["operator"], "sosna")
    with monkeypatch.context() as broken:
        broken.setattr(DynamoAccessChanges, "withdraw", fail)
        assert edit(ada, id_of(olga), roles=["executor"]).status == 503
    assert olga.get("/me").status == 200
    assert edit(ada, id_of(olga), roles=["executor"]).status == 200
    assert olga.get("/me").status == 401
