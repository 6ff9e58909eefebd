"""Files as telephones make them, as small as they can be, and what somebody might slip in instead."""

import io
import struct
import zipfile
import zlib


def jpeg(scan: bytes = b"\x12\xff\x00\x34\xff\xd0\x56", *, exif: bytes = b"") -> bytes:
    """A photo: a header, perhaps data about it, a scan with an escaped FF and a restart mark, the end."""
    head = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    about = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif if exif else b""
    return head + about + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + scan + b"\xff\xd9"


def png() -> bytes:
    """One grey pixel."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def webp(data: bytes = b"\0" * 20) -> bytes:
    """A container with one chunk."""
    chunk = b"VP8 " + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def boxes(brand: bytes, *further: bytes) -> bytes:
    """An ISO base media file of that brand: HEIC, MP4, MOV."""
    told = brand + b"\0\0\0\0" + b"".join(further or (brand,))
    return _box(b"ftyp", told) + _box(b"moov", b"\0" * 40) + _box(b"mdat", bytes(range(200)))


def pdf(body: bytes = b"1 0 obj\n<< /Type /Catalog >>\nendobj\n") -> bytes:
    """A document without a page."""
    return b"%PDF-1.7\n" + body + b"trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


def archive(comment: bytes = b"") -> bytes:
    """A ZIP with one file."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        made.writestr("Main.class", b"\xca\xfe\xba\xbe")
        made.comment = comment
    return kept.getvalue()


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content


GOOD: dict[str, bytes] = {
    "photo.jpg": jpeg(exif=b"Exif\0\0<x:xmpmeta><rdf:RDF/></x:xmpmeta>"),
    "screenshot.png": png(),
    "picture.webp": webp(),
    "iphone.heic": boxes(b"heic", b"mif1", b"heic"),
    "android.heic": boxes(b"mif1", b"mif1", b"heic"),
    "film.mp4": boxes(b"isom", b"isom", b"mp41"),
    "iphone.mov": boxes(b"qt  "),
    "act.pdf": pdf(),
}
TYPES: dict[str, str] = {
    "photo.jpg": "image/jpeg",
    "screenshot.png": "image/png",
    "picture.webp": "image/webp",
    "iphone.heic": "image/heic",
    "android.heic": "image/heic",
    "film.mp4": "video/mp4",
    "iphone.mov": "video/quicktime",
    "act.pdf": "application/pdf",
}
