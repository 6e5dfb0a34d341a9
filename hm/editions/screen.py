"""The screen PDF: trimmed, in screen colours, tagged as PDF/UA-1."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Name, Pdf

from hm.compose.house import House
from hm.compose.tokens import read_tokens
from hm.editions.assemble import Joined, saved
from hm.editions.metadata import declare_accessible, describe
from hm.editions.trim import Trim, read_trim
from hm.model.issue import Issue
from hm.model.sheet import Laid, LaidRun
from hm.read.whole import write_whole


def write(issue: Issue, laid: Laid, house: House, out: Path) -> list[Path]:
    """Write ``<issue>-screen.pdf``. Raises OSError, TokenError."""
    return ScreenMaking(issue, house).write(laid, out)


def begin(issue: Issue, house: House) -> ScreenMaking:
    """Begin the screen PDF. Raises TokenError."""
    describe(pikepdf.new(), issue)  # it loads what it needs when it is first called
    return ScreenMaking(issue, house)


class ScreenMaking:
    """The screen PDF on its way: runs are taken up as they are laid out.

    Raises OSError, TokenError.
    """

    def __init__(self, issue: Issue, house: House) -> None:
        self._issue = issue
        self._trim = read_trim(read_tokens(house))
        self._joined = Joined(issue.flatplan.runs)

    def add(self, run: LaidRun) -> None:
        """Take up a run. Raises OSError, and ValueError where its fragment is not whole."""
        self._joined.add(run)

    def write(self, laid: Laid, out: Path, errors: int = 0) -> list[Path]:
        """Write the PDF of runs, in their order. Raises as ``add`` does."""
        path = out / f"{self._issue.name}-screen.pdf"
        pdf = self._joined.finish(self._issue, laid, self._trim)
        write_whole(path, saved(_trimmed(pdf, self._trim)))
        return [path]


def make(issue: Issue, laid: Laid, house: House) -> bytes:
    """The screen PDF, one page for each of the records' pages. Raises TokenError."""
    return saved(joined(issue, laid, house))


def joined(issue: Issue, laid: Laid, house: House) -> Pdf:
    """The screen PDF before it is a file. Raises TokenError."""
    trim = read_trim(read_tokens(house))
    return _trimmed(Joined(issue.flatplan.runs).finish(issue, laid, trim), trim)


def _trimmed(pdf: Pdf, trim: Trim) -> Pdf:
    """A document of fragments, made the screen's."""
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
