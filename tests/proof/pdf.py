"""The text of a PDF as a screen reader takes it: by the structure tree, page by page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

ROOM = 1 << 16

_NO_PIECE = -1
"""The number of what is marked as an artifact."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of marked content: a line, or a part of one."""

    page: str
    """The page's name: ``cover``, ``7``."""
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure of the structure tree."""

    page: str
    alt: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a PDF says, in the order of its structure."""

    pieces: tuple[Piece, ...]
    pictures: tuple[Picture, ...]
    unread: tuple[Piece, ...]
    """What is drawn and not read, page by page: folios, and quotations of the text itself."""

    def page(self, name: str) -> str:
        """The words of a page."""
        return " ".join(piece.words for piece in self.pieces if piece.page == name)


def read(path: Path, names: list[str]) -> Document:
    """Read a PDF whose pages have these names.

    One for print has no tags, and is read in the order of the one for screens beside it, which
    is made of the same pages: what is drawn first there is drawn first here.
    """
    tagged = path.with_name(path.name.replace("-print.pdf", "-screen.pdf"))
    with pikepdf.open(tagged) as pdf:
        assert len(pdf.pages) == len(names), path.name
        pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        found = list(_walk(pdf.Root.StructTreeRoot.K, None, pages))
    words = _marked_content(path, tagged)
    pieces, pictures = [], []
    for page, what in found:
        if isinstance(what, int):
            pieces.append(Piece(names[page], words.get((page, what), "")))
        else:
            pictures.append(Picture(names[page], what))
    unread = [Piece(name, words.get((n, _NO_PIECE), "")) for n, name in enumerate(names)]
    return Document(tuple(pieces), tuple(pictures), tuple(unread))


def _walk(
    node: Any, page: int | None, pages: dict[tuple[int, int], int]
) -> Iterator[tuple[int, int | str]]:
    """Numbers of marked content and alternative texts, with the index of their page."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _walk(kid, page, pages)
    elif isinstance(node, pikepdf.Dictionary):
        if "/Pg" in node:
            page = pages[node.Pg.objgen]
        if "/MCID" in node:
            assert page is not None
            yield page, int(node.MCID)
        elif "/S" in node:
            yield from _walk(node.get("/K", pikepdf.Array()), page, pages)
            if "/Alt" in node and page is not None:
                yield page, str(node.Alt)
    else:
        assert page is not None
        yield page, int(node)


def _marked_content(path: Path, tagged: Path) -> dict[tuple[int, int], str]:
    """The words of every piece of marked content, by the index of its page and its number."""
    objects = list(_texts(path))
    marked = list(_texts(tagged))
    assert [page for page, *_ in objects] == [page for page, *_ in marked], path.name
    found: dict[tuple[int, int], str] = {}
    for (page, _, words), (_, number, _) in zip(objects, marked, strict=True):
        apart = " " if number == _NO_PIECE else ""
        found[page, number] = found.get((page, number), "") + apart + words
    return found


def _texts(path: Path) -> Iterator[tuple[int, int, str]]:
    """Every text object as it is drawn: the index of its page, its number, its words."""
    room = ctypes.create_string_buffer(ROOM)
    units = ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
    with pypdfium2.PdfDocument(path) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            for thing in _text_objects(page.raw):
                size = pdfium.FPDFTextObj_GetText(thing, text.raw, units, ROOM)
                words = room.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
                yield number, pdfium.FPDFPageObj_GetMarkedContentID(thing), words
            text.close()
            page.close()


def _text_objects(page: Any) -> Iterator[Any]:
    stack = [pdfium.FPDFPage_GetObject(page, n) for n in range(pdfium.FPDFPage_CountObjects(page))]
    stack.reverse()
    while stack:
        thing = stack.pop()
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield thing
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            count = pdfium.FPDFFormObj_CountObjects(thing)
            stack += [pdfium.FPDFFormObj_GetObject(thing, n) for n in reversed(range(count))]
