"""Links that let people in without a password, wherever one stands in a text: whoever reads it must not get in by it."""

import re

WORK, SHIFT, RESIDENT = "/work/", "/work/shift/", "/r/"
"""Addresses of the pages that signed links open, before the token: one ticket, an executor's list, a resident's tickets."""
MASK = "•••"
# Where the API opens them, too. A token is longer than a page's own name, and its seal never is of small letters alone.
# What is letters of Base64 from quote to quote is no text: a form's policy or an AWS token, which must stay as it is.
_SECRET = re.compile(
    r'(?P<kept>"[A-Za-z0-9+/=]{200,}")|(?P<address>/(?:work/shift|work|r|shifts|resident)/)(?=[a-z0-9_-]*[A-Z])[\w-]{20,}',
    re.ASCII,
)


def mask_links(text: str) -> str:
    """The text, or a whole JSON document, with every signed link's token replaced: "https://…/work/•••"."""
    return _SECRET.sub(lambda found: found["kept"] or found["address"] + MASK, text)
