"""Knowing files by their content: apart, because only one function needs the library and its signatures."""

from functools import cache

from dozor.adapters.content.puremagic_sniffer import PuremagicSniffer
from dozor.ports.attachments import ContentSniffer


@cache
def sniffer() -> ContentSniffer:
    """The library's signatures."""
    return PuremagicSniffer()
