"""What a process remembers of a company, and for how long."""

import pytest

from dozor.adapters.memory.memory import Memory
from dozor.adapters.memory.remembered_companies import RememberedCompanies
from dozor.domain.company import Company
from dozor.domain.errors import NotFound
from tests.contract.samples import make_company
from tests.contract.watch import Watch
from tests.fakes.companies import FakeCompanies

NUMBER = "+78005550101"


def change_behind(kept: FakeCompanies) -> Company:
    """Another process deploys the company anew."""
    changed = make_company("sosna", NUMBER, sms_sender="SOSNA")
    kept.save(changed)
    return changed


@pytest.mark.parametrize(("passed", "sender"), [(29.9, ""), (30.0, "SOSNA")])
def test_a_change_made_elsewhere_is_seen_after_half_a_minute(passed: float, sender: str) -> None:
    kept, watch = FakeCompanies(make_company("sosna", NUMBER)), Watch()
    companies = RememberedCompanies(kept, Memory(now=watch))
    assert companies.get("sosna").sms_sender == companies.by_number(NUMBER).sms_sender == ""
    change_behind(kept)
    watch.seconds += passed
    assert companies.get("sosna").sms_sender == companies.by_number(NUMBER).sms_sender == sender


def test_a_change_made_here_is_seen_at_once() -> None:
    companies = RememberedCompanies(FakeCompanies(make_company("sosna", NUMBER)))
    companies.get("sosna")
    companies.save(make_company("sosna", NUMBER, sms_sender="SOSNA"))
    assert companies.get("sosna").sms_sender == "SOSNA"
    companies.remove("sosna")
    with pytest.raises(NotFound):
        companies.get("sosna")


def test_a_company_that_was_not_there_is_found_as_soon_as_it_is() -> None:
    kept = FakeCompanies()
    companies = RememberedCompanies(kept)
    with pytest.raises(NotFound):
        companies.by_number(NUMBER)
    kept.save(make_company("sosna", NUMBER))
    assert companies.by_number(NUMBER).slug == "sosna"
