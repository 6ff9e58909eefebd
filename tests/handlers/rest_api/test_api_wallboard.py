"""The wallboard and what a supervisor does there, with the simulator's own Connect behind the API."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from dozor.bootstrap import stores
from dozor.domain.duty import Duty
from dozor.ports.contacts import DutyChange
from local.connect.people import AgentPanel, Caller, SupervisorPanel
from tests.contract.live_house import LiveHouse
from tests.handlers.house import House
from tests.handlers.rest_api.client import Answer, Page

KEY = "wallboard-0001"
WHY = "The caller has complained before"
SVETLANA = {"email": "svetlana@example.org", "name": "Svetlana", "cognito:groups": "[supervisor]"}


@dataclass
class Floor:
    """The contact centre of the house, and its supervisor's page. The centre's time is the functions' time."""

    house: House
    live: LiveHouse
    page: Page

    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.live.runtime.advance(seconds)
        self.house.clock.advance(seconds=(self.live.now() - self.house.clock.now()).total_seconds())

    def board(self) -> dict[str, Any]:
        """What the supervisor sees a look later."""
        self.wait(5)
        answer = self.page.get("/wallboard")
        assert answer.status == 200, answer.body
        return dict(answer.body)

    def talk(self) -> tuple[AgentPanel, Caller, str]:
        """Olga talks with a caller: the desk, the telephone, the call's id as the board tells it."""
        olga = self.live.operator()
        caller = self.live.call()
        olga.accept()
        (call,) = self.board()["calls"]
        return olga, caller, str(call["id"])

    def act(self, call: str, what: str, key: str = KEY, company: str = "sosna", **more: str) -> Answer:
        """The supervisor does something with a call."""
        route = f"/wallboard/calls/{{company={company}}}/{{call_id={call}}}/{what}"
        return self.page.post(route, {"why": WHY, **more}, Idempotency_Key=key)

    def traces(self, call: str) -> list[tuple[str, str, str]]:
        """(what, who, result) at the call."""
        items = self.page.get(f"/contacts/{{company=sosna}}/{{contact_id={call}}}/supervision").body["items"]
        return [(one["what"], one["by"], one["result"]) for one in items]


@pytest.fixture
def floor(house: House, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Floor:
    """A parameter: the company that is called, unless it is sosna."""
    live = LiveHouse(getattr(request, "param", "sosna"))
    live.user("svetlana@example.org")
    live.stand_behind_functions(monkeypatch)
    floor = Floor(house, live, Page(dict(SVETLANA)))
    floor.wait(0)
    return floor


def test_the_board_shows_a_waiting_caller_and_how_long(floor: Floor) -> None:
    floor.live.operator(status="Break")
    floor.live.call("emergency-ru")
    floor.wait(40)
    board = floor.board()
    queues = {one["name"]: (one["waiting"], one["longest_wait_s"], one["own"]) for one in board["queues"]}
    assert queues == {"operator-ru": (0, 0, False), "emergency-ru": (1, 45, False)}
    (call,) = board["calls"]
    assert (call["state"], call["company"], call["resident"], call["emergency"]) == ("waiting", "sosna", "Anna", True)
    (olga,) = board["operators"]
    assert (olga["email"], olga["status"], olga["activity"]) == ("olga@example.org", "Break", None)
    assert (board["stale"], board["trouble"], board["now"]) == (False, False, board["taken_at"])


OLGA = {"email": "olga@example.org", "name": "Olga", "cognito:groups": "[operator]"}


@pytest.mark.parametrize(
    ("queue", "told"), [("emergency-ru", (1, 45, True)), ("operator-ru", (1, 45, False))], ids=["emergency", "other"]
)
def test_an_operator_on_a_break_hears_that_somebody_waits(floor: Floor, queue: str, told: tuple[Any, ...]) -> None:
    floor.live.operator(status="Break")
    floor.live.call(queue)
    floor.wait(45)
    waiting = Page(dict(OLGA)).get("/me/waiting").body
    assert (waiting["count"], waiting["longest_wait_s"], waiting["emergency"]) == told
    assert set(waiting) == {"now", "taken_at", "stale", "count", "longest_wait_s", "emergency"}


def test_of_queues_that_one_does_not_serve_nothing_is_told(floor: Floor) -> None:
    floor.live.operator(status="Break")
    floor.live.call()
    floor.wait(45)
    stranger = Page(OLGA | {"email": "stranger@example.org"})
    assert stranger.get("/me/waiting").body["count"] == 0


def test_a_desk_is_told_who_is_on_the_line_until_they_have_hung_up(floor: Floor) -> None:
    def on_line(**claims: str) -> list[tuple[str, str, str]]:
        floor.wait(5)
        items = Page(OLGA | claims).get("/callers/on-line").body["items"]
        return [(one["company"], one["phone"], one["state"]) for one in items]

    olga = floor.live.operator(status="Break")
    caller = floor.live.call()
    assert on_line() == [("sosna", caller.number, "waiting")]
    olga.set_status("Available")
    olga.accept()
    assert on_line() == [("sosna", caller.number, "talking")]
    assert on_line(**{"custom:companies": "kedr"}) == []
    caller.hang_up()
    assert floor.board()["calls"][0]["state"] == "wrap_up"
    assert on_line() == []


def test_nobody_is_said_to_be_on_the_line_by_figures_that_are_old(floor: Floor) -> None:
    floor.talk()

    def refuse(**_: object) -> object:
        raise ClientError({"Error": {"Code": "TooManyRequestsException", "Message": "slow"}}, "GetCurrentMetricData")

    floor.live.client.get_current_metric_data = refuse
    floor.wait(5)
    assert len(Page(dict(OLGA)).get("/callers/on-line").body["items"]) == 1
    floor.wait(20)
    assert Page(dict(OLGA)).get("/callers/on-line").body["items"] == []


def test_however_many_look_on_the_centre_is_asked_once(floor: Floor) -> None:
    floor.board()
    floor.live.requests.clear()
    floor.wait(5)
    for _ in range(5):
        assert floor.page.get("/wallboard").status == 200
    assert floor.live.requests == ["GetCurrentMetricData", "GetCurrentUserData"]


def test_when_the_centre_does_not_answer_the_last_figures_are_told_with_their_age(floor: Floor) -> None:
    floor.live.call()
    before = floor.board()

    def refuse(**_: object) -> object:
        raise ClientError({"Error": {"Code": "TooManyRequestsException", "Message": "slow"}}, "GetCurrentMetricData")

    floor.live.client.get_current_metric_data = refuse
    after = floor.board()
    assert (after["trouble"], after["stale"], after["taken_at"]) == (True, False, before["taken_at"])
    assert after["calls"] == before["calls"]
    floor.wait(15)
    assert floor.board()["stale"] is True


@pytest.mark.parametrize("floor", ["kedr"], indirect=True)
def test_of_another_company_nothing_is_seen_but_that_an_operator_is_busy(floor: Floor) -> None:
    desk = floor.live.operator()
    caller = floor.live.call()
    desk.accept()
    call = caller.contact.id  # type: ignore[union-attr]
    board = floor.board()
    assert board["calls"] == []
    (olga,) = board["operators"]
    assert (olga["activity"], olga["call"], olga["company"]) == ("talking", "", "")
    assert floor.act(call, "listen").status == 404
    assert floor.act(call, "listen", company="kedr").status == 404


def test_a_queue_of_ones_own_and_who_serves_it_are_ones_own(floor: Floor) -> None:
    floor.live.operator("masha@example.org", own=True)
    assert floor.board()["operators"] == []
    company = stores.companies().get("sosna")
    stores.companies().save(replace(company, queues={"operator": f"arn:queue/{floor.live.queues['sosna']}"}))
    board = floor.board()
    assert [one["name"] for one in board["queues"] if one["own"]] == ["sosna"]
    assert [one["email"] for one in board["operators"]] == ["masha@example.org"]


def test_a_supervisor_listens_joins_and_leaves_and_each_leaves_a_trace(floor: Floor) -> None:
    _, _, call = floor.talk()
    telephone = SupervisorPanel(
        floor.live.instance,
        next(u.id for u in floor.live.instance.directory.users.values() if "svetlana" in u.username),
    )
    first = floor.act(call, "listen")
    floor.wait(1)
    again = floor.act(call, "listen")
    assert (first.status, again.status, again.body) == (201, 200, first.body)
    assert [one["type"] for one in telephone.messages] == ["monitoring"]
    assert (first.body["why"], first.body["by_name"], first.body["operator"]) == (WHY, "Svetlana", "olga@example.org")
    assert floor.act(call, "join", key="wallboard-0002").status == 201
    assert floor.act(call, "leave", key="wallboard-0003").status == 201
    who = "svetlana@example.org"
    assert floor.traces(call) == [("listen", who, "done"), ("join", who, "done"), ("leave", who, "done")]
    # and a ticket of that call tells it, too
    floor.house.register(contact_id=call)
    told = floor.page.get("/tickets/{company=sosna}/{number=1}/supervision").body["items"]
    assert [one["what"] for one in told] == ["listen", "join", "leave"]


def test_nobody_joins_what_they_do_not_listen_to(floor: Floor) -> None:
    _, _, call = floor.talk()
    assert floor.act(call, "join").status == 409
    assert floor.traces(call) == []


def test_what_the_centre_refuses_is_a_trace_as_well(floor: Floor) -> None:
    _, caller, call = floor.talk()
    caller.hang_up()
    refused = floor.act(call, "listen")
    assert refused.status == 409
    assert floor.act(call, "listen").status == 409
    assert floor.traces(call) == [("listen", "svetlana@example.org", "refused")]


def test_a_key_is_good_for_one_thing(floor: Floor) -> None:
    _, _, call = floor.talk()
    assert floor.act(call, "listen").status == 201
    answer = floor.act(call, "join")
    assert (answer.status, answer.body["type"]) == (422, "urn:dozor:key_reused")


def test_a_waiting_caller_is_moved_to_another_queue_or_given_to_an_operator(floor: Floor) -> None:
    boris = floor.live.operator("boris@example.org", status="Break")
    floor.live.call()
    floor.wait(30)
    (call,) = floor.board()["calls"]
    emergency = floor.live.queues["emergency-ru"]
    moved = floor.act(call["id"], "move", queue=emergency)
    assert (moved.status, moved.body["before"], moved.body["to"]) == (201, "operator-ru", "emergency-ru")
    contact = floor.live.instance.centre.contacts[call["id"]]
    assert contact.attributes["moved_to"].endswith(emergency)
    assert contact.time_adjustment_s == 35
    given = floor.act(call["id"], "move", key="wallboard-0002", operator="boris@example.org")
    assert (given.status, given.body["to"]) == (201, "boris@example.org")
    boris.set_status("Available")
    assert boris.contact is not None
    assert [what for what, _, _ in floor.traces(call["id"])] == ["move", "move"]


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, 422),
        ({"queue": "q", "operator": "o"}, 422),
        ({"queue": "nobody-s"}, 404),
        ({"operator": "stranger@example.org"}, 404),
    ],
)
def test_a_caller_is_moved_to_what_there_is(floor: Floor, more: dict[str, str], status: int) -> None:
    floor.live.call()
    (call,) = floor.board()["calls"]
    assert floor.act(call["id"], "move", **more).status == status
    assert floor.traces(call["id"]) == []


def test_who_talks_is_not_moved_from_here(floor: Floor) -> None:
    _, _, call = floor.talk()
    assert floor.act(call, "move", queue=floor.live.queues["emergency-ru"]).status == 409


def test_an_operators_state_is_set_and_they_see_who_did(floor: Floor) -> None:
    olga, _, call = floor.talk()
    asked = {"operator": "olga@example.org", "state": "Break", "why": "Two hours without a break"}
    answer = floor.page.post("/wallboard/states", asked, Idempotency_Key=KEY)
    assert (answer.status, answer.body["before"], answer.body["to"]) == (201, "Available", "Break")
    assert olga.session.next_status == "Break"
    (told,) = Page().get("/me/states").body["items"]
    assert (told["by_name"], told["to"], told["why"]) == ("Svetlana", "Break", "Two hours without a break")
    # at the call that Olga had meanwhile, too
    assert floor.traces(call) == [("set_state", "svetlana@example.org", "done")]
    assert (
        floor.page.post("/wallboard/states", {**asked, "state": "Dancing"}, Idempotency_Key="wallboard-9").status == 404
    )
    assert floor.page.post("/wallboard/states", {**asked, "operator": ""}, Idempotency_Key="wallboard-7").status == 422
    stranger = {**asked, "operator": "stranger@example.org"}
    assert floor.page.post("/wallboard/states", stranger, Idempotency_Key="wallboard-8").status == 404


def test_a_state_of_an_operator_without_a_call_is_in_the_trail_for_supervisors_and_managers(floor: Floor) -> None:
    floor.live.operator()
    floor.board()
    asked = {"operator": "olga@example.org", "state": "Break", "why": "Two hours without a break"}
    assert floor.page.post("/wallboard/states", asked, Idempotency_Key=KEY).status == 201
    manager = Page(SVETLANA | {"email": "manager@example.org", "cognito:groups": "[manager]"})
    for reader in (floor.page, manager):
        (told,) = reader.get("/supervision").body["items"]
        assert (told["by_name"], told["what"], told["operator"]) == ("Svetlana", "set_state", "olga@example.org")
        assert (told["before"], told["to"], told["why"]) == ("Available", "Break", asked["why"])
        assert (told["result"], told["at"]) == ("done", floor.house.clock.now().isoformat().replace("+00:00", "Z"))
    # who serves nobody of theirs is not told of, and operators are told of nobody but themselves
    company = stores.companies().get("kedr")
    stores.companies().save(replace(company, languages=("pl",)))
    assert Page({**SVETLANA, "custom:companies": "kedr"}).get("/supervision").body["items"] == []
    assert Page(dict(OLGA)).get("/supervision").status == 403


def test_the_trail_comes_page_by_page(floor: Floor) -> None:
    _, _, call = floor.talk()
    for number, what in enumerate(("listen", "join", "leave")):
        floor.wait(1)
        assert floor.act(call, what, key=f"wallboard-000{number}").status == 201
    first = floor.page.get("/supervision", limit="2").body
    assert [one["what"] for one in first["items"]] == ["leave", "join"]
    rest = floor.page.get("/supervision", limit="2", cursor=first["cursor"]).body
    assert ([one["what"] for one in rest["items"]], rest["cursor"]) == (["listen"], "")


def test_what_presses_is_listed_over_the_companies(floor: Floor) -> None:
    floor.house.register()
    now = floor.house.clock.now()
    duty = Duty("sosna", "c9", "+79991234567", now, now, "hung up")
    stores.contacts().add_duty(DutyChange(duty))
    answer = floor.page.get("/wallboard/pressing").body
    (ticket,), (waiting,) = answer["tickets"], answer["duties"]
    assert (ticket["number"], ticket["problem_name"], ticket["company"]) == ("1", "Riser has burst", "sosna")
    assert (waiting["contact_id"], waiting["kind"]) == ("c9", "callback")
    elsewhere = Page({**SVETLANA, "custom:companies": "kedr"})
    assert elsewhere.get("/wallboard/pressing").body == {"tickets": [], "duties": []}


def test_an_operator_sees_nothing_of_it(floor: Floor) -> None:
    olga = Page({"cognito:groups": "[operator]"})
    for answer in (olga.get("/wallboard"), olga.get("/wallboard/pressing")):
        assert (answer.status, answer.body["type"]) == (403, "urn:dozor:role_forbids")
