"""What ``hm check`` does: prove issues, put right what can be, say what is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from hm.check import Scope
from hm.check.fixing import Fixes, diff, fixes, write
from hm.check.registry import families, rules
from hm.failures import FAULTS, MISUSE
from hm.model.diagnostic import Diagnostic, Severity
from hm.order import Order
from hm.proof import prove
from hm.read.near import did_you_mean
from hm.report import summary
from hm.report.formats import FORMATS
from hm.report.progress import Progress, progress_on


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked ``hm check`` for."""

    select: str
    """Rules and families, separated by commas."""
    ignore: str
    layout: bool
    hints: bool
    fix: bool
    diff: bool
    strict: bool
    format: str


class UnknownRules(Exception):
    """``--select`` or ``--ignore`` names what cannot be asked; the message says it."""


def check(orders: Sequence[Order], wishes: Wishes) -> int:
    """Check issues of one magazine; the exit code."""
    try:
        scope = scope_of(wishes)
    except UnknownRules as fault:
        print(f"hm: {fault}", file=sys.stderr)
        return MISUSE
    files = _files(orders) if wishes.fix else {}
    found = _prove(orders, scope)
    if wishes.fix:
        mended = fixes(_together(found), files)
        if wishes.diff:
            return _show(mended)
        if _write(orders, mended):
            found = _prove(orders, scope)
    return _tell(orders, found, wishes)


def scope_of(wishes: Wishes) -> Scope:
    """The rules that are asked. Raises UnknownRules."""
    known = {rule.name: rule for rule in rules()}
    select, named = chosen_rules("--select", wishes.select)
    ignore, spared = chosen_rules("--ignore", wishes.ignore)
    scope = Scope(select, ignore - (named - spared), wishes.layout, wishes.hints, named)
    finished = [
        name
        for name in sorted(named)
        if known[name].check_pdf and not (known[name].check or known[name].check_pages)
    ]
    if finished:
        raise UnknownRules(f"{finished[0]} reads a finished PDF: hm preflight asks it.")
    blind = [name for name in sorted(select) if known[name].check_pages and not known[name].check]
    if not wishes.layout and select and len(blind) == len(select):
        raise UnknownRules(f"{blind[0]} reads the laid-out pages: leave out --no-layout.")
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


def _prove(orders: Sequence[Order], scope: Scope) -> dict[str, tuple[Diagnostic, ...]]:
    """What is wrong with each issue, by its name."""
    found = {}
    for order in orders:
        # Without pages it is over before there is progress to show.
        with progress_on(sys.stderr, order.issue) if scope.needs_pages else _silence() as progress:
            found[order.issue] = prove(order, progress, scope).diagnostics
    return found


@contextmanager
def _silence() -> Iterator[Progress]:
    yield lambda what, done, total: None


def _together(found: dict[str, tuple[Diagnostic, ...]]) -> list[Diagnostic]:
    """What is wrong with all issues; a fault of the magazine once."""
    return list(dict.fromkeys(one for several in found.values() for one in several))


def _tell(orders: Sequence[Order], found: dict[str, tuple[Diagnostic, ...]], wishes: Wishes) -> int:
    every = _together(found)
    FORMATS[wishes.format](every, orders[0].root, sys.stdout)
    sys.stdout.flush()
    stream = sys.stdout if wishes.format == "text" else sys.stderr
    for name, several in found.items():
        stream.write(f"{name}: {summary.count(several) or 'no faults found'}\n")
    grave = {Severity.ERROR, Severity.WARNING} if wishes.strict else {Severity.ERROR}
    return FAULTS if any(one.severity in grave for one in every) else 0


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
