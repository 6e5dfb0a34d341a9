"""The dummy: the print PDF imposed in printer's spreads, to be printed, folded and read.

Saddle-stitched: sheets are folded once and laid into one another, four pages on each. A
sheet's back is its front turned over its short edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from hm.editions.assemble import saved
from hm.editions.marks import Face
from hm.read.whole import write_whole

MM = 72 / 25.4
_MARGIN = 11 * MM
"""Around the pages: what most printers cannot print on, marks, labels."""
_MARK = 4 * MM
_GAP = 1 * MM
"""From the bleed to its marks."""
_SIZE = 6.5
"""Of labels, in points."""
_LABEL = 4.6 * MM
"""From the edge of the sheet to the base line of labels."""
_BLACK = "0 0 0 1 K 0 0 0 1 k"
_PER_SHEET = 4


@dataclass(frozen=True, slots=True)
class Stock:
    """The sheets that the dummy is printed on, in points, lying broadside."""

    width: float
    height: float
    thickness: float
    """Of the paper."""


@dataclass(frozen=True, slots=True)
class Dummy:
    """What became of it."""

    sheets: int
    blanks: int
    scale: float
    """1 where the pages have their own size."""


def write(source: Path, path: Path, stock: Stock, face: Face) -> Dummy:
    """Impose a print PDF. Raises OSError, pikepdf.PikepdfError; ValueError without pages."""
    with pikepdf.open(source) as pages:
        pdf = pikepdf.new()
        count = len(pages.pages)
        if not count:
            raise ValueError(f"{source}: there are no pages")
        order = padded(count)
        scale = _scale(pages.pages[0], stock)
        sheets = len(order) // _PER_SHEET
        forms = {number: _form(pdf, pages.pages[number]) for number in range(count)}
        for sheet in range(sheets):
            for side, spread in (("front", front(order, sheet)), ("back", back(order, sheet))):
                head = (
                    f"{source.name}   sheet {sheet + 1} of {sheets}, {side}"
                    f"   {scale * 100:.1f} %   {_turn(side)}"
                )
                _add_side(pdf, pages, forms, spread, head, stock, scale, sheet, face)
        _describe(pdf, pages)
        write_whole(path, saved(pdf))
    return Dummy(sheets, len(order) - count, scale)


def padded(count: int) -> list[int | None]:
    """The pages from 0 on, with as many blank ones (None) as make whole sheets.

    Blank pages stand before the last leaf, so that the back cover stays outside.
    """
    pages: list[int | None] = list(range(count))
    blanks: list[int | None] = [None] * (-count % _PER_SHEET)
    last = min(count // 2, 2)
    return [*pages[: count - last], *blanks, *pages[count - last :]]


def front(order: Sequence[int | None], sheet: int) -> tuple[int | None, int | None]:
    """The pages left and right on the outer side of a sheet; sheet 0 lies outermost."""
    return order[-1 - 2 * sheet], order[2 * sheet]


def back(order: Sequence[int | None], sheet: int) -> tuple[int | None, int | None]:
    """The pages left and right on its inner side."""
    return order[2 * sheet + 1], order[-2 - 2 * sheet]


def _turn(side: str) -> str:
    return "turn over the short edge" if side == "front" else "fold along the dashes"


def _scale(page: Page, stock: Stock) -> float:
    """As large as the sheet lets it be with marks, and never larger than it is."""
    width, height = _trim(page)[2:]
    across = (stock.width - 2 * _MARGIN) / (2 * width)
    return min(1.0, across, (stock.height - 2 * _MARGIN) / height)


def _trim(page: Page) -> tuple[float, float, float, float]:
    """Left, bottom, width and height."""
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    return left, bottom, right - left, top - bottom


def _form(pdf: Pdf, page: Page) -> Object:
    """A page as something to be drawn, as far as its bleed."""
    form = pdf.copy_foreign(page.as_form_xobject())
    form.BBox = Array([float(edge) for edge in page.obj.get("/BleedBox", page.trimbox)])
    for key in ("/StructParents", "/StructParent"):
        if key in form:
            del form[key]
    return form


def _add_side(
    pdf: Pdf,
    source: Pdf,
    forms: dict[int, Object],
    spread: tuple[int | None, int | None],
    head: str,
    stock: Stock,
    scale: float,
    sheet: int,
    face: Face,
) -> None:
    """One side of a sheet.

    Inner sheets stand out beyond the outer ones by the paper that they are folded around:
    their pages, and their marks with them, move as much towards the fold.
    """
    creep = sheet * stock.thickness
    fold = stock.width / 2
    drawn = [_BLACK]
    used = Dictionary()
    model = source.pages[0]
    for right, number in enumerate(spread):
        page = model if number is None else source.pages[number]
        left, bottom, width, height = _trim(page)
        x = fold - creep if right else fold + creep - width * scale
        y = (stock.height - height * scale) / 2
        outer = x + width * scale if right else x
        if number is not None:
            name = f"/P{number + 1}"
            used[name] = forms[number]
            clip = (fold, fold) if right else (0.0, fold)
            drawn.append(
                f"q {clip[0]:.3f} 0 {fold:.3f} {stock.height:.3f} re W n "
                f"{scale:.6f} 0 0 {scale:.6f} {x - left * scale:.4f} {y - bottom * scale:.4f} cm "
                f"{name} Do Q"
            )
        bleed = _bleed(page) * scale
        drawn += _trim_marks(outer, y, y + height * scale, bleed, outward=1 if right else -1)
        label = _label(source, number)
        drawn.append(_words(label, face, (x + width * scale / 2, _LABEL), middle=True))
    drawn += _fold_marks(fold, stock)
    drawn.append(_words(head, face, (fold, stock.height - _LABEL - _SIZE / 2), middle=True))
    pdf.pages.append(
        Page(
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Page,
                    MediaBox=Array([0, 0, round(stock.width, 4), round(stock.height, 4)]),
                    Group=Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK),
                    Resources=Dictionary(XObject=used),
                    Contents=pdf.make_stream("\n".join(drawn).encode()),
                )
            )
        )
    )


def _bleed(page: Page) -> float:
    left, _, right, _ = (float(edge) for edge in page.obj.get("/BleedBox", page.trimbox))
    trim = _trim(page)
    return max(trim[0] - left, right - trim[0] - trim[2], 0.0)


def _trim_marks(outer: float, foot: float, head: float, bleed: float, outward: int) -> list[str]:
    """Two strokes at each outer corner of a page; the inner ones are on the fold."""
    lines = ["q .25 w"]
    start = bleed + _GAP
    for y in (foot, head):
        near, far = outer + outward * start, outer + outward * (start + _MARK)
        lines.append(f"{near:.3f} {y:.3f} m {far:.3f} {y:.3f} l S")
    for y, away in ((foot, -1), (head, 1)):
        near, far = y + away * start, y + away * (start + _MARK)
        lines.append(f"{outer:.3f} {near:.3f} m {outer:.3f} {far:.3f} l S")
    return [*lines, "Q"]


def _fold_marks(fold: float, stock: Stock) -> list[str]:
    lines = ["q .35 w [2 1.5] 0 d"]
    for start, end in ((0.0, _LABEL - _GAP), (stock.height, stock.height - _LABEL + _GAP)):
        lines.append(f"{fold:.3f} {start:.3f} m {fold:.3f} {end:.3f} l S")
    return [*lines, "Q"]


def _label(source: Pdf, number: int | None) -> str:
    if number is None:
        return "blank"
    label = str(source.pages[number].label)
    return f"page {label}" if label.isdecimal() else label


def _words(text: str, face: Face, spot: tuple[float, float], *, middle: bool) -> str:
    """A line of text drawn as outlines, from a spot on, or with its middle there."""
    scale = _SIZE / face.units
    glyphs = [face.glyph(char) for char in text]
    width = sum(advance for _, advance in glyphs) * scale
    x = spot[0] - width / 2 if middle else spot[0]
    parts = [f"q {scale:.6f} 0 0 {scale:.6f} {x:.3f} {spot[1]:.3f} cm"]
    for path, advance in glyphs:
        parts += [path, f"1 0 0 1 {advance} 0 cm"]
    return "\n".join([*parts, "Q"])


def _describe(pdf: Pdf, source: Pdf) -> None:
    """The title and dates of the print PDF, and its press, so that the colours are as there."""
    for key in ("/Title", "/CreationDate", "/ModDate", "/Producer"):
        if "/Info" in source.trailer and key in source.docinfo:
            pdf.docinfo[key] = pikepdf.String(str(source.docinfo[key]))
    intents = source.Root.get("/OutputIntents")
    if isinstance(intents, Array):
        pdf.Root.OutputIntents = Array([pdf.copy_foreign(_indirect(source, i)) for i in intents])


def _indirect(pdf: Pdf, thing: Object) -> Object:
    return thing if thing.is_indirect else pdf.make_indirect(thing)
