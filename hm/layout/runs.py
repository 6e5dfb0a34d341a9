"""All runs of an issue: taken from the cache, or laid out in parallel.

Page references print folios that only layout knows. A run that refers to what does not
begin its own run waits until the run it refers to is laid out. Where runs wait for each
other, folios are guessed from the flatplan, and runs whose words prove wrong are laid out
again.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from hm.compose.house import House
from hm.compose.references import PageMap, planned_pages
from hm.compose.run import REFERENCE_SCHEME, RunComposer
from hm.compose.source import RunSource
from hm.layout.errors import KILLED, LayoutError
from hm.layout.pool import Pool
from hm.layout.store import Store
from hm.layout.task import EngineMissing, RunFailed, lay_out_run
from hm.model.flatplan import Run
from hm.model.issue import Issue
from hm.model.sheet import Laid, LaidRun, RunRecord
from hm.read.cachedir import cache_folder
from hm.read.digests import digests
from hm.read.packages import versions

REFERENCE_ROUNDS = 3
"""How often references may move text before hm gives up."""

LIBRARIES = (
    "fonttools", "jinja2", "pikepdf", "pydyf", "pypdfium2", "segno", "weasyprint", "zxing-cpp",
)  # fmt: skip
"""What draws the pages beside hm: another version may draw them otherwise."""

_PICTURE = re.compile(r"""(?:src=\\?["']|uri=["'])([^"'\\]+)""")
_TARGET = re.compile(rf"""{REFERENCE_SCHEME}([^"'\\<>\s]+)""")

Progress = Callable[[str, int, int], None]
Task = tuple[RunRecord, bytes]


def lay_out(
    issue: Issue,
    house: House,
    pool: Pool,
    *,
    fresh: bool = False,
    progress: Progress | None = None,
    meanwhile: Callable[[], None] | None = None,
    known: Callable[[LaidRun], None] | None = None,
) -> Laid:
    """Lay an issue out in the processes of a pool.

    ``fresh`` lays out again what the cache has. ``progress`` is called with a run's key,
    runs done, and runs in all; ``meanwhile`` once, when there is something to wait for;
    ``known`` with each run as it comes to be laid out, and once more if it is laid out again.
    Raises LayoutError where the engine cannot be loaded or fails.
    """
    return _Layout(issue, house, pool, fresh, progress, meanwhile, known).run()


@dataclass(slots=True)
class _State:
    """How far the layout of an issue is."""

    waiting: dict[str, Run]
    """By the run's key."""
    pages: PageMap
    records: dict[str, RunRecord] = field(default_factory=dict)
    """By the run's key."""
    stored: dict[str, str] = field(default_factory=dict)
    """The key in the store of each run."""
    needs: dict[str, set[str]] = field(default_factory=dict)
    """For a run that was looked at, the keys of those that it waits for."""
    guessed: set[str] = field(default_factory=set)
    """The runs whose references were printed from a guess."""


class _Layout:
    def __init__(
        self,
        issue: Issue,
        house: House,
        pool: Pool,
        fresh: bool,
        progress: Progress | None,
        meanwhile: Callable[[], None] | None,
        known: Callable[[LaidRun], None] | None,
    ) -> None:
        self.issue = issue
        self.pool = pool
        self.fresh = fresh
        self.progress = progress
        self.meanwhile = meanwhile
        self.known = known
        self.root = issue.magazine.root
        self.store = Store(cache_folder(self.root) / "runs")
        self.made: set[str] = set()
        """Keys laid out by this build."""
        self.runs = {run.key: run for run in issue.flatplan.runs}
        self._composer = RunComposer(issue, house, planned_pages(issue))
        self._common = fingerprint(house)
        self._pictures: dict[str, str] = {}
        self._composed: dict[str, tuple[PageMap | None, RunSource, str]] = {}
        """What each run was composed of, and for which page map, where that matters."""
        self._edited = self._edited_runs()
        self._known_first = {run.slugs[0] for run in self.runs.values() if run.slugs}

    def run(self) -> Laid:
        state = _State(dict(self.runs), planned_pages(self.issue))
        for _ in range(REFERENCE_ROUNDS):
            self._lay_out(state)
            wrong = {
                key: self.runs[key]
                for key in sorted(state.guessed)
                if self._source(self.runs[key], state.pages)[1] != state.stored[key]
            }
            if not wrong:
                self.store.prune()
                return Laid(tuple(self._laid(state, key) for key in self.runs))
            state.waiting = wrong
        raise LayoutError(
            "The page references do not settle: correcting their folios moves the text to "
            "other pages each time. Shorten or lengthen by a line or two what stands on "
            f"pages {' or '.join(sorted(state.guessed))}."
        )

    def _laid(self, state: _State, key: str) -> LaidRun:
        fragment = self.store.fragment(state.stored[key])
        return LaidRun(self.runs[key], state.records[key], fragment)

    # What goes into a run.

    def _source(self, run: Run, pages: PageMap) -> tuple[RunSource, str]:
        """A run composed with the folios of a page map, and its key in the store."""
        known = self._composed.get(run.key)
        if known and known[0] in (None, pages):
            return known[1:]
        self._composer.pages = pages
        source = self._composer.source(run)
        words = repr(source)
        digest = hashlib.sha256(self._common.encode())
        digest.update(words.encode())
        for uri in sorted(set(_PICTURE.findall(words))):
            digest.update(uri.encode() + self._picture(uri).encode())
        stored = digest.hexdigest()[:32]
        # Words without a reference are the same whatever the folios.
        self._composed[run.key] = (pages if _TARGET.search(words) else None, source, stored)
        return source, stored

    def _picture(self, uri: str) -> str:
        if uri not in self._pictures:
            try:
                content = (self.root / uri).read_bytes()
            except OSError:
                content = b""
            self._pictures[uri] = hashlib.sha256(content).hexdigest()
        return self._pictures[uri]

    def _waits_for(self, source: RunSource) -> set[str]:
        """The keys of the runs that must be laid out before a run's folios are known."""
        needed: set[str] = set()
        for target in _TARGET.findall(repr(source)):
            slug = target.partition("#")[0]
            other = self.issue.flatplan.run_of(slug)
            # What begins a run stands on its first page, whatever layout finds.
            if other and not (target == slug and slug in self._known_first):
                needed.add(other.key)
        return needed

    # Laying out.

    def _lay_out(self, state: _State) -> None:
        """Lay out what waits, each run as soon as the folios that it prints are known."""
        under_way: dict[Future[Task], tuple[str, str]] = {}
        self._report("", state)
        try:
            while state.waiting or under_way:
                # Few at a time, so that a long run that had to wait comes next.
                while len(under_way) <= self.pool.jobs:
                    key = self._next(state, idle=not under_way)
                    if key is None:
                        break
                    source, stored = self._source(state.waiting.pop(key), state.pages)
                    state.stored[key] = stored
                    known = None
                    if not self.fresh or stored in self.made:
                        known = self.store.get(stored)
                    if known is not None:
                        self._keep(state, key, known)
                    else:
                        future = self.pool.submit(lay_out_run, self.root, source)
                        under_way[future] = (key, stored)
                if not under_way:
                    continue
                self._meanwhile()
                for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                    key, stored = under_way.pop(future)
                    record, pdf = future.result()
                    self.store.put(stored, record, pdf)
                    self.made.add(stored)
                    self._keep(state, key, record)
        except EngineMissing as error:
            raise LayoutError(f"{ENGINE_MISSING} ({error})") from None
        except RunFailed as error:
            raise LayoutError(str(error)) from error
        except BrokenProcessPool as error:
            raise LayoutError(KILLED) from error
        finally:
            for future in under_way:
                future.cancel()

    def _meanwhile(self) -> None:
        """Once, when the first pages are being laid out."""
        if self.meanwhile is not None:
            self.meanwhile()
            self.meanwhile = None

    def _edited_runs(self) -> set[str]:
        """The runs whose manuscripts were written since a run was last kept: it is likely that
        no others are to be laid out, and they come first. Nothing else hangs on dates."""
        edited = set()
        with contextlib.suppress(OSError):
            last = self.store.folder.stat().st_mtime_ns
            for slug, article in self.issue.articles.items():
                run = self.issue.flatplan.run_of(slug)
                if run and (self.root / article.path).stat().st_mtime_ns > last:
                    edited.add(run.key)
        return edited

    def _next(self, state: _State, *, idle: bool) -> str | None:
        """The longest run that can be laid out now, those edited before others; None where
        all that wait must wait."""
        waiting = sorted(
            state.waiting,
            key=lambda key: (key not in self._edited, -len(self.runs[key].pages), key),
        )
        for key in waiting:
            if key not in state.needs:
                source, _ = self._source(self.runs[key], state.pages)
                needed = self._waits_for(source)
                if key in needed:
                    state.guessed.add(key)
                state.needs[key] = needed - {key}
            if not state.needs[key] - state.records.keys():
                return key
        if waiting and idle:
            # Runs wait for one another: let the one that waits for least begin with a guess.
            key = min(waiting, key=lambda key: (len(state.needs[key]), key))
            state.guessed.add(key)
            return key
        return None

    def _keep(self, state: _State, key: str, record: RunRecord) -> None:
        state.records[key] = record
        by_name = {page.name: page for page in self.issue.flatplan.pages}
        found = {
            target: by_name[landing.page]
            for target, landing in record.landings.items()
            if landing.page in by_name
        }
        state.pages = PageMap(state.pages.pages | found)
        if self.known is not None:
            self.known(self._laid(state, key))
        self._report(key, state)

    def _report(self, key: str, state: _State) -> None:
        if self.progress is not None:
            self.progress(key, len(state.records), len(self.runs))


def fingerprint(house: House) -> str:
    """A hash of what goes into every run: the house design, hm itself, the engine."""
    digest = hashlib.sha256()
    digest.update(house.fingerprint("templates/print", "styles").encode())
    for folder in ("model", "compose", "layout"):
        digest.update(repr(digests(folder)).encode())
    digest.update(repr(versions(LIBRARIES)).encode())
    return digest.hexdigest()


ENGINE_MISSING = (
    "The layout engine cannot be loaded: it needs the Pango library. Install it with "
    "“apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0” (Debian, Ubuntu), "
    "“dnf install pango” (Fedora) or “brew install pango” (macOS)."
)
