"""Where the pages are to be found, as whoever deploys them decides: the context `pages`, which stands in cdk.json.

One word or one object, and never nothing: what is said of the pages is said anew with every deployment, so whatever could be
forgotten would be taken away from them without a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constructs import Node

CONTEXT = "pages"
OF_CLOUDFRONT = "cloudfront"
# A certificate for CloudFront lies in this region (CloudFront developer guide, "Requirements for using SSL/TLS certificates").
CERTIFICATE_REGION = "us-east-1"


class PagesPlaceError(ValueError):
    """What was said does not go together; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class PagesPlace:
    """domain, certificate (ARN): the pages' own, both or none, else they have CloudFront's name. web_acl: ARN of a WAF rule
    list. map_tiles ("https://…/{z}/{x}/{y}.png"), map_attribution: where maps come from and whose they are, none: no maps.
    """

    domain: str = ""
    certificate: str = ""
    web_acl: str = ""
    map_tiles: str = ""
    map_attribution: str = ""

    def __post_init__(self) -> None:
        if bool(self.domain) != bool(self.certificate):
            raise PagesPlaceError("pages: domain and certificate go together: give both, or none")
        if self.certificate and f":acm:{CERTIFICATE_REGION}:" not in self.certificate:
            raise PagesPlaceError(f"CloudFront takes certificates from {CERTIFICATE_REGION} only: {self.certificate}")
        if self.map_tiles and not self.map_tiles.startswith("https://"):
            raise PagesPlaceError("pages: map_tiles must begin with https://")
        if bool(self.map_tiles) != bool(self.map_attribution):
            raise PagesPlaceError("pages: map_tiles and map_attribution go together: give both, or none")

    @property
    def address(self) -> str:
        """Where the pages are, no trailing slash; empty without a domain: then only their distribution knows."""
        return f"https://{self.domain}" if self.domain else ""

    @property
    def map_host(self) -> str:
        """The origin that tiles come from, such as https://tiles.example.org; empty for none."""
        return "/".join(self.map_tiles.split("/")[:3])


UNSAID = (
    f'Say in the context of cdk.json where the pages are: "{CONTEXT}": "{OF_CLOUDFRONT}" for CloudFront\'s own name, or'
    f' "{CONTEXT}": {{"domain": …, "certificate": …}} (docs/deploy.md). Left unsaid, a domain that an earlier deployment gave'
    " them would be taken away."
)
_KNOWN = tuple(field.name for field in fields(PagesPlace))


def read_pages_place(node: "Node") -> PagesPlace:
    """From the application's context; CloudFront's own name where it says nothing. Raises PagesPlaceError."""
    said = node.try_get_context(CONTEXT)
    if said in (None, OF_CLOUDFRONT):
        return PagesPlace()
    if not isinstance(said, Mapping):
        raise PagesPlaceError(
            f'pages: "{OF_CLOUDFRONT}", or in cdk.json an object of {", ".join(_KNOWN)}; not {said!r}'
        )
    if unknown := sorted(set(said) - set(_KNOWN)):
        raise PagesPlaceError(f"pages: {', '.join(unknown)}: only {', '.join(_KNOWN)} are known")
    return PagesPlace(**{name: str(value or "") for name, value in said.items()})
