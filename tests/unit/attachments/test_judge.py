"""What a file really is: by its bytes, through the library that the function uses."""

import pytest

from dozor.adapters.content.puremagic_sniffer import PuremagicSniffer
from dozor.domain.file_content.judge import ACTS, BROKEN, EMPTY, NOT_TAKEN, TOO_LARGE, TWO_IN_ONE, Verdict, judge
from tests.unit.attachments.files import GOOD, TYPES, archive, boxes, jpeg, pdf, png, webp

TAKEN = frozenset(TYPES.values())
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
STRANGERS = {
    "a Windows program": b"MZ\x90\0" + b"\0" * 300,
    "a Linux program": b"\x7fELF\x02\x01\x01" + b"\0" * 300,
    "a shell script": b"#!/bin/sh\nrm -rf /\n",
    "a page": b"<!DOCTYPE html><html><script>alert(1)</script></html>",
    "a drawing with a script": SVG,
    "an archive": archive(),
    "a RAR archive": b"Rar!\x1a\x07\x01\0" + b"\0" * 100,
    "a 7z archive": b"7z\xbc\xaf\x27\x1c\0\x04" + b"\0" * 100,
    "a GIF": b"GIF89a" + b"\0" * 100,
    "a text": "Течёт труба".encode(),
    "an AVIF": boxes(b"avif", b"mif1", b"avif"),
    "a still of an unknown codec": boxes(b"mif1", b"mif1", b"avif"),
    "noise": bytes(range(256)),
}
TWO = {
    "a photo that is an archive": jpeg() + archive(),
    "a photo that is an archive with a comment behind": jpeg() + archive(b"x" * 1000),
    "a photo with an archive inside its data": jpeg(exif=archive()),
    "a photo that begins as a document": jpeg(exif=b"%PDF-1.4 and so on"),
    "a photo with a page in its first bytes": jpeg(exif=b"*/<html><body>hello"),
    "a photo with a script anywhere": jpeg(exif=b"x" * 2000 + b"<ScRiPt>alert(1)</script>"),
    "a photo with PHP": jpeg() + b"<?php system($_GET[0]); ?>",
    "a photo that is a script host's application": jpeg(exif=b"x" * 3000 + b"<HTA:APPLICATION>"),
    "a picture with something behind": png() + b"MZ something",
    "a container with something behind": webp() + b"MZ something",
    "a film with an archive behind": boxes(b"isom") + archive(),
    "a film with something behind": boxes(b"isom") + b"\xff\xff\xff\xff\xff\xff\xff\xffMZ",
    "a document with something behind": pdf() + b"MZ something",
    "a document that is an archive": pdf() + archive(),
    "a document with RAR in it": pdf(b"Rar!\x1a\x07\x01\0"),
}
CUT = {name: content[: len(content) - 30] for name, content in GOOD.items()}
ACTING = {
    "a script": pdf(b"<< /S /JavaScript /JS (app.alert(1)) >>\n"),
    "a script, spelt with escapes": pdf(b"<< /S /J#61vaScr#69pt /JS (app.alert(1)) >>\n"),
    "a program to start": pdf(b"<< /S /Launch /F (cmd.exe) >>\n"),
    "a file carried along": pdf(b"<< /Type /EmbeddedFile /Length 3 >>\n"),
}


def look(content: bytes, largest: int = 1_000_000) -> Verdict:
    return judge(content, PuremagicSniffer().guess(content), TAKEN, largest)


@pytest.mark.parametrize("name", GOOD)
def test_what_telephones_make_is_taken_for_what_it_is(name: str) -> None:
    assert look(GOOD[name]) == Verdict(TYPES[name])


@pytest.mark.parametrize("what", STRANGERS)
def test_what_we_do_not_take(what: str) -> None:
    assert look(STRANGERS[what]) == Verdict(reason=NOT_TAKEN)


@pytest.mark.parametrize("what", TWO)
def test_a_file_that_is_two_things_at_once(what: str) -> None:
    assert look(TWO[what]) == Verdict(reason=TWO_IN_ONE)


@pytest.mark.parametrize("name", CUT)
def test_a_file_that_was_cut_off(name: str) -> None:
    assert look(CUT[name]) == Verdict(reason=BROKEN)


@pytest.mark.parametrize("what", ACTING)
def test_a_document_that_acts_by_itself(what: str) -> None:
    assert look(ACTING[what]) == Verdict(reason=ACTS)


def test_a_telephones_film_behind_a_photo_is_no_second_face() -> None:
    assert look(jpeg() + boxes(b"mp42") + b"SEFT\0\0\0\0") == Verdict("image/jpeg")


def test_a_document_may_end_in_line_breaks_and_a_picture_in_padding() -> None:
    assert look(pdf() + b"\r\n\r\n").media_type == "application/pdf"
    assert look(png() + b"\0" * 100).media_type == "image/png"


def test_nothing_and_too_much() -> None:
    assert look(b"") == Verdict(reason=EMPTY)
    assert look(jpeg(), largest=len(jpeg()) - 1) == Verdict(reason=TOO_LARGE)
    assert look(jpeg(), largest=len(jpeg())).media_type == "image/jpeg"


def test_a_type_that_the_platform_does_not_take_any_more() -> None:
    content = GOOD["film.mp4"]
    seen = PuremagicSniffer().guess(content)
    assert judge(content, seen, {"image/jpeg"}, 10_000) == Verdict(reason=NOT_TAKEN)
