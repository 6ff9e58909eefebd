"""Views in few words."""

from typing import Any

Node = dict[str, Any]


def node(kind: str, identifier: str, props: Node | None = None, *content: Any) -> Node:
    """A component."""
    return {"_id": identifier, "Type": kind, "Props": props or {}, "Content": list(content)}


def view(*body: Node) -> Node:
    """A template."""
    return {"Head": {"Title": "A view", "Configuration": {}}, "Body": list(body)}


CITY = node("FormInput", "city", {"Name": "City", "Label": "City", "DefaultValue": "$.City"})
KIND = node("Dropdown", "kind", {"Name": "Kind", "Options": "$.Kinds", "DefaultValue": "$.Kind"})
BUTTONS = node(
    "ButtonGroup",
    "buttons",
    {
        "Items": [
            {"Label": "Next", "Action": "Next", "FormAction": "submit"},
            {"Label": "Back", "Action": "Back", "FormAction": "none"},
        ]
    },
)
FORM = view(
    node(
        "Container", "page", {}, node("TextBox", "title", {}, "$.Title"), node("Form", "form", {}, CITY, KIND, BUTTONS)
    )
)
ACTIONS = ["Next", "Back"]
GIVEN = {
    "Title": "Where?",
    "City": "Omsk",
    "Kinds": [{"Label": "Town", "Value": "town"}, {"Label": "Village", "Value": "village"}],
    "Kind": ["town"],
}
