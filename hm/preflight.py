"""What ``hm preflight`` does: read finished PDFs, say what is wrong, write the press sheet."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hm.check import Scope, check_document
from hm.check.policy import graded
from hm.check.registry import rules
from hm.checking import UnknownRules, chosen_rules
from hm.compose.house import House
from hm.editions import press_sheet
from hm.failures import FAULTS, MISUSE
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Magazine, PressTerms
from hm.model.pdf import PdfDocument, Purpose
from hm.read import ReadError, find_issue, find_magazine, read_magazine
from hm.read.find import ISSUES
from hm.read.pdf import read_pdf
from hm.report import summary
from hm.report.formats import FORMATS
from hm.report.paths import shown
from hm.report.report import Report

_OF_THE_READER = {"unreadable-file"}
"""Rules that the reader of PDFs reports as it reads."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked ``hm preflight`` for."""

    target: str | None
    """A PDF or an issue, as typed; the issue that one stands in, or the newest, where None."""
    out: Path | None
    """Where the editions are and the press sheet goes, instead of ``build``."""
    purpose: Purpose | None
    """Of a PDF; None to go by what it says of itself."""
    select: str
    ignore: str
    strict: bool
    format: str


@dataclass(frozen=True, slots=True)
class _File:
    """A PDF to be read."""

    path: Path
    purpose: Purpose | None
    out: Path
    """The folder of its press sheet."""
    sheet: str
    """The press sheet's name, without its ending."""


def preflight(wishes: Wishes) -> int:
    """Read the PDFs, say what is wrong with them; the exit code.

    Raises ReadError where there is none, OSError.
    """
    try:
        scope = _scope(wishes)
    except UnknownRules as fault:
        print(f"hm: {fault}", file=sys.stderr)
        return MISUSE
    root, files = _files(wishes)
    magazine = _magazine(root)
    house = House(root)
    terms = magazine.press if magazine else PressTerms()
    every: list[Diagnostic] = []
    lines: list[str] = []
    for file in files:
        document, found = read_pdf(file.path, _said(file.path, root), file.purpose, terms.ink)
        if document:
            found += check_document(document)
        asked = sorted(graded(found, magazine, scope), key=Diagnostic.sort_key)
        every += asked
        lines.append(f"{shown(file.path)}: {_told(document, asked)}\n")
        if document and document.purpose is Purpose.PRINT:
            # The printer is told all, whatever was asked for here.
            whole = graded(found, magazine, Scope())
            paths = press_sheet.write(document, whole, house, file.out, file.sheet)
            lines += [f"  {shown(path)}\n" for path in paths]
    checked = tuple(_said(file.path, root) for file in files)
    FORMATS[wishes.format](Report(every, root, checked), sys.stdout)
    sys.stdout.flush()
    stream = sys.stdout if wishes.format == "text" else sys.stderr
    stream.write("".join(lines))
    grave = {Severity.ERROR, Severity.WARNING} if wishes.strict else {Severity.ERROR}
    return FAULTS if any(one.severity in grave for one in every) else 0


def _scope(wishes: Wishes) -> Scope:
    """The rules that are asked. Raises UnknownRules."""
    select, named = chosen_rules("--select", wishes.select)
    blind = sorted(named - _OF_THE_READER - {rule.name for rule in rules() if rule.check_pdf})
    if blind:
        raise UnknownRules(f"{blind[0]} reads no PDF: hm check asks it.")
    return Scope(select, chosen_rules("--ignore", wishes.ignore)[0], named=named)


def _files(wishes: Wishes) -> tuple[Path, list[_File]]:
    """The magazine’s root, or the folder that one stands in, and what is to be read."""
    here = Path.cwd()
    target = wishes.target
    if target and (target.lower().endswith(".pdf") or (here / target).is_file()):
        return _one(here / target, wishes)
    inside = here / target if target and (here / target).is_dir() else here
    root = find_magazine(inside)
    issue = find_issue(root, here, target)
    out = (here / wishes.out if wishes.out else root / "build") / issue
    made = {Purpose.PRINT: out / f"{issue}-print.pdf", Purpose.SCREEN: out / f"{issue}-screen.pdf"}
    wanted = [
        purpose
        for purpose, path in made.items()
        if wishes.purpose in (None, purpose) and path.is_file()
    ]
    if not wanted:
        missing = made[wishes.purpose or Purpose.PRINT]
        raise ReadError(f"{shown(missing)} has not been built.", f"Build it: hm build {issue}.")
    return root, [_File(made[one], one, out, f"{issue}-press-sheet") for one in wanted]


def _one(path: Path, wishes: Wishes) -> tuple[Path, list[_File]]:
    """A PDF by its path. Its press sheet is put beside it, but not among an issue’s sources."""
    if not path.is_file():
        raise ReadError(f"There is no file {shown(path)}.", "Check how it is spelt.")
    path = path.resolve()
    root = Path.cwd()
    try:
        root = find_magazine(path.parent)
        inner = path.relative_to(root / ISSUES)
        out = root / "build" / inner.parts[0] if len(inner.parts) > 1 else path.parent
    except (ReadError, ValueError):
        out = path.parent
    if wishes.out:
        out = Path.cwd() / wishes.out
    return root, [_File(path, wishes.purpose, out, f"{path.stem}-press-sheet")]


def _magazine(root: Path) -> Magazine | None:
    """The magazine whose settings hold; None where there is none, or none that can be read."""
    if not (root / "magazine.yaml").is_file():
        return None
    return read_magazine(root)[0]


def _said(path: Path, root: Path) -> str:
    """A path as diagnostics have it: relative to the root where it lies below it."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _told(document: PdfDocument | None, found: Sequence[Diagnostic]) -> str:
    wrong = summary.count(found) or "no faults found"
    if document is None:
        return wrong
    pages = len(document.pages)
    return f"{pages} page{'' if pages == 1 else 's'} for {document.purpose}; {wrong}"
