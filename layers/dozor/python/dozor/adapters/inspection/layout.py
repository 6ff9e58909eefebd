"""The report as rows of text, the same for every kind of file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from dozor.adapters.inspection.wording import Wording, wording_for
from dozor.domain.company import Company
from dozor.domain.inspection import Case, Clause, Inspection, Verdict

VERDICTS = (Verdict.IN_TIME, Verdict.LATE, Verdict.RUNNING)
Cell = str | int


@dataclass(frozen=True, slots=True)
class Layout:
    """The texts of one report. Times are the company's own."""

    company: Company
    inspection: Inspection
    words: Wording

    @classmethod
    def of(cls, company: Company, inspection: Inspection) -> "Layout":
        """In the company's language, if there is a wording in it."""
        return cls(company, inspection, wording_for(company.languages))

    @property
    def title(self) -> str:
        """Whose report it is."""
        return self.words.title.format(name=self.company.name(self.company.language))

    def head(self) -> list[str]:
        """What stands above the figures."""
        report, words = self.inspection, self.words
        seal = report.seal
        return [
            words.period.format(first=report.first, last=report.last, zone=self.company.time_zone),
            words.totals.format(tickets=report.tickets, calls=report.calls),
            words.made.format(made=self._local(report.made_at)),
            words.seal.format(day=seal.day, hash=seal.hash) if seal else words.no_seal,
        ]

    def summary(self) -> list[list[Cell]]:
        """One row a clause, behind its headings."""
        rows: list[list[Cell]] = [list(self.words.summary)]
        for one in self.inspection.clauses:
            counts = [one.count(verdict) for verdict in VERDICTS]
            rows.append([one.source, self.kind(one), len(one.cases), *counts])
        return rows

    def kind(self, clause: Clause) -> str:
        """What is to be done within this limit."""
        return self.words.kinds.get(clause.key, clause.key)

    def case(self, one: Case) -> list[Cell]:
        """The row of one case."""
        done = self._local(one.done_at) if one.done_at else "—"
        times = [self._local(one.began_at), self._local(one.limit_at), done]
        recording = PurePosixPath(one.recording).name
        return [
            one.ticket, *times, self._result(one), one.address, one.subject, one.contact_id, recording
        ]  # fmt: skip

    def _result(self, one: Case) -> str:
        """What became of it, and why its limit is later than the clause has it."""
        language = self.company.language
        told = [self.words.verdicts[one.verdict]]
        for pause in one.pauses:
            length = (pause.until or one.done_at or self.inspection.made_at) - pause.since
            minutes = round(length.total_seconds() / 60)
            why = self.company.pause_reasons.get(pause.why, {}).get(language) or pause.why
            told.append(self.words.paused.format(time=f"{minutes // 60}:{minutes % 60:02}", why=why))
        return "; ".join([*told, self.words.agreed] if one.agreed else told)

    def _local(self, at: datetime) -> str:
        return at.astimezone(self.company.zone).strftime("%Y-%m-%d %H:%M:%S")
