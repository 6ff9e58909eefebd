"""The clause that a limit comes from, in the language of whoever reads it.

A pack's own words are message ids; what a company has written itself stays as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from dozor.application.marking import N_
from dozor.domain.inspection import Inspection
from dozor.ports.system import Texts

OWN = N_("the company's own value")
OWN_INSTEAD = N_("the company's own value, instead of: {clause}")
# As a company's record has it: `infra/companies/policies.py` composes it of both, and of the limit where that is another one.
_BEHIND_OWN = f"{OWN}, instead of: "
_LIMIT = re.compile(r"(\d+) s, (.+)", re.DOTALL)
# Seconds -> what one and what many of them are called; a limit is told in the largest that it is a whole number of.
UNITS: Mapping[int, tuple[str, str]] = {
    86_400: (N_("{count} day"), N_("{count} days")),
    3_600: (N_("{count} hour"), N_("{count} hours")),
    60: (N_("{count} minute"), N_("{count} minutes")),
    1: (N_("{count} second"), N_("{count} seconds")),
}


def say_clause(source: str, language: str, texts: Texts) -> str:
    """A clause as the record of the company has it, in that language; as it is written where nobody has translated it."""
    if source.startswith(_BEHIND_OWN):
        replaced = source.removeprefix(_BEHIND_OWN)
        return texts.say(language, OWN_INSTEAD, clause=_say_replaced(replaced, language, texts))
    return texts.say(language, source) if source else ""


def word_clauses(report: Inspection, language: str, texts: Texts) -> Inspection:
    """The report with its clauses in that language, for whoever writes it into a file."""
    clauses = (replace(one, source=say_clause(one.source, language, texts)) for one in report.clauses)
    return replace(report, clauses=tuple(clauses))


def _say_replaced(replaced: str, language: str, texts: Texts) -> str:
    """ "600 s, the pack's own value" as "10 minutes, the pack's own value"; a clause alone where its limit was kept."""
    found = _LIMIT.fullmatch(replaced)
    if found is None:
        return texts.say(language, replaced)
    return f"{_say_limit(int(found[1]), language, texts)}, {texts.say(language, found[2])}"


def _say_limit(seconds: int, language: str, texts: Texts) -> str:
    size = next(size for size in UNITS if seconds % size == 0)
    return texts.count(language, *UNITS[size], seconds // size)
