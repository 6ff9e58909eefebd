"""Guides: the flow that an event hook begins for the agent who takes a contact, and the views that it shows."""

from typing import Any

import pytest

from local.connect.contacts.agents import NotPossible
from local.connect.contacts.contact import Contact
from local.connect.people import AgentPanel, Caller
from tests.local.connect.connect_house import BYE, House, action, build_house, to_queue
from tests.local.connect.view_documents import ACTIONS, FORM, GIVEN

TITLE = {"Title": "$.Attributes.title"}
REST = {name: value for name, value in GIVEN.items() if name != "Title"}


def show(view: str, data: dict[str, Any] | None = None, limit: str = "60") -> dict[str, Any]:
    """The one view of a guide; whatever comes of it is kept as an attribute of the call."""
    ways = dict.fromkeys(("NoMatchingError", "NoMatchingCondition", "TimeLimitExceeded"), "bye")
    return action(
        "show",
        "ShowView",
        {"ViewResource": {"Id": view}, "InvocationTimeLimitSeconds": limit, "ViewData": data or {**TITLE, **REST}},
        "bye",
        when={"Next": "keep", "Back": "show"},
        errors=ways,
    )


KEEP = action(
    "keep",
    "UpdateContactAttributes",
    {
        "Attributes": {
            "action": "$.Views.Action",
            "city": "$.Views.ViewResultData.City",
            "kind": "$.Views.ViewResultData.Kind.0",
        },
        "TargetContact": "Related",
    },
    "bye",
    errors={"NoMatchingError": "bye"},
)


class Scene:
    """A house whose calls name a guide."""

    def __init__(self, hook: str = "DefaultAgentUI", **shown: Any) -> None:
        self.house: House = build_house()
        view = self.house.instance.create_view("form", FORM, ACTIONS)
        self.view = self.house.instance.directory.arn("view", view)
        guide = self.house.add_flow("guide", "CONTACT_FLOW", show(shown.pop("view", self.view), **shown), KEEP, BYE)
        self.house.answer_with(
            action("name", "UpdateContactAttributes", {"Attributes": {"title": "Where?"}}, "hook",
                   errors={"NoMatchingError": "bye"}),
            action("hook", "UpdateContactEventHooks", {"EventHooks": {hook: guide}}, "queue",
                   errors={"NoMatchingError": "bye"}),
            *to_queue(self.house.queue), BYE,
        )  # fmt: skip

    def talk(self, **agent: Any) -> tuple[AgentPanel, Caller]:
        """An agent takes a call."""
        panel = self.house.agent(**agent)
        caller = self.house.call()
        panel.accept()
        self.house.runtime.settle()
        return panel, caller

    def call(self) -> Contact:
        """The caller's contact."""
        return next(one for one in self.house.instance.centre.contacts.values() if one.channel == "VOICE")

    def guides(self) -> list[Contact]:
        """Every guide's own contact."""
        return [one for one in self.house.instance.centre.contacts.values() if one.channel == "CHAT"]


def test_who_takes_a_call_is_shown_the_view_with_the_calls_attributes_in_it() -> None:
    scene = Scene()
    panel, _ = scene.talk()
    (guide,) = scene.guides()
    told = panel.messages[-1]
    assert (told["type"], told["contactId"], told["guideId"]) == ("view", scene.call().id, guide.id)
    assert (told["view"], told["actions"]) == ("form", ["Next", "Back"])
    assert told["body"][0]["Content"][0]["Content"] == ["Where?"]
    assert panel.session.slots.keys() == {scene.call().id}  # a guide takes nobody's place


def test_the_answer_reaches_the_flow_and_the_contact_it_is_related_to() -> None:
    scene = Scene()
    panel, _ = scene.talk()
    panel.answer_view("Back", {})
    panel.answer_view("Next", {"Kind": "village"})  # the city has its default
    kept = {name: scene.call().attributes.get(name) for name in ("action", "city", "kind")}
    assert kept == {"action": "Next", "city": "Omsk", "kind": "village"}
    assert panel.messages[-1] == {
        "type": "guide_ended",
        "contactId": scene.call().id,
        "guideId": scene.guides()[0].id,
    }


@pytest.mark.parametrize(
    ("action_", "fields", "why"),
    [
        ("Save", {}, "the view has no action 'Save'; it has Next, Back"),
        ("Next", {"Street": "x"}, "the view has no field 'Street'; it has City, Kind"),
        ("Next", {"Kind": "city"}, "Kind offers town, village, not 'city'"),
    ],
)
def test_what_the_view_does_not_offer_is_refused(action_: str, fields: dict[str, str], why: str) -> None:
    panel, _ = Scene().talk()
    with pytest.raises(NotPossible, match=why):
        panel.answer_view(action_, fields)
    panel.answer_view("Next")  # and the view is still there


def test_the_record_of_a_guide_tells_what_it_was() -> None:
    scene = Scene()
    panel, _ = scene.talk()
    panel.answer_view("Next")
    record = scene.house.record()
    assert (record["Channel"], record["InitiationMethod"], record["RelatedContactId"]) == (
        "CHAT",
        "API",
        scene.call().id,
    )
    assert record["SegmentAttributes"] == {"connect:Subtype": {"ValueString": "connect:Guide"}}
    assert (record["InitialContactId"], record["Queue"], record["Recordings"]) == (None, None, None)


def test_who_may_see_no_views_gets_no_guide() -> None:
    scene = Scene()
    rights = scene.house.instance.create_security_profile("plain", {"Permissions": ["BasicAgentAccess"]})
    more = scene.house.instance.create_security_profile("more", {"Permissions": ["CustomViews.Access"]})
    panel, caller = scene.talk(security_profiles=[rights])
    assert scene.guides() == []
    caller.hang_up()
    panel.finish()
    panel.set_status("Offline")
    scene.talk(name="boris", security_profiles=[rights, more])
    assert len(scene.guides()) == 1


def test_the_guide_lasts_through_the_work_after_the_call_and_no_longer() -> None:
    scene = Scene(limit="600")
    panel, caller = scene.talk()
    caller.hang_up()
    (guide,) = scene.guides()
    assert not guide.is_over
    panel.finish()
    assert guide.is_over
    with pytest.raises(NotPossible, match="no view is shown"):
        panel.answer_view("Next")


def test_the_end_of_a_contact_may_begin_a_guide_too() -> None:
    scene = Scene(hook="DisconnectAgentUI")
    panel, caller = scene.talk()
    assert scene.guides() == []
    caller.hang_up()
    assert panel.view is not None
    panel.answer_view("Next")
    assert scene.call().attributes["action"] == "Next"


def test_a_view_that_nobody_answers_takes_the_branch_for_it() -> None:
    scene = Scene()
    scene.talk()
    scene.house.runtime.advance(61)
    (guide,) = scene.guides()
    assert guide.is_over
    assert "nobody answered the view within 60 s" in [step.why for step in guide.trace]


@pytest.mark.parametrize(
    ("shown", "why"),
    [
        ({"view": "arn:aws:connect:eu-central-1:1:instance/i/view/none"}, "there is no view"),
        ({"data": TITLE}, "the view form is not given City, Kind, Kinds"),
        ({"data": {**REST, "Title": "x" * 16_400}}, "bytes, not 16384"),
    ],
)
def test_a_view_that_cannot_be_shown_takes_the_error_branch(shown: dict[str, Any], why: str) -> None:
    scene = Scene(**shown)
    scene.talk()
    (guide,) = scene.guides()
    assert guide.is_over
    assert any(why in (step.why or "") for step in guide.trace), [step.why for step in guide.trace]


def test_one_of_awss_own_views_is_told_by_its_name_and_takes_any_answer() -> None:
    scene = Scene(view="arn:aws:connect:eu-central-1:aws:view/form:1", data={"Heading": "Hello"})
    panel, _ = scene.talk()
    assert (panel.view or {})["view"] == "form"
    panel.answer_view("Next", {"FormData": {"city": "Omsk"}})
    assert scene.call().attributes["action"] == "Next"
