"""Imports WeasyPrint in half the time, for a layout process is wanted at once.

Two things cost most of it. WeasyPrint declares some hundred functions of Pango and HarfBuzz
through cffi, which parses their C at every start; cffi can also keep what it parsed as a
Python module (its out-of-line mode). That module is kept where Python keeps the compiled
form of this one, under a hash of the declarations. And it loads the parts of fontTools that
instantiate variable fonts and subset fonts for old HarfBuzz, which are seldom used: they
come when they are called.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import io
import marshal
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import cffi

from hm.read import kept

_PLAIN = cffi.FFI

_SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")


@contextmanager
def quickly() -> Iterator[None]:
    """Within it WeasyPrint is imported; afterwards cffi and fontTools are as they were."""
    seldom = {name: _Seldom(name) for name in _SELDOM if name not in sys.modules}
    sys.modules.update(seldom)
    cffi.FFI = _Declared
    try:
        yield
    finally:
        cffi.FFI = _PLAIN
        for name in seldom:
            del sys.modules[name]


class _Seldom(ModuleType):
    """Stands for a module: its functions and classes import it when they are called."""

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)

        def late(*args: Any, **kwargs: Any) -> Any:
            return getattr(importlib.import_module(self.__name__), attribute)(*args, **kwargs)

        return late


class _Declared:
    """Stands for a ``cffi.FFI`` whose declarations come from the kept module."""

    def cdef(self, source: str) -> None:
        """Take over the declarations of a C source."""
        kept = _kept(source)
        # Attributes of the instance, so that a call costs no detour.
        for name in dir(kept):
            if not name.startswith("__"):
                setattr(self, name, getattr(kept, name))
        self._open = kept.dlopen
        self.dlopen = self._dlopen

    def _dlopen(self, name: str, flags: int = 0) -> Any:
        # At the end of a process the library must outlive the objects that it frees.
        return self._open(name, flags | getattr(self, "RTLD_NODELETE", 0))


def _kept(source: str) -> Any:
    made_by = (cffi.__version__, sys.version_info[:2], platform.machine(), sys.platform)
    digest = hashlib.sha256(f"{made_by} {source}".encode()).hexdigest()[:16]
    name = f"declarations-{digest}.code"
    data = kept.recall(name)
    if data is None:
        code = compile(_parsed(source), name, "exec")
        kept.keep(name, marshal.dumps(code))
    else:
        code = marshal.loads(data)
    module: dict[str, Any] = {}
    exec(code, module)  # written by cffi, of declarations that WeasyPrint ships
    return module["ffi"]


def _parsed(source: str) -> str:
    """The declarations as cffi writes them for Python."""
    ffi = _PLAIN()
    ffi.cdef(source)
    ffi.set_source("declarations", None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "declarations.py"
        with contextlib.redirect_stdout(io.StringIO()):
            ffi.emit_python_code(str(path))
        return path.read_text(encoding="utf-8")
