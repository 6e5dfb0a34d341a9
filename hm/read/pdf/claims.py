"""What a PDF says of itself: the standards it claims, its press, its structure."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from hm.model.pdf import Figure, Intent
from hm.read.pdf.damage import MALFORMED

_XMP = {
    "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion": "{}",
    "{http://www.aiim.org/pdfua/ns/id/}part": "PDF/UA-{}",
    "{http://www.aiim.org/pdfa/ns/id/}part": "PDF/A-{}",
}
_MOST = 200_000
"""Elements of a structure tree that are looked through."""


def claims_of(pdf: Pdf) -> tuple[str, ...]:
    """The standards that a PDF says it keeps to, as ``PDF/X-4``."""
    found: list[str] = []
    with contextlib.suppress(*MALFORMED):
        metadata = pdf.open_metadata()
        found = [said.format(metadata[key]) for key, said in _XMP.items() if key in metadata]
    old = pdf.docinfo.get("/GTS_PDFXVersion") if "/Info" in pdf.trailer else None
    if old is not None and not any(claim.startswith("PDF/X") for claim in found):
        found.append(str(old))
    return tuple(found)


def title_of(pdf: Pdf) -> str:
    """The title in the metadata, or else among the older document information."""
    with contextlib.suppress(*MALFORMED):
        if title := pdf.open_metadata().get("dc:title"):
            return str(title)
    return str(pdf.docinfo.get("/Title", "")) if "/Info" in pdf.trailer else ""


def keywords_of(pdf: Pdf) -> str:
    """The keywords, in which a PDF may say that it is not for press."""
    return str(pdf.docinfo.get("/Keywords", "")) if "/Info" in pdf.trailer else ""


def intents_of(pdf: Pdf) -> tuple[Intent, ...]:
    """The output intents, in the order of the file."""
    listed = pdf.Root.get("/OutputIntents")
    return tuple(_intent(one) for one in listed) if isinstance(listed, Array) else ()


def _intent(given: Object) -> Intent:
    condition = str(given.get("/OutputConditionIdentifier", ""))
    profile = given.get("/DestOutputProfile")
    channels, name = 0, None
    if profile is not None:
        channels, name = int(profile.get("/N", 0)), _profile_name(profile) or "unnamed"
    return Intent(str(given.get("/S", "")).removeprefix("/"), condition, name, channels)


def _profile_name(profile: Object) -> str:
    from PIL import ImageCms

    with contextlib.suppress(*MALFORMED, ImageCms.PyCMSError, OSError):
        data = io.BytesIO(profile.read_bytes())
        return ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(data)).strip()
    return ""


def figures_of(pdf: Pdf) -> tuple[Figure, ...]:
    """The figures of the structure tree, in reading order."""
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary):
        return ()
    numbers: dict[tuple[int, int], int] = {
        page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)
    }
    roles = tree.get("/RoleMap", Dictionary())
    found = []
    for element in _elements(tree):
        role = element.get("/S")
        if role is not None and (str(role) == "/Figure" or roles.get(str(role)) == Name.Figure):
            told = bool(str(element.get("/Alt", "")) or str(element.get("/ActualText", "")))
            found.append(Figure(_page(element, numbers), told))
    return tuple(found)


def _elements(tree: Object) -> Iterator[Object]:
    """Every element below the root, each once, parents first."""
    waiting = [tree]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST:
        element = waiting.pop()
        if element.is_indirect:
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
        yield element
        kids = element.get("/K")
        listed = list(kids) if isinstance(kids, Array) else [kids]
        waiting += [kid for kid in reversed(listed) if isinstance(kid, Dictionary)]


def _page(element: Object, numbers: dict[tuple[int, int], int]) -> int:
    """The page of an element, or of what stands in it; 0 where neither says."""
    for inner in _elements(element):
        if "/Pg" in inner and inner.Pg.objgen in numbers:
            return numbers[inner.Pg.objgen]
    return 0
