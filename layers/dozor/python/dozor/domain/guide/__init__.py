"""Guides: what to know of a kind of problem, and the script by which it is found out what is wrong."""

from dozor.domain.guide.diagnosis import diagnose, retell
from dozor.domain.guide.document import Document, DocumentMistakes, read_document
from dozor.domain.guide.guide import Guide, Revision, check_guide, make_guide
from dozor.domain.guide.script import Choice, Script, Step, StepKind
from dozor.domain.revision import COMMON, WRITTEN

__all__ = [
    "COMMON",
    "WRITTEN",
    "Choice",
    "Document",
    "DocumentMistakes",
    "Guide",
    "Revision",
    "Script",
    "Step",
    "StepKind",
    "check_guide",
    "diagnose",
    "make_guide",
    "read_document",
    "retell",
]
