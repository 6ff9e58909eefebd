"""A contact centre without telephones."""

from collections.abc import Sequence

from dozor.domain.errors import NotFound
from dozor.ports.gateways import ContactCentre
from tests.fakes.faults import Faults, faulty


class FakeContactCentre(ContactCentre):
    """on_offer: numbers that can be claimed. claimed: number -> id. ties: number -> flow. offers: (queue, quick connect)."""

    def __init__(self, on_offer: tuple[str, ...] = (), claimed: tuple[str, ...] = ()) -> None:
        self.faults = Faults()
        self.on_offer = set(on_offer)
        self.claimed = {e164: f"id-of-{e164}" for e164 in claimed}
        self.ties: dict[str, str] = {}
        self.offers: set[tuple[str, str]] = set()

    @faulty
    def tie_number(self, e164: str, flow_arn: str) -> str:
        if e164 not in self.claimed:
            raise NotFound(f"The number {e164} is not claimed by this contact centre.")
        self.ties[e164] = flow_arn
        return self.claimed[e164]

    @faulty
    def claim_number(self, e164: str) -> str:
        if e164 not in self.claimed:
            if e164 not in self.on_offer:
                raise NotFound(f"The number {e164} cannot be claimed.")
            self.on_offer.remove(e164)
            self.claimed[e164] = f"id-of-{e164}"
        return self.claimed[e164]

    @faulty
    def untie_number(self, e164: str) -> None:
        self.ties.pop(e164, None)

    @faulty
    def offer_quick_connects(self, queues: Sequence[str], quick_connects: Sequence[str]) -> None:
        self.offers |= {(queue, quick) for queue in queues for quick in quick_connects}

    @faulty
    def withdraw_quick_connects(self, queues: Sequence[str], quick_connects: Sequence[str]) -> None:
        self.offers -= {(queue, quick) for queue in queues for quick in quick_connects}
