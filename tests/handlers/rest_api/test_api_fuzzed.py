"""Every operation, asked by schemathesis for what its description allows and for what it forbids: no answer breaks, every
answer is one that is described, and nothing that is forbidden is taken."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis import GenerationMode

from dozor.bootstrap import stores, system
from dozor.domain.user import Role
from dozor.ports.contacts import DutyChange
from dozor.ports.system import ResidentLink
from functions.rest_api.description import describe_api
from functions.rest_api.operations import OPERATIONS
from functions.rest_api.permissions import NEEDS, ROLES
from tests.contract.live_house import LiveHouse
from tests.contract.samples import PHONE, end, make_contact, make_duty
from tests.handlers.house import PETR, House
from tests.handlers.rest_api.fuzzing import ANSWERS, BOUNDS, KNOWN, REFUSALS, aim
from tests.handlers.rest_api.gateway import ADA, OLGA, RITA, Gateway

FOR_ADMINISTRATORS = [one for one, roles in ROLES.items() if roles == {Role.ADMIN}]
SCHEMA = schemathesis.openapi.from_dict(describe_api())
SCHEMA.app = Gateway()


@pytest.fixture
def town(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house with a ticket, a call, a duty, and a contact centre in which nobody calls."""
    LiveHouse().stand_behind_functions(monkeypatch)
    house.register()
    stores.contacts().settle(end(make_contact()), None, [DutyChange(make_duty())])
    return house


def sign_link(house: House, path: str) -> str:
    """The link of the ticket's executor, or of its resident."""
    signer = system.links(house.environment["LINK_SECRET_ARN"])
    if path.startswith("/work/"):
        return signer.sign("sosna", "1", PETR.id, house.clock.now() + timedelta(days=1))
    return signer.sign_for_resident(ResidentLink("sosna", PHONE, house.clock.now()))


def ask(name: str, mode: GenerationMode, examples: int, send: Callable[[Any], None]) -> None:
    """Make so many requests of an operation."""
    method, path = name.split()
    run = settings(BOUNDS, max_examples=examples)(given(SCHEMA[path][method].as_strategy(generation_mode=mode))(send))
    run()


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_every_answer_is_one_that_is_described(town: House, name: str) -> None:
    known = KNOWN | {"token": sign_link(town, name.partition(" ")[2])}
    somebody = ADA if NEEDS.get(name) in FOR_ADMINISTRATORS else OLGA

    def send_what_is_allowed(case: Any, person: str = somebody) -> Any:
        case.path_parameters, case.query = aim(case.path_parameters, known), aim(case.query, known)
        case.body = aim(case.body, known)
        return case.call_and_validate(checks=ANSWERS, headers={"Authorization": person})

    def send_what_is_not(case: Any) -> None:
        case.call_and_validate(checks=REFUSALS, headers={"Authorization": somebody})

    def send_as_a_stranger(case: Any) -> None:
        if OPERATIONS[name].authorized:  # a link is a key of its own, whoever has it
            answer = send_what_is_allowed(case, RITA)
            assert answer.status_code >= 400 or "sosna" not in answer.text

    ask(name, GenerationMode.POSITIVE, 10, lambda case: send_what_is_allowed(case) and None)
    ask(name, GenerationMode.NEGATIVE, 10, send_what_is_not)
    ask(name, GenerationMode.POSITIVE, 4, send_as_a_stranger)


def test_without_a_token_nothing_is_told(town: House) -> None:
    for name, one in OPERATIONS.items():
        if one.authorized:
            ask(name, GenerationMode.POSITIVE, 1, lambda case: _expect_no_entry(case))


def _expect_no_entry(case: Any) -> None:
    answer = case.call_and_validate(checks=ANSWERS)
    assert (answer.status_code, answer.json()) == (401, {"message": "Unauthorized"})
