"""Where a file of a known type ends by its own structure. What lies behind that end belongs to something else."""

from collections.abc import Callable, Mapping

Extent = Callable[[bytes], int | None]
"""Content -> the length that the structure accounts for; None for a broken or cut-off file."""

_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length (ITU-T T.81, B.1.1.3)
_JPEG_START, _JPEG_END, _JPEG_SCAN = 0xD8, 0xD9, 0xDA
_PNG_HEAD = 8
_SMALLEST_BOX = 8
_PDF_TAIL = 1024


def jpeg_extent(content: bytes) -> int | None:
    """Up to and with the marker of the image's end (ITU-T T.81, annex B)."""
    if content[:3] != b"\xff\xd8\xff":
        return None
    at = 2
    while at + 1 < len(content):
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
        elif marker == _JPEG_END:
            return at + 2
        elif marker in _JPEG_BARE or marker == _JPEG_START:
            at += 2
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
            if marker == _JPEG_SCAN:
                at = _skip_scan(content, at)
    return None


def _skip_scan(content: bytes, at: int) -> int:
    """The next marker behind entropy-coded data, in which FF 00 is a byte and FF D0 to D7 are restarts."""
    while (at := content.find(b"\xff", at)) >= 0:
        if at + 1 < len(content) and content[at + 1] not in (0x00, *range(0xD0, 0xD8)):
            return at
        at += 2
    return len(content)


def png_extent(content: bytes) -> int | None:
    """Up to and with the chunk IEND (PNG specification, "Chunk layout")."""
    if content[:_PNG_HEAD] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR":
        return None
    at = _PNG_HEAD
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        at += 12 + length
        if kind == b"IEND":
            return at if at <= len(content) else None
    return None


def webp_extent(content: bytes) -> int | None:
    """The RIFF chunk, padded to an even length (WebP container specification)."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return None
    length = 8 + int.from_bytes(content[4:8], "little")
    length += length % 2
    return length if length <= len(content) else None


def boxes_extent(content: bytes) -> int | None:
    """All boxes of an ISO base media file (ISO/IEC 14496-12, 4.2): HEIC, MP4, MOV."""
    at = 0
    while at + _SMALLEST_BOX <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16], "big")
        elif size == 0:  # up to the end of the file
            size = len(content) - at
        if size < _SMALLEST_BOX or not content[at + 4 : at + 8].isascii():
            return at or None
        at += size
    return at if at <= len(content) else None


def pdf_extent(content: bytes) -> int | None:
    """Up to and with the last end mark, which must stand in the last kilobyte (ISO 32000-1, 7.5.5)."""
    if content[:5] != b"%PDF-":
        return None
    last = content.rfind(b"%%EOF", max(0, len(content) - _PDF_TAIL))
    return last + 5 if last >= 0 else None


EXTENTS: Mapping[str, Extent] = {
    "image/jpeg": jpeg_extent,
    "image/png": png_extent,
    "image/webp": webp_extent,
    "image/heic": boxes_extent,
    "video/mp4": boxes_extent,
    "video/quicktime": boxes_extent,
    "application/pdf": pdf_extent,
}
