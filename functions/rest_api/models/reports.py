"""Reports on the wire."""

from datetime import date, datetime

from dozor.domain.inspection import Verdict
from functions.rest_api.models.base import Told


class CaseTold(Told):
    """One limit of one ticket or call. recording: whether there is one; hear it under the contact."""

    ticket: str
    contact_id: str
    recording: bool
    address: str
    subject: str
    began_at: datetime
    limit_at: datetime
    done_at: datetime | None
    verdict: Verdict


class ClauseTold(Told):
    """One clause. cases: what was late or is still running, the first 200; of all there are the figures."""

    key: str
    source: str
    in_time: int
    late: int
    running: int
    cases: tuple[CaseTold, ...]


class InspectionTold(Told):
    """The inspector's report over a month. seal: the latest of its days, empty while none is sealed."""

    company: str
    first: date
    last: date
    made_at: datetime
    tickets: int
    calls: int
    clauses: tuple[ClauseTold, ...]
    sealed_on: date | None
    seal: str
