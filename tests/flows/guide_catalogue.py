"""A catalogue for the guide: one problem that is asked about, one that is not, and many that nobody means."""

from dataclasses import replace

from dozor.domain.catalogue import Catalogue, Choice, Guide, Question, Repeat, Scope
from dozor.ports.system import CatalogueSource
from tests.unit.application.trade import LEAK, PAINT

SHUT = Question(
    "shut",
    {"ru": "Кран перекрыт?", "en": "Is the valve shut?"},
    (Choice("yes", {"ru": "да", "en": "yes"}), Choice("no", {"ru": "нет", "en": "no"})),
)
SINCE = Question("since", {"ru": "С какого времени?", "en": "Since when?"})
ASKED_LEAK = replace(LEAK, places=("flat", "cellar"), questions=("shut", "since"))


class ShortCatalogue(CatalogueSource):
    """Two problems, and two questions about one of them."""

    def __init__(self) -> None:
        self._catalogue = Catalogue(
            "1",
            {"leak": ASKED_LEAK, "paint": PAINT},
            places={"flat": {"ru": "квартира", "en": "flat"}, "cellar": {"ru": "подвал", "en": "cellar"}},
        )

    def current(self) -> Catalogue:
        """The two of them."""
        return self._catalogue

    def repeat_leaks(self) -> None:
        """From now on a leak may be one that is known already."""
        leak = replace(ASKED_LEAK, repeat=Repeat(24, Scope.BUILDING))
        self._catalogue = replace(self._catalogue, problems={**self._catalogue.problems, "leak": leak})

    def guide(self) -> Guide:
        """What is asked."""
        return Guide({"leak": {"en": ("water from the ceiling",)}}, {"shut": SHUT, "since": SINCE})
