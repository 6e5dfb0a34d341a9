"""What ``hm check`` does: prove issues, put right what can be, say what is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hm.check import Scope, baseline
from hm.check.baseline import Known
from hm.check.fingerprints import Fingerprint, fingerprints
from hm.check.fixing import Fixes, diff, fixes, write
from hm.check.registry import families, rules
from hm.check.words import counted
from hm.failures import FAULTS, MISUSE
from hm.model.diagnostic import Diagnostic, Severity
from hm.order import Order
from hm.proof import prove
from hm.read.find import MAGAZINE_FILE
from hm.read.near import did_you_mean
from hm.report import summary
from hm.report.formats import FORMATS
from hm.report.progress import Progress, progress_on
from hm.report.report import Report
from hm.report.statistics import STATISTICS

_WRITTEN = {".md", ".yaml"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked ``hm check`` for."""

    select: str
    """Rules and families, separated by commas."""
    ignore: str
    layout: bool
    online: bool
    """Whether servers are asked."""
    hints: bool
    fix: bool
    diff: bool
    strict: bool
    statistics: bool
    baseline: Path | None
    """The file of what is known and not told, as typed."""
    write_baseline: Path | None
    """The file that all that is found is put in, as typed."""
    format: str


class UnknownRules(Exception):
    """``--select`` or ``--ignore`` names what cannot be asked; the message says it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What is wrong with some issues of one magazine."""

    root: Path
    by_issue: dict[str, list[Diagnostic]] = field(default_factory=dict)
    """By the name of the issue's folder."""
    files: set[str] = field(default_factory=set)
    """What people write and was read of it, relative to the root."""
    unread: list[str] = field(default_factory=list)
    """Issues that cannot be read, so that not all rules were asked."""

    @property
    def every(self) -> list[Diagnostic]:
        """What is wrong with all of them; a fault of the magazine once."""
        return list(dict.fromkeys(one for several in self.by_issue.values() for one in several))

    def prints(self) -> dict[Diagnostic, Fingerprint]:
        """What can be held to be known: not what keeps an issue from being read.

        Files are as they were when they were checked.
        """
        fatal = {one for issue in self.unread for one in self.by_issue[issue]}
        marks = fingerprints(self.every, self.root)
        return {one: mark for one, mark in marks.items() if one not in fatal}

    def known(self, known: Known) -> dict[Diagnostic, Fingerprint]:
        """What is wrong and in a baseline."""
        marks = self.prints() if known.findings else {}
        return {one: mark for one, mark in marks.items() if mark in known.findings}

    def gone(self, known: Known, scope: Scope) -> int:
        """How much of a baseline is no longer wrong, as far as the check would have found it."""
        if self.unread:
            return 0
        return len(known.asked(self.by_issue, scope) - set(self.known(known).values()))


def check(orders: Sequence[Order], wishes: Wishes) -> int:
    """Check issues of one magazine; the exit code. Raises ReadError, OSError."""
    try:
        scope = scope_of(wishes)
    except UnknownRules as fault:
        print(f"hm: {fault}", file=sys.stderr)
        return MISUSE
    known = baseline.read(wishes.baseline) if wishes.baseline else Known({})
    before = baseline.read_if_there(wishes.write_baseline) if wishes.write_baseline else Known({})
    files = _files(orders) if wishes.fix else {}
    found = _prove(orders, scope)
    if wishes.fix:
        left_alone = found.known(known)
        mended = fixes([one for one in found.every if one not in left_alone], files)
        if wishes.diff:
            return _show(mended)
        if _write(orders, mended):
            found = _prove(orders, scope)
    if wishes.write_baseline:
        from hm.read.whole import write_whole

        known = _settled(found, before, scope)
        write_whole(wishes.write_baseline.resolve(), baseline.written(known))
    return _tell(found, known, scope, wishes)


def scope_of(wishes: Wishes) -> Scope:
    """The rules that are asked. Raises UnknownRules."""
    known = {rule.name: rule for rule in rules()}
    select, named = chosen_rules("--select", wishes.select)
    ignore, spared = chosen_rules("--ignore", wishes.ignore)
    ignored = ignore - (named - spared)
    scope = Scope(select, ignored, wishes.layout, wishes.online, wishes.hints, named)
    finished = [
        name
        for name in sorted(named)
        if known[name].check_pdf and not (known[name].reads_issue or known[name].check_pages)
    ]
    if finished:
        raise UnknownRules(f"{finished[0]} reads a finished PDF: hm preflight asks it.")
    blind = [
        name for name in sorted(select) if known[name].check_pages and not known[name].reads_issue
    ]
    if not wishes.layout and select and len(blind) == len(select):
        raise UnknownRules(f"{blind[0]} reads the laid-out pages: leave out --no-layout.")
    if select and not wishes.online and all(known[name].check_online for name in select):
        raise UnknownRules(f"{min(select)} asks servers: add --online.")
    return scope


def chosen_rules(option: str, written: str) -> tuple[frozenset[str], frozenset[str]]:
    """The rules that an option chooses, and those of them that it names itself.

    It has names of rules and of families, separated by commas. Raises UnknownRules.
    """
    known = {rule.name: rule.family for rule in rules()}
    chosen: set[str] = set()
    named: set[str] = set()
    for name in filter(None, (part.strip().lower() for part in written.split(","))):
        rule = name.replace("_", "-")
        if rule in known:
            named.add(rule)
        elif name in families():
            chosen.update(one for one, family in known.items() if family == name)
        else:
            remedy = did_you_mean(name, [*known, *families()], "hm explain lists the rules.")
            raise UnknownRules(f"{option}: there is no rule or family ‘{name}’. {remedy}")
    return frozenset(chosen | named), frozenset(named)


def _prove(orders: Sequence[Order], scope: Scope) -> _Found:
    found = _Found(orders[0].root, files={MAGAZINE_FILE})
    for order in orders:
        # Without pages and servers it is over before there is progress to show.
        long = scope.needs_pages or scope.online
        with progress_on(sys.stderr, order.issue) if long else _silence() as progress:
            proof = prove(order, progress, scope)
        found.by_issue[order.issue] = list(proof.diagnostics)
        if not proof.whole:
            found.unread.append(order.issue)
        written = [file for file in proof.files if file.suffix in _WRITTEN]
        found.files.update(file.relative_to(found.root).as_posix() for file in written)
    return found


@contextmanager
def _silence() -> Iterator[Progress]:
    yield lambda what, done, total: None


def _settled(found: _Found, before: Known, scope: Scope) -> Known:
    """A baseline of what is wrong now, and of what it held that was not asked for."""
    left = set() if found.unread else before.asked(found.by_issue, scope)
    kept = {mark: severity for mark, severity in before.findings.items() if mark not in left}
    return Known(kept | {mark: one.severity for one, mark in found.prints().items()})


def _tell(found: _Found, known: Known, scope: Scope, wishes: Wishes) -> int:
    hidden = found.known(known)
    new = [one for one in found.every if one not in hidden]
    formats = STATISTICS if wishes.statistics else FORMATS
    report = Report(new, found.root, tuple(sorted(found.files)), tuple(hidden))
    formats[wishes.format](report, sys.stdout)
    sys.stdout.flush()
    stream = sys.stdout if wishes.format == "text" else sys.stderr
    file = wishes.baseline or wishes.write_baseline
    none = "no new faults found" if file else "no faults found"
    for name, several in found.by_issue.items():
        told = [one for one in several if one not in hidden]
        stream.write(f"{name}: {summary.count(told) or none}\n")
    if file and hidden:
        stream.write(f"{counted(len(hidden), 'known finding')} in {file} not shown\n")
    if file and (gone := found.gone(known, scope)):
        verb = "is" if gone == 1 else "are"
        remedy = f"write it anew with --write-baseline {file}"
        stream.write(f"{counted(gone, 'finding')} in {file} {verb} gone: {remedy}\n")
    grave = {Severity.ERROR, Severity.WARNING} if wishes.strict else {Severity.ERROR}
    return FAULTS if any(one.severity in grave for one in new) else 0


def _files(orders: Iterable[Order]) -> dict[str, bytes]:
    """The files that fixes can change, as they are before they are checked."""
    files: dict[str, bytes] = {}
    for order in orders:
        paths = [order.root / "magazine.yaml", order.folder / "issue.yaml"]
        for path in [*paths, *sorted((order.folder / "articles").glob("*.md"))]:
            if path.is_file():
                files[path.relative_to(order.root).as_posix()] = path.read_bytes()
    return files


def _show(mended: Fixes) -> int:
    """Show what would change; as with other tools, a difference makes the exit code 1."""
    for file in mended.files:
        # Bytes, for the ends of lines are part of what is shown.
        sys.stdout.write("".join(diff(file)))
    print(_count("would put right", mended), file=sys.stderr)
    return FAULTS if mended.files else 0


def _write(orders: Sequence[Order], mended: Fixes) -> bool:
    """Write the files that change; whether there are any."""
    for file in mended.files:
        if not write(orders[0].root, file):
            print(f"{file.path} has changed meanwhile and was left alone", file=sys.stderr)
    print(_count("put right", mended), file=sys.stderr)
    if mended.left:
        spots = ", ".join(str(one.place) for one in mended.left)
        print(f"left for another hm check --fix, for they overlap: {spots}", file=sys.stderr)
    return bool(mended.files)


def _count(done: str, mended: Fixes) -> str:
    faults = f"{mended.count} fault{'' if mended.count == 1 else 's'}"
    files = f"{len(mended.files)} file{'' if len(mended.files) == 1 else 's'}"
    return f"{done} {faults} in {files}" if mended.files else "nothing to put right"
