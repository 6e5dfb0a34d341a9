"""The screen PDF with facing pages side by side, each pair on one sheet of double width.

A page becomes a form on its sheet and keeps its resources and the numbers of its tagged
content, so that the tree need only be told in which form a piece of content stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from hm.compose.house import House
from hm.compose.tokens import read_tokens
from hm.editions import screen
from hm.editions.assemble import saved
from hm.editions.places import COVER_LABELS
from hm.editions.trim import Trim, read_trim
from hm.model.issue import Issue
from hm.model.sheet import Laid
from hm.read.whole import write_whole


def write(issue: Issue, laid: Laid, house: House, out: Path) -> list[Path]:
    """Write ``<issue>-spreads.pdf``. Raises OSError, TokenError."""
    path = out / f"{issue.name}-spreads.pdf"
    write_whole(path, make(issue, laid, house))
    return [path]


def make(issue: Issue, laid: Laid, house: House) -> bytes:
    """The PDF: the front cover alone, then two pages a sheet. Raises TokenError."""
    trim = read_trim(read_tokens(house))
    pdf = screen.joined(issue, laid, house)
    names = [name for run in laid.runs for name in run.record.pages]
    sheets = list(_sheets(len(names)))
    placed: dict[tuple[int, int], _Side] = {}
    for sheet in sheets:
        if len(sheet) == 2:
            left, right = (pdf.pages[number] for number in sheet)
            placed |= _impose(pdf, left, right, trim)
    _move_destinations(pdf, placed)
    _move_content(pdf.Root.StructTreeRoot, placed)
    for _, right_number in reversed([sheet for sheet in sheets if len(sheet) == 2]):
        del pdf.pages[right_number]
    _label(pdf, [[names[number] for number in sheet] for sheet in sheets])
    pdf.Root.PageLayout = Name.SinglePage
    return saved(pdf)


@dataclass(frozen=True, slots=True)
class _Side:
    """What a page has become."""

    sheet: Object
    form: Object
    shift: float
    """Points to the right by which it stands on its sheet."""


def _sheets(pages: int) -> Iterator[Sequence[int]]:
    """The numbers of the pages on each sheet: the first alone, then two by two."""
    yield (0,)
    for number in range(1, pages, 2):
        yield range(number, min(number + 2, pages))


def _impose(pdf: Pdf, left: Page, right: Page, trim: Trim) -> dict[tuple[int, int], _Side]:
    """Set two pages side by side on a sheet that takes the left one's place."""
    forms = [_form(pdf, page) for page in (left, right)]
    sheet = left.obj
    # Links lead by the corners of their areas, so these move with their page.
    moved = list(right.obj.get("/Annots", ()))
    for annotation in moved:
        annotation.Rect = Array(
            [edge + trim.width * (at % 2 == 0) for at, edge in enumerate(_numbers(annotation.Rect))]
        )
        annotation.P = sheet
    links = [*left.obj.get("/Annots", ()), *moved]
    if links:
        sheet.Annots = Array(links)
    box = Array([*trim.around()])
    box[2] = 2 * box[2]
    for name in ("/MediaBox", "/CropBox", "/TrimBox"):
        sheet[name] = box
    del sheet.StructParents
    sheet.Resources = Dictionary(XObject=Dictionary(Left=forms[0], Right=forms[1]))
    content = f"/Left Do q 1 0 0 1 {trim.width:.6f} 0 cm /Right Do Q"
    sheet.Contents = pdf.make_stream(content.encode())
    return {
        left.obj.objgen: _Side(sheet, forms[0], 0),
        right.obj.objgen: _Side(sheet, forms[1], trim.width),
    }


def _form(pdf: Pdf, page: Page) -> Object:
    page.contents_coalesce()
    form = pdf.make_stream(page.obj.Contents.read_bytes())
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox, form.Resources = page.obj.MediaBox, page.obj.Resources
    form.StructParents = page.obj.StructParents
    if "/Group" in page.obj:
        form.Group = page.obj.Group
    return form


def _numbers(box: Object) -> list[float]:
    return [float(edge) for edge in box]


def _move_destinations(pdf: Pdf, placed: dict[tuple[int, int], _Side]) -> None:
    for view in list(pdf.Root.Names.Dests.Names)[1::2]:
        side = placed.get(view[0].objgen)
        if side:
            view[0] = side.sheet
            view[2] = round(float(view[2]) + side.shift, 2)


def _move_content(element: Object, placed: dict[tuple[int, int], _Side]) -> None:
    """Tell an element and all below it on which sheet, and in which form, its content stands."""
    side = placed.get(element.Pg.objgen) if "/Pg" in element else None
    kids = Array()
    for kid in element.get("/K", ()):
        if not isinstance(kid, Dictionary):
            kids.append(_reference(kid, side) if side else kid)
        elif "/S" in kid:
            _move_content(kid, placed)
            kids.append(kid)
        else:
            kids.append(_moved_reference(kid, placed))
    element.K = kids
    if side:
        element.Pg = side.sheet
        if element.get("/S") == Name.Figure and side.shift:
            left, bottom, right, top = _numbers(element.A.BBox)
            element.A.BBox = Array([left + side.shift, bottom, right + side.shift, top])


def _reference(number: Object, side: _Side) -> Dictionary:
    """A piece of a page's content, where the page is a form."""
    return Dictionary(Type=Name.MCR, Pg=side.sheet, Stm=side.form, MCID=number)


def _moved_reference(kid: Object, placed: dict[tuple[int, int], _Side]) -> Object:
    side = placed.get(kid.Pg.objgen) if "/Pg" in kid else None
    if side is None:
        return kid
    if "/MCID" in kid:
        return _reference(kid.MCID, side)
    kid.Pg = side.sheet
    return kid


def _label(pdf: Pdf, sheets: Sequence[Sequence[str]]) -> None:
    """Name the sheets by their pages: ``Cover``, ``2–3``."""
    numbers: list[object] = []
    for number, names in enumerate(sheets):
        words = [COVER_LABELS.get(name, name) for name in names]
        mark = "–" if all(name.isdigit() for name in names) else ", "
        numbers.extend([number, Dictionary(P=pikepdf.String(mark.join(words)))])
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))
