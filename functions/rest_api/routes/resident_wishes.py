"""What a resident wants of our messages, and of their link, by the link itself."""

from dataclasses import replace

from chalice.app import Blueprint, Request

from dozor.application.messaging.set_wishes import set_wishes
from dozor.application.resident_page.link import Visitor, withdraw_links
from dozor.bootstrap.attachments import resident_links
from dozor.bootstrap.stores import companies, wishes
from dozor.bootstrap.system import clock
from dozor.domain.message import MessageChannel
from dozor.domain.people import Actor, ActorKind
from dozor.domain.wishes import Wishes
from functions.rest_api.models.resident import OwnWishesAsked, OwnWishesTold, WithdrawalTold
from functions.rest_api.operations import operation
from functions.rest_api.routes.resident import PAGE, open_resident

blueprint = Blueprint(__name__)
WISHES = f"{PAGE}/wishes"


@operation(blueprint, "GET", WISHES, OwnWishesTold, authorized=False)
def read_own_wishes(_: Request, token: str) -> OwnWishesTold:
    """In which language and by which way they want to be written to, and what there is to choose from."""
    visitor = open_resident(token)
    return _show(visitor, wishes().wishes(visitor.company.slug, visitor.phone))


@operation(blueprint, "POST", WISHES, OwnWishesTold, body=OwnWishesAsked, authorized=False)
def set_own_wishes(_: Request, token: str, body: OwnWishesAsked) -> OwnWishesTold:
    """Keep what they want; what is left out stays as it was."""
    visitor = open_resident(token)
    wanted = replace(
        wishes().wishes(visitor.company.slug, visitor.phone), **body.model_dump(include=body.model_fields_set)
    )
    actor = Actor(ActorKind.RESIDENT, visitor.phone)
    return _show(visitor, set_wishes(wanted, actor, clock().now(), companies(), wishes()))


@operation(blueprint, "POST", f"{PAGE}/withdraw", WithdrawalTold, authorized=False)
def withdraw_own_links(_: Request, token: str) -> WithdrawalTold:
    """Let this link, and all others that were sent to their phone until now, open nothing any more."""
    visitor, now = open_resident(token), clock().now()
    withdraw_links(visitor.company.slug, visitor.phone, now, resident_links())
    return WithdrawalTold(withdrawn_at=now)


def _show(visitor: Visitor, kept: Wishes) -> OwnWishesTold:
    company = visitor.company
    by_phone = (MessageChannel.SMS, MessageChannel.VOICE) if company.calls_from else (MessageChannel.SMS,)
    return OwnWishesTold(
        language=kept.language,
        channel=kept.channel,
        email=kept.email,
        news=kept.news,
        languages=company.languages,
        channels=(*by_phone, MessageChannel.EMAIL),
    )
