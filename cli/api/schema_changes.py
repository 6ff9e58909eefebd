"""What of a JSON schema a change breaks: for whoever sends (it must accept all it accepted), or whoever reads (it must
still tell all it told). Fields, values and alternatives may be added, bounds loosened, demands dropped."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Schema = Mapping[str, Any]
Found = Iterator[tuple[str, str]]
REFERENCE = "#/components/schemas/"
# Bound -> whether a smaller value lets more in; a bound that appears lets less in, one that goes lets more in.
BOUNDS = {
    "minLength": True,
    "minItems": True,
    "minimum": True,
    "exclusiveMinimum": True,
    "maxLength": False,
    "maxItems": False,
    "maximum": False,
    "exclusiveMaximum": False,
}
WIDER = {"integer": "number"}


class Side(StrEnum):
    """Who is asked whether something breaks."""

    SENDS = "sends"
    READS = "reads"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two descriptions for one side. Answers (where, what) of every break, where as a path of field names."""

    old: Mapping[str, Any]
    new: Mapping[str, Any]
    side: Side
    seen: set[tuple[int, int]] = field(default_factory=set)

    def compare(self, old: Schema, new: Schema, where: str) -> Found:
        """Every break between the two schemas; an object that holds itself is looked into once."""
        was, now = self._alternatives(self.old, old), self._alternatives(self.new, new)
        demanded, offered = (was, now) if self.side is Side.SENDS else (now, was)
        for kind in demanded:
            if kind in offered or (WIDER.get(kind) in offered) or "any" in offered:
                continue
            yield where, f"{kind} is not accepted any more" if self.side is Side.SENDS else f"may be {kind} now"
        for kind in was:
            if kind in now:
                yield from self._compare_kind(kind, was[kind], now[kind], where)

    def _alternatives(self, document: Mapping[str, Any], schema: Schema) -> dict[str, list[Schema]]:
        """Type -> the schemas of that type among which a value may choose."""
        schema = self._resolve(document, schema)
        found: dict[str, list[Schema]] = {}
        for one in schema.get("anyOf") or schema.get("oneOf") or ():
            for kind, schemas in self._alternatives(document, one).items():
                found.setdefault(kind, []).extend(schemas)
        if not found:
            kinds = schema.get("type") or _guess_type(schema)
            found = {kind: [schema] for kind in ([kinds] if isinstance(kinds, str) else kinds)}
        return found

    def _resolve(self, document: Mapping[str, Any], schema: Schema) -> Schema:
        name = str(schema.get("$ref", ""))
        if not name:
            return schema
        found: Schema = document["components"]["schemas"][name.removeprefix(REFERENCE)]
        return self._resolve(document, found)

    def _compare_kind(self, kind: str, was: list[Schema], now: list[Schema], where: str) -> Found:
        """Alternatives of one type: each must have one in the other description with which nothing breaks."""
        for one in was if self.side is Side.SENDS else now:
            breaks = [list(self._compare_one(kind, *self._pair(one, other), where))
                      for other in (now if self.side is Side.SENDS else was)]  # fmt: skip
            yield from min(breaks, key=len)

    def _pair(self, one: Schema, other: Schema) -> tuple[Schema, Schema]:
        return (one, other) if self.side is Side.SENDS else (other, one)

    def _compare_one(self, kind: str, old: Schema, new: Schema, where: str) -> Found:
        yield from self._compare_values(old, new, where)
        if kind == "object":
            yield from self._compare_objects(old, new, where)
        if kind == "array" and "items" in old and "items" in new:
            yield from self.compare(old["items"], new["items"], f"{where}[]")
        if self.side is Side.SENDS:
            yield from _compare_bounds(old, new, where)
        elif old.get("format") and old.get("format") != new.get("format"):
            yield where, f"is no {old['format']} any more"

    def _compare_values(self, old: Schema, new: Schema, where: str) -> Found:
        was, now = _values(old), _values(new)
        if was is None and now is not None and self.side is Side.SENDS:
            yield where, "accepts certain values only"
        if was is not None and now is None and self.side is Side.READS:
            yield where, "may have any value now"
        if was is not None and now is not None:
            for value in was:
                if value not in now:
                    yield where, f"value {value!r} is gone"

    def _compare_objects(self, old: Schema, new: Schema, where: str) -> Found:
        pair = (id(old), id(new))
        if pair in self.seen:
            return
        self.seen.add(pair)
        was, now = old.get("properties", {}), new.get("properties", {})
        required_then, required_now = set(old.get("required", ())), set(new.get("required", ()))
        for name, schema in was.items():
            if name in now:
                yield from self.compare(schema, now[name], f"{where}.{name}")
            elif self.side is Side.READS or new.get("additionalProperties") is False:
                yield f"{where}.{name}", "is gone"
        if self.side is Side.SENDS:
            for name in sorted(required_now - required_then):
                yield f"{where}.{name}", "is required now"
        else:
            for name in sorted((required_then - required_now) & set(now)):
                yield f"{where}.{name}", "may be missing now"
        yield from self._compare_others(
            old.get("additionalProperties", True), new.get("additionalProperties", True), where
        )

    def _compare_others(self, old: Schema | bool, new: Schema | bool, where: str) -> Found:
        """Fields that the schema does not name."""
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            yield from self.compare(old, new, f"{where}.*")
        elif self.side is Side.SENDS and old is not False and new is False:
            yield where, "accepts no other fields any more"


def _compare_bounds(old: Schema, new: Schema, where: str) -> Found:
    for name, smaller_is_wider in BOUNDS.items():
        was, now = old.get(name), new.get(name)
        if now is None or now == was:
            continue
        if was is None or (now > was) is smaller_is_wider:
            if was is None and name in ("minLength", "minItems") and now == 0:
                continue
            yield where, f"{name} is {now}, was {'not there' if was is None else was}"
    for name in ("pattern", "format"):
        if new.get(name) and new.get(name) != old.get(name):
            yield where, f"{name} is {new[name]}, was {old.get(name, 'not there')}"


def _values(schema: Schema) -> list[Any] | None:
    if "const" in schema:
        return [schema["const"]]
    found: list[Any] | None = schema.get("enum")
    return found


def _guess_type(schema: Schema) -> str:
    """A schema that names no type: an object by its fields, a text by its values, else anything."""
    if "properties" in schema:
        return "object"
    return "string" if _values(schema) else "any"
