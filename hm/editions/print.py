"""The print PDF, a PDF/X-4: colours for the press, bleed, crop marks and a slug around it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Pdf

from hm.compose.house import House
from hm.editions import marks, pdfx
from hm.editions.assemble import copied, saved
from hm.editions.fonts import tell_subsets_apart
from hm.editions.metadata import describe, title
from hm.editions.outline import label_pages
from hm.editions.press_runs import PressRuns
from hm.model.issue import Issue
from hm.model.sheet import Laid, LaidRun
from hm.read.whole import write_whole


def write(issue: Issue, laid: Laid, house: House, out: Path, errors: int = 0) -> list[Path]:
    """Write ``<issue>-print.pdf``; where ``errors`` stand, it says that it is not for press.

    Raises OSError, TokenError.
    """
    return PrintMaking(issue, house).write(laid, out, errors)


def begin(issue: Issue, house: House) -> PrintMaking:
    """Begin the print PDF. Raises OSError, TokenError."""
    describe(pikepdf.new(), issue)  # it loads what it needs when it is first called
    return PrintMaking(issue, house)


@dataclass(frozen=True, slots=True)
class _Known:
    """A run as it is printed, and the fragment that it was made of."""

    path: Path
    digest: bytes
    """Of the fragment."""
    pdf: Pdf


class PrintMaking:
    """The print PDF on its way: runs are taken up as they are laid out.

    Raises OSError, TokenError.
    """

    def __init__(self, issue: Issue, house: House) -> None:
        self._issue = issue
        self._file = f"{issue.name}-print.pdf"
        line = f"{self._file}  {title(issue)}  {issue.published.isoformat()}"
        self._runs = PressRuns(issue, house, line)
        self._known: dict[str, _Known] = {}
        """By the run's key."""

    def add(self, run: LaidRun) -> None:
        """Take up a run. Raises OSError, and ValueError where its fragment is not whole."""
        data = run.fragment.read_bytes()
        self._known[run.run.key] = _Known(
            run.fragment, hashlib.sha256(data).digest(), self._runs.open(run, data)
        )

    def write(self, laid: Laid, out: Path, errors: int) -> list[Path]:
        """Write the PDF of runs, in their order. Raises as ``add`` does."""
        for run in laid.runs:
            known = self._known.get(run.run.key)
            if known is None or known.path != run.fragment:
                self.add(run)
        runs = [self._known[run.run.key] for run in laid.runs]
        pdf = pikepdf.new()
        for known in runs:
            copied(known.pdf, pdf)
        self._draw_marks(pdf, notice := _notice(errors))
        tell_subsets_apart(pdf)
        label_pages(pdf, (name for run in laid.runs for name in run.record.pages))
        describe(pdf, self._issue)
        profile = self._runs.profile
        terms = repr(self._issue.magazine.press).encode()
        material = b"".join(known.digest for known in runs)
        pdfx.declare(
            pdf,
            self._issue,
            profile,
            self._runs.deflated_profile,
            material + profile.data + terms,
            notice,
        )
        path = out / self._file
        write_whole(path, saved(pdf, pdfx.VERSION))
        self._runs.prune()
        return [path]

    def _draw_marks(self, pdf: Pdf, notice: str) -> None:
        bars = self._issue.magazine.press.bars
        runs = self._runs
        drawn = marks.marks(pdf, runs.trim, runs.line, runs.face, notice=notice, bars=bars)
        for page in pdf.pages:
            page.obj.Resources.XObject[marks.FORM] = drawn


def _notice(errors: int) -> str:
    """What a PDF with errors says of itself."""
    if not errors:
        return ""
    return f"not for press: {errors} {'error' if errors == 1 else 'errors'}"
