"""What those who get messages have asked for, and how much they got: items of their own under the phone."""

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Plain, to_entity
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.table import Table
from dozor.domain.wishes import Tally, Wishes
from dozor.ports.messages import WishRepository


class DynamoWishRepository(WishRepository):
    """Wishes in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def wishes(self, company: str, person: str) -> Wishes:
        """One request; sees every earlier write."""
        plain = self._table.get(keys.wishes(company, person), consistent=True)
        return to_entity(plain, Wishes) if plain is not None else Wishes(company, person)

    def save(self, wishes: Wishes) -> None:
        """One request."""
        key = keys.wishes(wishes.company, wishes.phone)
        if wishes.none:
            self._table.take(key)
            return
        self._table.put(make_item("wishes", key, {}, wishes))

    def look_up(self, company: str, person: str, day: str) -> tuple[Wishes, Tally]:
        """One request."""
        found = self._table.get_many([keys.wishes(company, person), keys.tally(company, person, day)])
        by_kind: dict[str, Plain] = {plain["item"]: plain for plain in found}
        wishes = to_entity(by_kind["wishes"], Wishes) if "wishes" in by_kind else Wishes(company, person)
        told = by_kind.get("tally", {})
        hours = {name[1:]: int(number) for name, number in told.items() if len(name) == 3 and name[0] == "h"}
        return wishes, Tally(day, int(told.get("all", 0)), hours)
