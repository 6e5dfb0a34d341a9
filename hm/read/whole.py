"""Files and folders written whole or not at all.

What is being written stands under a hidden name beside its final one and takes that
name in one step. A build killed at any moment leaves the earlier edition or the new
one; what else it leaves behind is cleared away by the next.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
from itertools import count
from pathlib import Path

_PART = re.compile(r"\.(?P<name>.+)\.(?P<process>\d+)-\d+\.part")
_ASIDE = re.compile(r"\.(?P<name>.+)\.aside")
_numbers = count(1)
_ours: set[Path] = set()
"""Parts that this process has begun."""


def part_of(path: Path) -> Path:
    """Where to make what is to become ``path``: nothing stands there yet.

    The name carries the process and a number, so that neither two builds nor two threads
    of one write into one another's, and a later build can tell what a killed one left.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}-{next(_numbers)}.part")
    _ours.add(part)
    _remove(part)
    return part


def write_whole(path: Path, data: bytes) -> None:
    """Write a file, making its folder if need be. Raises OSError; ``path`` is then as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    clear(path.parent)
    part = part_of(path)
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except BaseException:
        _remove(part)
        raise


def replace_folder(made: Path, final: Path) -> None:
    """Give a finished folder its final name; an earlier folder of that name goes.

    ``made`` stands beside ``final`` (see ``part_of``). Where the system can exchange two
    names there is no moment without a whole folder at ``final``. Elsewhere the earlier one
    is set aside for the moment between two renames; ``clear`` brings it back if the build
    is killed just then.
    """
    clear(final.parent)
    if not final.exists():
        os.rename(made, final)
    elif _exchange(made, final):
        _remove(made)
    else:
        aside = final.with_name(f".{final.name}.aside")
        os.rename(final, aside)
        os.rename(made, final)
        _remove(aside)


def clear(folder: Path) -> None:
    """Clear away what killed builds left in a build folder; set right what they left undone."""
    # A cache holds hundreds of files, and this is asked before each is written.
    for path in [folder / name for name in sorted(os.listdir(folder)) if name.startswith(".")]:
        if part := _PART.fullmatch(path.name):
            if path not in _ours and not _others(int(part["process"])):
                _remove(path)
        elif aside := _ASIDE.fullmatch(path.name):
            if (final := path.with_name(aside["name"])).exists():
                _remove(path)
            else:
                with contextlib.suppress(FileNotFoundError):  # another has just done so
                    os.rename(path, final)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        # What another edition, written beside this one, clears away meanwhile is gone too.
        while path.exists():
            with contextlib.suppress(FileNotFoundError):
                shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _others(process: int) -> bool:
    """Whether another process of that number is at work: a killed one may have had ours."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step; False where the system or the file system cannot."""
    # Imported late: most of those who write need no more than a file.
    import ctypes

    names = os.fsencode(one), os.fsencode(other)
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(*names, 2) == 0)
        here = -100  # AT_FDCWD: relative paths count from the working directory
        return bool(libc.renameat2(here, names[0], here, names[1], 2) == 0)
    return False
