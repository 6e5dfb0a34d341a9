"""Holds a document to its schema, and says what is wrong in words of ours.

A value that is wrong is noted and left out, so that the rest of its file is read and the
pages can be shown; what was left out is not complained of again.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hm.read.faults import Faults
from hm.read.near import did_you_mean, listed
from hm.read.schema import FAULT
from hm.read.yaml_tree import Document, Path

_ROUNDS = 20
_SHOWN = 60
_M = TypeVar("_M", bound=BaseModel)


def validate(
    model: type[_M], document: Document, faults: Faults, fallbacks: Mapping[str, Any]
) -> _M | None:
    """The document as ``model``, without the values that are wrong.

    ``fallbacks`` stand in for required keys of the top level that are missing or wrong.
    None comes back where a required key has no fallback. What lacks a key that it must
    have, further in, is left out whole.
    """
    cut = _Cut(copy.deepcopy(document.data))
    told: list[Path] = []
    for _ in range(_ROUNDS):
        now: list[Path] = []
        try:
            return model.model_validate(cut.data)
        except ValidationError as error:
            out: list[Path] = []
            for detail in error.errors(include_url=False):
                # A fault in a key of a mapping, not in its value, ends in a mark of pydantic's.
                path = tuple(step for step in detail["loc"] if step != "[key]")
                written = cut.written(path)
                if not any(_akin(written, known) for known in told):
                    _tell(model, detail, written, document, faults)
                now.append(written)
                if len(path) == 1 and (key := str(path[0])) in fallbacks:
                    cut.data[key] = fallbacks[key]
                else:
                    out.append(path[:-1] if detail["type"] == "missing" else path)
            if () in out:
                return None
            told += now
            cut.leave_out(out)
    return None


def _akin(path: Path, told: Path) -> bool:
    """Whether a fault at a path may come of what was left out in an earlier round."""
    shorter = min(len(path), len(told))
    return path[:shorter] == told[:shorter]


class _Cut:
    """Data from which parts are left out; it knows where the rest stood at first."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self._numbers: dict[int, list[int]] = {}
        """By list: what the numbers of its items were before any was left out."""

    def written(self, path: Path) -> Path:
        """A path into the data as a path into what was written."""
        steps: list[str | int] = []
        here: Any = self.data
        for step in path:
            if isinstance(step, int) and isinstance(here, list):
                steps.append(self._of(here)[step] if step < len(here) else step)
            else:
                steps.append(step)
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                here = None
        return tuple(steps)

    def leave_out(self, paths: list[Path]) -> None:
        # The last first, so that the numbers of the others stay true.
        for path in sorted(set(paths), key=lambda p: [str(s).zfill(9) for s in p], reverse=True):
            holder: Any = self.data
            try:
                for step in path[:-1]:
                    holder = holder[step]
                if isinstance(holder, list):
                    self._of(holder).pop(int(path[-1]))
                del holder[path[-1]]
            except (KeyError, IndexError, TypeError):
                continue

    def _of(self, items: list[Any]) -> list[int]:
        return self._numbers.setdefault(id(items), list(range(len(items))))


def _tell(
    model: type[BaseModel], detail: ErrorDetails, path: Path, document: Document, faults: Faults
) -> None:
    """Note one fault that pydantic found, in our words."""
    kind = detail["type"]
    if kind == "extra_forbidden":
        key = str(path[-1])
        names = list(_keys(model, path[:-1]))
        faults.add(
            "unknown-key",
            f"‘{_short(key)}’ is not a key {_where('of', path[:-1])}",
            document.key_place(path),
            did_you_mean(key, names, f"The keys here are {listed(names, 'and')}."),
        )
        return
    if kind == "missing":
        faults.add(
            "bad-value",
            f"the key ‘{path[-1]}’ is missing {_where('from', path[:-1])}",
            document.key_place(path[:-1]),
            f"Add a line such as {path[-1]}: …",
        )
        return
    message, remedy = _words(detail, path)
    faults.add("bad-value", message, document.place(path), remedy)


def _words(detail: ErrorDetails, path: Path) -> tuple[str, str]:
    """Message and remedy for a value that is wrong."""
    kind, given = detail["type"], detail["input"]
    context: dict[str, Any] = detail.get("ctx", {})
    if kind == FAULT:
        return str(context["message"]), str(context["remedy"])
    key = next((step for step in reversed(path) if isinstance(step, str)), "value")
    item = isinstance(path[-1], int)
    if kind in ("enum", "literal_error"):
        names = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        if isinstance(given, str):
            every = f"It can be {listed(names)}."
            near = did_you_mean(given, names, "")
            what = f"a value of ‘{key}’" if key.endswith("s") else f"a {key}"
            return f"‘{_short(given)}’ is not {what}", f"{near} {every}".strip()
        return f"‘{key}’ takes one word", f"Write {listed(names)}."
    if given is None or kind == "string_too_short":
        what = f"an item of ‘{key}’" if item else f"the key ‘{key}’"
        return f"{what} is empty", "Write its value, or remove it."
    if kind == "string_type":
        return (
            f"‘{key}’ takes words here, not a list or keys of its own",
            "Write the words on one line; put quotation marks around them if they hold a colon.",
        )
    if kind == "list_type":
        return f"‘{key}’ takes a list", "Put each item on a line of its own, after a hyphen."
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return (
            f"‘{key}’ takes keys of its own here",
            "Put each on an indented line of its own: “key: value”.",
        )
    return f"the value of ‘{key}’ is not right", "See the manuscript format for what it takes."


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _where(preposition: str, path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    return f"{preposition} ‘{names[-1]}’" if names else "here"


def _keys(model: type[BaseModel], path: Path) -> Iterator[str]:
    """The keys that the mapping at a path takes."""
    here = model
    for step in path:
        if isinstance(step, str):
            field = next((f for n, f in here.model_fields.items() if step in (n, f.alias)), None)
            inner = _inner(field.annotation) if field else None
            here = inner or here
    for name, info in here.model_fields.items():
        yield info.alias or name


def _inner(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation such as ``list[EventFields] | None`` speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _inner(arg))), None)
