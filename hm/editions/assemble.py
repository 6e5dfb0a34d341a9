"""The fragments of an issue joined into one document, which both PDFs are made of."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import ObjectStreamMode, Pdf

from hm.editions.fonts import tell_subsets_apart
from hm.editions.links import link_runs, name_destinations
from hm.editions.metadata import describe
from hm.editions.outline import add_outline, label_pages
from hm.editions.places import targets
from hm.editions.tags import Tags
from hm.editions.trim import Trim
from hm.model.issue import Issue
from hm.model.sheet import Laid, LaidRun


def join_plain(issue: Issue, laid: Laid) -> Pdf:
    """All pages in the order of the magazine, labelled and described, and nothing but pages:
    a press needs no tags, links and bookmarks.

    Raises ValueError where a fragment has not the pages of its record.
    """
    pdf = pikepdf.new()
    for _, fragment in _fragments(laid):
        pdf.pages.extend(fragment.pages)
    for page in pdf.pages:
        for key in ("/Annots", "/StructParents", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
    tell_subsets_apart(pdf)
    label_pages(pdf, (name for run in laid.runs for name in run.record.pages))
    describe(pdf, issue)
    return pdf


def _fragments(laid: Laid) -> Iterator[tuple[LaidRun, Pdf]]:
    for run in laid.runs:
        # Read whole, so that no file need stay open until the document is saved.
        fragment = pikepdf.open(io.BytesIO(run.fragment.read_bytes()))
        if len(fragment.pages) != len(run.record.pages):
            raise ValueError(f"{run.fragment}: {len(fragment.pages)} pages, not as on record")
        yield run, fragment


def join(issue: Issue, laid: Laid, trim: Trim) -> Pdf:
    """All pages in the order of the magazine, tagged, labelled, linked and described.

    The pages keep the boxes and colours of their fragments; the origin is the lower left
    corner of the trim. Raises ValueError where a fragment has not the pages of its record.
    """
    pdf = pikepdf.new()
    tags = Tags(pdf)
    names: list[str] = []
    for run, fragment in _fragments(laid):
        first = len(pdf.pages)
        pdf.pages.extend(fragment.pages)
        tags.add(fragment, [page.obj for page in pdf.pages[first:]])
        names += run.record.pages

    tell_subsets_apart(pdf)
    pages = dict(zip(names, (page.obj for page in pdf.pages), strict=True))
    spots = {key: spot for key, spot in targets(laid).items() if spot.page in pages}
    name_destinations(pdf, spots, pages, trim)
    link_runs(spots, pages, tags)
    tags.finish()
    label_pages(pdf, names)
    add_outline(pdf, issue, spots)
    describe(pdf, issue)
    return pdf


def saved(pdf: Pdf, version: str = "1.7") -> bytes:
    """The document as a file of a version of PDF: the same bytes for the same document."""
    buffer = io.BytesIO()
    pdf.save(
        buffer,
        force_version=version,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return buffer.getvalue()
