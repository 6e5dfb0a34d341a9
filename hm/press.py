"""The whole flow: read, check, lay out, check the pages, write the editions."""

from __future__ import annotations

import time
from dataclasses import dataclass

from hm import last_build
from hm.check import check_issue, check_laid
from hm.compose.house import House
from hm.editions import pages, writer
from hm.layout import lay_out
from hm.model.diagnostic import Diagnostic
from hm.model.issue import Issue
from hm.model.sheet import Laid
from hm.order import Order
from hm.read import read_issue
from hm.report.progress import Progress
from hm.report.summary import Outcome


@dataclass(frozen=True, slots=True)
class Proof:
    """An issue read, laid out and checked, before any edition is written."""

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    """All that was read, relative to the magazine's root."""
    pages: tuple[Issue, Laid] | None
    """None where the sources cannot be read."""


def prove(order: Order, progress: Progress) -> Proof:
    """Read and check an issue, lay it out and check its pages.

    Raises LayoutError where the layout engine cannot be loaded.
    """
    progress("reading", 0, 1)
    reading = read_issue(order.root, order.issue)
    issue = reading.issue
    if reading.fatal or issue is None:
        return Proof(reading.diagnostics, reading.files, None)
    found = {*reading.diagnostics, *check_issue(issue)}
    house = House(order.root)
    laid = lay_out(issue, house, jobs=order.jobs, fresh=order.fresh, progress=progress)
    found |= {*check_laid(issue, laid)}
    diagnostics = tuple(sorted(found, key=Diagnostic.sort_key))
    return Proof(diagnostics, reading.files, (issue, laid))


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
        order.out.mkdir(parents=True, exist_ok=True)
        for done, name in enumerate(order.editions):
            progress(f"writing {name}", done, len(order.editions))
            files = writer(name)(*proof.pages, House(order.root), order.out)
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
