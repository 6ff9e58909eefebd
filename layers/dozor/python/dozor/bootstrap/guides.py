"""Guides. Imported by what shows them to people, not by flow functions."""

from functools import cache

from dozor.adapters.dynamodb.guide_repository import DynamoGuideRepository
from dozor.adapters.knowledge.packaged_guides import PackagedGuides
from dozor.application.guides.shelf import GuideShelf
from dozor.bootstrap.flow import table
from dozor.ports.guides import GuideRepository


@cache
def guides() -> GuideRepository:
    """What companies have written themselves."""
    return DynamoGuideRepository(table())


@cache
def guide_shelf() -> GuideShelf:
    """All guides, as companies have them."""
    return GuideShelf(PackagedGuides(), guides())
