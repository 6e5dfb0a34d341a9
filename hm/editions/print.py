"""The print PDF: bleed, crop marks and a slug line around it, colours for the press."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

from hm.compose.house import House
from hm.compose.tokens import Tokens, read_tokens
from hm.editions import marks
from hm.editions.assemble import join, saved
from hm.editions.colour import Painter, press
from hm.editions.metadata import title
from hm.editions.places import label
from hm.editions.trim import Trim, read_trim
from hm.layout.ready_fonts import ready_font
from hm.layout.whole import write_whole
from hm.model.issue import Issue
from hm.model.sheet import Laid

_GAP = 12.0
"""Points between the parts of the slug line."""


def write(issue: Issue, laid: Laid, house: House, out: Path) -> list[Path]:
    """Write ``<issue>-print.pdf``. Raises OSError, TokenError."""
    tokens = read_tokens(house)
    trim = read_trim(tokens)
    pdf = join(issue, laid, trim)
    path = out / f"{issue.name}-print.pdf"

    face = marks.Face(_face(tokens, house))
    drawn, end = marks.marks(pdf, trim, f"{path.name}  {title(issue)}", face)
    painter = Painter(pdf, press(tokens.colours()))
    names = [name for run in laid.runs for name in run.record.pages]
    for page, name in zip(pdf.pages, names, strict=True):
        content = painter.content(page.obj)
        slug, _ = marks.slug_line(label(name), face, trim, end + _GAP)
        _set_sheet(page.obj, pdf, trim, content, slug)
        page.obj.Resources.XObject["/hm-marks"] = drawn
    write_whole(path, saved(pdf))
    return [path]


def _face(tokens: Tokens, house: House) -> Path:
    """The font of the slug, unpacked where the house has it so."""
    path = tokens.file(marks.FACE, house)
    return ready_font(house, path.read_bytes()) or path


def _set_sheet(page: Object, pdf: Pdf, trim: Trim, content: bytes, slug: bytes) -> None:
    """Set a page's boxes; clip what it shows to the bleed, and put the marks around it.

    The origin stays at the trim's corner, for patterns are anchored to it.
    """
    page.MediaBox = trim.around(trim.bleed + trim.slug)
    page.BleedBox = trim.around(trim.bleed)
    page.TrimBox = trim.around()
    for box in ("/CropBox", "/ArtBox"):
        if box in page:
            del page[box]
    # Transparency is blended in the inks it is printed in.
    page.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)
    x, y, right, top = (float(edge) for edge in page.BleedBox)
    clip = f"q\n{x:.6f} {y:.6f} {right - x:.6f} {top - y:.6f} re W n\n"
    around = b"\nQ\n/Artifact <</Type /Page>> BDC\n/hm-marks Do\n" + slug + b"EMC\n"
    page.Contents = pikepdf.Stream(pdf, clip.encode() + content + around)
