"""What CloudFront tells browsers with every answer of the pages: what they may run, fetch, show, and who may show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from aws_cdk import Duration, aws_cloudfront
from constructs import Construct

_TWO_YEARS = Duration.days(730)
# What a page could ask of a browser and ours never do. The order is that of the header.
_NEVER_ASKED = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Whom the pages speak to, each an origin ("https://…") unless told otherwise; tiles: of maps, empty for none.

    instance: of Connect, whose agent workspace shows the desk, and whose panel the desk has in a frame.
    live: the whole address of the WebSocket.
    """

    api: str
    live: str
    sign_in: str
    recordings: str
    attachments: str
    instance: str
    tiles: str = ""


def content_security_policy(them: Neighbours) -> str:
    """The policy. Nothing is allowed but what is named (W3C Content Security Policy Level 3).

    Style elements: antd makes them while a page runs, in an order and number that no list of digests could foresee, and a
    nonce that stands in a file for everybody is none. So elements are allowed, and attributes of injected markup are not:
    `style-src` itself is for browsers that do not tell the two apart.
    """
    directives: Mapping[str, tuple[str, ...]] = {
        "default-src": ("'none'",),
        "script-src": ("'self'",),
        "style-src": ("'self'", "'unsafe-inline'"),
        "style-src-elem": ("'self'", "'unsafe-inline'"),
        "style-src-attr": ("'none'",),
        "img-src": ("'self'", "data:", "blob:", them.attachments, them.tiles),
        "media-src": ("'self'", "blob:", them.recordings, them.attachments),
        "font-src": ("'self'",),
        "connect-src": ("'self'", them.api, them.live, them.sign_in, them.recordings, them.attachments),
        "worker-src": ("'self'",),
        "manifest-src": ("'self'",),
        "frame-src": (them.instance,),
        "frame-ancestors": ("'self'", them.instance),
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
    }
    return "; ".join(" ".join((name, *filter(None, sources))) for name, sources in directives.items())


def permissions_policy(instance: str) -> str:
    """The microphone is for the panel, which the desk has in a frame; what a desk copies is its own.

    The desk itself must be allowed too: a page cannot hand on to a frame what it has not itself, whomever its list names
    (W3C Permissions Policy, "Define an inherited policy for feature in container").
    """
    panel = f'"{instance}"'
    allowed = {
        **dict.fromkeys(_NEVER_ASKED, "()"),
        "autoplay": f"(self {panel})",
        "clipboard-read": "()",
        "clipboard-write": f"(self {panel})",
        "fullscreen": "(self)",
        "microphone": f"(self {panel})",
    }
    return ", ".join(f"{name}={who}" for name, who in sorted(allowed.items()))


def make_headers(scope: Construct, identity: str, them: Neighbours) -> aws_cloudfront.ResponseHeadersPolicy:
    """The policy of response headers; no X-Frame-Options, which could not name the agent workspace."""
    custom = {
        "permissions-policy": permissions_policy(them.instance),
        # The panel's sign-in is a window that the desk closes when it has done.
        "cross-origin-opener-policy": "same-origin-allow-popups",
        "cross-origin-resource-policy": "same-origin",
        "x-robots-tag": "noindex, nofollow",
    }
    return aws_cloudfront.ResponseHeadersPolicy(
        scope,
        identity,
        comment="Dozor: the pages",
        security_headers_behavior=aws_cloudfront.ResponseSecurityHeadersBehavior(
            content_security_policy=aws_cloudfront.ResponseHeadersContentSecurityPolicy(
                content_security_policy=content_security_policy(them), override=True
            ),
            content_type_options=aws_cloudfront.ResponseHeadersContentTypeOptions(override=True),
            referrer_policy=aws_cloudfront.ResponseHeadersReferrerPolicy(
                # Executors' and residents' addresses are their keys: nobody else may read them in a Referer. The site alone
                # is told, for Connect's panel compares it with the approved origins (amazon-connect-streams,
                # verifyDomainAccess).
                referrer_policy=aws_cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN,
                override=True,
            ),
            strict_transport_security=aws_cloudfront.ResponseHeadersStrictTransportSecurity(
                # Of this name alone: what else the customer has below it is none of ours, and browsers would not forget.
                access_control_max_age=_TWO_YEARS,
                override=True,
            ),
        ),
        custom_headers_behavior=aws_cloudfront.ResponseCustomHeadersBehavior(
            custom_headers=[
                aws_cloudfront.ResponseCustomHeader(header=name, value=value, override=True)
                for name, value in custom.items()
            ]
        ),
    )
