"""How far two words are apart, and which known words are near a mistyped one."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nlargest
from itertools import chain

SHORTEST_GUESSED = 4
"""Shorter words are too often one letter away from quite another."""
_LONG = 8
_CANDIDATES = 60


def allowed_slips(word: str) -> int:
    """Slips forgiven in a word: none in a short one, one, and two from eight letters on."""
    return 0 if len(word) < SHORTEST_GUESSED else 1 if len(word) < _LONG else 2


def count_slips(one: str, other: str, most: int) -> int:
    """Letters missing, added, exchanged or swapped with their neighbour between two words; `most` + 1 when there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, sign in enumerate(other, 1):
            best = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != sign))
            if row > 1 and column > 1 and letter == other[column - 2] and sign == one[row - 2]:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)


class Speller:
    """Knows a vocabulary; finds its words near a mistyped one by the pairs of letters they share."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._words = tuple(vocabulary)
        self._sizes = tuple(map(len, self._words))
        self._having: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            for pair in _pairs(word):
                self._having[pair].append(place)

    def near(self, word: str) -> list[tuple[str, int]]:
        """(known word, slips), nearest first; none for a word too short to guess."""
        most = allowed_slips(word)
        if not most:
            return []
        pairs = _pairs(word)
        shared = Counter(chain.from_iterable(self._having.get(pair, ()) for pair in pairs))
        fewest = max(2, len(pairs) - 3 * most)  # a slip spoils at most three pairs
        size = len(word)
        likely = [
            place for place, times in shared.items() if times >= fewest and abs(self._sizes[place] - size) <= most
        ]
        near = []
        for place in nlargest(_CANDIDATES, likely, key=shared.__getitem__):
            slips = count_slips(word, self._words[place], most)
            if slips <= most:
                near.append((self._words[place], slips))
        return sorted(near, key=lambda found: found[1])


def _pairs(word: str) -> set[str]:
    framed = f" {word} "
    return {framed[place : place + 2] for place in range(len(framed) - 1)}
