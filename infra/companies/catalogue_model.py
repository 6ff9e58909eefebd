"""What a company's file may say of the catalogue: problems switched off, renamed, added."""

from pydantic import Field

from catalogue.model import LANGUAGES, InWords, Key, OutageRuled, ProblemSettings, Questions, Repeated, Wording
from dozor.domain.clocks import Urgency
from infra.companies.fields import FileModel, Text


class AddedProblem(ProblemSettings):
    """A problem that only this company has: written as in `catalogue/categories`, with its category, and named in the company's
    languages.
    """

    category: Key
    trade: Key
    urgency: Urgency
    places: tuple[Key, ...] = Field(min_length=1)
    ask: Questions = Field(default=("what_exactly",))
    repeat: Repeated = None
    outage: OutageRuled = None
    ru: InWords | None = None
    kk: InWords | None = None
    pl: InWords | None = None
    en: InWords | None = None

    @property
    def wordings(self) -> dict[str, Wording]:
        """Language -> what it is called there."""
        named = {language: getattr(self, language) for language in LANGUAGES}
        return {language: wording for language, wording in named.items() if wording}


class CatalogueEntry(FileModel):
    """off: keys of problems nobody may register; rename: key -> language -> name; add: key -> the problem."""

    off: tuple[Key, ...] = ()
    rename: dict[Key, dict[str, Text]] = Field(default_factory=dict)
    add: dict[Key, AddedProblem] = Field(default_factory=dict)

    @property
    def added_clocks(self) -> dict[str, tuple[str, ...]]:
        """Added problem -> the clock rules it names."""
        return {key: entry.clocks for key, entry in self.add.items()}
