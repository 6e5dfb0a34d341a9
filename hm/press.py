"""The whole flow: read, check, lay out, check the pages, write the editions."""

from __future__ import annotations

import time
from threading import Thread

from hm import last_build
from hm.compose.house import House
from hm.editions import pages, prepare, write_all
from hm.last_build import PAGE_MAP, Inputs
from hm.layout.pool import Pool
from hm.model.diagnostic import Severity
from hm.model.issue import Issue
from hm.order import Order
from hm.proof import prove_with
from hm.report.progress import Progress
from hm.report.summary import Outcome


def build(order: Order, before: Inputs, pool: Pool, progress: Progress) -> Outcome:
    """Build the editions of an issue in this process and those of a pool.

    ``before`` is what the build depends on, as it was when it began.

    Errors in the issue are reported and the editions written all the same; only where
    the sources cannot be read is nothing written. Raises LayoutError and OSError.
    """
    began = time.monotonic()
    ahead = _Ahead(order)
    proof = prove_with(pool, order, progress, ahead.start)
    written = {}
    if proof.pages:
        ahead.finish()
        paths = write_all(
            order.editions,
            *proof.pages,
            order.out,
            pool,
            lambda name: progress(f"writing {name}", 0, 1),
            errors=sum(fault.severity is Severity.ERROR for fault in proof.faults),
        )
        paths[PAGE_MAP] = pages.write(*proof.pages, order.out)
        written = {name: last_build.describe(order.out, files) for name, files in paths.items()}
        last_build.remember(order, before, proof.files, written, proof.faults)
    return Outcome(
        order.issue,
        order.out,
        proof.faults,
        tuple(file for files in written.values() for file in files),
        up_to_date=False,
        seconds=time.monotonic() - began,
    )


class _Ahead:
    """What of the editions is made in a thread while the pages are laid out."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._thread: Thread | None = None

    def start(self, issue: Issue) -> None:
        arguments = (self._order.editions, issue, House(self._order.root))
        self._thread = Thread(target=prepare, args=arguments, daemon=True)
        self._thread.start()

    def finish(self) -> None:
        if self._thread:
            self._thread.join()
