"""Reading and checking an issue, before any edition is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hm.check import Scope, check_issue, check_laid, check_servers, judged
from hm.compose.house import House
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid, LaidRun
from hm.order import Order
from hm.read import read_issue, read_magazine
from hm.read.cachedir import cache_folder
from hm.report.progress import Progress

if TYPE_CHECKING:
    from hm.editions.under_way import UnderWay
    from hm.layout.pool import Pool

_WHOLE = Scope(hints=False)


@dataclass(frozen=True, slots=True)
class Proof:
    """An issue read, checked and, if that was asked for, laid out."""

    diagnostics: tuple[Diagnostic, ...]
    """With hints, where the scope has them."""
    files: tuple[Path, ...]
    """All that was read of the issue."""
    whole: bool
    """Whether all could be read, so that the rules were asked."""
    pages: tuple[Issue, Laid, House] | None
    """None where the sources cannot be read, or nobody asked for pages."""

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """The diagnostics without hints, which only ``hm check`` gives."""
        return tuple(one for one in self.diagnostics if one.severity is not Severity.HINT)


def prove(order: Order, progress: Progress, scope: Scope = _WHOLE) -> Proof:
    """Read and check an issue; lay it out and check its pages where the scope says so.

    What keeps an issue from being built is always told, whatever the scope and
    magazine.yaml say. Raises LayoutError where the layout engine cannot be loaded.
    """
    if not scope.needs_pages:
        return _prove(order, progress, scope, None)
    # Imported late: checks without pages come at once.
    from hm.layout.pool import pool_for

    with pool_for(order.root, order.jobs) as pool:
        return _prove(order, progress, scope, pool)


def prove_with(pool: Pool, order: Order, progress: Progress, editions: UnderWay) -> Proof:
    """The same with pages, in a pool that the caller goes on to use.

    The editions are begun while pages are being laid out, if any are, and those that need not
    wait for the rules are written while these are asked.
    """
    return _prove(order, progress, _WHOLE, pool, editions)


def _prove(
    order: Order,
    progress: Progress,
    scope: Scope,
    pool: Pool | None,
    editions: UnderWay | None = None,
) -> Proof:
    progress("reading", 0, 1)
    magazine, of_magazine = read_magazine(order.root)
    if magazine is None:
        return Proof(_sorted(of_magazine), (), False, None)
    cache = _cache(order.root)
    reading = read_issue(magazine, order.issue, cache)
    issue = reading.issue
    found = [*of_magazine, *reading.diagnostics]
    if issue is None or reading.fatal:
        return Proof(_sorted(found), reading.files, False, None)
    pages = None
    if pool:
        aside = _Aside(issue, scope, cache)

        def while_waiting() -> None:
            if editions:
                editions.begin(issue)
            aside.start()

        known = editions.add if editions else None
        laid = _laid(issue, order, pool, progress, while_waiting, known)
        pages = (issue, laid, House(order.root))
        if editions:
            editions.write_ahead(issue, laid)
        found += check_laid(issue, laid, scope)
        found += aside.finish()
    else:
        found += check_issue(issue, scope, cache)
    if scope.online:
        found += _asked(issue, order, progress, scope)
    return Proof(_sorted(judged(found, magazine, issue, scope)), reading.files, True, pages)


def _cache(root: Path) -> Path | None:
    """Where to keep what was read and found; None where there is no place for it."""
    try:
        return cache_folder(root)
    except OSError:
        return None


class _Aside:
    """The rules that need no pages, asked in a thread while other processes lay them out."""

    def __init__(self, issue: Issue, scope: Scope, cache: Path | None) -> None:
        self._check = partial(check_issue, issue, scope, cache)
        self._pool = ThreadPoolExecutor(1)
        self._found: Future[list[Diagnostic]] | None = None

    def start(self) -> None:
        """Begin, once there is something to wait for."""
        self._found = self._found or self._pool.submit(self._check)

    def finish(self) -> list[Diagnostic]:
        """What was found; asked now, if there was nothing to wait for."""
        found = self._found.result() if self._found else self._check()
        self._pool.shutdown()
        return found


def _asked(issue: Issue, order: Order, progress: Progress, scope: Scope) -> list[Diagnostic]:
    cache = cache_folder(order.root)
    return check_servers(
        issue, cache, lambda done, total: progress("asking servers", done, total), scope
    )


def _laid(
    issue: Issue,
    order: Order,
    pool: Pool,
    progress: Progress,
    meanwhile: Callable[[], None],
    known: Callable[[LaidRun], None] | None,
) -> Laid:
    # Imported late: checks without pages come at once.
    from hm.layout.runs import lay_out

    return lay_out(
        issue,
        House(order.root),
        pool,
        fresh=order.fresh,
        progress=lambda _, done, total: progress("laying out", done, total),
        meanwhile=meanwhile,
        known=known,
    )


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(dict.fromkeys(found), key=Diagnostic.sort_key))
