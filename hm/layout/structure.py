"""What a screen reader hears of a fragment: the structure tree, put right.

WeasyPrint makes an element of every box. So a paragraph that goes on in the next column
is two, a drop cap stands in a paragraph of its own within its paragraph, a link of two
lines is two links, and a bullet is the first word of its item. Here the elements become
what the manuscript has: one for each of its paragraphs, lists and links.

What an element of the templates says about it:

- ``aria-hidden="true"``: drawn and not read, such as a quotation that the text has too;
- ``class="mark"`` in a list: the label of its item;
- ``class="credit"`` beside a picture: read with its caption;
- ``class="entry"``: a line of the contents;
- ``lang``: another language than the magazine's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pydyf

PIXEL = 0.75
"""Points in one."""

SOFT_HYPHEN = "\u00ad"
"""What a hyphen is that stands only because the line ends there."""

_WHOLE = frozenset(("/P", "/L", "/LI", "/LBody", "/BlockQuote", "/Link", "/Caption"))
_HEADINGS = frozenset(f"/H{level}" for level in range(1, 7))
_CELLS = frozenset(("/TR", "/TH", "/TD"))
"""Kept although they are empty: a table needs them."""

Build = Callable[..., Iterator[Any]]
Nums = list[Any]


@dataclass(slots=True, eq=False)
class _Node:
    """An element of the tree and the box that it was made of."""

    element: Any
    box: Any
    """None for a stretch of text and for what is made here."""
    kids: list[_Node | _Content] = field(default_factory=list)

    @property
    def tag(self) -> str:
        return str(self.element["S"])

    @tag.setter
    def tag(self, tag: str) -> None:
        self.element["S"] = tag

    @property
    def source(self) -> Any:
        """The element of the HTML; None for what has none."""
        return None if self.box is None else self.box.element

    def attribute(self, name: str) -> str:
        source = self.source
        return "" if source is None else source.get(name) or ""

    def has_class(self, name: str) -> bool:
        return name in self.attribute("class").split()

    def nodes(self) -> list[_Node]:
        return [kid for kid in self.kids if isinstance(kid, _Node)]

    def walk(self) -> Iterator[_Node]:
        yield self
        for kid in self.nodes():
            yield from kid.walk()


@dataclass(frozen=True, slots=True)
class _Content:
    """A piece of a page's content, or a link's area on a page."""

    page: Any
    """The reference of its page."""
    piece: Any
    """The number of the content on the page; of an area the reference to its object."""


def add_better_tags(add_tags: Callable[..., None], module: ModuleType) -> Callable[..., None]:
    """WeasyPrint's ``add_tags``, with the tree put right afterwards.

    ``module`` is where WeasyPrint builds the tree, box by box.
    """
    build: Build = module._build_box_tree
    made: dict[int, Any] = {}

    def build_and_note(box: Any, *arguments: Any) -> Iterator[Any]:
        for element in build(box, *arguments):
            made.setdefault(element.number, getattr(box, "_box", box))
            yield element

    module._build_box_tree = build_and_note  # type: ignore[attr-defined]

    def add(pdf: Any, document: Any, version: Any, streams: Sequence[Any]) -> None:
        made.clear()
        hyphens = {
            (page, kid["mcid"]): box.text
            for page, stream in enumerate(streams)
            for box, kid in stream._tags.items()
            if getattr(box, "text", "") and _ends_in_hyphen(box)
        }
        add_tags(pdf, document, version, streams)
        structure = _Structure(pdf, made, hyphens)
        structure.put_right()
        structure.make_artifacts(streams)
        made.clear()

    return add


def _ends_in_hyphen(box: Any) -> bool:
    """Whether the engine has parted a word at the end of a line of text."""
    if not box.text.endswith(box.style["hyphenate_character"]):
        return False
    last = box.text.split()[-1].casefold()
    return last not in "".join(box.element.itertext()).casefold()


class _Structure:
    """The tree of one fragment."""

    def __init__(self, pdf: Any, made: dict[int, Any], hyphens: dict[tuple[int, int], str]) -> None:
        self.pdf = pdf
        self.boxes = made
        self.hyphens = hyphens
        tree = self._object(pdf.catalog["StructTreeRoot"])
        self.nums: Nums = self._object(tree["ParentTree"])["Nums"]
        self.document = _Node(self._object(tree["K"][0]), None)
        self._read(self.document)
        self.seen: dict[tuple[int, str], _Node] = {}
        self.rooted: set[tuple[int, int]] = set()
        """The pieces of content that stand in the tree: number of the page, and of the piece."""

    def put_right(self) -> None:
        top = self.document
        self._hide(top)
        self._dissolve(top)
        self._prune(top)
        self._label_items(top)
        self._gather(top)
        self._prune(top)
        for article in [node for node in top.walk() if node.tag == "/Art"]:
            for node in article.walk():
                self._head_first(node)
        for node in list(top.walk()):
            self._tie_caption(node)
            self._list_contents(node)
            self._describe(node)
        self._write(top)

    # Reading and writing.

    def _object(self, reference: Any) -> Any:
        return self.pdf.objects[int(reference.split()[0])]

    def _read(self, node: _Node) -> None:
        page = node.element.get("Pg")
        for kid in node.element["K"]:
            if isinstance(kid, int):
                node.kids.append(_Content(page, kid))
                continue
            element = self._object(kid)
            if element.get("Type") == "/OBJR":
                node.kids.append(_Content(element["Pg"], kid))
                continue
            child = _Node(element, self.boxes.get(element.number))
            node.kids.append(child)
            self._read(child)

    def _write(self, node: _Node) -> None:
        """Write a node's children into its element, and it into the parent tree."""
        kids = pydyf.Array()
        reference = node.element.reference
        for kid in node.kids:
            if isinstance(kid, _Node):
                kid.element["P"] = reference
                kids.append(kid.element.reference)
                self._write(kid)
            elif isinstance(kid.piece, int):
                number = self._object(kid.page)["StructParents"]
                self.rooted.add((number, kid.piece))
                self.nums[2 * number + 1][kid.piece] = reference
                same = kid.page == node.element.get("Pg")
                kids.append(
                    kid.piece
                    if same
                    else pydyf.Dictionary({"Type": "/MCR", "Pg": kid.page, "MCID": kid.piece})
                )
            else:
                annotation = self._object(self._object(kid.piece)["Obj"])
                self.nums[2 * annotation["StructParent"] + 1] = reference
                kids.append(kid.piece)
        node.element["K"] = kids

    def make_artifacts(self, streams: Sequence[Any]) -> None:
        """Make artifacts of what the engine has tagged and is not read: the words in the margins
        of the page, and what is hidden."""
        for page, stream in enumerate(streams):
            pieces = self.nums[2 * page + 1]
            pieces[:] = [
                element if (page, piece) in self.rooted else "null"
                for piece, element in enumerate(pieces)
            ]
            commands = stream.stream
            for at in range(len(commands) - 1, 0, -1):
                marks = commands[at]
                piece = marks.get("MCID") if isinstance(marks, dict) else None
                if piece is not None and (page, piece) not in self.rooted:
                    commands[at - 1 : at + 2] = ["/Artifact", b"BMC"]

    # What is not read, and what is empty.

    def _hide(self, node: _Node) -> None:
        """Take out what is hidden from readers. Its content, in no tree, becomes an artifact."""
        kept: list[_Node | _Content] = []
        for kid in node.kids:
            if isinstance(kid, _Node):
                if self._is_hidden(kid):
                    kid.element["P"] = self.document.element.reference
                    continue
                self._hide(kid)
            kept.append(kid)
        node.kids = kept

    def _is_hidden(self, node: _Node) -> bool:
        mute = node.tag == "/Figure" and not node.element.get("Alt")
        if not mute and node.attribute("aria-hidden") != "true":
            return False
        # A link works wherever it stands, so it must be read.
        return all(isinstance(c.piece, int) for n in node.walk() for c in _contents(n))

    def _dissolve(self, node: _Node) -> None:
        """Take out boxes that the engine has made within one: columns, drop caps' paragraphs."""
        kids: list[_Node | _Content] = []
        for kid in node.kids:
            if not isinstance(kid, _Node):
                kids.append(kid)
                continue
            self._dissolve(kid)
            made = kid.tag == node.tag and kid.source is not None and kid.source is node.source
            kids.extend(kid.kids if made else [kid])
        node.kids = kids

    def _prune(self, node: _Node) -> bool:
        """Leave out elements without content; whether any is left."""
        node.kids = [
            kid
            for kid in node.kids
            if not isinstance(kid, _Node) or self._prune(kid) or kid.tag in _CELLS
        ]
        return bool(node.kids)

    # What belongs together.

    def _label_items(self, node: _Node) -> None:
        """Give list items their labels."""
        for kid in node.nodes():
            self._label_items(kid)
        if node.tag != "/LI":
            return
        for body in node.nodes():
            first = body.kids[0]
            if body.tag == "/LBody" and isinstance(first, _Node) and first.has_class("mark"):
                first.tag = "/Lbl"
                del body.kids[0]
                node.kids.insert(node.kids.index(body), first)

    def _gather(self, node: _Node) -> None:
        """Join what one element of the HTML has become in several lines, columns and pages."""
        kept: list[_Node | _Content] = []
        for kid in node.kids:
            if isinstance(kid, _Node) and kid.tag != "/Table":
                earlier = None
                if kid.source is not None and kid.tag in _WHOLE | _HEADINGS:
                    earlier = self.seen.setdefault((id(kid.source), kid.tag), kid)
                self._gather(kid)
                if earlier is not None and earlier is not kid:
                    earlier.kids += kid.kids
                    continue
            kept.append(kid)
        node.kids = kept

    def _tie_caption(self, node: _Node) -> None:
        """Let a picture's caption and credit follow it, as its caption."""
        frames = [kid for kid in node.nodes() if kid.has_class("frame")]
        for holder in (node, *frames):
            pictures = [kid for kid in holder.nodes() if kid.tag == "/Figure"]
            if pictures:
                break
        else:
            return
        words = [k for k in node.nodes() if k.tag == "/Caption" or k.has_class("caption")]
        words += [k for k in holder.nodes() if k.has_class("credit") and k not in words]
        if not words:
            return
        for one in (node, holder):
            one.kids = [kid for kid in one.kids if kid not in words]
        caption, *more = words
        caption.tag = "/Caption"
        caption.kids += more
        holder.kids.insert(holder.kids.index(pictures[-1]) + 1, caption)

    # What is read first.

    def _head_first(self, node: _Node) -> None:
        """Read what holds an article's title before the pictures that stand over it."""
        kids = node.nodes()
        titled = next((k for k in kids if any(n.tag == "/H1" for n in k.walk())), None)
        if titled is None:
            return
        before = kids[: kids.index(titled)]
        picture = next((k for k in before if any(n.tag == "/Figure" for n in k.walk())), None)
        if picture is not None:
            node.kids.remove(titled)
            node.kids.insert(node.kids.index(picture), titled)

    def _list_contents(self, node: _Node) -> None:
        """Make a table of contents of lines that stand one after another."""
        entries = [kid for kid in node.nodes() if kid.has_class("entry")]
        if not entries:
            return
        for entry in entries:
            entry.tag = "/TOCI"
        element = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/TOC", "Pg": node.element["Pg"], "K": pydyf.Array()}
        )
        self.pdf.add_object(element)
        at = node.kids.index(entries[0])
        node.kids = [kid for kid in node.kids if kid not in entries]
        node.kids.insert(at, _Node(element, None, [*entries]))

    # What is said of it.

    def _describe(self, node: _Node) -> None:
        """Say of an element what its kind must have said."""
        element = node.element
        if node.tag == "/Figure":
            self._bound(element)
        if node.tag == "/TH":
            scope = "/Row" if node.attribute("scope") == "row" else "/Column"
            element["A"]["Scope"] = scope
        elif node.tag == "/L" and any(kid.tag == "/Lbl" for kid in _items(node)):
            kind = "/Decimal" if node.source.tag == "ol" else "/Disc"
            element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": kind})
        if language := node.attribute("lang"):
            element["Lang"] = pydyf.String(language)
        if len(node.kids) == 1 and isinstance(node.kids[0], _Content):
            content = node.kids[0]
            if isinstance(content.piece, int):
                page = self._object(content.page)["StructParents"]
                words = self.hyphens.get((page, content.piece))
                if words:
                    element["ActualText"] = pydyf.String(words[:-1] + SOFT_HYPHEN)

    def _bound(self, picture: Any) -> None:
        """Tell a picture's bounds as a PDF does: in points, from the lower left corner."""
        height = self._object(picture["Pg"])["TrimBox"][3]
        left, top, right, bottom = (PIXEL * edge for edge in picture["A"]["BBox"])
        picture["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))


def _contents(node: _Node) -> list[_Content]:
    return [kid for kid in node.kids if isinstance(kid, _Content)]


def _items(node: _Node) -> Iterator[_Node]:
    for item in node.nodes():
        yield from item.nodes()
