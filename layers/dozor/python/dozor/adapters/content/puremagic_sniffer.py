"""Files known by the signatures of the library puremagic."""

import puremagic

from dozor.ports.attachments import ContentSniffer


class PuremagicSniffer(ContentSniffer):
    """By signatures at the begin of a file."""

    def guess(self, content: bytes) -> tuple[str, ...]:
        """No request. Of the content only the first kilobytes are looked at."""
        try:
            found = puremagic.magic_string(content[:8192])
        except (puremagic.PureError, ValueError):  # nothing known; nothing there
            return ()
        return tuple(dict.fromkeys(match.mime_type for match in found if match.mime_type))
