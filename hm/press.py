"""The whole flow: read, check, lay out, check the pages, write the editions."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from hm import last_build
from hm.check import check_issue, check_laid
from hm.compose.house import House
from hm.editions import pages, writer
from hm.last_build import PAGE_MAP
from hm.layout import lay_out
from hm.model.diagnostic import Diagnostic
from hm.model.issue import Issue
from hm.model.sheet import Laid
from hm.order import Order
from hm.read import read_issue, read_magazine
from hm.report.progress import Progress
from hm.report.summary import Outcome


@dataclass(frozen=True, slots=True)
class Proof:
    """An issue read, laid out and checked, before any edition is written."""

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[Path, ...]
    """All that was read of the issue."""
    pages: tuple[Issue, Laid, House] | None
    """None where the sources cannot be read."""


def prove(order: Order, progress: Progress) -> Proof:
    """Read and check an issue, lay it out and check its pages.

    Raises LayoutError where the layout engine cannot be loaded.
    """
    progress("reading", 0, 1)
    magazine, of_magazine = read_magazine(order.root)
    if magazine is None:
        return Proof(_sorted(of_magazine), (), None)
    reading = read_issue(magazine, order.issue)
    issue = reading.issue
    found = [*of_magazine, *reading.diagnostics]
    if issue is None or reading.fatal:
        return Proof(_sorted(found), reading.files, None)
    found += check_issue(issue)
    house = House(order.root)
    laid = lay_out(
        issue,
        house,
        jobs=order.jobs,
        fresh=order.fresh,
        progress=lambda _, done, total: progress("laying out", done, total),
    )
    found += check_laid(issue, laid)
    return Proof(_sorted(found), reading.files, (issue, laid, house))


def build(order: Order, progress: Progress) -> Outcome:
    """Build the editions of an issue.

    Errors in the issue are reported and the editions written all the same; only where
    the sources cannot be read is nothing written. Raises LayoutError and OSError.
    """
    began = time.monotonic()
    before = last_build.inputs(order)
    proof = prove(order, progress)
    written = {}
    if proof.pages:
        writers = {name: writer(name) for name in order.editions} | {PAGE_MAP: pages.write}
        for done, (name, write) in enumerate(writers.items()):
            progress(f"writing {name}", done, len(writers))
            files = write(*proof.pages, order.out)
            written[name] = last_build.describe(order.out, files)
        last_build.remember(order, before, proof.files, written, proof.diagnostics)
    return Outcome(
        order.issue,
        order.out,
        proof.diagnostics,
        tuple(file for files in written.values() for file in files),
        up_to_date=False,
        seconds=time.monotonic() - began,
    )


def _sorted(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(dict.fromkeys(found), key=Diagnostic.sort_key))
