"""Where it is: a flat behind the caller's number, or a building that was looked for."""

from dataclasses import dataclass

from dozor.application.find_buildings import find_buildings
from dozor.application.ticket_guide.desk import Desk
from dozor.application.ticket_guide.form import Form
from dozor.domain.errors import FieldProblem, Invalid, NotFound
from dozor.domain.people import Resident
from dozor.domain.phone import region_of, to_e164
from dozor.domain.ticket import Person, Place

OTHER = "other"
_RESIDENT, _BUILDING = "r:", "b:"
MOST_PLACES = 20
"""In one list: what a view is given has a limit, and more than that nobody reads."""
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where it is."""

    person: Person
    place: Place


def read_phone(desk: Desk, written: str) -> str:
    """The number that was typed as E.164, the caller's for none. Raises Invalid."""
    if not written:
        return desk.caller
    region = "" if written.startswith("+") else region_of(desk.company.numbers[0].e164)
    return to_e164(written, region, "phone")


def residents_of(desk: Desk, form: Form) -> tuple[Resident, ...]:
    """Whoever lives behind the number that was typed, or that calls; nobody for a number that is none."""
    try:
        phone = read_phone(desk, form.phone)
    except Invalid:
        return ()
    return desk.callers.caller(desk.company.slug, phone).residents if phone else ()


@dataclass(frozen=True, slots=True)
class Places:
    """choices: addresses that fit the words first, then the caller's flats, then another one. more: how many are left out.

    found: whether any address fits the words.
    """

    choices: Choices
    more: int
    found: bool


def list_places(desk: Desk, form: Form, residents: tuple[Resident, ...]) -> Places:
    """What can be chosen from; what was chosen is among it, however many there are."""
    houses = find_buildings(desk.company.slug, form.search, desk.people) if form.search else []
    every = [(f"{_BUILDING}{house.id}", house.address) for house in houses]
    every += [_name_flat(one) for one in sorted(residents, key=lambda one: not _fits(one, form))]
    if form.place.startswith(_BUILDING) and form.place not in dict(every):
        every[:0] = _name_building(desk, form.place)
    listed = every[:MOST_PLACES]
    if form.place in dict(every[MOST_PLACES:]):
        listed[-1] = (form.place, dict(every)[form.place])
    return Places([*listed, (OTHER, desk.say("place_other"))], len(every) - len(listed), bool(houses))


def _name_flat(one: Resident) -> tuple[str, str]:
    return f"{_RESIDENT}{one.id}", f"{one.address}, {one.flat} · {one.name}"


def _name_building(desk: Desk, place: str) -> Choices:
    try:
        house = desk.people.building(desk.company.slug, place.removeprefix(_BUILDING))
    except NotFound:
        return []
    return [(place, house.address)]


def _fits(one: Resident, form: Form) -> bool:
    """Whether a flat is what the words and the number of the flat mean: of many those come first."""
    words = form.search.lower().split()
    return (not words or all(word in one.address.lower() for word in words)) and form.flat in ("", one.flat)


def find_asker(desk: Desk, form: Form) -> Asker:
    """What was chosen and typed, put together. Raises Invalid when there is no such place or number."""
    phone = read_phone(desk, form.phone)
    if form.place.startswith(_RESIDENT):
        wanted = form.place.removeprefix(_RESIDENT)
        known = next((one for one in residents_of(desk, form) if one.id == wanted), None)
        if known is not None:
            return _known(desk, form, phone, known)
    if form.place.startswith(_BUILDING):
        return _elsewhere(desk, form, phone, form.place.removeprefix(_BUILDING))
    raise Invalid([FieldProblem("place", "There is no such building.")])


def _known(desk: Desk, form: Form, phone: str, known: Resident) -> Asker:
    place = Place(
        known.building_id, known.address, form.entrance or known.entrance, known.floor, form.flat or known.flat
    )
    return Asker(Person(form.name or known.name, phone, known.id, desk.language), place)


def _elsewhere(desk: Desk, form: Form, phone: str, building_id: str) -> Asker:
    try:
        house = desk.people.building(desk.company.slug, building_id)
    except NotFound as error:
        raise Invalid([FieldProblem("place", "There is no such building.")]) from error
    return Asker(
        Person(form.name, phone, "", desk.language), Place(house.id, house.address, form.entrance, "", form.flat)
    )
