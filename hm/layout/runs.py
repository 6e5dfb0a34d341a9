"""All runs of an issue: taken from the cache, or laid out in parallel.

Page references print folios that only layout knows. They are guessed from the flatplan,
corrected from the page map, and the runs whose words changed by it are laid out again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from hm.compose.house import PACKAGE, House
from hm.compose.references import PageMap, laid_pages, planned_pages
from hm.compose.run import RunComposer
from hm.compose.source import RunSource
from hm.layout.cachedir import cache_folder
from hm.layout.store import Store
from hm.layout.task import EngineMissing, RunFailed, lay_out_run, start
from hm.model.flatplan import Run
from hm.model.issue import Issue
from hm.model.sheet import Laid, LaidRun, RunRecord

REFERENCE_ROUNDS = 3
"""How often references may move text before hm gives up."""

_PICTURE = re.compile(r"""(?:src=\\?["']|uri=["'])([^"'\\]+)""")

Progress = Callable[[str, int, int], None]


class LayoutError(Exception):
    """The pages cannot be laid out; the message says why and what to do."""


def lay_out(
    issue: Issue,
    house: House,
    *,
    jobs: int = 1,
    fresh: bool = False,
    progress: Progress | None = None,
) -> Laid:
    """Lay an issue out.

    ``jobs`` processes at most work side by side; ``fresh`` lays out again what the cache
    has. ``progress`` is called with a run's key, runs done, and runs in all. Raises
    LayoutError where the engine cannot be loaded or fails.
    """
    return _Layout(issue, house, jobs, fresh, progress).run()


class _Layout:
    def __init__(
        self, issue: Issue, house: House, jobs: int, fresh: bool, progress: Progress | None
    ) -> None:
        self.issue = issue
        self.house = house
        self.jobs = max(1, jobs)
        self.fresh = fresh
        self.progress = progress
        self.root = issue.magazine.root
        self.store = Store(cache_folder(self.root) / "runs")
        self.made: set[str] = set()
        """Keys laid out by this build."""
        self._common = self._fingerprint()
        self._pictures: dict[str, str] = {}

    def run(self) -> Laid:
        with self._executor() as executor:
            pages = planned_pages(self.issue)
            for _ in range(REFERENCE_ROUNDS):
                laid = self._lay_out(pages, executor)
                found = laid_pages(self.issue, laid)
                if found.pages == pages.pages or self._same_words(pages, found):
                    self.store.prune()
                    return laid
                pages = found
        raise LayoutError(
            "The page references do not settle: correcting their folios moves the text to "
            "other pages each time. Shorten or lengthen the article that a reference "
            "leads to by a line or two."
        )

    # What goes into a run.

    def _fingerprint(self) -> str:
        digest = hashlib.sha256()
        digest.update(self.house.fingerprint("templates/print", "styles").encode())
        for folder in ("model", "compose", "layout"):
            for path in sorted((PACKAGE / folder).glob("*.py")):
                digest.update(path.read_bytes())
        for library in ("weasyprint", "jinja2", "fonttools", "pydyf"):
            digest.update(f"{library} {version(library)}".encode())
        return digest.hexdigest()

    def _key(self, source: RunSource) -> str:
        """The hash of all that goes into a run: its words, the house, its pictures."""
        words = repr(source)
        digest = hashlib.sha256(self._common.encode())
        digest.update(words.encode())
        for uri in sorted(set(_PICTURE.findall(words))):
            digest.update(uri.encode() + self._picture(uri).encode())
        return digest.hexdigest()[:32]

    def _picture(self, uri: str) -> str:
        if uri not in self._pictures:
            try:
                content = (self.root / uri).read_bytes()
            except OSError:
                content = b""
            self._pictures[uri] = hashlib.sha256(content).hexdigest()
        return self._pictures[uri]

    def _sources(self, pages: PageMap) -> list[tuple[Run, RunSource, str]]:
        composer = RunComposer(self.issue, self.house, pages)
        runs = self.issue.flatplan.runs
        sources = [composer.source(run) for run in runs]
        return [(run, source, self._key(source)) for run, source in zip(runs, sources, strict=True)]

    def _same_words(self, before: PageMap, after: PageMap) -> bool:
        """Whether the pages found print the same words as those assumed."""
        old = [key for _, _, key in self._sources(before)]
        return old == [key for _, _, key in self._sources(after)]

    # Laying out.

    def _lay_out(self, pages: PageMap, executor: Callable[[], Executor]) -> Laid:
        sources = self._sources(pages)
        records: dict[str, RunRecord] = {}
        missing: dict[str, RunSource] = {}
        for _, source, key in sources:
            known = None if self.fresh and key not in self.made else self.store.get(key)
            if known is not None:
                records[key] = known
            else:
                missing[key] = source
        done = len(sources) - len(missing)
        self._report("", done, len(sources))
        for key, record in self._lay_out_missing(missing, executor):
            records[key] = record
            done += 1
            self._report(record.key, done, len(sources))
        return Laid(
            tuple(LaidRun(run, records[key], self.store.fragment(key)) for run, _, key in sources)
        )

    def _lay_out_missing(
        self, missing: dict[str, RunSource], executor: Callable[[], Executor]
    ) -> Iterator[tuple[str, RunRecord]]:
        if not missing:
            return
        # Long runs first, so that no process is left alone with one at the end.
        order = sorted(missing, key=lambda key: (-len(repr(missing[key])), key))
        futures: dict[Future[tuple[RunRecord, bytes]], str] = {
            executor().submit(lay_out_run, self.root, missing[key]): key for key in order
        }
        try:
            for future in as_completed(futures):
                key = futures[future]
                record, pdf = future.result()
                self.store.put(key, record, pdf)
                self.made.add(key)
                yield key, record
        except EngineMissing as error:
            raise LayoutError(f"{ENGINE_MISSING} ({error})") from None
        except RunFailed as error:
            raise LayoutError(str(error)) from error
        except BrokenProcessPool as error:
            raise LayoutError(
                "A layout process was stopped from outside, perhaps for want of memory. "
                "Try again with --jobs 1."
            ) from error
        finally:
            for future in futures:
                future.cancel()

    def _report(self, key: str, done: int, count: int) -> None:
        if self.progress is not None:
            self.progress(key, done, count)

    @contextmanager
    def _executor(self) -> Iterator[Callable[[], Executor]]:
        """A pool of processes that is only started when something must be laid out."""
        pool: list[Executor] = []

        def get() -> Executor:
            if not pool:
                pool.append(_pool(self.root, self.jobs))
            return pool[0]

        try:
            yield get
        finally:
            for executor in pool:
                executor.shutdown(wait=True, cancel_futures=True)


ENGINE_MISSING = (
    "The layout engine cannot be loaded: it needs the Pango library. Install it with "
    "“apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0” (Debian, Ubuntu), "
    "“dnf install pango” (Fedora) or “brew install pango” (macOS)."
)


def _pool(root: Path, jobs: int) -> Executor:
    # Spawned, not forked: the progress display runs a thread, and Pango is not fork-safe.
    return ProcessPoolExecutor(
        max_workers=jobs, mp_context=get_context("spawn"), initializer=start, initargs=(root,)
    )
