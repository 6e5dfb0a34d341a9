"""The press sheet: one page that goes with a print PDF to the printer, and the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hm.compose.environment import environment
from hm.compose.house import House
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument, PdfPage
from hm.read.whole import write_whole

_MM = 25.4 / 72
_ROWS = (20, 16, 13, 11, 9, 8, 7, 6, 4, 2)
"""Rows of each table: as many as there is room for on one page."""
_STYLES = ("styles/tokens/fonts.css", "styles/tokens/colour.css", "styles/press/sheet.css")


def write(
    document: PdfDocument, found: Sequence[Diagnostic], house: House, out: Path, name: str
) -> list[Path]:
    """Write ``<name>.pdf`` and ``<name>.json``. Raises OSError.

    Both hold the same; where a table is too long for one page, the PDF says how many more
    rows the JSON has.
    """
    facts = _facts(document, found)
    files = {
        out / f"{name}.pdf": _pdf(facts, house),
        out / f"{name}.json": (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode(),
    }
    for path, data in files.items():
        write_whole(path, data)
    return list(files)


def _facts(document: PdfDocument, found: Sequence[Diagnostic]) -> dict[str, Any]:
    pages = document.pages
    paints = [paint for page in pages for paint in page.paints if not paint.marks]
    inks = [paint.ink for paint in paints]
    inks += [picture.ink or 0.0 for page in pages for picture in page.pictures]
    spots = [name for paint in paints for name in paint.space.spots]
    press = document.press
    return {
        "file": Path(document.path).name,
        "sha256": document.digest,
        "bytes": document.size,
        "pdf_version": document.version,
        "title": document.title,
        "claims": list(document.claims),
        "profile": {"condition": press.condition, "name": press.profile} if press else None,
        "pages": len(pages),
        "trim_mm": [round(side * _MM, 2) for side in pages[0].size] if pages else None,
        "bleed_mm": min((_bleed(page) for page in pages), default=None),
        "most_ink_percent": round(max(inks, default=0.0)),
        "spot_colours": sorted(set(spots)),
        "transparent_pages": [page.number for page in pages if page.transparent],
        "fonts": [
            {
                "name": font.name,
                "kind": font.kind,
                "embedded": font.embedded,
                "subset": font.subset,
                "rights": font.rights,
                "pages": list(font.pages),
            }
            for font in document.fonts
        ],
        "pictures": [
            {
                "page": page.number,
                "label": page.label,
                "name": picture.name,
                "pixels": list(picture.pixels),
                "placed_mm": [round(side * _MM, 1) for side in picture.placed],
                "pixels_per_inch": round(picture.ppi),
                "colour": picture.space.said,
                "bits": picture.bits,
                "packing": picture.kind or "none",
                "ink_percent": None if picture.ink is None else round(picture.ink),
            }
            for page in pages
            for picture in page.pictures
        ],
        "findings": [
            {
                "rule": one.rule,
                "severity": one.severity,
                "page": one.place.page or None,
                "label": one.place.label or None,
                "message": one.message,
                "help": one.help,
            }
            for one in sorted(found, key=_grave_first)
        ],
    }


def _grave_first(one: Diagnostic) -> tuple[int, object]:
    return list(Severity).index(one.severity), one.sort_key()


def _bleed(page: PdfPage) -> float:
    """The least that a page goes on beyond its trim, in millimetres."""
    inner, outer = page.sheet, page.bleed or page.media
    sides = [inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]]
    return round(max(min(sides), 0.0) * _MM, 2) + 0.0


def _pdf(facts: dict[str, Any], house: House) -> bytes:
    # Imported late: whoever reads PDFs alone need not wait for the engine.
    from weasyprint import HTML

    from hm.layout.engine import MagazineFetcher

    fetcher = MagazineFetcher(house)
    styles = [house.find(name).as_uri() for name in _STYLES]
    template = environment(house).get_template("press/sheet.html")
    for rows in _ROWS:
        html = template.render(rows=rows, styles=styles, **facts)
        laid = HTML(string=html, url_fetcher=fetcher).render()
        if len(laid.pages) == 1:
            break
    # Whatever a message may hold, one page is what was promised.
    made: bytes = laid.copy(laid.pages[:1]).write_pdf(pdf_variant="pdf/ua-1")
    return made
