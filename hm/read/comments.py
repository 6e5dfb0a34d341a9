"""Comments, which print nothing; CommonMark knows them only as one kind of raw HTML."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import html_block

COMMENT = "comment"
"""The type of the token that a comment by itself leaves; ``meta[SPAN]`` is where its words
stand, from after its opening mark to before its closing one."""
SPAN = "span"
_OPEN, _CLOSE = "<!--", "-->"


def comment_plugin(md: MarkdownIt) -> None:
    """Let a parser drop comments that stand by themselves, and leave the rest to prose."""
    md.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(_OPEN, at):
        return html_block(state, start, end, silent)
    if state.is_code_block(start):
        return False
    close = state.src.find(_CLOSE, at + len(_OPEN), state.eMarks[end - 1])
    if close < 0:
        # Never closed: it must not swallow the rest of the article, so it is shown.
        return False
    last = start
    while state.eMarks[last] < close + len(_CLOSE):
        last += 1
    rest = state.src[close + len(_CLOSE) : state.eMarks[last]]
    if rest.strip() and last == start:
        return False
    if silent:
        return True
    token = state.push(COMMENT, "", 0)
    token.map = [start, last + 1]
    token.meta[SPAN] = (at + len(_OPEN), close)
    if not rest.strip():
        state.line = last + 1
        return True
    # Words after a comment of several lines: the last line begins after it.
    state.bMarks[last] = close + len(_CLOSE)
    state.tShift[last] = len(rest) - len(rest.lstrip())
    state.sCount[last] = state.blkIndent
    state.line = last
    return True
