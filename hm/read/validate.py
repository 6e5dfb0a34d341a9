"""Holds a document to its schema, and says what is wrong in words of ours.

A value that is wrong is noted and left out, so that the rest of its file is read and the
pages can be shown; what was left out is not complained of again.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hm.read.faults import Faults
from hm.read.near import did_you_mean, listed
from hm.read.schema import FAULT
from hm.read.yaml_tree import Document, Path

_ROUNDS = 20
_M = TypeVar("_M", bound=BaseModel)


def validate(
    model: type[_M], document: Document, faults: Faults, fallbacks: Mapping[str, Any]
) -> _M | None:
    """The document as ``model``, without the values that are wrong.

    ``fallbacks`` stand in for required keys of the top level that are missing or wrong.
    None comes back where a required key has no fallback. An item of a list or a mapping
    further in that lacks what it must have is left out whole.
    """
    data = copy.deepcopy(document.data)
    told: set[Path] = set()
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                path = _path(detail)
                if not any(path[: len(known)] == known for known in told):
                    _tell(model, detail, path, document, faults)
                told.add(path)
                if not _leave_out(data, path, detail["type"] == "missing", fallbacks):
                    return None
    return None


def _path(detail: ErrorDetails) -> Path:
    # The last step of a fault in the key of a mapping is a mark of pydantic's own.
    return tuple(step for step in detail["loc"] if step != "[key]")


def _leave_out(data: Any, path: Path, missing: bool, fallbacks: Mapping[str, Any]) -> bool:
    if len(path) == 1 and path[0] in fallbacks:
        data[path[0]] = fallbacks[str(path[0])]
        return True
    if missing:
        path = path[:-1]
    if not path:
        return False
    holder = data
    try:
        for step in path[:-1]:
            holder = holder[step]
        if isinstance(holder, list):
            # Left in as a blank until the end of the round, so that its neighbours keep
            # their numbers.
            holder[int(path[-1])] = _Gone
        else:
            del holder[path[-1]]
    except (KeyError, IndexError, TypeError):
        return False
    return True


class _Gone:
    """Stands for an item left out."""
