"""The commands: parse, call the press, set the exit code.

What only some command needs is imported by that command, so that ``hm --help`` answers
at once.
"""

from __future__ import annotations

import atexit
import contextlib
import copy
import enum
import io
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import hm
from hm import quick_start
from hm.failures import FAULTS, MISUSE, explained, silence
from hm.model.pdf import Purpose

if TYPE_CHECKING:
    from hm.order import Order
    from hm.report.summary import Outcome

Job = Callable[[], int]
"""What a command does once its words are parsed. It gives the exit code.

Commands only return their job: so its exceptions come to `run`, and not to typer first.
"""


class Edition(enum.StrEnum):
    """The editions that ``-e`` can name."""

    PRINT = "print"
    SCREEN = "screen"
    SPREADS = "spreads"
    WEB = "web"
    SHEETS = "sheets"


USUAL = (Edition.PRINT, Edition.SCREEN, Edition.WEB)
"""The editions that are built where none is named."""


class Format(enum.StrEnum):
    """How faults are reported."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


_COUNTING = (Format.TEXT, Format.CONCISE, Format.JSON)
"""The formats that can say how many faults there are of each rule."""


app = typer.Typer(
    help="Builds the magazine from its manuscripts and its flatplan, and says what is wrong.",
    add_completion=False,
    rich_markup_mode=None,  # rich help would take twice as long to come
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

# Arguments are hidden from the help, which would print their Python types with them: the
# usage line names them, and the words below it say what they are.
OneIssue = Annotated[str | None, typer.Argument(metavar="ISSUE", hidden=True)]

_ISSUE = (
    "ISSUE is 63, issue-63 or a path; without one, the issue whose folder you are in, "
    "else the newest."
)

_SELECT = "Only these rules or families of rules, separated by commas."
_IGNORE = "Not these rules or families, separated by commas."
_FORMATS = "How faults are told on standard output: text, concise, json, github, sarif or junit."


def main() -> None:
    """Run the command that was typed."""
    exit_code: list[int] = []
    # First registered is last called: the system frees memory sooner than Python does.
    atexit.register(_leave, exit_code)
    exit_code.append(run(sys.argv[1:]))
    quick_start.keep()
    sys.exit(exit_code[0])


def _leave(exit_code: list[int]) -> None:
    """End the process at once, when all that was registered to be done has been done."""
    if not exit_code:  # an exception of Python's own is still to be shown
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(exit_code[0])


def run(args: list[str]) -> int:
    """Run a command and give its exit code; no exception leaves here."""
    for stream in (sys.stdout, sys.stderr):
        # What a pipe's encoding lacks is to be shown as ?, not to end in an exception.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        command = typer.main.get_command(_with_what_is_named(args))
        job = command.main(args, prog_name="hm", standalone_mode=False)
        code: int = job() if callable(job) else job or 0
        sys.stdout.flush()
    except BrokenPipeError:
        return silence()
    except (Exception, KeyboardInterrupt) as fault:
        message, code = explained(fault)
        print(message, file=sys.stderr)
    return code


def _with_what_is_named(args: list[str]) -> typer.Typer:
    """hm with the command that is named and no other, if one is: to read the options of all takes
    longer than to read a manuscript."""
    named = [
        command
        for command in app.registered_commands
        if command.callback and args[:1] == [command.name or command.callback.__name__]
    ]
    if not named:
        return app
    alone = copy.copy(app)
    alone.registered_commands = named
    return alone


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)
    ] = False,
) -> Job | None:
    if version:
        typer.echo(f"hm {hm.__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(MISUSE)
    return None


@app.command(
    help=f"Build issues: print PDF, screen PDF and web pages.\n\n{_ISSUE}",
)
def build(
    *,
    issues: Annotated[list[str] | None, typer.Argument(metavar="ISSUE", hidden=True)] = None,
    editions: Annotated[
        list[Edition] | None,
        typer.Option(
            "-e",
            metavar="EDITION",
            help="Only this edition: print, screen, web, spreads, or sheets, contact sheets of "
            "all pages; may be repeated.",
        ),
    ] = None,
    spreads: Annotated[
        bool,
        typer.Option("--spreads", help="Write the screen PDF with facing pages side by side, too."),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", file_okay=False, help="Write to DIR/<issue> instead of build/<issue>."
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Runs laid out at once; by default one per core."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Lay everything out again, ignoring the cache.")
    ] = False,
    format_: Annotated[
        Format,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=_FORMATS,
        ),
    ] = Format.TEXT,
) -> Job:
    chosen = {*(editions or USUAL), *([Edition.SPREADS] if spreads else [])}
    wanted = tuple(edition.value for edition in Edition if edition in chosen)
    return partial(
        _build,
        issues or [],
        wanted,
        out,
        jobs=jobs,
        strict=strict,
        fresh=fresh,
        format_=format_.value,
    )


@app.command(
    help=f"Say what is wrong with issues, and what would put it right.\n\n{_ISSUE}",
)
def check(
    *,
    issues: Annotated[list[str] | None, typer.Argument(metavar="ISSUE", hidden=True)] = None,
    no_layout: Annotated[
        bool, typer.Option("--no-layout", help="Leave out the rules that need laid-out pages.")
    ] = False,
    online: Annotated[
        bool, typer.Option("--online", help="Ask servers whether the addresses lead anywhere.")
    ] = False,
    select: Annotated[str, typer.Option(metavar="RULES", help=_SELECT)] = "",
    ignore: Annotated[str, typer.Option(metavar="RULES", help=_IGNORE)] = "",
    hints: Annotated[
        bool,
        typer.Option(
            "--hints", help="Tell hints too: what may be wrong, and what could be better."
        ),
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Put right in the files what is safe to put right.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="With --fix, only show what it would change.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Tell how many faults there are of each rule.")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, help="Tell no faults that FILE holds."),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", dir_okay=False, help="Put all faults that are there now in FILE."
        ),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", metavar="FORMAT", help=_FORMATS)
    ] = Format.TEXT,
) -> Job:
    if diff and not fix:
        raise typer.BadParameter("goes with --fix.", param_hint="'--diff'")
    if diff and write_baseline:
        raise typer.BadParameter("goes without --write-baseline.", param_hint="'--diff'")
    if baseline and write_baseline:
        raise typer.BadParameter("goes without --write-baseline.", param_hint="'--baseline'")
    if statistics and format_ not in _COUNTING:
        names = ", ".join(_COUNTING)
        raise typer.BadParameter(f"goes with --format {names}.", param_hint="'--statistics'")
    return partial(
        _check,
        issues or [],
        select=select,
        ignore=ignore,
        layout=not no_layout,
        online=online,
        hints=hints,
        fix=fix,
        diff=diff,
        strict=strict,
        statistics=statistics,
        baseline=baseline,
        write_baseline=write_baseline,
        format_=format_.value,
    )


@app.command(
    help="Read finished PDFs as a printer would, and write a press sheet for him.\n\n"
    "PDF is any PDF, ours or supplied; it may be an issue instead, whose built PDFs are read.\n\n"
    f"{_ISSUE}",
)
def preflight(
    *,
    target: Annotated[str | None, typer.Argument(metavar="PDF|ISSUE", hidden=True)] = None,
    purpose: Annotated[
        Purpose | None,
        typer.Option(
            "--as",
            metavar="PURPOSE",
            help="Read it as a PDF for print, or screen. By default a PDF that says it is PDF/UA "
            "and not PDF/X is for the screen.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            file_okay=False,
            help="Find an issue’s PDFs in DIR/<issue> instead of build/<issue>; of any other PDF, "
            "write the press sheet to DIR instead of beside it.",
        ),
    ] = None,
    select: Annotated[str, typer.Option(metavar="RULES", help=_SELECT)] = "",
    ignore: Annotated[str, typer.Option(metavar="RULES", help=_IGNORE)] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    format_: Annotated[
        Format, typer.Option("--format", metavar="FORMAT", help=_FORMATS)
    ] = Format.TEXT,
) -> Job:
    return partial(
        _preflight,
        target,
        out=out,
        purpose=purpose,
        select=select,
        ignore=ignore,
        strict=strict,
        format_=format_.value,
    )


@app.command(
    help=f"Make a dummy to print, fold and leaf through, from the print PDF.\n\n{_ISSUE}",
)
def impose(
    issue: OneIssue = None,
    *,
    sheet: Annotated[
        str,
        typer.Option(
            metavar="SIZE",
            help="The paper: A3, SRA3, A4 or so, or WIDTHxHEIGHT in mm. Pages are made smaller "
            "where marks would not fit.",
        ),
    ] = "A3",
    paper: Annotated[
        str,
        typer.Option(
            metavar="THICKNESS",
            help="How thick it is, such as 0.1mm: inner pages creep outwards by as much, and are "
            "moved back.",
        ),
    ] = "0mm",
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            file_okay=False,
            help="Find the print PDF in DIR/<issue> instead of build/<issue>.",
        ),
    ] = None,
) -> Job:
    return partial(_impose, issue, sheet, paper, out)


@app.command(help=f"Show the flatplan as planned and as laid out.\n\n{_ISSUE}")
def pages(
    issue: OneIssue = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> Job:
    return partial(_pages, issue, as_json)


@app.command("list")
def list_() -> Job:
    """List the issues of the magazine, the newest last."""
    return _list


@app.command()
def explain(
    rule: Annotated[str | None, typer.Argument(metavar="RULE", hidden=True)] = None,
) -> Job:
    """Say what a rule wants and why; without one, list the rules.

    RULE is a name such as overset-run, or a family such as words, whose rules it lists.
    """
    return partial(_explain, rule)


def _build(
    issues: list[str],
    editions: tuple[str, ...],
    out: Path | None,
    *,
    jobs: int | None,
    strict: bool,
    fresh: bool,
    format_: str,
) -> int:
    from hm.layout.ahead import let_go

    try:
        orders = _orders(issues, editions, out, jobs, fresh)
        return _build_all(orders, strict=strict, format_=format_)
    finally:
        let_go()


def _build_all(orders: list[Order], *, strict: bool, format_: str) -> int:
    from hm.model.diagnostic import Severity
    from hm.report import summary
    from hm.report.formats import FORMATS
    from hm.report.report import Report

    outcomes: list[Outcome] = []
    try:
        for order in orders:
            outcomes.append(_built(order))
    finally:
        # What was done before a failure is told all the same.
        found = list(dict.fromkeys(one for outcome in outcomes for one in outcome.diagnostics))
        if outcomes:
            FORMATS[format_](Report(found, orders[0].root), sys.stdout)
            sys.stdout.flush()
        for outcome in outcomes:
            summary.write(outcome, sys.stdout if format_ == Format.TEXT else sys.stderr)
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return FAULTS if any(one.severity in grave for one in found) else 0


def _built(order: Order) -> Outcome:
    from hm.last_build import inputs, still_good

    now = inputs(order)
    if not order.fresh and (outcome := still_good(order, now)):
        return outcome
    from hm.layout.pool import pool_for

    with pool_for(order.root, order.jobs) as pool:
        # Imported late, while the pool is loading: with it comes all that reads and composes.
        from hm.press import build as build_issue
        from hm.report.progress import progress_on

        with progress_on(sys.stderr, order.issue) as progress:
            return build_issue(order, now, pool, progress)


def _check(
    issues: list[str],
    *,
    select: str,
    ignore: str,
    layout: bool,
    online: bool,
    hints: bool,
    fix: bool,
    diff: bool,
    strict: bool,
    statistics: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    format_: str,
) -> int:
    from hm.checking import Wishes, check

    wishes = Wishes(
        select=select,
        ignore=ignore,
        layout=layout,
        online=online,
        hints=hints,
        fix=fix,
        diff=diff,
        strict=strict,
        statistics=statistics,
        baseline=baseline,
        write_baseline=write_baseline,
        format=format_,
    )
    return check(_orders(issues, (), None, None, False), wishes)


def _preflight(
    target: str | None,
    *,
    out: Path | None,
    purpose: Purpose | None,
    select: str,
    ignore: str,
    strict: bool,
    format_: str,
) -> int:
    from hm.preflight import Wishes, preflight

    return preflight(Wishes(target, out, purpose, select, ignore, strict, format_))


def _impose(issue: str | None, sheet: str, paper: str, out: Path | None) -> int:
    from hm.imposing import impose

    [order] = _orders([issue] if issue else [], (), out, None, False)
    return impose(order, sheet, paper)


def _pages(issue: str | None, as_json: bool) -> int:
    from hm.model.diagnostic import Severity
    from hm.proof import prove
    from hm.report import flatplan, summary, text
    from hm.report.progress import progress_on
    from hm.report.report import Report

    [order] = _orders([issue] if issue else [], (), None, None, False)
    with progress_on(sys.stderr, order.issue) as progress:
        proof = prove(order, progress)
    if proof.pages is None:
        text.write(Report(proof.diagnostics, order.root), sys.stderr)
        return FAULTS
    planned, laid, _ = proof.pages
    (flatplan.write_json if as_json else flatplan.write)(planned, laid, sys.stdout)
    if wrong := summary.count(proof.faults):
        print(f"{order.issue}: {wrong}; hm build {order.issue} lists them", file=sys.stderr)
    return FAULTS if any(one.severity == Severity.ERROR for one in proof.faults) else 0


def _list() -> int:
    from hm.read import find_magazine, issue_folders, read_issue, read_magazine
    from hm.report import issues, text
    from hm.report.report import Report

    root = find_magazine(Path.cwd())
    magazine, found = read_magazine(root)
    if magazine is None:
        text.write(Report(found, root), sys.stderr)
        return FAULTS
    readings = {name: read_issue(magazine, name) for name in issue_folders(root)}
    issues.write(readings, sys.stdout)
    return FAULTS if any(reading.fatal for reading in readings.values()) else 0


def _explain(name: str | None) -> int:
    from hm.check.registry import families, rules
    from hm.read.near import did_you_mean
    from hm.report.rules import write_list, write_rule

    if name is None:
        write_list(rules(), families(), sys.stdout)
        return 0
    family = [rule for rule in rules() if rule.family == name.lower()]
    if family:
        write_list(family, families(), sys.stdout)
        return 0
    known = {rule.name: rule for rule in rules()}
    rule = known.get(name.lower().replace("_", "-"))
    if rule is None:
        remedy = did_you_mean(name, [*known, *families()], "hm explain lists the rules.")
        print(f"There is no rule ‘{name}’. {remedy}", file=sys.stderr)
        return MISUSE
    write_rule(rule, sys.stdout)
    return 0


def _orders(
    names: list[str], editions: tuple[str, ...], out: Path | None, jobs: int | None, fresh: bool
) -> list[Order]:
    """What is to be done, an order for each issue. Raises ReadError."""
    from hm.order import Order
    from hm.read import find_issue, find_magazine

    here = Path.cwd()
    # A path may lead into another magazine than the one that one stands in.
    paths = [here / name for name in names if os.sep in name and (here / name).is_dir()]
    root = find_magazine(paths[0] if paths else here)
    issues = [find_issue(root, here, name) for name in names] or [find_issue(root, here, None)]
    base = here / out if out else root / "build"
    return [
        Order(root, issue, editions, base / issue, jobs or _cores(), fresh)
        for issue in dict.fromkeys(issues)
    ]


def _cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS
        return os.cpu_count() or 1
