"""A building that a company looks after."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Building:
    """One building. latitude, longitude: WGS 84 degrees. address: as a person would say it."""

    company: str
    id: str
    address: str
    district: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    entrances: int = 0
    floors: int = 0
