"""Where hm keeps what need not be made twice."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from pathlib import Path

from hm.read.whole import write_whole

_TAG = """\
Signature: 8a477f597d28d172789f06886806bc55
# This file marks a cache of hm: backups may leave the folder out, and it may be
# deleted at any time.
"""

_UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR}


def cache_folder(root: Path) -> Path:
    """The cache folder of the magazine at ``root``, made where it is not there yet.

    It is the folder that ``HM_CACHE`` names; else ``.hm/`` at the root; else, where the
    root cannot be written, a folder of its own in the user's cache. Raises OSError where
    none of them can be written.
    """
    if named := os.environ.get("HM_CACHE"):
        return _prepare(Path(named).expanduser().absolute())
    try:
        return _prepare(root / ".hm")
    except OSError as fault:
        if fault.errno not in _UNWRITABLE:
            raise
    # Two magazines of one user must not share a folder; the path tells them apart.
    name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:16]
    return _prepare(_users_cache() / "hm" / name)


def _prepare(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
        if not (folder / name).exists():
            write_whole(folder / name, text.encode())
    return folder


def _users_cache() -> Path:
    # The XDG convention: a path that is not absolute is to be ignored.
    given = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(given):
        return Path(given)
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
