"""Style sheets kept as they were parsed, for to parse them takes ten times as long.

A sheet that was parsed holds declarations, which can be kept as they are, and tests of
elements, which are functions that cssselect2 writes: of these the code is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import marshal
import pickle
import platform
import sys
from collections.abc import Callable
from types import CodeType, FunctionType
from typing import Any, TypeVar

import cssselect2
import tinycss2
from cssselect2 import compiler

from hm.read import kept

T = TypeVar("T")

_FORM = 1
"""Counted up when what is kept is kept otherwise."""


def known_or_parsed(name: str, material: object, parse: Callable[[], T]) -> T:
    """What ``parse`` makes of ``material``, whose ``repr`` tells all that it depends on.

    What is kept under a name is of one material, the last.
    """
    made_by = (_FORM, sys.version, platform.machine(), cssselect2.VERSION, tinycss2.VERSION)
    digest = hashlib.sha256(repr((made_by, material)).encode()).digest()
    name = f"{name}.{sys.implementation.cache_tag}.styles"
    data = kept.recall(name)
    if data is not None and data.startswith(digest):
        with contextlib.suppress(Exception):  # it is damaged, and made anew
            found: T = pickle.loads(data[len(digest) :])
            return found
    made = parse()
    file = io.BytesIO()
    with contextlib.suppress(pickle.PicklingError, AttributeError, TypeError):
        _Packer(file, pickle.HIGHEST_PROTOCOL).dump(made)
        kept.keep(name, digest + file.getvalue())
    return made


class _Packer(pickle.Pickler):
    def reducer_override(self, thing: Any) -> Any:
        """How functions that have no name are kept; others as usual."""
        if isinstance(thing, FunctionType) and thing.__name__ == "<lambda>":
            return _test, (marshal.dumps(thing.__code__),)
        return NotImplemented


def _test(code: bytes) -> FunctionType:
    """A test of elements, which sees what cssselect2 has it see."""
    loaded = marshal.loads(code)
    assert isinstance(loaded, CodeType)
    return FunctionType(loaded, vars(compiler))
