"""Runs as they are printed: in the inks of the press, each page on its sheet with a slug.

To put a page into inks takes longer than to join it to others, and from one build to the next
most runs stay as they were: so what was made of each is kept.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import astuple
from functools import cached_property
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

from hm.compose.house import House
from hm.compose.tokens import Tokens, read_tokens
from hm.editions import marks
from hm.editions.assemble import opened, saved
from hm.editions.colour import Painter, press
from hm.editions.foreign_colour import recolour_supplied
from hm.editions.making import Cache
from hm.editions.placed import placed_sizes
from hm.editions.places import label
from hm.editions.press_pictures import FOLDER, print_pictures
from hm.editions.profile import press_profile
from hm.editions.trim import Trim, read_trim
from hm.layout.ready_fonts import ready_font
from hm.model.issue import Issue
from hm.model.sheet import LaidRun
from hm.read.cachedir import cache_folder
from hm.read.digests import digests
from hm.read.packages import versions

MOST_KEPT = 400
"""Runs kept, as many as those laid out. The longest unused go first."""

_PREFIX = "run-"
_PROFILE = "profile-1"

_CODE = ("compose", "editions", "layout", "model", "read/pdf")
"""The folders of the code that makes them."""
_LIBRARIES = ("fonttools", "pikepdf", "pillow")

_GAP = 12.0
"""Points between the parts of the slug line."""

_TAG = re.compile(rb"^(?:/\w+\n<</MCID \d+>>\nBDC|/Artifact\nBMC|(EMC))\n", re.M)
"""How the layout engine marks content for readers, each on lines of its own."""


class PressRuns:
    """What the runs of an issue are printed with. Raises OSError, TokenError."""

    def __init__(self, issue: Issue, house: House, line: str) -> None:
        """``line`` begins the slug of every page; the page's name follows."""
        tokens = read_tokens(house)
        self.trim = read_trim(tokens)
        self.profile = press_profile(issue.magazine, house)
        self.line = line
        face = _face(tokens, house)
        self.face = marks.Face(face)
        _, end = marks.slug_line(line, self.face, self.trim, 0)
        self._start = end + _GAP
        colours = tokens.colours()
        self._inks = press(colours, self.profile.ink)
        self._cache = Cache(cache_folder(issue.magazine.root) / FOLDER)
        material = (
            *(self.profile.digest, hashlib.sha256(face.read_bytes()).hexdigest()),
            *(astuple(self.trim), self._start, [astuple(colour) for colour in colours]),
            versions(_LIBRARIES),
        )
        self._common = hashlib.sha256(repr(material).encode())
        for folder in _CODE:
            self._common.update(repr(digests(folder)).encode())

    @cached_property
    def deflated_profile(self) -> bytes:
        """The press profile as it is embedded. To deflate it takes longer than to write all else
        that stands in a PDF of runs that are kept."""
        name = self._cache.key(_PROFILE, self.profile.data)
        kept = self._cache.get(name)
        if kept is not None:
            try:
                if zlib.decompress(kept) == self.profile.data:
                    return kept
            except zlib.error:
                pass  # it is damaged, and made anew
        deflated = zlib.compress(self.profile.data)
        self._cache.put(name, deflated)
        return deflated

    def open(self, run: LaidRun, fragment: bytes) -> Pdf:
        """A run's pages, but for the marks round them, from what its fragment holds.

        Raises ValueError where they are not those of its record.
        """
        digest = self._common.copy()
        digest.update(repr(run.record.pages).encode())
        digest.update(fragment)
        name = f"{_PREFIX}{digest.hexdigest()}"
        kept = self._cache.get(name)
        if kept is not None:
            try:
                return opened(kept, run)
            except (pikepdf.PdfError, ValueError):
                pass  # it is damaged, and made anew
        made = saved(self._made(run, fragment))
        self._cache.put(name, made)
        return opened(made, run)

    def prune(self) -> None:
        """Drop the runs that have been unused longest."""
        self._cache.prune(_PREFIX, MOST_KEPT)

    def _made(self, run: LaidRun, data: bytes) -> Pdf:
        fragment = opened(data, run)
        print_pictures(fragment, placed_sizes(fragment), self.profile, self._cache)
        recolour_supplied(fragment, self._inks)
        painter = Painter(fragment, self._inks)
        for page, name in zip(fragment.pages, run.record.pages, strict=True):
            # A press needs no links and tags.
            for key in ("/Annots", "/StructParents", "/Tabs"):
                if key in page.obj:
                    del page.obj[key]
            content = _untagged(painter.content(page.obj))
            slug, _ = marks.slug_line(label(name), self.face, self.trim, self._start)
            _set_sheet(page.obj, fragment, self.trim, content, slug)
        pages = pikepdf.new()
        pages.pages.extend(fragment.pages)
        return pages


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
    around = f"\nQ\n{marks.FORM} Do\n".encode() + slug
    page.Contents = pikepdf.Stream(pdf, clip.encode() + content + around)
