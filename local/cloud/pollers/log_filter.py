"""CloudWatch Logs filter patterns: terms and JSON selectors.

Source: CloudWatch Logs user guide, "Filter pattern syntax for metric filters, subscription filters, filter log events".
Space-delimited patterns ([ip, user, …]) are refused with a ValueError.
"""

import json
import re
from collections.abc import Callable
from typing import Any

_TOKEN = re.compile(
    r"\s*(?:(?P<both>&&|\|\||[()])|(?P<selector>\$[\w.\[\]\-$]+)|(?P<sign>!=|<=|>=|=|<|>)"
    r'|(?P<text>"(?:[^"\\]|\\.)*")|(?P<word>[^\s()&|=<>!"]+))'
)
Test = Callable[[Any], bool]


def log_event_matches(pattern: str, message: str) -> bool:
    """Whether a log message fits the pattern; an empty pattern fits everything."""
    pattern = pattern.strip()
    if pattern.startswith("["):
        raise ValueError(f"space-delimited filter patterns are not known on a laptop: {pattern}")
    if not pattern.startswith("{"):
        return _terms_match(pattern, message)
    try:
        document = json.loads(message)
    except ValueError:
        return False
    return isinstance(document, dict) and _JsonPattern(pattern[1:-1]).test(document)


def _terms_match(pattern: str, message: str) -> bool:
    """All plain terms, at least one of the ?optional ones (if there are only such), none of the -excluded ones."""
    terms = re.findall(r'([?-]?)(?:"((?:[^"\\]|\\.)*)"|%([^%]*)%|(\S+))', pattern)
    found = [(sign, _has(message, quoted, regex, word)) for sign, quoted, regex, word in terms]
    if any(hit for sign, hit in found if sign == "-"):
        return False
    required = [hit for sign, hit in found if sign == ""]
    optional = [hit for sign, hit in found if sign == "?"]
    return all(required) if required or not optional else any(optional)


def _has(message: str, quoted: str, regex: str, word: str) -> bool:
    if regex:
        return re.search(regex, message) is not None
    return (quoted or word) in message


class _JsonPattern:
    """A boolean expression of comparisons: && binds closer than ||, parentheses group."""

    def __init__(self, text: str) -> None:
        self._tokens = [(str(found.lastgroup), found.group(found.lastgroup or 0)) for found in _TOKEN.finditer(text)]
        self._place = 0
        self.test = self._either()

    def _either(self) -> Test:
        tests = [self._both()]
        while self._take("||"):
            tests.append(self._both())
        return lambda document: any(test(document) for test in tests)

    def _both(self) -> Test:
        tests = [self._one()]
        while self._take("&&"):
            tests.append(self._one())
        return lambda document: all(test(document) for test in tests)

    def _one(self) -> Test:
        if self._take("("):
            inner = self._either()
            self._take(")")
            return inner
        selector, sign = self._next(), self._next()
        if sign in ("IS", "NOT"):
            wanted = self._next()
            return lambda document: _state_matches(sign, wanted, _select(selector, document))
        value = self._next()
        return lambda document: _compare(sign, value, _select(selector, document))

    def _take(self, token: str) -> bool:
        if self._place < len(self._tokens) and self._tokens[self._place][1] == token:
            self._place += 1
            return True
        return False

    def _next(self) -> str:
        if self._place >= len(self._tokens):
            raise ValueError("the filter pattern ends too early")
        self._place += 1
        return self._tokens[self._place - 1][1]


_ABSENT = object()


def _select(selector: str, document: Any) -> Any:
    value = document
    for name, index in re.findall(r"\.([^.\[\]]+)|\[(\d+)\]", selector):
        if name and isinstance(value, dict) and name in value:
            value = value[name]
        elif index and isinstance(value, list) and int(index) < len(value):
            value = value[int(index)]
        else:
            return _ABSENT
    return value


def _state_matches(sign: str, wanted: str, value: Any) -> bool:
    if sign == "NOT":
        return wanted == "EXISTS" and value is _ABSENT
    return {"NULL": value is None, "TRUE": value is True, "FALSE": value is False}.get(wanted, False)


def _compare(sign: str, wanted: str, value: Any) -> bool:
    if value is _ABSENT:
        return False
    if sign in ("=", "!="):
        return _equals(wanted, value) is (sign == "=")
    try:
        number, limit = float(value), float(wanted)
    except (TypeError, ValueError):
        return False
    return {"<": number < limit, "<=": number <= limit, ">": number > limit, ">=": number >= limit}[sign]


def _equals(wanted: str, value: Any) -> bool:
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, int | float):
        try:
            return float(wanted.strip('"')) == value
        except ValueError:
            return False
    text = json.loads(wanted) if wanted.startswith('"') else wanted
    return re.fullmatch(".*".join(re.escape(part) for part in text.split("*")), str(value), re.DOTALL) is not None
