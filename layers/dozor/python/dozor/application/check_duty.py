"""The watch over a duty wakes up: who must be told now that nobody has seen to it, and when to look again.

The same machine, rungs and way of deciding as for tickets: what the duty itself says decides, so waking late, twice or out
of order tells nobody twice.
"""

from datetime import datetime

from dozor.application.check_clock import ATTEMPTS, Watch
from dozor.application.describe_page import describe_page
from dozor.application.find_recipients import find_duty_recipient
from dozor.domain.company import Company
from dozor.domain.duty import Duty
from dozor.domain.errors import Conflict, NotFound, TransientFailure
from dozor.domain.escalation import plan_pages
from dozor.events.contacts import describe_duty_escalated
from dozor.ports.companies import CompanyRepository
from dozor.ports.contacts import ContactRepository, DutyChange
from dozor.ports.gateways import EscalationRunner
from dozor.ports.people import PeopleRepository


def check_duty(
    slug: str,
    contact_id: str,
    now: datetime,
    companies: CompanyRepository,
    people: PeopleRepository,
    contacts: ContactRepository,
) -> Watch:
    """Write down every rung that is due, one after the other, and answer when to look again.

    Raises TransientFailure when others keep changing the duty; NotFound when there is no such duty.
    """
    company = companies.get(slug)
    told: list[str] = []
    for _ in range(ATTEMPTS + len(company.rungs)):
        duty = contacts.duty(slug, contact_id)
        if not duty.open:
            return Watch(watch=False, look_at=None, told=tuple(told))
        plan = plan_pages(company.rungs, (duty.clock,), duty.told, now)
        if not plan.due:
            return Watch(plan.look_again_at is not None, plan.look_again_at, tuple(told))
        page = plan.due[0]
        recipient = find_duty_recipient(page.rung, duty, company, people.executors(slug), now)
        after = duty.tell(page.key)
        try:
            contacts.save_duty(DutyChange(after, describe_duty_escalated(after, now, describe_page(page, recipient))))
        except Conflict:
            continue  # somebody saw to it meanwhile, or they rang once more: look again before telling anybody
        told.append(page.key)
    raise TransientFailure(f"Duty {contact_id} of {slug} keeps changing; try again in a moment.")


def watch_duty(
    slug: str, contact_id: str, now: datetime, companies: CompanyRepository, contacts: ContactRepository,
    runner: EscalationRunner,
) -> bool:  # fmt: skip
    """Watch an open duty; False when there is nothing to watch for. Safe to call twice."""
    try:
        duty, company = contacts.duty(slug, contact_id), companies.get(slug)
    except NotFound:  # the platform's own, or a company that has left
        return False
    look_at = _first_look(duty, company, now)
    if look_at is None:
        return False
    runner.start(slug, duty.watch, duty.generation, look_at)
    return True


def _first_look(duty: Duty, company: Company, now: datetime) -> datetime | None:
    plan = plan_pages(company.rungs, (duty.clock,), duty.told, now)
    return now if plan.due else plan.look_again_at
