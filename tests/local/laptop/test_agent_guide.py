"""A guide over the agent's WebSocket: the view is told, answered by an order, and refused with a word when it does not fit."""

from urllib.request import urlopen

import pytest

from local.cloud.gateway.gateway import Gateway
from tests.local.cloud.gateway.people import People
from tests.local.connect.connect_house import BYE, action, document, to_queue
from tests.local.connect.view_documents import ACTIONS, FORM, GIVEN
from tests.local.laptop.conftest import AGENT, Centre
from tests.local.laptop.socket_page import open_page

_GUIDED = "+78120000009"


@pytest.fixture
def guided(centre: Centre) -> str:
    """A number whose calls open a guide."""
    instance = centre.instance
    view = instance.directory.arn("view", instance.create_view("form", FORM, ACTIONS))
    ways = dict.fromkeys(("NoMatchingError", "NoMatchingCondition", "TimeLimitExceeded"), "bye")
    shown = {"ViewResource": {"Id": view}, "InvocationTimeLimitSeconds": "60", "ViewData": GIVEN}
    guide = instance.create_contact_flow(
        "guide",
        "CONTACT_FLOW",
        document(action("show", "ShowView", shown, "bye", when={"Next": "bye"}, errors=ways), BYE),
    )
    queue = next(iter(instance.directory.queues))
    hook = action("hook", "UpdateContactEventHooks", {"EventHooks": {"DefaultAgentUI": guide}}, "queue",
                  errors={"NoMatchingError": "bye"})  # fmt: skip
    flow = instance.create_contact_flow("guided", "CONTACT_FLOW", document(hook, *to_queue(queue), BYE))
    instance.associate_phone_number_contact_flow(instance.claim_phone_number(_GUIDED), flow)
    return _GUIDED


def test_the_page_of_an_agent_is_shown_the_view_and_answers_it(guided: str, laptop: Gateway, people: People) -> None:
    token = people.sign_in(AGENT)["IdToken"]
    with open_page(laptop, f"/laptop/agent?token={token}") as desk, open_page(laptop, "/laptop/telephone") as resident:
        resident.do("dial", **{"from": "+79120000001", "to": guided})
        resident.wait_for("waiting")
        desk.do("set_state", state="Available")
        contact = desk.wait_for("ringing")["contact"]["contact_id"]
        desk.do("accept", contact_id=contact)

        view = desk.wait_for("view")
        assert (view["contact_id"], view["view"], view["title"], view["actions"]) == (
            contact,
            "form",
            "A view",
            ACTIONS,
        )

        desk.do("answer_view", contact_id=contact, action="Next", fields={"Street": "x"})
        assert desk.wait_for("refused") == {"type": "refused", "do": "answer_view", "why": "not_in_the_view"}

        desk.do("answer_view", contact_id=contact, guide_id=view["guide_id"], action="Next", fields={"City": "Tomsk"})
        assert desk.wait_for("guide_ended") == {
            "type": "guide_ended",
            "contact_id": contact,
            "guide_id": view["guide_id"],
        }


def test_who_comes_by_the_laptops_workspace_works_by_guides_from_then_on(
    guided: str, centre: Centre, laptop: Gateway, people: People
) -> None:
    instance = centre.instance
    plain = instance.create_security_profile("plain", {"Permissions": ["BasicAgentAccess"]})
    instance.create_security_profile("guided", {"Permissions": ["BasicAgentAccess", "CustomViews.Access"]})
    (user,) = instance.directory.users.values()
    user.security_profiles[:] = [plain]
    token = people.sign_in(AGENT)["IdToken"]
    with open_page(laptop, f"/laptop/agent?token={token}") as desk, open_page(laptop, "/laptop/telephone") as resident:
        desk.do("use_guides")
        resident.do("dial", **{"from": "+79120000001", "to": guided})
        resident.wait_for("waiting")
        desk.do("set_state", state="Available")
        desk.do("accept", contact_id=desk.wait_for("ringing")["contact"]["contact_id"])
        assert desk.wait_for("view")["view"] == "form"
    with urlopen(f"{laptop.address}/laptop/workspace", timeout=10) as page:
        assert page.headers["content-type"].startswith("text/html")
        assert "Agent workspace of the laptop" in page.read().decode()
