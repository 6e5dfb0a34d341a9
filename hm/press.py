"""The whole flow: read, check, lay out, check the pages, write the editions."""

from __future__ import annotations

import time

from hm import last_build
from hm.editions import pages, writer
from hm.last_build import PAGE_MAP
from hm.order import Order
from hm.proof import prove
from hm.report.progress import Progress
from hm.report.summary import Outcome


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
        last_build.remember(order, before, proof.files, written, proof.faults)
    return Outcome(
        order.issue,
        order.out,
        proof.faults,
        tuple(file for files in written.values() for file in files),
        up_to_date=False,
        seconds=time.monotonic() - began,
    )
