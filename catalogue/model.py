"""What may stand in the files of the catalogue. Anything else is a mistake, not a guess."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from dozor.domain.catalogue import OutageRule, Repeat, Scope
from dozor.domain.clocks import Urgency
from dozor.domain.resource import Resource

LANGUAGES = ("ru", "kk", "pl", "en")
MOST_QUESTIONS = 4
SHARED = "*"

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_OUTAGE = re.compile(rf"({'|'.join(Resource)}) ([2-9]|[1-9][0-9]) in ([1-9][0-9]?)h ({'|'.join(list(Scope)[1:])})")
_REPEAT = re.compile(rf"([1-9][0-9]{{0,3}})h ({'|'.join(Scope)})")


def wrong(reason: str, remedy: str) -> PydanticCustomError:
    """The error to raise from a validator."""
    return PydanticCustomError("dozor", "{reason}", {"reason": reason, "remedy": remedy})


class Part(BaseModel):
    """A part of a file: no unknown settings."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Wording(Part):
    """What a problem is called in one language: its name, and what residents call it besides. shared: phrases (a star in
    the file) that other problems have as well.
    """

    name: str
    synonyms: tuple[str, ...] = ()
    shared: frozenset[str] = frozenset()

    @property
    def phrases(self) -> tuple[str, ...]:
        """The name and the synonyms."""
        return (self.name, *self.synonyms)


def read_wording(text: Any) -> Any:
    """`Name | synonym | shared synonym*` as a Wording."""
    if not isinstance(text, str):
        return text
    parts = [part.strip() for part in text.split("|")]
    phrases = tuple(part.rstrip(SHARED).strip() for part in parts)
    if not all(phrases):
        raise wrong("has an empty phrase", "Write `name | synonym | synonym`")
    if len({phrase.casefold() for phrase in phrases}) < len(phrases):
        raise wrong("says the same phrase twice", "Keep one of the two")
    shared = frozenset(phrase for part, phrase in zip(parts, phrases, strict=True) if part.endswith(SHARED))
    return {"name": phrases[0], "synonyms": phrases[1:], "shared": shared}


def _read_repeat(text: Any) -> Any:
    if not isinstance(text, str) or text == "never":
        return None if text == "never" else text
    found = _REPEAT.fullmatch(text)
    if not found:
        raise wrong("is no repeat", f"Write hours and scope, such as `24h flat`, of {', '.join(Scope)}; or `never`")
    return Repeat(int(found[1]), Scope(found[2]))


def _read_outage(text: Any) -> Any:
    if not isinstance(text, str) or text == "never":
        return None if text == "never" else text
    found = _OUTAGE.fullmatch(text)
    if not found:
        raise wrong(
            "is no rule for outages",
            f"Write resource, count, hours and scope, such as `cold_water 3 in 2h building`, of {', '.join(Resource)} and "
            f"{', '.join(list(Scope)[1:])}; or `never`",
        )
    return OutageRule(Resource(found[1]), int(found[2]), int(found[3]), Scope(found[4]))


def _check_key(text: str) -> str:
    if not _KEY.fullmatch(text):
        raise wrong("cannot be a key", "Use a-z, 0-9 and _, a letter first")
    return text


Key = Annotated[str, AfterValidator(_check_key)]
Text = Annotated[str, Field(min_length=1)]
InWords = Annotated[Wording, BeforeValidator(read_wording)]
Repeated = Annotated[Repeat | None, BeforeValidator(_read_repeat)]
OwnRepeat = Annotated[Repeat | Literal["category's"] | None, BeforeValidator(_read_repeat)]
OutageRuled = Annotated[OutageRule | None, BeforeValidator(_read_outage)]
OwnOutageRule = Annotated[OutageRule | Literal["category's"] | None, BeforeValidator(_read_outage)]
Questions = Annotated[tuple[Key, ...], Field(min_length=1, max_length=MOST_QUESTIONS)]


class Texts(Part):
    """One text in every language."""

    ru: Text
    kk: Text
    pl: Text
    en: Text


class Defaults(Part):
    """What the problems of a category have unless they say otherwise."""

    trade: Key
    places: tuple[Key, ...] = Field(min_length=1)
    repeat: Repeated
    urgency: Urgency = Urgency.NORMAL
    ask: Questions
    outage: OutageRuled = None


class ProblemSettings(Part):
    """One kind of problem without its names; see dozor.domain.catalogue.Problem. What is left out comes from the category."""

    urgency: Urgency | None = None
    trade: Key | None = None
    places: tuple[Key, ...] | None = Field(default=None, min_length=1)
    clocks: tuple[Text, ...] = ()
    ask: Questions | None = None
    tell: tuple[Key, ...] = ()
    repeat: OwnRepeat = "category's"
    outage: OwnOutageRule = "category's"


class ProblemEntry(ProblemSettings):
    """One kind of problem, named in every language."""

    ru: InWords
    kk: InWords
    pl: InWords
    en: InWords

    @property
    def wordings(self) -> dict[str, Wording]:
        """Language -> what it is called."""
        return {language: getattr(self, language) for language in LANGUAGES}


class CategoryFile(Part):
    """A file of `categories/`; its name is the category's key."""

    names: Texts
    defaults: Defaults
    problems: dict[Key, ProblemEntry] = Field(min_length=1)


class QuestionEntry(Texts):
    """What an operator asks. answers: keys of the answers to choose from; none: free text."""

    answers: tuple[Key, ...] = ()


class QuestionsFile(Part):
    """`questions.yaml`."""

    answers: dict[Key, Texts]
    questions: dict[Key, QuestionEntry]


class CatalogueFile(Part):
    """`catalogue.yaml`: the edition, and what all categories refer to."""

    edition: Text
    places: dict[Key, Texts]
    trades: dict[Key, Texts]


class TextsFile(Part):
    """`advice.yaml` and `retired.yaml`: key -> text in every language."""

    texts: dict[Key, Texts] = Field(default_factory=dict)
