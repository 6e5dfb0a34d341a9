"""The one place where exceptions become text and an exit code."""

from __future__ import annotations

import errno
import os
import sys
import traceback

import typer

FAULTS, MISUSE, BUG, STOPPED, UNHEARD = 1, 2, 70, 130, 141
"""Exit codes. The last two are what a shell gives for an interrupt and a closed pipe."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def explained(fault: BaseException) -> tuple[str, int]:
    """What to tell the user of an exception, and the exit code that goes with it."""
    if isinstance(fault, KeyboardInterrupt):
        return "hm: stopped.", STOPPED
    if isinstance(fault, typer.TyperException):
        context = getattr(fault, "ctx", None)
        command = context.command_path if context else "hm"
        message = fault.format_message().replace("Value error, ", "")
        return f"hm: {message}\nFor help: {command} --help", MISUSE
    if known := _of_the_magazine(fault) or _of_the_machine(fault):
        return known
    if os.environ.get("HM_DEBUG"):
        return "".join(traceback.format_exception(fault)), BUG
    what = " ".join(f"{type(fault).__name__}: {fault}".split())
    return f"hm has a bug: {what}; run with HM_DEBUG=1 for the details", BUG


def silence() -> int:
    """Let nothing more be said to a pipe that nobody reads any longer."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    return UNHEARD


def _of_the_magazine(fault: BaseException) -> tuple[str, int] | None:
    """Mistakes of the user, of the author or of a designer."""
    # Imported late: where they matter they have been imported before.
    from jinja2 import TemplateError, TemplateSyntaxError

    from hm.compose.tokens import TokenError
    from hm.layout.errors import LayoutError
    from hm.read import ReadError

    match fault:
        case ReadError():
            return f"hm: {fault.message} {fault.remedy}", MISUSE
        case LayoutError():
            return f"hm: {fault}", FAULTS
        case TokenError():
            return f"hm: styles/tokens: {fault}", FAULTS
        case TemplateSyntaxError():
            return f"hm: templates/{fault.name}:{fault.lineno}: {fault.message}", FAULTS
        case TemplateError():
            return f"hm: {_template(fault)}: {fault.message}", FAULTS
    return None


def _template(fault: BaseException) -> str:
    """The template that an exception comes out of, and the line in it."""
    for frame in reversed(traceback.extract_tb(fault.__traceback__)):
        if "/templates/" in frame.filename:
            name = frame.filename.rpartition("/templates/")[2]
            return f"templates/{name}:{frame.lineno}"
    return "a template cannot be used"


def _of_the_machine(fault: BaseException) -> tuple[str, int] | None:
    """What the disk or the system would not do."""
    if isinstance(fault, MemoryError):
        return "hm: there is not enough memory; try again with --jobs 1.", FAULTS
    if not isinstance(fault, OSError):
        return None
    where = fault.filename2 or fault.filename
    name = os.fsdecode(where) if isinstance(where, (str, bytes)) else None
    if fault.errno in _FULL:
        return f"hm: the disk is full{f': {name} was not written' if name else ''}.", FAULTS
    if fault.errno in _FORBIDDEN:
        return f"hm: permission denied{f': {name}' if name else ''}.", FAULTS
    if fault.errno and name:
        return f"hm: {name}: {os.strerror(fault.errno).lower()}.", FAULTS
    return None
