"""Where words that a rule speaks of stand in their file, to the character.

The model knows the place of every node; what a node says may be written in another way
than it reads: over two lines, with backslashes, inside YAML. So words are looked for in
the file itself.
"""

from __future__ import annotations

import re

from hm.check.copy.sources import Sources
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.prose import PageReference
from hm.read.source import Source

_BLANK = "[\\s\u00a0>]"


def spaced(words: str) -> str:
    """Words with single spaces for all white space, as `Wording.find` takes them."""
    return re.sub(f"{_BLANK}+", " ", words)


class Wording:
    """The files of an issue as they are written."""

    def __init__(self, issue: Issue) -> None:
        self._sources = Sources(issue)

    def find(self, words: str, span: Place, earlier: int = 0) -> Place | None:
        """The place of some words within a span, after as many ``earlier`` ones like them.

        Any white space stands for any other. None where they are written in another way.
        """
        source = self._sources.get(span.path)
        parts = [re.escape(part) for part in re.split(f"{_BLANK}+", words.strip()) if part]
        if source is None or not parts or not 1 <= span.line <= len(source.starts):
            return None
        start = source.starts[span.line - 1] + span.column - 1
        end = _end(source, span)
        for count, match in enumerate(
            re.compile(f"{_BLANK}+".join(parts)).finditer(source.text, start, end)
        ):
            if count == earlier:
                return source.place(match.start(), match.end())
        return None

    def target(self, reference: PageReference, target: str) -> Place:
        """The place of one of the targets of a reference."""
        if len(reference.targets) > 1:
            for written in (target, f"#{target.partition('#')[2]}"):
                # A slug may be the beginning of another: it ends at a comma.
                if found := self._item(written, reference.target_place):
                    return found
        return reference.target_place

    def _item(self, written: str, span: Place) -> Place | None:
        source = self._sources.get(span.path)
        if source is None or written == "#" or not 1 <= span.line <= len(source.starts):
            return None
        start = source.starts[span.line - 1] + span.column - 1
        end = _end(source, span)
        at = start
        for item in source.text[start:end].split(","):
            if item.strip() == written:
                at += len(item) - len(item.lstrip())
                return source.place(at, at + len(written))
            at += len(item) + 1
        return None


def _end(source: Source, span: Place) -> int:
    """The offset after the last character of a span; of its line where that is not known."""
    if span.end_line is None or span.end_column is None:
        return source.starts[span.line - 1] + len(source.line(span.line))
    if not 1 <= span.end_line <= len(source.starts):
        return len(source.text)
    return source.starts[span.end_line - 1] + span.end_column - 1
