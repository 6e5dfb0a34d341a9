"""The whole flow: read, check, lay out, check the pages, write the editions."""

from __future__ import annotations

import time

from hm import last_build
from hm.compose.house import House
from hm.editions import pages
from hm.editions.outputs import describe
from hm.editions.under_way import UnderWay
from hm.last_build import PAGE_MAP, Inputs
from hm.layout.pool import Pool
from hm.model.diagnostic import Severity
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
    editions = UnderWay(order.editions, House(order.root), pool, order.out)
    written = {}
    try:
        proof = prove_with(pool, order, progress, editions)
        if proof.pages:
            issue, laid, house = proof.pages
            errors = sum(fault.severity is Severity.ERROR for fault in proof.faults)
            made = editions.write(laid, errors, lambda name: progress(f"writing {name}", 0, 1))
            found = dict(made)
            written = {name: found[name] for name in order.editions}
            written[PAGE_MAP] = describe(order.out, pages.write(issue, laid, house, order.out))
            last_build.remember(order, before, proof.files, written, proof.faults)
    finally:
        editions.close()
    return Outcome(
        order.issue,
        order.out,
        proof.faults,
        tuple(file for files in written.values() for file in files),
        up_to_date=False,
        seconds=time.monotonic() - began,
    )
