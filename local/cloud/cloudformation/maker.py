"""What makes resources of one type: the methods that moto's CloudFormation calls on a model class, on an object of ours."""

from typing import Any

from local.cloud.cloudformation.made_resource import MadeResource


class ResourceMaker:
    """Base of our makers: a subclass says how to make one, and may say how to change one.

    name_property: the property that names the resource; CloudFormation makes a name up when the template gives none.
    """

    name_property: str | None = None

    def make(self, name: str, properties: dict[str, Any]) -> MadeResource:
        """Make one; `properties` have every intrinsic function resolved."""
        raise NotImplementedError

    def change(self, made: MadeResource, name: str, properties: dict[str, Any]) -> MadeResource:
        """Change one; unless a subclass knows better, the old one is deleted and a new one made."""
        made.delete("", "")
        return self.make(name, properties)

    def cloudformation_name_type(self) -> str | None:
        """moto's question for the naming property."""
        return self.name_property

    def has_cfn_attr(self, _attribute: str) -> bool:
        """moto's question before it creates; the resource itself refuses what it does not have."""
        return True

    def create_from_cloudformation_json(
        self, resource_name: str, cloudformation_json: dict[str, Any], _account: str, _region: str, **_: Any
    ) -> Any:
        """moto's call to create."""
        return self.make(resource_name, cloudformation_json.get("Properties", {}))

    def update_from_cloudformation_json(
        self,
        original_resource: Any,
        new_resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,  # noqa: ARG002  (moto passes by keyword)
        region_name: str,  # noqa: ARG002
    ) -> Any:
        """moto's call to update; a generated name is kept, so that an update does not replace what it need not."""
        properties = cloudformation_json.get("Properties", {})
        named = self.name_property is not None and self.name_property in properties
        name = new_resource_name if named else original_resource.physical_resource_id
        return self.change(original_resource, name, properties)

    def delete_from_cloudformation_json(self, *_: Any) -> None:
        """moto's call for resources that cannot delete themselves; ours can."""
