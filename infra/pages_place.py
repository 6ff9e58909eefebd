"""Where the pages are to be found, as whoever deploys them decides: by `-c name=value`, or in the context of cdk.json."""

from dataclasses import dataclass

from constructs import Node

# A certificate for CloudFront lies in this region (CloudFront developer guide, "Requirements for using SSL/TLS certificates").
CERTIFICATE_REGION = "us-east-1"
UNKNOWN = "https://dozor.example.org"


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
            raise PagesPlaceError("pages_domain and pages_certificate go together: give both, or none")
        if self.certificate and f":acm:{CERTIFICATE_REGION}:" not in self.certificate:
            raise PagesPlaceError(f"CloudFront takes certificates from {CERTIFICATE_REGION} only: {self.certificate}")
        if self.map_tiles and not self.map_tiles.startswith("https://"):
            raise PagesPlaceError("map_tiles must begin with https://")
        if bool(self.map_tiles) != bool(self.map_attribution):
            raise PagesPlaceError("map_tiles and map_attribution go together: give both, or none")

    @property
    def address(self) -> str:
        """Where the pages are, no trailing slash; without a domain a name that nobody has, until CloudFront's is known."""
        return f"https://{self.domain}" if self.domain else UNKNOWN

    @property
    def map_host(self) -> str:
        """The origin that tiles come from, such as https://tiles.example.org; empty for none."""
        return "/".join(self.map_tiles.split("/")[:3])


def read_pages_place(node: Node) -> PagesPlace:
    """From the application's context; raises PagesPlaceError."""

    def given(name: str) -> str:
        return str(node.try_get_context(name) or "")

    return PagesPlace(
        domain=given("pages_domain"),
        certificate=given("pages_certificate"),
        web_acl=given("pages_web_acl"),
        map_tiles=given("map_tiles"),
        map_attribution=given("map_attribution"),
    )
