"""Supplied PDFs, such as advertisements: put as they are on the pages left free for them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pikepdf
from pikepdf import Array, Name, Object, Pdf

from hm.layout.grid import Grid
from hm.layout.outcome import Overlay
from hm.layout.plain_content import SUPPLIED, hidden_layers, make_plain


def with_overlays(
    pdf: bytes, overlays: Sequence[Overlay], root: Path, grid: Grid
) -> tuple[bytes, list[str]]:
    """A fragment with pages of supplied PDFs drawn on it, and what went wrong.

    The drawing is marked as an artifact: a picture with the advertisement's alternative
    text stands in its place, and that is what a screen reader hears.
    """
    notes: list[str] = []
    with pikepdf.open(io.BytesIO(pdf)) as fragment:
        for number, overlay in enumerate(overlays, start=1):
            try:
                with pikepdf.open(root / overlay.path) as supplied:
                    # A name of ours: the library's are random.
                    name = Name(f"/Supplied{number}")
                    _draw(fragment, overlay, _form(supplied, overlay), grid, name)
            except (pikepdf.PikepdfError, OSError, ValueError, IndexError):
                notes.append(f"“{overlay.path}” cannot be read as a PDF; its page stays empty")
        out = io.BytesIO()
        fragment.save(out, deterministic_id=True)
    return out.getvalue(), notes


def _form(supplied: Pdf, overlay: Overlay) -> Object:
    """A page of a supplied PDF as a form that shows what is wanted of it, and no more."""
    form = supplied.pages[overlay.sheet].as_form_xobject(handle_transformations=False)
    make_plain(form, hidden_layers(supplied))
    form.BBox = Array([Decimal(f"{edge:.4f}") for edge in overlay.fit.clip])
    form[SUPPLIED] = True
    return form


def _draw(fragment: Pdf, overlay: Overlay, form: Object, grid: Grid, name: Name) -> None:
    page = fragment.pages[overlay.page]
    page.add_resource(fragment.copy_foreign(form), Name.XObject, name)
    # The fragment's origin is the trimmed page's lower left corner or its bleed's: the
    # media box tells, since it is the bleed box.
    media = [float(edge) for edge in page.mediabox]
    *turn, x, y = overlay.fit.matrix
    matrix = [*turn, x + media[0] + grid.bleed, y + media[1] + grid.bleed]
    numbers = " ".join(f"{number:.6f}" for number in matrix)
    drawing = f"/Artifact BMC q {numbers} cm {name} Do Q EMC"
    # The engine leaves its own upside-down coordinates in force at the end of a page.
    page.contents_add(b"q", prepend=True)
    page.contents_add(b"Q " + drawing.encode())
