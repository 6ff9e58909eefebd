"""A building that a company looks after."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Building:
    """One building. latitude, longitude: WGS 84 degrees. address: as a person would say it.

    flats_per_floor: in one entrance, where flats are numbered on from floor to floor and entrance to entrance; 0 when that is
    not known or not so. power_feeds: independent supplies of electricity, 0 when nobody has said. notes: what whoever answers
    for it should know, such as where the shut-off valves are.
    """

    company: str
    id: str
    address: str
    district: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    entrances: int = 0
    floors: int = 0
    flats_per_floor: int = 0
    power_feeds: int = 0
    notes: str = ""
