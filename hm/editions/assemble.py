"""The fragments of an issue joined into one document, which both PDFs are made of."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Object, ObjectStreamMode, Pdf

from hm.editions.fonts import tell_subsets_apart
from hm.editions.links import link_runs, name_destinations
from hm.editions.metadata import describe
from hm.editions.outline import add_outline, label_pages
from hm.editions.places import targets
from hm.editions.tags import Tags
from hm.editions.trim import Trim
from hm.model.flatplan import Run
from hm.model.issue import Issue
from hm.model.sheet import Laid, LaidRun


@dataclass(frozen=True, slots=True)
class _Known:
    """A fragment that was read."""

    path: Path
    pdf: Pdf


class Joined:
    """Fragments joined in the order of the magazine, tagged, as far as they are known.

    Most are known long before the last: to read them takes longer than to join them. The
    pages keep the boxes and colours of their fragments; the origin is the lower left corner
    of the trim.
    """

    def __init__(self, runs: Iterable[Run]) -> None:
        self._order = [run.key for run in runs]
        self._known: dict[str, _Known] = {}
        """By the run's key."""
        self._begin()

    def _begin(self) -> None:
        self._pdf = pikepdf.new()
        self._tags = Tags(self._pdf)
        self._joined: list[Path] = []

    def add(self, run: LaidRun) -> None:
        """Take up a run's fragment; one that was known before is replaced.

        Raises OSError, and ValueError where a fragment has not the pages of its record.
        """
        fragment = opened(run.fragment.read_bytes(), run)
        self._known[run.run.key] = _Known(run.fragment, fragment)
        self._join()

    def _join(self) -> None:
        for key in self._order[len(self._joined) :]:
            if key not in self._known:
                return
            known = self._known[key]
            self._tags.add(known.pdf, copied(known.pdf, self._pdf))
            self._joined.append(known.path)

    def finish(self, issue: Issue, laid: Laid, trim: Trim) -> Pdf:
        """All pages in the order of the magazine, tagged, labelled, linked and described.

        Raises as ``add`` does.
        """
        wanted = [run.fragment for run in laid.runs]
        if self._joined != wanted[: len(self._joined)]:
            self._begin()  # one that was joined has been laid out again since
        for run in laid.runs:
            known = self._known.get(run.run.key)
            if known is None or known.path != run.fragment:
                self.add(run)
        self._join()
        pdf = self._pdf
        tell_subsets_apart(pdf)
        names = [name for run in laid.runs for name in run.record.pages]
        pages = dict(zip(names, (page.obj for page in pdf.pages), strict=True))
        spots = {key: spot for key, spot in targets(laid).items() if spot.page in pages}
        name_destinations(pdf, spots, pages, trim)
        link_runs(spots, pages, self._tags)
        self._tags.finish()
        label_pages(pdf, names)
        add_outline(pdf, issue, spots)
        describe(pdf, issue)
        return pdf


def opened(data: bytes, run: LaidRun) -> Pdf:
    """A run's pages. Raises ValueError where they are not those of its record."""
    # Of what was read whole, so that no file need stay open until the document is saved.
    pdf = pikepdf.open(io.BytesIO(data))
    if len(pdf.pages) != len(run.record.pages):
        raise ValueError(f"{run.fragment}: {len(pdf.pages)} pages, not as on record")
    return pdf


def copied(fragment: Pdf, pdf: Pdf) -> list[Object]:
    """The pages of a fragment as they now stand at the end of a document."""
    first = len(pdf.pages)
    pdf.pages.extend(fragment.pages)
    return [page.obj for page in pdf.pages[first:]]


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
