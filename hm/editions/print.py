"""The print PDF, a PDF/X-4: colours for the press, bleed, crop marks and a slug around it."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

from hm.compose.house import House
from hm.compose.tokens import Tokens, read_tokens
from hm.editions import marks, pdfx
from hm.editions.assemble import join_plain, saved
from hm.editions.colour import Painter, press
from hm.editions.foreign_colour import recolour_supplied
from hm.editions.making import Cache
from hm.editions.metadata import title
from hm.editions.placed import placed_sizes
from hm.editions.places import label
from hm.editions.press_pictures import FOLDER, print_pictures
from hm.editions.profile import press_profile
from hm.editions.trim import Trim, read_trim
from hm.layout.cachedir import cache_folder
from hm.layout.ready_fonts import ready_font
from hm.layout.whole import write_whole
from hm.model.issue import Issue
from hm.model.sheet import Laid

_GAP = 12.0
"""Points between the parts of the slug line."""

_TAG = re.compile(rb"^(?:/\w+\n<</MCID \d+>>\nBDC|/Artifact\nBMC|(EMC))\n", re.M)
"""How the layout engine marks content for readers, each on lines of its own."""


def write(issue: Issue, laid: Laid, house: House, out: Path, errors: int = 0) -> list[Path]:
    """Write ``<issue>-print.pdf``; where ``errors`` stand, it says that it is not for press.

    Raises OSError, TokenError.
    """
    tokens = read_tokens(house)
    trim = read_trim(tokens)
    terms = issue.magazine.press
    profile = press_profile(issue.magazine, house)
    notice = _notice(errors)
    pdf = join_plain(issue, laid)
    path = out / f"{issue.name}-print.pdf"

    line = f"{path.name}  {title(issue)}  {issue.published.isoformat()}"
    face = marks.Face(_face(tokens, house))
    drawn, end = marks.marks(pdf, trim, line, face, notice=notice, bars=terms.bars)
    cache = Cache(cache_folder(issue.magazine.root) / FOLDER)
    print_pictures(pdf, placed_sizes(pdf), profile, cache)
    inks = press(tokens.colours(), profile.ink)
    recolour_supplied(pdf, inks)
    painter = Painter(pdf, inks)
    names = [name for run in laid.runs for name in run.record.pages]
    for page, name in zip(pdf.pages, names, strict=True):
        content = _untagged(painter.content(page.obj))
        slug, _ = marks.slug_line(label(name), face, trim, end + _GAP)
        _set_sheet(page.obj, pdf, trim, content, slug)
        page.obj.Resources.XObject["/hm-marks"] = drawn
    material = b"".join(run.fragment.read_bytes() for run in laid.runs)
    pdfx.declare(pdf, issue, profile, material + profile.data + repr(terms).encode(), notice)
    write_whole(path, saved(pdf, pdfx.VERSION))
    return [path]


def _notice(errors: int) -> str:
    """What a PDF with errors says of itself."""
    if not errors:
        return ""
    return f"not for press: {errors} {'error' if errors == 1 else 'errors'}"


def _untagged(content: bytes) -> bytes:
    """Content without its marks for readers, which lead nowhere here."""
    found = _TAG.findall(content)
    if 2 * sum(map(bool, found)) != len(found):
        return content
    return _TAG.sub(b"", content)


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
    around = b"\nQ\n/hm-marks Do\n" + slug
    page.Contents = pikepdf.Stream(pdf, clip.encode() + content + around)
