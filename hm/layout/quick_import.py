"""Imports WeasyPrint in half the time, for a layout process is wanted at once.

Four things cost most of it. WeasyPrint declares some hundred functions of Pango and HarfBuzz
through cffi, which parses their C at every start; cffi can also keep what it parsed as a
Python module (its out-of-line mode). That module is kept where Python keeps the compiled
form of this one, under a hash of the declarations. And it loads the parts of fontTools that
instantiate variable fonts and subset fonts for old HarfBuzz, which are seldom used: they
come when they are called. And it parses style sheets of its own, which are kept as parsed.
And it loads the configuration of fonts to see whether there are any, and throws it away: it
becomes the first that is asked for.
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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

import cffi

from hm.layout.kept_styles import known_or_parsed
from hm.read import kept

_PLAIN = cffi.FFI

_SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")


@contextmanager
def quickly() -> Iterator[None]:
    """Within it WeasyPrint is imported; afterwards cffi and fontTools are as they were."""
    seldom = {name: _Seldom(name) for name in _SELDOM if name not in sys.modules}
    sys.modules.update(seldom)
    cffi.FFI = _Declared
    finder = _SheetsKnown()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
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
        library = self._open(name, flags | getattr(self, "RTLD_NODELETE", 0))
        return _Fontconfig(library) if "fontconfig" in name else library


class _Fontconfig:
    """Stands for the library of that name: what WeasyPrint loads to see whether there are fonts,
    and throws away, is what it loads next.
    """

    def __init__(self, library: Any) -> None:
        self._library = library
        self._loaded: Any = None
        self._first = True

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._library, name)
        setattr(self, name, found)
        return found

    def FcInitLoadConfigAndFonts(self) -> Any:
        """A configuration that is loaded and nobody's, or a new one."""
        config, self._loaded = self._loaded, None
        return config or self._library.FcInitLoadConfigAndFonts()

    def FcConfigDestroy(self, config: Any) -> None:
        """Let go of a configuration; the first is kept for who wants one next."""
        if self._first:
            self._first, self._loaded = False, config
        else:
            self._library.FcConfigDestroy(config)


class _SheetsKnown(MetaPathFinder):
    """Finds the module that holds WeasyPrint's style sheets, and has it loaded with a
    ``CSS`` that knows them as they were parsed."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != "weasyprint.html":
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module
            spec.loader.exec_module = lambda module: _with_known_sheets(module, load)  # type: ignore[method-assign]
        return spec


def _with_known_sheets(module: ModuleType, load: Callable[[ModuleType], None]) -> None:
    package: Any = sys.modules["weasyprint"]
    plain = package.CSS

    def known(*, string: str, counter_style: dict[str, Any] | None = None) -> Any:
        package.CSS = plain  # the module has this one, and others want that
        before = set(counter_style or ())

        def parse() -> tuple[Any, dict[str, Any]]:
            sheet = plain(string=string, counter_style=counter_style)
            styles = counter_style or {}
            return sheet, {name: styles[name] for name in styles if name not in before}

        name = f"engine-{hashlib.sha256(string.encode()).hexdigest()[:8]}"
        sheet, added = known_or_parsed(name, [package.VERSION, string, sorted(before)], parse)
        if counter_style is not None:
            counter_style.update(added)
        return sheet

    package.CSS = known
    try:
        load(module)
    finally:
        package.CSS = plain
        vars(module)["CSS"] = plain


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
