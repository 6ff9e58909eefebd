"""Resources that are only kept and told: the simulator has no use for them, but clients make and read them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from local.connect.api.operations.shared import instance_of, known
from local.connect.errors import DuplicateResource
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService


class Shelf:
    """One kind of them. kind: as in ARNs; id_name: the parameter that names one; named_by: what must be unique."""

    def __init__(self, kind: str, called: str, id_name: str, named_by: str = "Name") -> None:
        self.kind, self.called, self.id_name, self.named_by = kind, called, id_name, named_by

    def all(self, instance: ConnectInstance) -> dict[str, Json]:
        """By id."""
        return instance.directory.kept.setdefault(self.kind, {})

    def find(self, service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, Json]:
        """The one that the request names."""
        instance = instance_of(service, parameters)
        return instance, known(instance, self.all(instance), parameters[self.id_name], self.called)

    def add(self, instance: ConnectInstance, record: Json, build: Callable[[str, str], Json]) -> Json:
        """Keep one more; `build` tells how its id and ARN are called."""
        self.refuse_twin(instance, record)
        made = instance.ports.ids.new()
        now = instance.centre.now()
        kept = {**record, **build(made, instance.directory.arn(self.kind, made)), "CreatedTime": now}
        self.all(instance)[made] = kept
        return kept

    def refuse_twin(self, instance: ConnectInstance, record: Json, besides: Json | None = None) -> None:
        """Two of a name are one too many."""
        name = record.get(self.named_by)
        if any(other.get(self.named_by) == name for other in self.all(instance).values() if other is not besides):
            raise DuplicateResource(f"there is a {self.called} {name!r} already")

    def remove(self, service: "ConnectService", parameters: Json) -> None:
        """The one that the request names is gone."""
        instance, record = self.find(service, parameters)
        kept = self.all(instance)
        del kept[next(key for key, other in kept.items() if other is record)]


def pick(record: Json, *names: str) -> Json:
    """What is there of these members."""
    return {name: record[name] for name in names if record.get(name) is not None}
