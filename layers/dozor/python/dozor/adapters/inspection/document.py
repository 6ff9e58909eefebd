"""The report as a PDF on A4, landscape: the figures, then the cases of every clause. The font is embedded."""

from collections.abc import Sequence
from pathlib import Path

import font_roboto  # type: ignore[import-untyped]
from fpdf import FPDF
from fpdf.enums import TableBordersLayout, XPos, YPos
from fpdf.fonts import FontFace

from dozor.adapters.inspection.layout import Cell, Layout
from dozor.domain.inspection import Case, Clause, Verdict

FONT = "Roboto"
MOST = 500  # cases of one clause: nobody reads more on paper, and the workbook has them all
SUMMARY_WIDTHS = (100, 70, 20, 25, 30, 27)
CASE_WIDTHS = (16, 28, 28, 28, 20, 52, 46, 32, 27)
FILES = Path(font_roboto.font_directory)


class _Paper(FPDF):
    """Numbered pages."""

    def footer(self) -> None:
        """The number of the page, below the text."""
        self.set_y(-12)
        self.set_font(FONT, size=8)
        self.cell(0, 8, f"{self.page_no()} / {{nb}}", align="C")


def write_document(path: Path, layout: Layout) -> None:
    """Write the file; raises OSError."""
    paper = _open_paper(layout.title)
    _say(paper, layout.title, 15, bold=True)
    for line in layout.head():
        _say(paper, line, 9)
    paper.ln(3)
    _draw(paper, layout.summary(), SUMMARY_WIDTHS)
    for clause in layout.inspection.clauses:
        _draw_clause(paper, layout, clause)
    path.write_bytes(bytes(paper.output()))


def _open_paper(title: str) -> FPDF:
    paper = _Paper(orientation="landscape", format="A4")
    paper.set_title(title)
    for style, file in (("", "Roboto-Regular.ttf"), ("B", "Roboto-Bold.ttf")):
        paper.add_font(FONT, style, FILES / file)
    paper.set_margins(10, 10)
    paper.set_auto_page_break(auto=True, margin=15)
    paper.add_page()
    return paper


def _draw_clause(paper: FPDF, layout: Layout, clause: Clause) -> None:
    paper.ln(5)
    _say(paper, f"{layout.kind(clause)}. {clause.source}", 10, bold=True)
    shown = sorted(clause.cases, key=_urgency)[:MOST]
    _draw(paper, [list(layout.words.cases), *(layout.case(case) for case in shown)], CASE_WIDTHS)
    if len(clause.cases) > MOST:
        _say(paper, layout.words.more.format(shown=MOST, all=len(clause.cases)), 8)


def _urgency(case: Case) -> int:
    """What was late comes first, then what is still running."""
    return (Verdict.LATE, Verdict.RUNNING, Verdict.IN_TIME).index(case.verdict)


def _draw(paper: FPDF, rows: Sequence[Sequence[Cell]], widths: tuple[int, ...]) -> None:
    paper.set_font(FONT, size=7.5)
    with paper.table(
        col_widths=widths,
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        headings_style=FontFace(emphasis="BOLD"),
        text_align="LEFT",
        line_height=4,
        padding=0.6,
    ) as table:
        for row in rows:
            table.row([str(cell) for cell in row])


def _say(paper: FPDF, text: str, size: float, *, bold: bool = False) -> None:
    paper.set_font(FONT, "B" if bold else "", size)
    paper.multi_cell(0, size * 0.5, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
