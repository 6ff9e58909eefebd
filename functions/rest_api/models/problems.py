"""The catalogue on the wire."""

from dozor.domain.clocks import Urgency
from functions.rest_api.models.base import Told


class ProblemTold(Told):
    """One kind of problem, in the asked language. questions: keys of what to ask, in that order."""

    key: str
    category: str
    trade: str
    urgency: Urgency
    name: str
    advice: str
    category_name: str
    places: tuple[str, ...]
    questions: tuple[str, ...]


class ChoiceTold(Told):
    """One of the answers that a question offers."""

    key: str
    text: str


class QuestionTold(Told):
    """What the operator asks; without answers what is said is written down."""

    key: str
    text: str
    answers: tuple[ChoiceTold, ...]


class ProblemList(Told):
    """The catalogue, or what of it fits a query, best first. questions: those that these problems name."""

    version: str
    items: tuple[ProblemTold, ...]
    cursor: str = ""
    questions: tuple[QuestionTold, ...]
