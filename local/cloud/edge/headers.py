"""What a response headers policy makes of an answer's headers.

CloudFront developer guide, "Understand response headers policies".
"""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.datastructures import MutableHeaders

from local.cloud.edge.unsupported import UnsupportedEdge

Document = Mapping[str, Any]


def _transport(given: Document) -> str:
    flags = {"includeSubDomains": given.get("IncludeSubdomains"), "preload": given.get("Preload")}
    said = [name for name, wanted in flags.items() if _is_true(wanted)]
    return "; ".join((f"max-age={int(given['AccessControlMaxAgeSec'])}", *said))


def _protection(given: Document) -> str:
    if not _is_true(given["Protection"]):
        return "0"
    report = [f"report={given['ReportUri']}"] if "ReportUri" in given else []
    return "; ".join(("1", *(["mode=block"] if _is_true(given.get("ModeBlock")) else []), *report))


_SECURITY: Mapping[str, tuple[str, Callable[[Document], str]]] = {
    "ContentSecurityPolicy": ("content-security-policy", lambda given: str(given["ContentSecurityPolicy"])),
    "ContentTypeOptions": ("x-content-type-options", lambda _: "nosniff"),
    "FrameOptions": ("x-frame-options", lambda given: str(given["FrameOption"])),
    "ReferrerPolicy": ("referrer-policy", lambda given: str(given["ReferrerPolicy"])),
    "StrictTransportSecurity": ("strict-transport-security", _transport),
    "XSSProtection": ("x-xss-protection", _protection),
}
_KNOWN = {"Name", "Comment", "SecurityHeadersConfig", "CustomHeadersConfig", "RemoveHeadersConfig"}


class HeadersPolicy:
    """One policy, read from ResponseHeadersPolicyConfig; raises UnsupportedEdge naming what cannot be imitated."""

    def __init__(self, config: Document) -> None:
        unknown = sorted(set(config) - _KNOWN)
        if unknown:
            raise UnsupportedEdge(f"a response headers policy with {', '.join(unknown)}")
        self._set = [*_read_security(config), *_read_custom(config)]
        self._removed = [str(item["Header"]) for item in config.get("RemoveHeadersConfig", {}).get("Items", [])]

    def apply(self, headers: MutableHeaders) -> None:
        """Change the headers of an answer."""
        for name in self._removed:
            del headers[name]
        for name, value, override in self._set:
            if override or name not in headers:
                headers[name] = value


def _read_security(config: Document) -> list[tuple[str, str, bool]]:
    given: Document = config.get("SecurityHeadersConfig", {})
    unknown = sorted(set(given) - set(_SECURITY))
    if unknown:
        raise UnsupportedEdge(f"a response headers policy with {', '.join(unknown)}")
    return [
        (name, say(given[key]), _is_true(given[key]["Override"]))
        for key, (name, say) in _SECURITY.items()
        if key in given
    ]


def _read_custom(config: Document) -> list[tuple[str, str, bool]]:
    items = config.get("CustomHeadersConfig", {}).get("Items", [])
    return [(str(item["Header"]), str(item["Value"]), _is_true(item["Override"])) for item in items]


def _is_true(value: Any) -> bool:
    """Booleans of templates are texts at times."""
    return value is True or value == "true"
