"""What may be out."""

from collections.abc import Iterable
from enum import StrEnum


class Resource(StrEnum):
    """What is out."""

    COLD_WATER = "cold_water"
    HOT_WATER = "hot_water"
    WATER = "water"
    SEWERAGE = "sewerage"
    HEATING = "heating"
    POWER = "power"
    GAS = "gas"
    LIFT = "lift"
    INTERNET = "internet"

    @property
    def parts(self) -> tuple["Resource", ...]:
        """What people are charged for by itself: of all water the cold and the hot."""
        return (Resource.COLD_WATER, Resource.HOT_WATER) if self is Resource.WATER else (self,)

    def shares(self, other: "Resource") -> bool:
        """Whether an outage of the one explains a complaint about the other."""
        return bool(set(self.parts) & set(other.parts))


def cover_resources(resources: Iterable[Resource]) -> Resource:
    """What is out when all these are: of cold and hot water all water. They share something, else the first one."""
    found = tuple(dict.fromkeys(resources))
    return Resource.WATER if len(found) > 1 and all(one.shares(Resource.WATER) for one in found) else found[0]
