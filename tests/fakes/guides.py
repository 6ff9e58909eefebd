"""Guides in memory."""

from collections.abc import Mapping

from dozor.domain.guide import Revision
from dozor.ports.guides import GuideRepository, GuideSource
from tests.fakes.revisions import FakeRevisions


class FakeGuideSource(GuideSource):
    """Common guides: key -> language -> document."""

    def __init__(self, guides: Mapping[str, Mapping[str, str]]) -> None:
        self.guides = guides

    def current(self) -> Mapping[str, Mapping[str, str]]:
        return self.guides


class FakeGuides(FakeRevisions[Revision], GuideRepository):
    """Guides of companies in memory."""
