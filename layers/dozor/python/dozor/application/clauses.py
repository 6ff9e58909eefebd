"""The clause that a limit comes from, in the language of whoever reads it.

A pack's own words are message ids; what a company has written itself stays as it is.
"""

from dozor.application.marking import N_
from dozor.ports.system import Texts

OWN = N_("the company's own value")
OWN_INSTEAD = N_("the company's own value, instead of: {clause}")
# As a company's record has it, which `infra/companies/policies.py` has composed of the two.
_BEHIND_OWN = f"{OWN}, instead of: "


def say_clause(source: str, language: str, texts: Texts) -> str:
    """A clause as the record of the company has it, in that language; as it is written where nobody has translated it."""
    if source.startswith(_BEHIND_OWN):
        clause = texts.say(language, source.removeprefix(_BEHIND_OWN))
        return texts.say(language, OWN_INSTEAD, clause=clause)
    return texts.say(language, source) if source else ""
