"""Resources kept on record only: they get an id, answer every attribute by a stand-in, and do nothing."""

from typing import Any

from local.cloud.cloudformation.made_resource import MadeResource
from local.cloud.cloudformation.maker import ResourceMaker


class RecordOnlyMaker(ResourceMaker):
    """Makes a resource in name only."""

    def make(self, name: str, properties: dict[str, Any]) -> MadeResource:
        """Keep name and properties."""
        return MadeResource(name, {"_properties": properties}, any_attribute=True)
