"""The screen PDF: trimmed, in screen colours, tagged as PDF/UA-1."""

from __future__ import annotations

from pathlib import Path

from pikepdf import Name, Pdf

from hm.compose.house import House
from hm.compose.tokens import read_tokens
from hm.editions.assemble import Joined, saved
from hm.editions.metadata import declare_accessible
from hm.editions.trim import read_trim
from hm.layout.whole import write_whole
from hm.model.issue import Issue
from hm.model.sheet import Laid


def write(issue: Issue, laid: Laid, house: House, out: Path) -> list[Path]:
    """Write ``<issue>-screen.pdf``. Raises OSError, TokenError."""
    path = out / f"{issue.name}-screen.pdf"
    write_whole(path, make(issue, laid, house))
    return [path]


def make(issue: Issue, laid: Laid, house: House) -> bytes:
    """The screen PDF, one page for each of the records' pages. Raises TokenError."""
    return saved(joined(issue, laid, house))


def joined(issue: Issue, laid: Laid, house: House) -> Pdf:
    """The screen PDF before it is a file. Raises TokenError."""
    trim = read_trim(read_tokens(house))
    pdf = Joined(issue.flatplan.runs).finish(issue, laid, trim)
    for page in pdf.pages:
        # The page ends at the trim; what bleeds stays in its content and is never shown.
        for box in ("/MediaBox", "/CropBox", "/TrimBox"):
            page.obj[box] = trim.around()
        for box in ("/BleedBox", "/ArtBox"):
            if box in page.obj:
                del page.obj[box]
    # The pages are single; a viewer with room shows those together that face each other.
    pdf.Root.PageLayout = Name.TwoPageRight
    declare_accessible(pdf)
    return pdf
