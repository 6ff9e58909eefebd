"""Pages that nobody looks at."""

import json
from collections.abc import Mapping

from dozor.ports.gateways import PushChannel
from tests.fakes.faults import Faults, faulty


class FakePushChannel(PushChannel):
    """told: (page, message) as the page reads it, in order. gone: pages that are closed."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.told: list[tuple[str, object]] = []
        self.gone: set[str] = set()

    @faulty
    def send(self, connection_id: str, message: Mapping[str, object]) -> bool:
        if connection_id in self.gone:
            return False
        self.told.append((connection_id, json.loads(json.dumps(message))))
        return True

    @faulty
    def close(self, connection_id: str) -> None:
        self.gone.add(connection_id)
