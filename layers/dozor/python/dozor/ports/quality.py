"""Where the evaluation form comes from, and where evaluations are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from dozor.domain.quality import Evaluation, EvaluationForm
from dozor.ports.paging import Page

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope


class FormSource(Protocol):
    """The form by which talks are marked."""

    def current(self) -> EvaluationForm:
        """The form; the same object at every call."""
        ...


class EvaluationRepository(Protocol):
    """Evaluations of a company's talks, one a talk. Every call names the company; another company's is NotFound."""

    def add(self, evaluation: Evaluation, events: Sequence[Envelope]) -> None:
        """Write a new one with its event; raises Conflict when the talk has been evaluated already."""
        ...

    def save(self, evaluation: Evaluation, events: Sequence[Envelope]) -> None:
        """Write a changed one with its event; raises Conflict when somebody has changed it since."""
        ...

    def get(self, company: str, contact_id: str) -> Evaluation:
        """The evaluation of that talk; raises NotFound."""
        ...

    def page(self, company: str, *, operator: str = "", limit: int = 50, cursor: str = "") -> Page[Evaluation]:
        """Evaluations by the time of the talk, the last one first; operator: only theirs."""
        ...

    def between(self, company: str, begins_at: datetime, ends_at: datetime) -> tuple[Evaluation, ...]:
        """All evaluations of talks of that time, the end not included."""
        ...
