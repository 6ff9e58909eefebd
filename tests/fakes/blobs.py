"""Objects that are only names."""

from dozor.ports.gateways import BlobStore
from tests.fakes.faults import Faults, faulty


class FakeBlobs(BlobStore):
    """keys: what there is."""

    def __init__(self, *keys: str) -> None:
        self.faults = Faults()
        self.keys = set(keys)

    @faulty
    def signed_link(self, key: str, seconds: int) -> str:
        if not 0 < seconds <= 3600:
            raise ValueError(f"a link may be good for 1 to 3600 seconds, not {seconds}")
        return f"https://blobs.example/{key}?seconds={seconds}"

    @faulty
    def exists(self, key: str) -> bool:
        return key in self.keys
