"""YAML to plain data, with the place of every key and value.

Only scalars, lists and mappings are taken. Scalars stay the words that were written
(what looks like a number or a date may be a headline); a value's type is the schema's
to say. Anchors, aliases, tags and merge keys are refused: an author who meets one has
written ``*``, ``&`` or ``!`` at the head of a value without quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from hm.model.place import Place, Places
from hm.read.faults import Faults
from hm.read.source import Source, Strand

# libyaml where PyYAML was built with it, for it is ten times as fast.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 40
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_FOREIGN = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff"
    r"\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_QUOTE_IT = "Put the whole value between quotation marks."

Path = tuple[str | int, ...]


class PlainScalar(str):
    """A scalar written without quotation marks: ``false`` is no word, but ``"false"`` is."""

    __slots__ = ()


@dataclass(slots=True)
class _Span:
    start: int
    end: int
    style: str | None = None


@dataclass(slots=True)
class Document:
    """A YAML document: nested dicts, lists, strings and None, with places."""

    source: Source
    data: dict[str, Any]
    values: dict[Path, _Span] = field(default_factory=dict)
    keys: dict[Path, _Span] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """Where a value stands; that of what holds it where it was not written."""
        while path and path not in self.values:
            path = path[:-1]
        return self._place(self.values.get(path))

    def written(self, path: Path) -> Place | None:
        """Where a value stands, be it null; None where the key was not written."""
        return self.place(path) if path in self.keys else None

    def key_place(self, path: Path) -> Place:
        """Where the key of a value stands."""
        span = self.keys.get(path)
        return self._place(span) if span else self.place(path)

    def _place(self, span: _Span | None) -> Place:
        if span is None:
            return Place(self.source.path)
        # A block ends where the next token begins: give back the blanks between.
        end = span.start + len(self.source.text[span.start : span.end].rstrip())
        return self.source.place(span.start, end)

    def extent(self, path: Path) -> tuple[int, int]:
        """The offsets of the first character of a key or item and of the last of its value."""
        value = self.values[path]
        key = self.keys.get(path, value)
        words = self.source.text[value.start : value.end].rstrip()
        return key.start, max(value.start + len(words) - 1, key.start)

    def in_scalar(self, offset: int) -> bool:
        """Whether a character belongs to the words of a value."""
        return any(
            span.start <= offset < span.end and isinstance(self.value(path), str)
            for path, span in self.values.items()
        )

    def places(self) -> Places:
        """The places of all values, by dotted key."""
        dotted = {".".join(map(str, path)): self.place(path) for path in self.values}
        return Places(self.source.path, dotted)

    def value(self, path: Path) -> Any:
        """What was written at a path; None where nothing was."""
        found: Any = self.data
        for step in path:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def strand(self, path: Path) -> Strand | None:
        """The words of a scalar, with the place of each character; None where there are none.

        A space that folds two lines into one is a newline again, for the lines' sake.
        """
        words = self.value(path)
        span = self.values.get(path)
        if not isinstance(words, str) or span is None:
            return None
        cuts, folds = _align(words, self.source.text, span)
        if folds:
            words = "".join("\n" if i in folds else char for i, char in enumerate(words))
        return Strand(self.source, words, cuts)


class _Unreadable(Exception):
    """The document cannot be made sense of."""

    def __init__(self, message: str, start: int, end: int | None, remedy: str) -> None:
        super().__init__(message)
        self.message, self.start, self.end, self.remedy = message, start, end, remedy


def read_yaml(source: Source, start: int, end: int, faults: Faults) -> Document | None:
    """Read the mapping that stands in a source from ``start`` to before ``end``.

    Faults of the whole are noted as ``invalid-yaml`` and give None; a key that is there
    twice is noted as ``duplicate-key``, and its first value is kept.
    """
    text = source.text[start:end]
    try:
        if foreign := _FOREIGN.search(text):
            raise _Unreadable(
                f"there is an invisible character (U+{ord(foreign[0]):04X}) here",
                start + foreign.start(),
                start + foreign.end(),
                "Delete it; it probably came in with pasted text.",
            )
        return _Builder(source, text, start, faults).document()
    except _Unreadable as fault:
        faults.add(
            "invalid-yaml", fault.message, source.place(fault.start, fault.end), fault.remedy
        )
    except yaml.YAMLError as error:
        message, index, remedy = _explain(error, text)
        faults.add("invalid-yaml", message, source.place(min(start + index, end)), remedy)
    return None


class _Builder:
    """Builds data from libyaml's events, so that depth and aliases stay in our hands."""

    def __init__(self, source: Source, text: str, base: int, faults: Faults) -> None:
        self.source = source
        self.base = base
        self.faults = faults
        self.out = Document(source, {})
        self.events: Iterator[Any] = yaml.parse(text, Loader=_Loader)

    def document(self) -> Document:
        event = self._next()
        while isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
            event = self._next()
        if not isinstance(event, yaml.MappingStartEvent):
            raise self._refuse(
                event, "this should be keys and values", "Write lines such as “title: My title”."
            )
        self.out.data = self._mapping(event, ())
        self._next()
        rest = self._next()
        if not isinstance(rest, yaml.StreamEndEvent):
            raise self._refuse(rest, "a second document begins here", "Remove the line of hyphens.")
        return self.out

    def _next(self) -> Any:
        return next(self.events)

    def _refuse(self, event: Any, message: str, remedy: str) -> _Unreadable:
        start, end = self._span(event)
        return _Unreadable(message, start, end, remedy)

    def _span(self, event: Any) -> tuple[int, int]:
        return self.base + event.start_mark.index, self.base + event.end_mark.index

    def _value(self, event: Any, path: Path) -> Any:
        self._refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            self.out.values[path] = _Span(*self._span(event), event.style)
            # Plain style is None in PyYAML's own scanner and "" in libyaml's.
            if event.style:
                return event.value
            return None if event.value in _NULLS else PlainScalar(event.value)
        if len(path) >= MAX_DEPTH:
            raise self._refuse(event, "this is nested too deeply", "Use fewer levels.")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, path)
        return self._sequence(event, path)

    def _refuse_marks(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._refuse(
                event, f"to YAML, *{event.anchor} stands for something else", _QUOTE_IT
            )
        if event.anchor:
            raise self._refuse(event, f"to YAML, &{event.anchor} is a mark of its own", _QUOTE_IT)
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise self._refuse(event, f"to YAML, {tag} is a mark of its own", _QUOTE_IT)

    def _sequence(self, opening: Any, path: Path) -> list[Any]:
        items: list[Any] = []
        span = self.out.values[path] = _Span(*self._span(opening))
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        span.end = self._span(event)[1]
        return items

    def _mapping(self, opening: Any, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        span = self.out.values[path] = _Span(*self._span(opening))
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            self._refuse_marks(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refuse(
                    event, "a key must be one word or number", "Write it as “key: value”."
                )
            key = event.value
            here = _Span(*self._span(event), event.style)
            if key in found:
                line = self.out.key_place((*path, key)).line
                place = self.source.place(here.start, here.end)
                self.faults.add(
                    "duplicate-key",
                    f"‘{key}’ is given twice: it is already on line {line}",
                    place,
                    "Keep one of the two.",
                )
                # Read over the second value; the places of the first are kept.
                kept, self.out = self.out, Document(self.source, {})
                self._value(self._next(), (*path, key))
                self.out = kept
                continue
            self.out.keys[(*path, key)] = here
            # Held before it is read, so that the order is that of the file.
            found[key] = None
            found[key] = self._value(self._next(), (*path, key))
        span.end = self._span(event)[1]
        return found


_HEADS = {
    "*": "an asterisk at the start of a value is YAML’s own mark",
    "&": "an ampersand at the start of a value is YAML’s own mark",
    "!": "an exclamation mark at the start of a value is YAML’s own mark",
    "@": "a value cannot begin with @",
    "`": "a value cannot begin with `",
    "%": "a value cannot begin with %",
    "\t": "there is a tab where only spaces may be",
}


def _explain(error: yaml.YAMLError, text: str) -> tuple[str, int, str]:
    """What a fault of the syntax means to an editor: message, index into text, remedy."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    if mark is None:
        return "this cannot be read as YAML", 0, "Write “key: value”, one to a line."
    index = min(mark.index, len(text))
    head = text[index : index + 1]
    if "alias" in context or "anchor" in context:
        head = "*" if "alias" in context else "&"
        index = max(text.rfind(head, 0, index), 0)
    if head == "\t" or "tab character" in problem:
        return _HEADS["\t"], index, "Indent with spaces."
    if head in _HEADS:
        return _HEADS[head], index, _QUOTE_IT
    if "mapping values are not allowed" in problem:
        return (
            "there is a colon followed by a space inside a value",
            index,
            f"{_QUOTE_IT} If it is a key, indent it like its neighbours.",
        )
    if "quoted scalar" in context:
        opening = getattr(error, "context_mark", None)
        return (
            "the quotation marks that open here are never closed",
            min(opening.index, len(text)) if opening else index,
            "Close them; inside single quotation marks, write '' for an apostrophe.",
        )
    if "flow" in context:
        opening = getattr(error, "context_mark", None)
        return (
            "the bracket that opens here is never closed, or a comma is missing after it",
            min(opening.index, len(text)) if opening else index,
            "Close it; put quotation marks around words with commas or colons in them.",
        )
    before = text[:index].rstrip()[-1:]
    if problem == "did not find expected key" and before in ("'", '"'):
        return (
            "there are words after the closing quotation mark",
            index,
            "Put the whole value between one pair of quotation marks of the other kind.",
        )
    if "could not find expected ':'" in problem:
        opening = getattr(error, "context_mark", None)
        return (
            "this line is not a “key: value”",
            min(opening.index, len(text)) if opening else index,
            "Put a colon and a space after the key, or indent the line if it continues a value.",
        )
    if "block" in context or "expected" in problem:
        return (
            "this line is not indented like its neighbours",
            index,
            "Begin lines that belong together in the same column.",
        )
    return f"this cannot be read as YAML: {problem or context}", index, _QUOTE_IT


def _align(words: str, text: str, span: _Span) -> tuple[list[tuple[int, int]], set[int]]:
    """Pairs that map a scalar's words to where they are written, whatever its style; and
    the indices of the spaces that were written as the end of a line."""
    at, end = span.start, span.end
    if span.style in ("|", ">"):
        at = text.find("\n", at, end) + 1 or end
    elif span.style:
        at += 1
    cuts: list[tuple[int, int]] = []
    folds: set[int] = set()
    expected = -1
    for index, char in enumerate(words):
        if span.style == '"':
            while at < end and text[at] == "\\" and text[at + 1 : at + 2] == "\n":
                at = _skip_blank(text, at + 1, end)
        if index == 0 and not char.isspace():
            at = _skip_blank(text, at, end)
        here, at = at, _step(char, text, at, end, span.style)
        if here != expected:
            cuts.append((index, here))
        expected = here + 1 if at == here + 1 else -1
        if char == " " and "\n" in text[here:at]:
            folds.add(index)
    return cuts or [(0, at)], folds


def _step(char: str, text: str, at: int, end: int, style: str | None) -> int:
    """The offset after what was written for one character of a scalar."""
    if at >= end:
        return at
    if style == '"' and text[at] == "\\":
        return at + {"x": 4, "u": 6, "U": 10}.get(text[at + 1 : at + 2], 2)
    if style == "'" and text[at : at + 2] == "''":
        return at + 2
    if char in " \n" and (text[at] == "\n" or text[at : _skip_blank(text, at, end)].count("\n")):
        return _skip_blank(text, at, end)
    return at + 1 if text[at] == char else at


def _skip_blank(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t\n":
        at += 1
    return at
