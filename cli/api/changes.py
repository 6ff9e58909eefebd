"""What of the API a change breaks for those who call it: routes, parameters, bodies, answers, headers, tokens."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cli.api.schema_changes import Comparison, Side

Document = Mapping[str, Any]
METHODS = ("get", "put", "post", "delete", "patch")


@dataclass(frozen=True, slots=True)
class Break:
    """One thing that works with the released description and does not with the new one."""

    route: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.route}: {self.where}: {self.what}" if self.where else f"{self.route}: {self.what}"


def find_breaks(released: Document, new: Document) -> list[Break]:
    """Every break, in the order of the released description (OpenAPI 3.1, both). What is only added is none."""
    return list(_find(released, new))


def _find(released: Document, new: Document) -> Iterator[Break]:
    for path, methods in released["paths"].items():
        for method in METHODS:
            if method not in methods:
                continue
            route = f"{method.upper()} {path}"
            now = new["paths"].get(path, {}).get(method)
            if now is None:
                yield Break(route, "", "is gone")
                continue
            comparison = _Route(released, new, methods[method], now)
            yield from (Break(route, where, what) for where, what in comparison.find())


@dataclass(frozen=True, slots=True)
class _Route:
    """One route as it was and as it is."""

    released: Document
    new: Document
    was: Mapping[str, Any]
    now: Mapping[str, Any]

    def find(self) -> Iterator[tuple[str, str]]:
        """(where, what) of every break."""
        yield from self._parameters()
        yield from self._body()
        yield from self._answers()
        if self._asks_for_token(self.released, self.was) is False and self._asks_for_token(self.new, self.now):
            yield "security", "asks for a token now"

    def _parameters(self) -> Iterator[tuple[str, str]]:
        was, now = _by_name(self.was), _by_name(self.now)
        for name, one in was.items():
            place = f"{one['in']} {one['name']}"
            if name not in now:
                if one["in"] != "header":  # a header that nobody reads is ignored, another unknown parameter refused
                    yield place, "is gone"
                continue
            yield from self._compare(Side.SENDS, one["schema"], now[name]["schema"], place)
        for name, one in now.items():
            if one.get("required") and not was.get(name, {}).get("required"):
                yield f"{one['in']} {one['name']}", "is required now"

    def _body(self) -> Iterator[tuple[str, str]]:
        was, now = self.was.get("requestBody"), self.now.get("requestBody")
        if now and now.get("required") and not (was or {}).get("required"):
            yield "body", "is required now"
        if not was:
            return
        for media_type, content in was["content"].items():
            other = (now or {}).get("content", {}).get(media_type)
            if other is None:
                yield "body", f"is not accepted as {media_type} any more"
            else:
                yield from self._compare(Side.SENDS, content["schema"], other["schema"], "body")

    def _answers(self) -> Iterator[tuple[str, str]]:
        for status, was in self.was["responses"].items():
            if not status.startswith(("2", "3")):
                continue  # what is refused may be accepted now, and refusals have one shape, in every answer
            now = self.now["responses"].get(status)
            if now is None:
                yield f"answer {status}", "is gone"
                continue
            for name in was.get("headers", {}):
                if name not in now.get("headers", {}):
                    yield f"answer {status}", f"header {name} is gone"
            yield from self._contents(status, was, now)

    def _contents(self, status: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for media_type, content in was.get("content", {}).items():
            other = now.get("content", {}).get(media_type)
            if other is None:
                yield f"answer {status}", f"is not {media_type} any more"
            else:
                yield from self._compare(Side.READS, content["schema"], other["schema"], f"answer {status}")

    def _compare(self, side: Side, was: Any, now: Any, where: str) -> Iterator[tuple[str, str]]:
        return Comparison(self.released, self.new, side).compare(was, now, where)

    @staticmethod
    def _asks_for_token(document: Document, operation: Mapping[str, Any]) -> bool:
        return bool(operation.get("security", document.get("security", [])))


def _by_name(operation: Mapping[str, Any]) -> dict[tuple[str, str], Mapping[str, Any]]:
    return {(one["in"], one["name"].lower()): one for one in operation.get("parameters", ())}
