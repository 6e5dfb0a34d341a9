"""The layout engine: the only module that touches WeasyPrint's private parts.

WeasyPrint lays out whole documents; a magazine wants more: pieces measured by themselves
and set into a page that was laid out without them, the lowest line of a page, the place
where text runs over. That needs the laid-out boxes (``Page._page_box``), which are not
public, so every touch of them is in here.

Lengths are points, measured from the top left corner of the trimmed page.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from hm.compose.house import House, shipped
from hm.compose.tokens import read_tokens
from hm.layout import drawing, quick_lines, shortcuts, squeeze, structure
from hm.layout.galley import TOGETHER, Item
from hm.layout.grid import Grid
from hm.layout.kept_styles import known_or_parsed
from hm.layout.lines import LineBreaker
from hm.layout.parting import Parting
from hm.layout.quick_import import quickly
from hm.layout.ready_fonts import ready_font
from hm.layout.typeset import Kinds, TypesetReader
from hm.model.sheet import Straining
from hm.model.typeset import PageGrid, Typeset

with quickly():
    from weasyprint import CSS, HTML, VERSION, css, draw
    from weasyprint import pdf as pdf_writer
    from weasyprint.css.tokens import InvalidValues, Pending
    from weasyprint.css.validation.expanders import PendingExpander
    from weasyprint.document import Document, Page
    from weasyprint.draw import text as text_drawing
    from weasyprint.formatting_structure import boxes
    from weasyprint.images import RasterImage
    from weasyprint.layout import absolute, block, column, flex, inline, preferred
    from weasyprint.layout import float as float_layout
    from weasyprint.layout import page as page_layout
    from weasyprint.layout.absolute import AbsolutePlaceholder
    from weasyprint.layout.background import layout_box_backgrounds
    from weasyprint.layout.replaced import replacedbox_layout
    from weasyprint.logger import LOGGER
    from weasyprint.pdf import tags
    from weasyprint.text import line_break
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

used_values = shortcuts.used_values(inline.resolve_percentages, boxes.Box, css.AnonymousStyle)
for module in (absolute, block, column, float_layout, inline):
    module.resolve_percentages = used_values
css.ComputedStyle.__missing__ = shortcuts.plain_properties(
    css.ComputedStyle.__missing__,
    frozenset(css.INHERITED),
    css.INITIAL_VALUES,
    frozenset(css.INITIAL_NOT_COMPUTED),
    css.PHYSICAL_FUNCTIONS,
)
css.resolve_var = shortcuts.custom_values(css.resolve_var, css.check_var, css.Function)
Pending.solve = shortcuts.solved_values(Pending.solve)
PendingExpander.validate = shortcuts.whole_shorthands(PendingExpander.validate, InvalidValues)
line_break._font_style_cache_key = shortcuts.type_key(line_break._font_style_cache_key)
inline.strut = shortcuts.line_strut(inline.strut)
inline.inline_min_content_width = shortcuts.narrowest_line(inline.inline_min_content_width)
if quick_lines.VERSION == VERSION:
    inline.avoid_collisions = quick_lines.beside_floats(inline.avoid_collisions, boxes.LineBox)
    inline.get_next_linebox = quick_lines.next_line(inline.get_next_linebox, inline, boxes.TextBox)
fitting = shortcuts.fitting_width(preferred.min_content_width, preferred.max_content_width)
for module in (absolute, float_layout, inline):
    module.shrink_to_fit = fitting
inline.can_break_text = shortcuts.break_between(inline.can_break_text)
page_layout.make_margin_boxes = shortcuts.margin_boxes(page_layout.make_margin_boxes)
inline.split_inline_level = squeeze.line_starts(inline.split_inline_level, boxes.TextBox)
for module in (absolute, block, flex, float_layout, inline):
    module.table_wrapper_width = squeeze.fitting_tables(module.table_wrapper_width)
draw.draw_text = drawing.quick_text(draw.draw_text, text_drawing)
pdf_writer.add_tags = structure.add_better_tags(pdf_writer.add_tags, tags)

_split_first_line = inline.split_first_line

KINDS = Kinds(
    boxes.MarginBox,
    boxes.LineBox,
    boxes.TextBox,
    boxes.InlineBox,
    boxes.ReplacedBox,
    RasterImage,
    replacedbox_layout,
)
POINTS = 0.75
"""Points in a CSS pixel."""
LONG = "data-hm-long"
"""The attribute by which templates mark a headline that does not fit."""
_HAIR = 0.1
"""Points: less is rounding."""

STYLE_FOLDERS = ("styles/tokens", "styles/print")


class Refused(ValueError):
    """An address that is no file of the magazine or the house."""


class MagazineFetcher(URLFetcher):  # type: ignore[misc]
    """Opens files of the magazine and of the house, and nothing else."""

    def __init__(self, house: House) -> None:
        super().__init__(allowed_protocols=("file", "data"))
        self._house = house
        self._folders = tuple(folder.resolve() for folder in house.folders)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The content of a file below one of the folders. Raises Refused for others."""
        parts = urlsplit(url)
        if parts.scheme == "file":
            path = Path(unquote(parts.path)).resolve()
            if not any(path.is_relative_to(folder) for folder in self._folders):
                raise Refused(f"{path.name} lies outside the magazine")
            if path.suffix == ".woff2" and (ready := ready_font(self._house, path.read_bytes())):
                return _FontFile(ready)
        return super().fetch(url, headers)


class _FontFile(URLFetcherResponse):  # type: ignore[misc]
    """The content of a font, without the detour by way of Python's openers of addresses."""

    def __init__(self, path: Path) -> None:
        self.url = path.as_uri()
        self.status = 200
        self._data = path.read_bytes()

    def read(self) -> bytes:
        """All of it."""
        return self._data

    def close(self) -> None:
        """Nothing is open."""

    @cached_property
    def headers(self) -> EmailMessage:
        """None is told."""
        return EmailMessage()


class _Images(dict[str, Any]):
    """The pictures that documents share, by address.

    WeasyPrint names a picture in the PDF after its address. The same magazine must give the
    same bytes wherever it lies, so the names here are of addresses below the folders.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        super().__init__()
        self._bases = tuple(f"{folder.resolve().as_uri()}/" for folder in folders)

    def __setitem__(self, url: str, image: Any) -> None:
        if isinstance(image, RasterImage):
            name = next((url.removeprefix(b) for b in self._bases if url.startswith(b)), url)
            image.id = hashlib.sha256(name.encode()).hexdigest()[:32]
        super().__setitem__(url, image)


class _Notes(logging.Handler):
    """Keeps what the engine complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message not in self.messages:
            self.messages.append(message)


_parsed: dict[Path, tuple[bytes, CSS]] = {}
"""Style sheets that were parsed before any magazine was known, with what they were."""


def parse_ahead() -> None:
    """Parse the shipped styles for engines to come; not those that load fonts or others."""
    sheets = {
        path: data
        for folder in STYLE_FOLDERS
        for path in sorted((shipped() / folder).glob("*.css"))
        if b"@font-face" not in (data := path.read_bytes()) and b"@import" not in data
    }
    # Their addresses count too: those in them are kept in full.
    material = [VERSION, *((str(path), data) for path, data in sheets.items())]
    found = known_or_parsed("shipped", material, lambda: _quiet_sheets(sheets))
    _parsed.update((path, (sheets[path], style)) for path, style in found.items())


def _quiet_sheets(paths: Iterable[Path]) -> dict[Path, CSS]:
    """Style sheets parsed, without those that the engine complains of: each engine is to
    hear of it."""
    notes = _Notes()
    LOGGER.addHandler(notes)
    found = {}
    for path in paths:
        notes.messages.clear()
        style = CSS(filename=str(path))
        if not notes.messages:
            found[path] = style
    LOGGER.removeHandler(notes)
    return found


@dataclass(frozen=True, slots=True)
class Spot:
    """A position on a page, in points."""

    x: float
    y: float
    width: float = 0.0
    """Of what stands there, if that matters."""


@dataclass(frozen=True, slots=True)
class LineSpot:
    """A line of text: its box on the page and where it comes from."""

    x: float
    y: float
    width: float
    height: float
    text: str
    slug: str
    """The article's slug, or ``""``."""
    at: tuple[int, int] | None
    """Line and column of its block in the manuscript."""
    columns: bool
    """Whether it is running text, neither furniture nor in a piece."""


@dataclass(frozen=True, slots=True)
class Strain:
    """Something that could not be set as the design has it."""

    what: Straining
    words: str
    """What of it the author knows it by: the word, the headline, how the table begins."""
    slug: str
    """The article's slug, or ``""``."""
    at: tuple[int, int] | None
    """Line and column of its block in the manuscript."""


class Engine:
    """WeasyPrint with the house's fonts and styles, for one magazine, in one process."""

    def __init__(self, house: House, root: Path) -> None:
        LOGGER.handlers = [handler for handler in LOGGER.handlers if isinstance(handler, _Notes)]
        LOGGER.propagate = False
        self._house = house
        self._base = root.resolve().as_uri() + "/"
        self._fetcher = MagazineFetcher(house)
        self._fonts = FontConfiguration()
        self._images = _Images(house.folders)
        self._lines = Parting(LineBreaker(line_break, _split_first_line))
        self._whole_lines = shortcuts.whole_lines(_split_first_line, self._lines)
        self._notes = _Notes()
        LOGGER.addHandler(self._notes)
        self.style_notes: dict[str, list[str]] = {}
        # First what the grid's tokens come to, which the styles use.
        grid = CSS(string=Grid.of(read_tokens(house)).css())
        self._styles = [grid, *(self._read_style(name) for name in self._style_names())]

    def _style_names(self) -> list[str]:
        return [name for folder in STYLE_FOLDERS for name in self._house.names(folder, ".css")]

    def _read_style(self, name: str) -> CSS:
        path = self._house.find(name)
        known = _parsed.get(path)
        if known and known[0] == path.read_bytes():
            return known[1]
        self._notes.messages.clear()
        style = CSS(filename=str(path), font_config=self._fonts, url_fetcher=self._fetcher)
        if self._notes.messages:
            self.style_notes[name] = list(self._notes.messages)
        return style

    def lay_out(self, html: str) -> Rendering:
        """Lay a document out. Relative addresses in it start at the magazine's root."""
        self._notes.messages.clear()
        # Each engine remembers, and tells, what its own lines came to.
        inline.split_first_line = self._lines
        preferred.split_first_line = self._whole_lines
        document = HTML(string=html, base_url=self._base, url_fetcher=self._fetcher).render(
            font_config=self._fonts,
            stylesheets=self._styles,
            cache=self._images,
            pdf_variant="pdf/ua-1",
        )
        return Rendering(document, list(document.pages), tuple(self._notes.messages))

    def strains(self, rendering: Rendering) -> list[Strain]:
        """What of a rendering, not yet written, is not set as the design has it, told once."""
        found = (
            strain
            for page in rendering.pages
            for strain in _strains(page._page_box, self._lines.forced, "", None)
        )
        return list(dict.fromkeys(found))

    def write(self, rendering: Rendering) -> tuple[bytes, tuple[str, ...]]:
        """The PDF of a rendering's pages, and what the engine complained of."""
        self._notes.messages.clear()
        pdf: bytes = rendering.document.copy(rendering.pages).write_pdf(pdf_variant="pdf/ua-1")
        self._lines.forget()
        return pdf, tuple(self._notes.messages)


@dataclass
class Rendering:
    """A document laid out: pages that pieces can still be set into."""

    document: Document
    pages: list[Page]
    notes: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.pages)

    def piece_height(self, index: int) -> float:
        """The height in points of what stands on page ``index`` of a measuring document."""
        body = _body(self.pages[index])
        return max((_outer_bottom(child) for child in _children(body)), default=0.0) * POINTS

    def begins(self, index: int, attribute: str) -> str:
        """The attribute of what begins, or goes on, at the head of page ``index``."""
        for child in _children(_body(self.pages[index])):
            if child.element is not None and (value := child.element.get(attribute)):
                return str(value)
        return ""

    def set_piece(self, index: int, source: Rendering, source_index: int, spot: Spot) -> None:
        """Set a measured piece into page ``index`` with its top left corner at ``spot``.

        The piece joins the page's content, so that it is tagged and read after the text.
        """
        page_box = self.pages[index]._page_box
        piece = _root(source.pages[source_index])
        body = _body(source.pages[source_index])
        piece.translate(
            spot.x / POINTS - body.content_box_x(), spot.y / POINTS - body.content_box_y()
        )
        # Backgrounds keep the coordinates they were laid out with; ours have moved.
        layout_box_backgrounds(page_box, piece, lambda *_, **__: None)
        # Before the margin boxes, so that the tab is painted over a tint at the head.
        content = [c for c in page_box.children if not isinstance(c, boxes.MarginBox)]
        margins = [c for c in page_box.children if isinstance(c, boxes.MarginBox)]
        page_box.children = [*content, piece, *margins]
        self.pages[index] = Page(page_box)

    def cut_below(self, index: int, depth: float, margin: float = 0.0) -> list[LineSpot]:
        """Take away what stands lower than ``depth`` points on page ``index`` of a measuring
        document, and lines in the last ``margin`` of them; the lines that were taken.

        Grounds end there.
        """
        page = self.pages[index]._page_box
        foot = depth - margin + _HAIR
        gone = [line for line in self.lines(index) if line.y + line.height > foot]
        _cut(_root(self.pages[index]), depth / POINTS, foot / POINTS)
        self.pages[index] = Page(page)
        return gone

    def take_out(self, lines: Iterable[LineSpot]) -> None:
        """Take lines out of the pages that they are drawn on."""
        wanted = {(line.x, line.y, line.text) for line in lines}
        for box in (box for page in self.pages for box in _walk(page._page_box) if wanted):
            if isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.LineBox):
                box.children = [c for c in box.children if _line_key(_unwrap(c)) not in wanted]

    def append_from(self, source: Rendering, source_index: int, at: int) -> None:
        """Put a page of another rendering before page ``at``."""
        self.pages.insert(at, source.pages[source_index])

    def landings(self, index: int, attribute: str = "id") -> dict[str, Spot]:
        """The elements with an id, or another attribute, that begin on a page, by its value."""
        found: dict[str, Spot] = {}
        for box in _walk(self.pages[index]._page_box):
            element = box.element
            if element is None or isinstance(box, boxes.TextBox):
                continue
            name = element.get(attribute)
            if name and name not in found:
                found[name] = Spot(
                    box.border_box_x() * POINTS,
                    box.border_box_y() * POINTS,
                    box.border_width() * POINTS,
                )
        return found

    def lines(self, index: int) -> list[LineSpot]:
        """All lines of text on a page, in the order of the boxes."""
        return list(_lines(self.pages[index]._page_box, "", None, False))

    def typeset(self, grid: PageGrid, lead: str) -> Typeset:
        """What was set on all pages; ``lead`` is the slug of what names no article."""
        reader = TypesetReader(KINDS)
        return reader.read([page._page_box for page in self.pages], grid, lead)

    def squeezed(self, index: int) -> bool:
        """Whether a table on a page is narrower than its words would have it."""
        return any(
            box.element is not None and squeeze.SQUEEZED in box.element.attrib
            for box in _walk(self.pages[index]._page_box)
        )

    def galley(self, index: int) -> list[Item]:
        """The blocks of the first element of class ``columns`` on a page, as one column."""
        for box in _walk(self.pages[index]._page_box):
            if box.element is not None and "columns" in box.element.get("class", "").split():
                return _galley(box)
        return []

    def column_feet(self, index: int) -> list[float]:
        """The foot of the content of each running column on a page, in reading order."""
        return [
            max((_outer_bottom(c) for c in _children(box) if c.is_in_normal_flow()), default=0.0)
            * POINTS
            for box in _walk(self.pages[index]._page_box)
            if getattr(box, "is_column", False) and _is_running(box)
        ]

    def box_of(self, index: int, class_name: str) -> tuple[float, float, float, float] | None:
        """``x, y, width, height`` of the first box of a class on a page."""
        for box in _walk(self.pages[index]._page_box):
            if box.element is not None and class_name in box.element.get("class", "").split():
                if isinstance(box, boxes.TextBox):
                    continue
                return (
                    box.border_box_x() * POINTS,
                    box.border_box_y() * POINTS,
                    box.border_width() * POINTS,
                    box.border_height() * POINTS,
                )
        return None


def _unwrap(box: Any) -> Any:
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def _is_running(column: Any) -> bool:
    """Whether a column box belongs to the running text, not to a box's own columns."""
    return "columns" in column.element.get("class", "").split()


def _children(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        yield _unwrap(child)


def _walk(box: Any) -> Iterator[Any]:
    """A box and all below it, margin boxes left out."""
    box = _unwrap(box)
    yield box
    for child in _children(box):
        if not isinstance(child, boxes.MarginBox):
            yield from _walk(child)


def _root(page: Page) -> Any:
    """The box of the ``html`` element."""
    return next(
        child for child in _children(page._page_box) if not isinstance(child, boxes.MarginBox)
    )


def _body(page: Page) -> Any:
    for child in _children(_root(page)):
        if child.element is not None and child.element.tag == "body":
            return child
    return _root(page)


def _outer_bottom(box: Any) -> float:
    """The lower edge of a box's margin, in pixels from the page's top."""
    return float(box.position_y + box.margin_height())


def _galley(columns: Any) -> list[Item]:
    items: list[Item] = []
    foot = columns.content_box_y()
    direct = {id(child) for child in _children(columns)}
    for box in _blocks(columns):
        top, bottom = box.border_box_y(), box.border_box_y() + box.border_height()
        gap = max(0.0, top - foot) * POINTS
        foot = bottom
        element = box.element
        key = element.get("data-piece") or element.get("id", "").removeprefix("anchor:")
        marked = element.get("data-piece") is not None or "anchor" in _classes(element)
        together = TOGETHER
        if box.style["break_inside"] == "avoid" or marked:
            lines = [bottom - top] if bottom > top else []
        elif isinstance(box, boxes.TableBox):
            lines = [row.border_height() for group in box.children for row in group.children]
            together = 1
        else:
            lines = _line_heights(box, top, bottom)
        items.append(
            Item(
                tuple(line * POINTS for line in lines),
                gap,
                keep=box.style["break_after"] in ("avoid", "avoid-page", "avoid-column"),
                together=together,
                key=key if marked else "",
                id="" if marked else element.get("id", ""),
                words=element.tag == "p" and id(box) in direct,
            )
        )
    return items


def _classes(element: Any) -> list[str]:
    return str(element.get("class", "")).split()


def _line_heights(box: Any, top: float, bottom: float) -> list[float]:
    """The lines of a block, its padding counted with the first and the last."""
    feet = [
        line.position_y + line.height for line in _children(box) if isinstance(line, boxes.LineBox)
    ]
    if not feet:
        return [bottom - top] if bottom > top else []
    feet[-1] = bottom
    return [foot - head for head, foot in zip([top, *feet], feet, strict=False)]


def _blocks(parent: Any) -> Iterator[Any]:
    """The blocks that a column is filled with: those that hold lines, or cannot be parted."""
    for box in _children(parent):
        if not box.is_in_normal_flow():
            continue
        held = box.element is not None and box.element.get("data-piece")
        if (
            held
            or isinstance(box, boxes.TableBox)
            or box.style["break_inside"] == "avoid"
            or not any(
                not isinstance(child, boxes.LineBox) and child.is_in_normal_flow()
                for child in _children(box)
            )
        ):
            yield box
        else:
            yield from _blocks(box)


def _cut(box: Any, depth: float, foot: float) -> None:
    """Take from a box what stands lower than ``depth``, in pixels, and lines below ``foot``."""
    kept = []
    for child in box.children:
        one = _unwrap(child)
        bottom = one.position_y + one.margin_height()
        if isinstance(one, (boxes.LineBox, boxes.TableRowBox, boxes.ReplacedBox)):
            if bottom <= foot:
                kept.append(child)
            continue
        if one.border_box_y() >= depth:
            continue
        if bottom > depth or isinstance(one, boxes.TableBox):
            if isinstance(one, boxes.ParentBox):
                _cut(one, depth, foot)
            if bottom > depth:
                over = one.border_box_y() + one.border_height() - depth
                one.height = max(0.0, one.height - max(0.0, over))
        elif isinstance(one, boxes.ParentBox):
            _cut(one, depth, foot)
        kept.append(child)
    box.children = kept


def _words_of(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _strains(
    box: Any, forced: dict[str, str], slug: str, at: tuple[int, int] | None
) -> Iterator[Strain]:
    """What of a box and all below it is strained; ``forced`` are the lines of parted words."""
    box = _unwrap(box)
    if isinstance(box, boxes.MarginBox):
        return
    if isinstance(box, boxes.TextBox):
        if word := forced.get(box.text.strip()):
            yield Strain(Straining.WORD, word, slug, at)
        return
    if box.element is not None:
        slug = box.element.get("data-slug") or slug
        if where := box.element.get("data-at"):
            line, _, column = where.partition(":")
            at = (int(line), int(column))
        if LONG in box.element.attrib:
            yield Strain(Straining.HEADLINE, _words_of(box.element), slug, None)
        if squeeze.SQUEEZED in box.element.attrib:  # which tells of its words as well
            yield Strain(Straining.TABLE, _words_of(box.element), slug, at)
            return
    for child in _children(box):
        yield from _strains(child, forced, slug, at)


def _line_key(box: Any) -> tuple[float, float, str] | None:
    """What tells a line from others; None of other boxes."""
    if not isinstance(box, boxes.LineBox):
        return None
    return box.position_x * POINTS, box.position_y * POINTS, _text_of(box)


def _text_of(line: Any) -> str:
    return "".join(b.text for b in line.descendants() if isinstance(b, boxes.TextBox))


def _lines(box: Any, slug: str, at: tuple[int, int] | None, columns: bool) -> Iterator[LineSpot]:
    box = _unwrap(box)
    if isinstance(box, boxes.MarginBox):
        return
    if box.element is not None and not isinstance(box, (boxes.TextBox, boxes.LineBox)):
        slug = box.element.get("data-slug") or slug
        if where := box.element.get("data-at"):
            line, _, column = where.partition(":")
            at = (int(line), int(column))
        if "columns" in box.element.get("class", "").split():
            columns = True
        elif box.element.get("data-piece") or box.style["position"] in ("absolute", "fixed"):
            columns = False
    if isinstance(box, boxes.LineBox):
        yield LineSpot(
            box.position_x * POINTS,
            box.position_y * POINTS,
            box.width * POINTS,
            box.height * POINTS,
            _text_of(box),
            slug,
            at,
            columns,
        )
        for child in _children(box):
            if isinstance(child, boxes.ParentBox):
                yield from (line for line in _lines(child, slug, at, False) if line.text.strip())
        return
    for child in _children(box):
        yield from _lines(child, slug, at, columns)
