"""Supplied PDFs, such as advertisements: put as they are on the pages left free for them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf

from hm.layout.grid import Grid
from hm.layout.outcome import Overlay


def with_overlays(
    pdf: bytes, overlays: Sequence[Overlay], root: Path, grid: Grid
) -> tuple[bytes, list[str]]:
    """A fragment with the first pages of supplied PDFs drawn on it, and what went wrong.

    The drawing is marked as an artifact: a picture with the advertisement's alternative
    text stands in its place, and that is what a screen reader hears.
    """
    notes: list[str] = []
    if not overlays:
        return pdf, notes
    with pikepdf.open(io.BytesIO(pdf)) as fragment:
        for overlay in overlays:
            try:
                with pikepdf.open(root / overlay.path) as supplied:
                    _draw(fragment, overlay, supplied, grid)
            except (pikepdf.PdfError, OSError, IndexError):
                notes.append(f"“{overlay.path}” cannot be read as a PDF; its page stays empty")
        out = io.BytesIO()
        fragment.save(out, deterministic_id=True)
    return out.getvalue(), notes


def _draw(fragment: pikepdf.Pdf, overlay: Overlay, supplied: pikepdf.Pdf, grid: Grid) -> None:
    page = fragment.pages[overlay.page]
    source = supplied.pages[0]
    form = fragment.copy_foreign(source.as_form_xobject())
    name = page.add_resource(form, pikepdf.Name.XObject)
    x, y, width, height = overlay.box
    left, bottom, right, top = (float(edge) for edge in form.BBox)
    across, up = width / (right - left), height / (top - bottom)
    # The fragment's origin is the trimmed page's lower left corner or its bleed's: the
    # media box tells, since it is the bleed box.
    media = [float(edge) for edge in page.mediabox]
    dx = media[0] + grid.bleed + x - left * across
    dy = media[3] - grid.bleed - y - height - bottom * up
    drawing = f"/Artifact BMC q {across:.6f} 0 0 {up:.6f} {dx:.4f} {dy:.4f} cm {name} Do Q EMC"
    # The engine leaves its own upside-down coordinates in force at the end of a page.
    page.contents_add(b"q", prepend=True)
    page.contents_add(b"Q " + drawing.encode())
