"""Versions and aliases of flows and modules: the same operations under two names.

A version keeps the content of its moment. Contacts run the newest content whatever version or alias a reference names.
"""

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from local.connect.api.operations.shared import Operation, page
from local.connect.contacts.resources import StoredFlow
from local.connect.errors import DuplicateResource, InvalidRequest, ResourceInUse, ResourceNotFound
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

Find = Callable[["ConnectService", Json], tuple[ConnectInstance, StoredFlow]]
_KINDS = {"Flow": "contact-flow", "FlowModule": "flow-module"}


def content_hash(content: str) -> str:
    """As the API tells it, SHA-256."""
    return hashlib.sha256(content.encode()).hexdigest()


def version_in(id_or_arn: str, flow: StoredFlow) -> int | None:
    """The version that an id names (`…:2`); None for none or $LATEST. ResourceNotFound when there is no such version."""
    tail = id_or_arn.rsplit("/", 1)[-1].partition(":")[2]
    if not tail.isdigit():
        return None
    if int(tail) not in flow.versions:
        raise ResourceNotFound(f"{flow.name!r} has no version {tail}")
    return int(tail)


def version_operations(what: str, find: Find) -> dict[str, Operation]:
    """The eight operations of a kind. what: "Flow" or "FlowModule", as it stands in names: CreateContact<what>Version."""
    versions, aliases = _Versions(what, find), _Aliases(what, find)
    return {
        f"CreateContact{what}Version": versions.create,
        f"ListContact{what}Versions": versions.list,
        f"DeleteContact{what}Version": versions.delete,
        f"CreateContact{what}Alias": aliases.create,
        f"DescribeContact{what}Alias": aliases.describe,
        f"ListContact{what}Aliases": aliases.list,
        f"UpdateContact{what}Alias": aliases.update,
        f"DeleteContact{what}Alias": aliases.delete,
    }


class _Versions:
    """CreateContactFlowVersion and its like."""

    def __init__(self, what: str, find: Find) -> None:
        self.what, self.find = what, find

    def create(self, service: "ConnectService", parameters: Json) -> Json:
        """The content as it is now, under the next number; refused when the given hash is another's."""
        instance, flow = self.find(service, parameters)
        wanted = parameters.get(f"{self.what}ContentSha256")
        if wanted not in (None, content_hash(flow.content)):
            raise InvalidRequest("the content has another SHA-256")
        number = max(flow.versions, default=0) + 1
        description, made = parameters.get("Description"), instance.centre.now()
        flow.versions[number] = {"content": flow.content, "description": description, "made": made}
        return {f"Contact{self.what}Arn": _arn(instance, self.what, flow, number), "Version": number}

    def list(self, service: "ConnectService", parameters: Json) -> Json:
        """The newest first."""
        instance, flow = self.find(service, parameters)
        items = [
            {
                "Arn": _arn(instance, self.what, flow, number),
                "VersionDescription": version["description"],
                "Version": number,
            }
            for number, version in sorted(flow.versions.items(), reverse=True)
        ]
        return page(f"Contact{self.what}VersionSummaryList", items, parameters)

    def delete(self, service: "ConnectService", parameters: Json) -> Json:
        """Refused while an alias leads to it."""
        _, flow = self.find(service, parameters)
        number = _known_version(flow, parameters[f"Contact{self.what}Version"])
        if any(alias["version"] == number for alias in flow.aliases.values()):
            raise ResourceInUse(f"an alias leads to version {number}")
        del flow.versions[number]
        return {}


class _Aliases:
    """CreateContactFlowAlias and its like."""

    def __init__(self, what: str, find: Find) -> None:
        self.what, self.find = what, find

    def create(self, service: "ConnectService", parameters: Json) -> Json:
        """A name for a version."""
        instance, flow = self.find(service, parameters)
        _refuse_twin(flow, parameters["AliasName"])
        alias_id = instance.ports.ids.new()
        flow.aliases[alias_id] = {
            "name": parameters["AliasName"],
            "description": parameters.get("Description"),
            "version": _known_version(flow, parameters[f"Contact{self.what}Version"]),
            "made": instance.centre.now(),
        }
        return {f"Contact{self.what}Arn": _arn(instance, self.what, flow, alias_id), "Id": alias_id}

    def _alias(self, service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, StoredFlow, str]:
        instance, flow = self.find(service, parameters)
        if parameters["AliasId"] not in flow.aliases:
            raise ResourceNotFound(f"{flow.name!r} has no alias {parameters['AliasId']!r}")
        return instance, flow, str(parameters["AliasId"])

    def describe(self, service: "ConnectService", parameters: Json) -> Json:
        """One of them."""
        instance, flow, alias_id = self._alias(service, parameters)
        alias = flow.aliases[alias_id]
        described = {
            f"Contact{self.what}Id": flow.id,
            f"Contact{self.what}Arn": _arn(instance, self.what, flow, alias_id),
            "AliasId": alias_id,
            "Version": alias["version"],
            "Name": alias["name"],
            "Description": alias["description"],
            "LastModifiedTime": alias["made"],
        }
        return {f"Contact{self.what}Alias": described}

    def list(self, service: "ConnectService", parameters: Json) -> Json:
        """All of a flow."""
        instance, flow = self.find(service, parameters)
        items = [
            {
                "Arn": _arn(instance, self.what, flow, alias_id),
                "AliasId": alias_id,
                "Version": alias["version"],
                "AliasName": alias["name"],
                "AliasDescription": alias["description"],
                "LastModifiedTime": alias["made"],
            }
            for alias_id, alias in flow.aliases.items()
        ]
        return page(f"Contact{self.what}AliasSummaryList", items, parameters)

    def update(self, service: "ConnectService", parameters: Json) -> Json:
        """Another name, description or version."""
        instance, flow, alias_id = self._alias(service, parameters)
        alias = flow.aliases[alias_id]
        if parameters.get("Name", alias["name"]) != alias["name"]:
            _refuse_twin(flow, parameters["Name"])
        version = _known_version(flow, parameters.get(f"Contact{self.what}Version", alias["version"]))
        alias |= {
            "name": parameters.get("Name", alias["name"]),
            "description": parameters.get("Description", alias["description"]),
            "version": version,
            "made": instance.centre.now(),
        }
        return {}

    def delete(self, service: "ConnectService", parameters: Json) -> Json:
        """The version stays."""
        _, flow, alias_id = self._alias(service, parameters)
        del flow.aliases[alias_id]
        return {}


def _known_version(flow: StoredFlow, number: Any) -> int:
    if number not in flow.versions:
        raise ResourceNotFound(f"{flow.name!r} has no version {number}")
    return int(number)


def _refuse_twin(flow: StoredFlow, name: str) -> None:
    if any(alias["name"] == name for alias in flow.aliases.values()):
        raise DuplicateResource(f"there is an alias {name!r} already")


def _arn(instance: ConnectInstance, what: str, flow: StoredFlow, qualifier: int | str) -> str:
    return f"{instance.directory.arn(_KINDS[what], flow.id)}:{qualifier}"
