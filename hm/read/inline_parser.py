"""markdown-it's inline parser, with every token knowing where in the text it stands.

markdown-it tells the lines of a block and nothing of what is inside it. Here each inline
token carries ``meta["span"]``: the indices, into the text parsed, of its first character
and of the one after its last.
"""

from __future__ import annotations

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from hm.read.attributes import looks_like_attributes, parse_attributes
from hm.read.source import Source, Strand

SPAN = "span"
ATTRIBUTES = "attributes"
LABEL_END = "label_end"
MALFORMED = "malformed"


class SpanState(StateInline):
    """Notes where pending text begins, and where the parser stood at each push."""

    pending_at: int | None = None

    def append_pending(self, text: str) -> None:
        if self.pending_at is None:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        token = super().pushPending()
        start = self.pos if self.pending_at is None else self.pending_at
        token.meta[SPAN] = (start, start + len(token.content))
        self.pending_at = None
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        self.pending_at = None
        if ttype == "link_close":
            token.meta[LABEL_END] = self.pos
        return token


class SpanParser(ParserInline):
    """The inline parser of markdown-it, but for the noting of spans."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler.push("attributes", _attributes)
        self.ruler2.before("fragments_join", "hold_spans", _hold_spans)

    def tokenize(self, state: StateInline) -> None:
        rules = self.ruler.getRules("")
        end = state.posMax
        deepest = state.md.options["maxNesting"]
        while state.pos < end:
            start = state.pos
            made = len(state.tokens)
            if state.level < deepest and any(rule(state, False) for rule in rules):
                if len(state.tokens) > made:
                    _note_spans(state.tokens[made:], start, state.pos)
                continue
            state.append_pending(state.src[start])
            state.pos += 1
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = SpanState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _note_spans(tokens: list[Token], start: int, end: int) -> None:
    """Give their spans to the tokens that one rule made of the text from start to end.

    Those inside a link have theirs already, as has the text flushed before.
    """
    fresh = [token for token in tokens if SPAN not in token.meta]
    if fresh and fresh[0].type == "text":
        # A run of asterisks or underscores: one token each.
        for index, token in enumerate(fresh):
            token.meta[SPAN] = (start + index, start + index + 1)
        return
    for token in fresh:
        # Only an autolink makes text of its own, within its angle brackets.
        token.meta[SPAN] = (start + 1, end - 1) if token.type == "text" else (start, end)


def _hold_spans(state: StateInline) -> None:
    """Let all tokens of a run of text, which are joined next, hold the span of the run."""
    run: list[Token] = []
    for token in [*state.tokens, Token("end", "", 0)]:
        if token.type == "text":
            run.append(token)
            continue
        written = [text.meta[SPAN] for text in run if text.content]
        if len(run) > 1 and written:
            run[-1].meta[SPAN] = (written[0][0], written[-1][1])
        run.clear()


def _attributes(state: StateInline, silent: bool) -> bool:
    """Braces right after a picture."""
    if state.src[state.pos] != "{" or silent or state.pending or not state.tokens:
        return False
    token = state.tokens[-1]
    if token.type != "image" or token.meta[SPAN][1] != state.pos:
        return False
    if not looks_like_attributes(state.src, state.pos):
        return False
    found = parse_attributes(_bare(state.src), state.pos)
    if isinstance(found, int):
        token.meta[MALFORMED] = found
        return False
    token.meta[ATTRIBUTES] = state.pos
    state.pos = found[1]
    return True


def _bare(text: str) -> Strand:
    return Strand(Source("", ""), text, [(0, 0)])
