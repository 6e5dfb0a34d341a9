"""Containers: ``::: name {attributes}`` … ``:::``.

Why not the container plugin of mdit-py-plugins: it has to be told every name beforehand,
so that a misspelt one goes unnoticed; it closes an unclosed container silently; and it
takes a fence inside a code block for one of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

ALLOWED: dict[str, tuple[str, ...]] = {
    "box": ("id", "title", "label", "by", "place"),
    "pull-quote": ("by", "place"),
    "find-out-more": ("title", "place"),
    "profile": ("id", "title", "label", "image", "alt", "credit", "focus", "place"),
}
"""The containers of the format, and the attributes that each takes."""

OPEN = "container_open"
CLOSE = "container_close"
STRAY = "container_stray"

_FENCE = re.compile(r"(:{3,})[ \t]*(.*?)[ \t]*")
_NAME = re.compile(r"[^\s{]*")
_CODE = re.compile(r"(`{3,}|~{3,})(.*)")


@dataclass(frozen=True, slots=True)
class Fence:
    """The opening fence of a container; offsets count from the start of the text parsed."""

    name: str
    name_at: int
    rest_at: int
    """Where what follows the name begins, and where the line ends."""
    end: int
    closed: bool


def container_plugin(md: MarkdownIt) -> None:
    """Add the containers to a parser."""
    md.block.ruler.before(
        "fence",
        "container",
        _container,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )


def _fence(state: StateBlock, line: int) -> re.Match[str] | None:
    if state.sCount[line] - state.blkIndent >= 4:
        return None
    return _FENCE.fullmatch(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    match = _fence(state, start)
    if not match:
        return False
    if silent:
        return True
    if not match[2]:
        token = state.push(STRAY, "", 0)
        token.map = [start, start + 1]
        state.line = start + 1
        return True

    last, closed = _ends(state, start, end)
    name = _NAME.match(match[2])
    assert name is not None
    token = state.push(OPEN, "", 1)
    token.map = [start, last]
    token.meta["fence"] = Fence(
        name[0], match.start(2), match.start(2) + name.end(), match.end(2), closed
    )
    parent, line_max = state.parentType, state.lineMax
    state.parentType = "container"
    # A lazy continuation must not run past the end of the container.
    state.lineMax = last
    state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax = parent, line_max
    state.push(CLOSE, "", -1)
    state.line = last + closed
    return True


def _ends(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """The line on which the container opened at ``start`` ends, and whether it is closed.

    All containers inside it are paired on the way, so that each line is looked at once.
    """
    pairs: dict[int, tuple[int, bool]] = state.env.setdefault("containers", {})
    if start in pairs:
        last, closed = pairs[start]
        return min(last, end), closed and last < end

    open_: list[tuple[int, int]] = []
    code: str | None = None
    line = start - 1
    while (line := line + 1) < end:
        at = state.bMarks[line] + state.tShift[line]
        if at < state.eMarks[line] and state.sCount[line] < state.blkIndent:
            break
        if mark := _CODE.match(state.src, at, state.eMarks[line]):
            if code is None:
                code = mark[1]
            elif mark[1].startswith(code) and not mark[2].strip():
                code = None
            continue
        match = _fence(state, line) if code is None else None
        if not match:
            continue
        colons = len(match[1])
        if match[2]:
            open_.append((line, colons))
            continue
        # It closes the innermost of as many colons, and with it what was left open inside;
        # where there is none, just the innermost.
        depth = max((i for i, (_, n) in enumerate(open_) if n == colons), default=len(open_) - 1)
        for opened, _ in open_[depth + 1 :]:
            pairs[opened] = (line, False)
        pairs[open_[depth][0]] = (line, True)
        del open_[depth:]
        if not open_:
            break
    for opened, _ in open_:
        pairs[opened] = (line, False)
    return pairs[start]
