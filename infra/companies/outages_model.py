"""What may stand in a policy pack and in a company's file about outages."""

from typing import Annotated

from pydantic import Field

from dozor.domain.outage_rules import OutageRules, Permitted, TellWhom
from dozor.domain.resource import Resource
from infra.companies.fields import FileModel, Text

Hours = Annotated[float, Field(ge=0, le=744)]
Days = Annotated[int, Field(ge=0, le=90)]


class PermittedEntry(FileModel):
    """How long a resource may be out; see dozor.domain.outage_rules.Permitted."""

    resource: Resource
    at_once_hours: Hours = 0
    month_hours: Hours = 0
    percent_an_hour: Annotated[float, Field(ge=0, le=100)] = 0
    feeds: Annotated[int, Field(ge=0, le=9)] = 0
    indoor_from: Annotated[int, Field(ge=-30, le=30)] | None = None
    source: Text


class PackOutages(FileModel):
    """`outages` of a policy pack. interruptions: of several rows of one resource what is not known is taken for the first."""

    notice_working_days: Days = 0
    notice_source: Text | None = None
    interruptions: tuple[PermittedEntry, ...] = ()


class CompanyOutages(FileModel):
    """`outages` of a company's file. notice_working_days: instead of the pack's."""

    tell: TellWhom = TellWhom.SUBSCRIBERS
    notice_working_days: Days | None = None


def merge_outages(pack: PackOutages, own: CompanyOutages) -> OutageRules:
    """The pack's rules with the company's own values."""
    changed = own.notice_working_days is not None
    return OutageRules(
        tell=own.tell,
        notice_days=pack.notice_working_days if own.notice_working_days is None else own.notice_working_days,
        notice_source="the company's own value" if changed else pack.notice_source or "",
        permitted=tuple(Permitted(**entry.model_dump()) for entry in pack.interruptions),
    )
