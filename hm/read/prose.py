"""Inline tokens to prose: small frozen nodes, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hm.model.place import Place
from hm.model.prose import (
    Break,
    Code,
    Emphasis,
    Inline,
    Link,
    PageReference,
    Prose,
    Strong,
    Text,
)
from hm.read.faults import Faults
from hm.read.inline_parser import LABEL_END, SPAN, SpanParser
from hm.read.source import Strand
from hm.read.typography import MAX_LENGTH, typeset, typeset_tokens

PAGE_SCHEME = "page:"
MAX_NESTING = 60
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.I)
_SCHEMES = ("http", "https", "mailto", "tel")


def make_parser() -> MarkdownIt:
    """A CommonMark parser whose inline tokens know their spans."""
    md = MarkdownIt()
    md.inline = SpanParser()
    md.configure("commonmark", {"maxNesting": MAX_NESTING})
    md.inline.ruler.enable("attributes")
    md.inline.ruler2.enable("hold_spans")
    # Which addresses are good is said with a fault, not by showing the source.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


_parser = make_parser()


@dataclass(slots=True)
class Shot:
    """A picture among words: its token and the words it stands in."""

    token: Token
    strand: Strand


@dataclass(slots=True)
class ProseReader:
    """Reads the prose of one file. ``slug`` is the article's, for references in it."""

    faults: Faults
    slug: str = ""
    env: dict[str, object] = field(default_factory=dict)
    """What markdown-it found in the file: its link definitions."""
    comments: dict[int, Strand] = field(default_factory=dict)
    """The words of the comments among other words, by where they stand in the source."""

    def read(self, strand: Strand | None) -> Prose | None:
        """Inline Markdown; None where nothing is printed of it. A picture is a fault."""
        if strand is None:
            return None
        prose, shots = self.build(self.tokens(strand), strand)
        for shot in shots:
            self.faults.add(
                "bad-value",
                "a picture cannot stand here",
                strand.place(*shot.token.meta[SPAN]),
                "Put it in the text of the article, or under the key ‘image’.",
            )
        return prose or None

    def tokens(self, strand: Strand) -> list[Token]:
        """The inline tokens of words that stand by themselves."""
        tokens: list[Token] = []
        text = strand.text
        if len(text) > MAX_LENGTH:
            self.faults.add(
                "bad-value",
                f"this paragraph has {len(text):,} characters; hm takes {MAX_LENGTH:,} at most",
                strand.place(0),
                "Break it up into shorter ones.",
            )
            return [Token("text", "", 0, content=text, meta={SPAN: (0, len(text))})]
        _parser.inline.parse(text.rstrip(), _parser, self.env, tokens)
        typeset_tokens(tokens)
        return tokens

    def build(self, tokens: list[Token], strand: Strand) -> tuple[Prose, list[Shot]]:
        """The nodes of inline tokens, and the pictures that stood among them."""
        builder = _Builder(self, strand)
        for token in tokens:
            builder.add(token)
        return builder.done(), builder.shots

    def targets(self, written: str, place: Place) -> tuple[str, ...]:
        """The targets of a page reference, with the article's slug where they lack one."""
        parts = [part.strip() for part in written.split(",")]
        if not all(part.strip("#") for part in parts):
            self.faults.add(
                "bad-value",
                "this page reference does not say what it refers to",
                place,
                "Write page:slug, page:slug#id or page:#id.",
            )
        return tuple(
            f"{self.slug}{part}" if part.startswith("#") else part
            for part in parts
            if part.strip("#")
        )


@dataclass(slots=True)
class _Open:
    token: Token | None
    nodes: list[Inline] = field(default_factory=list)


class _Builder:
    """Turns the flat list of tokens into a tree."""

    def __init__(self, reader: ProseReader, strand: Strand) -> None:
        self.reader = reader
        self.strand = strand
        self.stack = [_Open(None)]
        self.shots: list[Shot] = []

    def done(self) -> Prose:
        while len(self.stack) > 1:
            self.close(None)
        nodes = self.stack[0].nodes
        if nodes and isinstance(last := nodes[-1], Text) and last.text.endswith(" "):
            nodes[-1:] = [Text(words, last.place)] if (words := last.text.rstrip(" ")) else []
        return tuple(nodes)

    def add(self, token: Token) -> None:
        if token.nesting == 1:
            self.stack.append(_Open(token))
        elif token.nesting == -1:
            if len(self.stack) > 1:
                self.close(token)
        elif token.type == "image":
            self.shots.append(Shot(token, self.strand))
        elif token.type == "softbreak":
            self.space(token)
        else:
            self.leaf(token)

    def leaf(self, token: Token) -> None:
        start, end = token.meta[SPAN]
        place = self.strand.place(start, end)
        nodes = self.stack[-1].nodes
        if token.type == "code_inline":
            nodes.append(Code(token.content, place))
        elif token.type == "hardbreak":
            nodes.append(Break(place))
        elif token.type == "html_inline":
            if token.content.startswith("<!--"):
                words = self.strand.part(start + len("<!--"), end - len("-->"))
                self.reader.comments[words.offset(0)] = words
            else:
                self.text(token.content, place)
        elif token.content:
            self.text(token.content, place)

    def text(self, words: str, place: Place) -> None:
        """Join what stands next to each other on one line: escapes, entities, markup."""
        nodes = self.stack[-1].nodes
        last = nodes[-1] if nodes else None
        if last is None and len(self.stack) == 1 and words.startswith(" "):
            # Only a comment, which is dropped, can stand before it.
            place = replace(place, column=place.column + len(words) - len(words.lstrip(" ")))
            words = words.lstrip(" ")
        if isinstance(last, Text) and last.place.end_line == place.line:
            # A comment that was dropped leaves a space on either side.
            if last.text.endswith(" ") and words.startswith(" "):
                words = words[1:]
            nodes[-1] = Text(last.text + words, _span(last.place, place))
        elif words:
            nodes.append(Text(words, place))

    def space(self, token: Token) -> None:
        """A soft break: a space at the end of the line; the next begins a text of its own,
        so that every text knows its line."""
        nodes = self.stack[-1].nodes
        last = nodes[-1] if nodes else None
        if isinstance(last, Text):
            if not last.text.endswith(" "):
                nodes[-1] = Text(last.text + " ", last.place)
        elif last is not None or len(self.stack) > 1:
            start = token.meta[SPAN][0]
            if not isinstance(last, Break):
                nodes.append(Text(" ", self.strand.place(start)))

    def close(self, closing: Token | None) -> None:
        opened = self.stack.pop()
        assert opened.token is not None
        children = tuple(opened.nodes)
        start = opened.token.meta[SPAN][0]
        end = closing.meta[SPAN][1] if closing else len(self.strand.text)
        if opened.token.type == "strong_open":
            # The inner of the two marks on either side became the tag.
            start, end = start - 1, end + 1
        place = self.strand.place(start, end)
        nodes = self.stack[-1].nodes
        if not children:
            return
        if opened.token.type == "em_open":
            nodes.append(Emphasis(children, place))
        elif opened.token.type == "strong_open":
            nodes.append(Strong(children, place))
        elif closing is not None:
            self.link(opened.token, closing, children, place)

    def link(self, opening: Token, closing: Token, children: Prose, place: Place) -> None:
        href = str(opening.attrs.get("href", ""))
        nodes = self.stack[-1].nodes
        if href.lower().startswith(PAGE_SCHEME):
            written, where = self.target(closing, href, place)
            targets = self.reader.targets(written, where)
            nodes.append(PageReference(targets, _one_text(children), place, where))
            return
        scheme = _SCHEME.match(href)
        if scheme and scheme[1].lower() not in _SCHEMES:
            self.reader.faults.add(
                "bad-value",
                f"readers cannot follow a link that begins ‘{scheme[1]}:’",
                place,
                "Use an address that begins https:// or mailto:, or a page reference: page:slug.",
            )
            nodes.extend(children)
            return
        title = opening.attrs.get("title")
        nodes.append(Link(href, children, place, typeset(str(title)) if title else None))

    def target(self, closing: Token, href: str, place: Place) -> tuple[str, Place]:
        """The target of a page reference, as written, and where."""
        text = self.strand.text
        at = closing.meta[LABEL_END] + 1
        if closing.info == "auto":
            at = opening_at = closing.meta[SPAN][0] + 1
            return text[at + len(PAGE_SCHEME) : closing.meta[SPAN][1] - 1], self.strand.place(
                opening_at + len(PAGE_SCHEME), closing.meta[SPAN][1] - 1
            )
        if text[at : at + 1] == "(":
            at += 1
            while text[at : at + 1].isspace():
                at += 1
            found = _parser.helpers.parseLinkDestination(text, at, closing.meta[SPAN][1])
            if found.ok and found.str.lower().startswith(PAGE_SCHEME):
                bracket = text[at] == "<"
                begin = at + bracket + len(PAGE_SCHEME)
                finish = max(found.pos - bracket, begin)
                return found.str[len(PAGE_SCHEME) :], self.strand.place(begin, finish)
        # Defined elsewhere: [text][label]
        return unquote(href[len(PAGE_SCHEME) :]), place


def _span(first: Place, last: Place) -> Place:
    return Place(first.path, first.line, first.column, last.end_line, last.end_column)


def _one_text(children: Prose) -> Prose:
    """The text of a reference in one piece, so that its digits are found when a line ends
    between them and the word before."""
    joined: list[Inline] = []
    for node in children:
        last = joined[-1] if joined else None
        if isinstance(node, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + node.text, _span(last.place, node.place))
        else:
            joined.append(node)
    return tuple(joined)
