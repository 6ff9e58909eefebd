"""The desk's type-ahead over the whole catalogue: making its index, and finding at every letter that is typed.

    .venv/bin/python -m benchmarks.problem_search [--json]

Every name of every problem in all four languages is typed letter by letter from the second one on, then once more with a letter
missing in its longest word. Processor time of each search in one process, so that a busy machine does not count.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.support import Row, at_most, median, percentile, report, spread
from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.domain.catalogue import CatalogueChanges
from dozor.domain.own_catalogue.edit import ProblemEdit
from dozor.domain.problem_search import CommonIndex, CompanyIndex, ProblemIndex

BUILDS, TYPED, CHANGED = 7, 6_000, 40
GOAL_MS = 20
SHOWN = 20


def measure(_: argparse.Namespace) -> list[Row]:
    """The rows of this benchmark."""
    read = [_clock(lambda: PackagedCatalogue().current()) for _ in range(BUILDS)]
    source = PackagedCatalogue()
    guided = [_clock(lambda: PackagedCatalogue().guide()) for _ in range(BUILDS)]
    built = [
        _clock(lambda: ProblemIndex(source.current().problems.values(), source.guide().synonyms)) for _ in range(BUILDS)
    ]
    index = ProblemIndex(source.current().problems.values(), source.guide().synonyms)
    common = CommonIndex(source.current(), source.guide().synonyms)
    changed = source.current().apply(CatalogueChanges().with_edits(dict(_change(source)), {}))
    own = [_clock(lambda: CompanyIndex(common, changed, common.synonyms)) for _ in range(BUILDS)]
    typed = random.Random(7).sample(list(_type(source)), TYPED)
    found = [_clock(partial(index.find, query, language, SHOWN)) for query, language in typed]
    what = f"a search among {len(source.current().problems)} problems"
    return [
        Row("reading the problems", f"{median(read):.1f} ms", note=spread(read)),
        Row("reading synonyms and questions", f"{median(guided):.1f} ms", note=spread(guided)),
        Row("making the index, once a process", f"{median(built):.0f} ms", note=spread(built)),
        at_most(f"the same after {CHANGED} problems were changed", median(own), GOAL_MS, "ms", note=spread(own)),
        Row(f"{what}, p50", f"{median(found):.2f} ms", note=f"{len(found)} searches, processor time"),
        at_most(f"{what}, p99", percentile(found, 0.99), GOAL_MS, "ms", note=f"the slowest {max(found):.1f} ms"),
    ]


def _change(source: PackagedCatalogue) -> Iterator[tuple[str, ProblemEdit]]:
    for key in tuple(source.current().problems)[:CHANGED]:
        yield key, ProblemEdit(names={"ru": f"Другое название {key}"})


def _type(source: PackagedCatalogue) -> Iterator[tuple[str, str]]:
    for problem in source.current().problems.values():
        for language, name in problem.names.items():
            for end in range(2, len(name) + 1):
                yield name[:end], language
            longest = max(name.split(), key=len)
            yield name.replace(longest, longest[:2] + longest[3:]), language


def _clock(work: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    report(__doc__ or "", measure)
