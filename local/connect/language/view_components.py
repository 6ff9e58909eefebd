"""The components of views and what each of them may be told ("UI components", component library of the agent workspace).

Connect looks at a view's template as strictly as this: what is not here is refused by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_BUTTON = frozenset({"Action", "Variant", "Loading", "IconName", "IconAlign", "Href", "Disabled"})
_FIELD = frozenset({"Name", "Label", "DefaultValue", "Required", "Disabled", "HelperText"})
_NAMED = frozenset({"Name"})
BUTTON_ITEM = _BUTTON | {"Label", "FormAction"}
"""Of an entry of a ButtonGroup."""


@dataclass(frozen=True, slots=True)
class Component:
    """props: what it may be told; required: what it must; field: whether its value is submitted, under its Name.

    holds: whether it may hold other components where it stands at the top of a view.
    """

    props: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    field: bool = False
    holds: bool = False


def _field(*further: str, required: frozenset[str] = _NAMED) -> Component:
    return Component(_FIELD | set(further), required, field=True)


COMPONENTS: Mapping[str, Component] = {
    "Container": Component(frozenset({"HideBorder", "header", "footer"}), holds=True),
    "Section": Component(frozenset({"Heading"}), holds=True),
    "Form": Component(frozenset({"HideBorder"}), holds=True),
    "Header": Component(frozenset({"variant", "description"})),
    "Alert": Component(frozenset({"type", "level", "heading", "dismissible"})),
    "Loader": Component(),
    "Application": Component(frozenset({"AppIdentifier", "Path"})),
    "TextBox": Component(frozenset({"Variant", "FontSize", "FontWeight", "TextAlign"})),
    "Image": Component(frozenset({"Src", "Alt"}), frozenset({"Src"})),
    "Icon": Component(frozenset({"Name", "Variant"}), _NAMED),
    "Link": Component(frozenset({"Type", "Url", "ResourceId", "AutoOpen"}), frozenset({"Type"})),
    "Button": Component(_BUTTON),
    "SubmitButton": Component(_BUTTON | {"Label"}, frozenset({"Label"})),
    "ButtonGroup": Component(frozenset({"Items", "ButtonsOrientation", "SpaceBetweenButtons"}), frozenset({"Items"})),
    "Table": Component(
        frozenset({"Items", "Columns", "Actions", "TableAction", "ColumnWidth", "Header", "Filterable", "ItemsPerPage"})
        | {"Name", "Description"},
        frozenset({"Items", "Columns"}),
        field=True,
    ),
    "Card": Component(frozenset({"Heading", "Description", "Id", "Action", "Icon", "Status"}), frozenset({"Id"})),
    "AttributeBar": Component(frozenset({"Attributes"}), frozenset({"Attributes"})),
    "AttributeSection": Component(frozenset({"Heading", "Items", "Columns", "NoItemMessage"}), frozenset({"Items"})),
    "FormInput": _field("InputType"),
    "TextArea": _field(),
    "Dropdown": _field("Options", "MultiSelect", "Clearable", required=frozenset({"Name", "Options"})),
    "RadioGroup": _field("Options", required=frozenset({"Name", "Options"})),
    "CheckboxGroup": _field("Options", required=frozenset({"Name", "Options"})),
    "DatePicker": _field(),
    "TimePicker": _field(),
    "Toggle": _field(),
}
