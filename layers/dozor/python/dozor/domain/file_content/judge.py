"""The verdict on an uploaded file: which of the types that we take it is, or why it is not taken."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dozor.domain.file_content.extent import EXTENTS
from dozor.domain.file_content.faces import acts_by_itself, hides_archive, hides_document, hides_page

# Why a file is not taken: message ids of the catalogues, told to whoever attached it.
EMPTY = "The file is empty."
TOO_LARGE = "The file is too large."
NOT_TAKEN = "We take photos (JPEG, PNG, WebP, HEIC), PDF and short videos; this file is something else."
BROKEN = "The file is damaged: please send it once more."
TWO_IN_ONE = "There is something else hidden in this file, so we cannot take it."
ACTS = "This document starts something when it is opened, so we cannot take it."

# The first brand of an ISO base media file (ISO/IEC 14496-12, 4.3; registered at mp4ra.org).
_BRANDS: Mapping[bytes, str] = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "image/heic"),
    **dict.fromkeys((b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V "), "video/mp4"),
    **dict.fromkeys((b"MSNV", b"3gp4", b"3gp5", b"3gp6"), "video/mp4"),
    b"qt  ": "video/quicktime",
}
_STILLS = frozenset({b"mif1", b"msf1"})  # any codec: which one is said by the further brands
_SLACK = b"\0 \t\r\n"


@dataclass(frozen=True, slots=True)
class Verdict:
    """media_type: what it is; empty where it is not taken, and then `reason` says why."""

    media_type: str = ""
    reason: str = ""


def judge(content: bytes, seen: Collection[str], taken: Collection[str], largest: int) -> Verdict:
    """The verdict. seen: what a library takes the file for (media types); taken: types that are; largest: bytes."""
    if not content:
        return Verdict(reason=EMPTY)
    if len(content) > largest:
        return Verdict(reason=TOO_LARGE)
    media_type = _recognise(content, seen)
    if media_type not in taken or media_type not in EXTENTS:
        return Verdict(reason=NOT_TAKEN)
    if _has_other_face(media_type, content):
        return Verdict(reason=TWO_IN_ONE)
    end = EXTENTS[media_type](content)
    if end is None:
        return Verdict(reason=BROKEN)
    if not _may_follow(media_type, content, end):
        return Verdict(reason=TWO_IN_ONE)
    return Verdict(reason=ACTS) if acts_by_itself(media_type, content) else Verdict(media_type)


def _recognise(content: bytes, seen: Collection[str]) -> str:
    """By the brand where there is one, because libraries know few of them; else what the library and the structure agree on."""
    if content[4:8] == b"ftyp":
        brand = content[8:12]
        further = content[16 : int.from_bytes(content[:4], "big")]
        return "" if brand in _STILLS and b"hei" not in further else _BRANDS.get(brand, "")
    found = [media_type for media_type in seen if media_type in EXTENTS]
    return found[0] if found else ""


def _has_other_face(media_type: str, content: bytes) -> bool:
    return hides_archive(content) or hides_page(content) or hides_document(media_type, content)


def _may_follow(media_type: str, content: bytes, end: int) -> bool:
    """Whether what stands behind the file's own end is harmless.

    Telephones put a film, a second photo or data of their own behind a JPEG, which no other program opens; elsewhere only
    padding.
    """
    return media_type == "image/jpeg" or not content[end:].strip(_SLACK)
