"""What an agent does with a view, as the workspace sends it to the flow."""

from typing import Any

from local.connect.contacts.agents import NotPossible
from local.connect.language.views import fields_of, submitting_actions
from local.connect.ports import Json

_CHOSEN_FROM = frozenset({"Dropdown", "RadioGroup", "CheckboxGroup"})
_LISTS = frozenset({"Dropdown", "CheckboxGroup"})
"""Their value is a list, of one also where only one may be chosen: `$.Views.ViewResultData.<Name>.0`."""


def read_submission(view: Json, action: str, given: Json) -> Json:
    """The form's fields as they reach the flow: all of them for an action that submits, none for another.

    A field that the agent left alone has its default. Raises NotPossible for an action or a field that the view has not, an
    option that is not offered, and a required field that is empty.
    """
    if view["actions"] and action not in view["actions"]:
        raise NotPossible(f"the view has no action {action!r}; it has {', '.join(view['actions'])}")
    if not view["body"]:
        return dict(given)
    template = {"Body": view["body"]}
    fields = fields_of(template)
    unknown = sorted(set(given) - set(fields))
    if unknown:
        raise NotPossible(f"the view has no field {unknown[0]!r}; it has {', '.join(fields) or 'none'}")
    if action not in submitting_actions(template):
        return {}
    return {name: _value(name, field, given.get(name, field.get("DefaultValue"))) for name, field in fields.items()}


def _value(name: str, field: Json, value: Any) -> Any:
    chosen = value if isinstance(value, list) else [value] if value not in (None, "") else []
    if field.get("Required") and not chosen:
        raise NotPossible(f"{name} must be filled in")
    if field["Type"] in _CHOSEN_FROM:
        offered = [option["Value"] for option in field["Options"] or ()]
        if any(one not in offered for one in chosen):
            raise NotPossible(f"{name} offers {', '.join(offered)}, not {value!r}")
    if field["Type"] in _LISTS:
        return chosen
    return chosen[0] if chosen else ""
