"""Resources that one API request makes: a row of a table says which request, and where Ref and GetAtt find their answers."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from botocore import xform_name

from local.cloud.cloudformation.context import current
from local.cloud.cloudformation.made_resource import MadeResource
from local.cloud.cloudformation.maker import ResourceMaker
from local.cloud.cloudformation.request_shape import fit

Document = dict[str, Any]


@dataclass(frozen=True)
class ApiMaker(ResourceMaker):
    """Makes resources by an API request.

    create, update, delete: operations, spelled as in the API; without `update` a change deletes and makes anew.
    ref: where the physical id is: "Member.Member" of the answer, or "=Property" of the request.
    attributes: GetAtt name -> where it is, in the same spelling, or a function of (answer, request).
    renamed: property -> API parameter, where they differ. adapt: changes the properties before they are fitted.
    """

    service: str
    create: str
    ref: str
    name_property: str | None = None
    attributes: Mapping[str, str | Callable[[Document, Document], Any]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    update: str | None = None
    delete: str | None = None
    adapt: Callable[[Document], Document] | None = None

    def make(self, name: str, properties: Document) -> MadeResource:
        """Send the creating request."""
        request = self._request(name, properties)
        answer = call(self.service, self.create, request)
        return self._made(answer, request)

    def change(self, made: MadeResource, name: str, properties: Document) -> MadeResource:
        """Send the updating request, or replace."""
        if self.update is None:
            return super().change(made, name, properties)
        request = {**made.attributes["_identity"], **self._request(name, properties)}
        answer = call(self.service, self.update, request)
        # Some updates answer nothing; what the creation answered is still true.
        return self._made({**made.attributes["_answer"], **answer}, request)

    def _request(self, name: str, properties: Document) -> Document:
        request = dict(properties)
        if self.name_property and self.name_property not in request:
            request[self.name_property] = name
        if self.adapt:
            request = self.adapt(request)
        return {self.renamed.get(key, key): value for key, value in request.items()}

    def _made(self, answer: Document, request: Document) -> MadeResource:
        physical_id = str(_find(self.ref, answer, request))
        identity = self._identity(answer, request, physical_id)
        attributes: Document = {}
        for name, where in self.attributes.items():
            # An attribute that this very resource has not (a client without a secret) stays away.
            with contextlib.suppress(KeyError):
                attributes[name] = where(answer, request) if callable(where) else _find(where, answer, request)
        attributes |= {"_identity": identity, "_answer": answer}
        return MadeResource(physical_id, attributes, lambda: self._remove(identity))

    def _identity(self, answer: Document, request: Document, physical_id: str) -> Document:
        """The parameters that tell this resource to the updating and deleting requests."""
        last = self.ref.rpartition(".")[2].lstrip("=")
        members = {name: value for name, value in {**request, **answer}.items() if isinstance(value, str)}
        return {**members, last: physical_id}

    def _remove(self, identity: Document) -> None:
        if self.delete is not None:
            call(self.service, self.delete, identity)


def call(service: str, operation: str, parameters: Document) -> Document:
    """Send a request with the parameters fitted to the operation's shape; returns the answer without metadata."""
    client: Any = current().session.client(service)  # type: ignore[call-overload]
    shape = client.meta.service_model.operation_model(operation).input_shape
    answer: Document = getattr(client, xform_name(operation))(**fit(shape, parameters))
    answer.pop("ResponseMetadata", None)
    return answer


def _find(where: str, answer: Document, request: Document) -> Any:
    if where.startswith("="):
        return request[where[1:]]
    value: Any = answer
    for part in where.split("."):
        value = value[part]
    return value
