"""Named destinations, and links across runs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from hm.editions.places import label
from hm.editions.tags import Tags
from hm.editions.trim import Trim
from hm.model.sheet import Landing

SCHEME = "hm:"
"""What the address of a reference within the issue begins with."""

_AIR = 6.0
"""Points left free above a place that a link leads to."""


def name_destinations(
    pdf: Pdf, targets: Mapping[str, Landing], pages: Mapping[str, Object], trim: Trim
) -> None:
    """Give every target a name in the document: ``file.pdf#slug`` leads there."""
    names = Array()
    for key, spot in sorted((key.encode(), spot) for key, spot in targets.items()):
        top = min(trim.height - spot.y + _AIR, trim.height)
        corner = [Decimal(f"{value:.2f}") for value in (spot.x, top)]
        view = Array([pages[spot.page], Name.XYZ, *corner, 0])
        names.extend([pikepdf.String(key), view])
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=names)))


def link_runs(targets: Mapping[str, Landing], pages: Mapping[str, Object], tags: Tags) -> None:
    """Turn ``hm:`` addresses into jumps within the document.

    A reference to something that is not there keeps its words and loses its link.
    """
    for page in pages.values():
        kept = Array()
        for annotation in page.get("/Annots", ()):
            address = _address(annotation)
            if address.startswith(SCHEME):
                key = unquote(address.removeprefix(SCHEME))
                spot = targets.get(key)
                if spot is None:
                    tags.unlink(annotation)
                    continue
                annotation.A = Dictionary(S=Name.GoTo, D=pikepdf.String(key.encode()))
                # What a screen reader says of the link, after its words.
                annotation.Contents = pikepdf.String(f"Go to {label(spot.page)}")
            kept.append(annotation)
        if len(kept):
            page.Annots = kept
        elif "/Annots" in page:
            del page.Annots


def _address(annotation: Object) -> str:
    action = annotation.get("/A", Dictionary())
    return str(action.get("/URI", ""))
