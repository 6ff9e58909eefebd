"""The executor's own list: opened by the link that was sent to their own telephone for this shift."""

from chalice.app import Blueprint, Request

from dozor.application.executor_page.in_hand import list_in_hand
from dozor.application.executor_page.link import AtWork, open_link, withdraw_link
from dozor.bootstrap.attachments import executor_links
from dozor.bootstrap.stores import companies, people, tickets
from dozor.bootstrap.system import clock, links, settings
from dozor.config.settings import RestApiSettings
from dozor.domain.ticket import Ticket
from functions.rest_api.access import person_of
from functions.rest_api.languages import language_of
from functions.rest_api.models.work import ExecutorLinkWithdrawnTold, InHandTold, ShiftTold
from functions.rest_api.operations import operation
from functions.rest_api.work_views import calls_to, show_work

blueprint = Blueprint(__name__)


@operation(blueprint, "GET", "/shifts/{token}", ShiftTold, authorized=False)
def read_shift(request: Request, token: str) -> ShiftTold:
    """All that the executor has in hand, what is due first at the top."""
    signer = links(settings(RestApiSettings).link_secret_arn)
    at_work = open_link(token, clock().now(), signer, companies(), people(), executor_links())
    company, executor = at_work.company, at_work.executor
    language, held = language_of(request), list_in_hand(executor, people(), tickets())
    return ShiftTold(
        company_name=company.name(language),
        calls_to=calls_to(company),
        time_zone=company.time_zone,
        executor_name=executor.name,
        until=at_work.until,
        tickets=tuple(_show(one, at_work, language) for one in held.tickets),
        more=held.more,
    )


@operation(blueprint, "POST", "/executors/{company}/{executor_id}/links/withdraw", ExecutorLinkWithdrawnTold)
def withdraw_executor_link(request: Request, company: str, executor_id: str) -> ExecutorLinkWithdrawnTold:
    """All links to that executor's list made until now open nothing any more: the telephone is lost, or in wrong hands."""
    slug, now = person_of(request).may_see(company), clock().now()
    withdraw_link(slug, executor_id, now, people(), executor_links())
    return ExecutorLinkWithdrawnTold(withdrawn_at=now)


def _show(ticket: Ticket, at_work: AtWork, language: str) -> InHandTold:
    """With a link of its own, which lives no longer than the list."""
    signer = links(settings(RestApiSettings).link_secret_arn)
    token = signer.sign(ticket.company, ticket.number, at_work.executor.id, at_work.until)
    return InHandTold(token=token, ticket=show_work(ticket, at_work.executor.id, language))
