"""Time, identifiers, texts, links, the catalogue and settings."""

from functools import cache
from typing import TypeVar

from dozor.adapters.aws import aws_client
from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.adapters.signing.hmac_link_signer import HmacLinkSigner
from dozor.adapters.system.ids import SortableIds
from dozor.bootstrap.flow import clock, texts
from dozor.config.settings import read_settings
from dozor.domain.catalogue import Catalogue
from dozor.ports.system import CatalogueSource, Ids, LinkSigner

__all__ = ["catalogue", "clock", "ids", "links", "packaged_catalogue", "settings", "texts"]
S = TypeVar("S")


@cache
def settings(model: type[S]) -> S:
    """The settings of that model, read once."""
    return read_settings(model)


@cache
def ids() -> Ids:
    """Identifiers."""
    return SortableIds()


@cache
def packaged_catalogue() -> CatalogueSource:
    """The catalogue that travels in the layer, with its guide."""
    return PackagedCatalogue()


def catalogue() -> Catalogue:
    """The catalogue of problems; `bootstrap.problems` has it as a company has it."""
    return packaged_catalogue().current()


@cache
def links(secret_arn: str) -> LinkSigner:
    """The signer of links; its secret is read once per process, so a rotated one is seen by new processes."""
    answer = aws_client("secretsmanager").get_secret_value(SecretId=secret_arn)
    return HmacLinkSigner(answer["SecretString"].encode())
