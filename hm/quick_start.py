"""What Python would compile again at every start of hm, kept.

Modules are compiled once, but not the methods that it writes for data classes, nor regular
expressions: together they take a fifth of the time until the first word is read. Both depend
on nothing but what they are compiled from, which is what they are found by. Python has no
public way to do so; where it is built otherwise than is known here, it compiles as ever.
"""

from __future__ import annotations

import builtins
import contextlib
import marshal
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from types import FrameType, FunctionType
from typing import Any

_FILE = Path(cache_from_source(str(Path(__file__).parent / "read" / "kept.py"))).with_name(
    f"start.{sys.implementation.cache_tag}.compiled"
)
"""Beside what else is kept for an installation, see ``read/kept.py``."""

_MOST = 4000
"""Pieces kept; beyond, those of old versions are most of them, and all is forgotten."""

_OF_A_FUNCTION = 1
"""``inspect.CO_OPTIMIZED``: what modules and classes are made of has it not."""

_known: dict[tuple[Any, ...], bytes] = {}
"""What was compiled, marshalled, by what it was compiled from."""
_added: dict[tuple[Any, ...], bytes] = {}


def begin() -> None:
    """Use what is kept; call it before anything else is imported."""
    _known.update(_kept())
    with contextlib.suppress(ImportError, AttributeError):
        _for_data_classes()
        _for_patterns()


def keep() -> None:
    """Keep what has been compiled for the first time, if anything has."""
    if not _added:
        return
    from hm.read import kept

    found = _kept() | _added
    _added.clear()
    if len(found) < _MOST:
        kept.keep(_FILE.name, marshal.dumps((_made_by(), found)))
    else:
        _FILE.unlink(missing_ok=True)


def _kept() -> dict[tuple[Any, ...], bytes]:
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        made_by, found = marshal.loads(_FILE.read_bytes())
        if made_by == _made_by():
            kept: dict[tuple[Any, ...], bytes] = found
            return kept
    return {}


def _made_by() -> str:
    return f"{sys.version} {sys.flags.optimize}"


def _remembered(key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
    """What is marshalled under a key, or made now."""
    if key in _known:
        return marshal.loads(_known[key])
    made = make()
    _known[key] = _added[key] = marshal.dumps(made)
    return made


def _for_data_classes() -> None:
    """Have ``dataclasses`` run the methods that it writes from their compiled form."""
    import dataclasses

    def run(source: Any, *namespaces: Any) -> None:
        code = source
        if isinstance(source, str):
            code = _remembered(
                ("exec", source), lambda: compile(source, "<string>", "exec", dont_inherit=True)
            )
        builtins.exec(code, *namespaces)

    vars(dataclasses)["exec"] = run


def _for_patterns() -> None:
    """Have ``re`` put the patterns of modules together from what they were compiled to.

    Those that functions compile may be made of what a user wrote: they are no constants, but
    in a module that says ``KEEP_PATTERNS = True``.
    """
    _sre: Any = import_module("_sre")
    compiler: Any = import_module("re._compiler")
    plain = compiler.compile

    def compile_pattern(source: Any, flags: int = 0) -> Any:
        if type(source) not in (str, bytes) or flags & compiler.SRE_FLAG_DEBUG:
            return plain(source, flags)
        key = ("re", source, int(flags))
        if key not in _known and not _is_constant(sys._getframe(3)):
            return plain(source, flags)
        try:
            return _sre.compile(source, *_remembered(key, lambda: parts_of(source, flags)))
        except (ValueError, TypeError, AttributeError, RuntimeError):
            # A Python whose engine takes its code in another way; or the pattern is wrong.
            return plain(source, flags)

    def _is_constant(frame: FrameType) -> bool:
        # From here to re._compile, to re.compile, to who called it.
        in_function = frame.f_code.co_flags & _OF_A_FUNCTION
        return not in_function or "KEEP_PATTERNS" in frame.f_globals

    def parts_of(source: str | bytes, flags: int) -> tuple[Any, ...]:
        parts: list[tuple[Any, ...]] = []

        class Noting:
            """Stands for ``_sre``."""

            @staticmethod
            def compile(*given: Any) -> None:
                parts.append(given)

        FunctionType(plain.__code__, {**vars(compiler), "_sre": Noting})(source, flags)
        [(_, all_flags, code, groups, by_name, names)] = parts
        return int(all_flags), [int(one) for one in code], groups, dict(by_name), tuple(names)

    vars(compiler)["compile"] = compile_pattern
