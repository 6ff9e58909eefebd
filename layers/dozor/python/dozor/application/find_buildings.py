"""A company's buildings by what somebody typed of an address."""

from dozor.domain.building import Building
from dozor.ports.people import PeopleRepository


def find_buildings(company: str, query: str, people: PeopleRepository) -> list[Building]:
    """All in whose address every word occurs, by address; all there are for no words."""
    words = query.lower().split()
    return [house for house in people.buildings(company) if all(word in house.address.lower() for word in words)]
