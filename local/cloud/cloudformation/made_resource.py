"""A resource that one of our makers has made, in the form in which moto's CloudFormation keeps it."""

from collections.abc import Callable
from typing import Any

from moto.cloudformation.exceptions import UnformattedGetAttTemplateException


class MadeResource:
    """Answers Ref (physical id) and GetAtt.

    any_attribute: answer GetAtt of an attribute that is not there by a stand-in, instead of refusing it.
    """

    def __init__(
        self,
        physical_id: str,
        attributes: dict[str, Any] | None = None,
        remove: Callable[[], object] | None = None,
        *,
        any_attribute: bool = False,
    ) -> None:
        self.physical_resource_id = physical_id
        self.attributes = attributes or {}
        self._remove = remove
        self._any_attribute = any_attribute

    def get_cfn_attribute(self, name: str) -> Any:
        """The value of Fn::GetAtt; nested names are written with dots."""
        value: Any = self.attributes
        for part in [name] if name in self.attributes else name.split("."):
            if not isinstance(value, dict) or part not in value:
                if self._any_attribute:
                    return f"{self.physical_resource_id}-{name}"
                raise UnformattedGetAttTemplateException
            value = value[part]
        return value

    def is_created(self) -> bool:
        """Our makers return when the resource is there."""
        return True

    def delete(self, _account: str, _region: str) -> None:
        """Delete what was made."""
        if self._remove is not None:
            self._remove()
