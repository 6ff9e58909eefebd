"""A second face of a file: what else some program would take it for, or what it would do when it is opened.

A file may be two things at once (a "polyglot"): readers of archives look from the end, readers of PDF look for a header in
the first kilobyte, script hosts look for their tag anywhere.
"""

import re

_HEAD = 1024
# The end record of a ZIP with the longest comment (APPNOTE.TXT, 4.3.16); JAR, APK and office documents are ZIPs too.
_ZIP_TAIL = 22 + 65_535
_ZIP_END, _ZIP_DIRECTORY = b"PK\x05\x06", b"PK\x01\x02"
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_PAGES = (b"<!doctype", b"<html", b"<head>", b"<body", b"<svg")
_SCRIPTS = (b"<script", b"<?php", b"hta:application")
# What a PDF does by itself, or carries along (ISO 32000-1, 12.6.4 and 7.11.4).
_PDF_DEEDS = frozenset({b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/EmbeddedFiles", b"/RichMedia"})
_PDF_DEED = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z0-9])")
_PDF_ESCAPED_NAME = re.compile(rb"/[A-Za-z#0-9]{6,45}")
_PDF_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


def hides_archive(content: bytes) -> bool:
    """Whether an unpacker would find an archive in it."""
    end = content.rfind(_ZIP_END, max(0, len(content) - _ZIP_TAIL))
    return (end >= 0 and _ZIP_DIRECTORY in content) or any(mark in content for mark in _ARCHIVES)


def hides_page(content: bytes) -> bool:
    """Whether a browser or a script host would find a page or a script in it."""
    head = content[:_HEAD].lower()
    # Photos carry their data as XML behind the first bytes: a page begins at once, or it is one by its tag.
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or any(mark in head for mark in _PAGES):
        return True
    whole = content.lower()
    return any(mark in whole for mark in _SCRIPTS)


def hides_document(media_type: str, content: bytes) -> bool:
    """Whether a reader of PDF would take something else for a document."""
    return media_type != "application/pdf" and b"%PDF-" in content[:_HEAD]


def acts_by_itself(media_type: str, content: bytes) -> bool:
    """Whether a document starts something when it is opened, or carries other files; names may be spelt with escapes."""
    if media_type != "application/pdf":
        return False
    if _PDF_DEED.search(content):
        return True
    escaped = (found.group() for found in _PDF_ESCAPED_NAME.finditer(content) if b"#" in found.group())
    return any(_unescape(name) in _PDF_DEEDS for name in escaped)


def _unescape(name: bytes) -> bytes:
    return _PDF_ESCAPE.sub(lambda found: bytes([int(found.group(1), 16)]), name)
