"""A finished PDF as it was found: what a printer looks at before he takes it.

Lengths are points; boxes are left, bottom, right, top in a page's own coordinates, scaled
to points. Ink is in percent, the sum of the four plates.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from hm.model.place import Place

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Purpose(enum.StrEnum):
    """What a PDF is made for."""

    PRINT = "print"
    SCREEN = "screen"


class Family(enum.StrEnum):
    """What a colour space comes to on the press."""

    GREY = "grey"
    CMYK = "CMYK"
    RGB = "RGB"
    LAB = "Lab"
    SPOT = "spot"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space."""

    family: Family
    said: str
    """``DeviceRGB``, ``ICC-based RGB``, ``indexed DeviceRGB``, a spot colour’s name."""
    spots: tuple[str, ...] = ()
    """The colourants of a spot colour that are none of the four."""


@dataclass(frozen=True, slots=True)
class Paint:
    """What is painted on a page in one way; the same thing again counts, and is not listed."""

    what: str
    """``text``, ``fill``, ``line``, ``gradient``."""
    space: Space
    inks: tuple[float, float, float, float] | None
    """Cyan, magenta, yellow and black, 0 to 1; None in a space that is not of the press."""
    overprints: bool
    size: float
    """Of text: the smallest, in points; of anything else 0."""
    marks: bool
    """Whether it stands outside the bleed, as printer's marks do."""
    count: int

    @property
    def ink(self) -> float:
        """In percent; 0 where it is not known."""
        return sum(self.inks) * 100 if self.inks else 0.0


@dataclass(frozen=True, slots=True)
class PdfPicture:
    """A picture where it is placed."""

    name: str
    """As the page calls it."""
    pixels: tuple[int, int]
    placed: tuple[float, float]
    """Width and height in points."""
    box: Box
    space: Space
    bits: int
    """To a channel."""
    kind: str
    """How it is packed: ``DCTDecode``, ``FlateDecode``, …"""
    tagged: bool
    """Whether it stands in marked content: a structure, or an artifact."""
    ink: float | None = None
    """The richest square millimetre of it, in percent; None where it cannot be measured."""

    @property
    def ppi(self) -> float:
        """Pixels to the inch as placed, the lesser of across and down."""
        pairs = zip(self.pixels, self.placed, strict=True)
        return min((count * 72 / length for count, length in pairs if length > 0), default=0.0)


@dataclass(frozen=True, slots=True)
class ShortEdge:
    """Artwork that goes as far as the trim and ends before the bleed does."""

    what: str
    side: str
    """``left``, ``foot``, ``right``, ``head``."""
    beyond: float
    """How far it goes on beyond the trim; less than 0 where it ends inside."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link, note or field."""

    kind: str
    """``Link``, ``Text``, ``Widget``, …"""
    box: Box


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page of a PDF."""

    number: int
    """From 1."""
    label: str
    """What readers call it: ``Cover``, ``3``; its number where the PDF does not say."""
    media: Box
    trim: Box | None
    """None where the page does not say."""
    bleed: Box | None
    paints: tuple[Paint, ...]
    pictures: tuple[PdfPicture, ...]
    short: tuple[ShortEdge, ...]
    transparent: tuple[str, ...]
    """What of it lets something shine through: ``opacity``, ``soft mask``, ``Multiply``."""
    blend: Space | None
    """The space that the page blends in, as its group says."""
    groups: tuple[Space, ...]
    """The spaces of the groups within it."""
    annotations: tuple[Annotation, ...]

    @property
    def sheet(self) -> Box:
        """The trim, or else the whole page."""
        return self.trim or self.media

    @property
    def size(self) -> tuple[float, float]:
        """Trimmed."""
        left, bottom, right, top = self.sheet
        return right - left, top - bottom


@dataclass(frozen=True, slots=True)
class PdfFont:
    """A font that text is set in."""

    name: str
    """Without the tag of a subset."""
    kind: str
    """``Type1``, ``TrueType``, ``CIDFontType0``, ``Type3``, …"""
    embedded: bool
    subset: bool
    rights: int | None
    """The licence bits (fsType) of its file; None where it does not hold them."""
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent: the press that the PDF is made for."""

    kind: str
    """``GTS_PDFX``, ``GTS_PDFA1``, …"""
    condition: str
    """The name of the printing condition: ``FOGRA39``; may be empty."""
    profile: str | None
    """What the embedded profile calls itself; None where there is none."""
    channels: int
    """Of the profile; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the structure tree."""

    page: int
    """0 where the tree does not say."""
    told: bool
    """Whether it has alternative text."""


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A PDF as it was found."""

    path: str
    """Relative to the magazine's root where it lies below it, else as given."""
    purpose: Purpose
    limit: int
    """The most ink that the paper takes, in percent."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal."""
    size: int
    """In bytes."""
    version: str
    """``1.7``"""
    title: str
    keywords: str
    shows_title: bool
    language: str
    pages: tuple[PdfPage, ...]
    fonts: tuple[PdfFont, ...]
    """By name."""
    claims: tuple[str, ...]
    """``PDF/X-4``, ``PDF/UA-1``, ``PDF/A-2``."""
    intents: tuple[Intent, ...]
    encrypted: bool
    tagged: bool
    figures: tuple[Figure, ...]

    @property
    def press(self) -> Intent | None:
        """The output intent for a press."""
        return next((one for one in self.intents if one.kind == "GTS_PDFX"), None)

    @property
    def place(self) -> Place:
        """The document as a whole."""
        return Place(self.path, page=0)

    def on(self, page: PdfPage) -> Place:
        """A page of it."""
        label = page.label if page.label != str(page.number) else ""
        return Place(self.path, page=page.number, label=label)
