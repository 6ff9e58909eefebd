"""Which kind of file a name asks for."""

from collections.abc import Callable, Mapping
from pathlib import Path

from dozor.adapters.inspection.document import write_document
from dozor.adapters.inspection.layout import Layout
from dozor.adapters.inspection.workbook import write_workbook
from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.inspection import Inspection

_WRITERS: Mapping[str, Callable[[Path, Layout], None]] = {".pdf": write_document, ".xlsx": write_workbook}


def check_name(path: Path) -> None:
    """Raises Invalid when the name ends in neither .pdf nor .xlsx."""
    if path.suffix.lower() not in _WRITERS:
        raise Invalid([FieldProblem(path.name, "The name must end in .pdf or .xlsx.")])


def write_inspection(path: Path, company: Company, inspection: Inspection) -> None:
    """Write the report; raises Invalid for another kind of name, and when the file cannot be written."""
    check_name(path)
    try:
        _WRITERS[path.suffix.lower()](path, Layout.of(company, inspection))
    except OSError as refusal:
        raise Invalid([FieldProblem(str(path), f"This file cannot be written: {refusal.strerror}.")]) from refusal
