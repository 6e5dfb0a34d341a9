"""One structure tree for the joined document.

Every fragment has a tree of its own, whose keys, ids and root are numbered from nothing.
Here each becomes a part of one document: keys are counted on, ids are set apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

_INLINE_BELOW = frozenset(
    (Name.P, Name.H1, Name.H2, Name.H3, Name.H4, Name.H5, Name.H6, Name.Span, Name.Figure)
)
"""What holds no tables or lists: nearly all elements of a page lie below these."""

_HAIR = 1.0
"""Points by which one rectangle may jut out of another that covers it."""


@dataclass(slots=True)
class Tags:
    """The structure tree of a joined document, fragment by fragment."""

    pdf: Pdf
    root: Object = field(init=False)
    document: Object = field(init=False)
    parents: dict[int, Object] = field(default_factory=dict)
    """The parent tree: for the key of an annotation its element, for that of a page an
    element for each piece of marked content."""
    cells: dict[str, Object] = field(default_factory=dict)
    """Header cells by their ids."""
    fragments: int = 0

    def __post_init__(self) -> None:
        self.root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root, K=Array())
        )
        self.root.K = Array([self.document])

    def add(self, fragment: Pdf, pages: Sequence[Object]) -> None:
        """Take over a fragment's tree; ``pages`` are its pages as copied before."""
        tree = self.pdf.copy_foreign(fragment.Root.StructTreeRoot)
        start = max(self.parents, default=-1) + 1
        for key, value in pikepdf.NumberTree(tree.ParentTree).items():
            self.parents[start + key] = value
        for page in pages:
            page.StructParents = start + int(page.StructParents)
            annotations = list(page.get("/Annots", ()))
            for annotation in annotations:
                annotation.StructParent = start + int(annotation.StructParent)
            for annotation in annotations:
                self._belong_to_link(annotation, page)
        for element in tree.K:
            element.S = Name.Part
            element.P = self.document
            self.document.K.append(element)
            self._put_right(element)
        self.fragments += 1

    def _belong_to_link(self, annotation: Object, page: Object) -> None:
        """Give a link that the layout engine has put on something within a link to that link.

        The engine does so for all that an ``a`` holds. Where the outer one covers the same
        ground, the inner one goes.
        """
        element = self.parents[int(annotation.StructParent)]
        outer = element
        while _tag(outer) != Name.Link and "/P" in outer.P:
            outer = outer.P
        if _tag(outer) != Name.Link or outer.objgen == element.objgen:
            return
        reference = next(kid for kid in element.K if _refers_to(kid, annotation))
        element.K = Array([kid for kid in element.K if not _refers_to(kid, annotation)])
        if any(_covers(kid.Obj, annotation) for kid in outer.K if _is_reference(kid)):
            del self.parents[int(annotation.StructParent)]
            page.Annots = Array([a for a in page.Annots if a.objgen != annotation.objgen])
        else:
            outer.K.append(reference)
            self.parents[int(annotation.StructParent)] = outer

    def unlink(self, annotation: Object) -> None:
        """Take a link out of the tree: its words stay, as a span."""
        element = self.parents.pop(int(annotation.StructParent))
        element.S = Name.Span
        element.K = Array([kid for kid in element.K if not _refers_to(kid, annotation)])

    def finish(self) -> None:
        """Write the tree into the document's catalogue."""
        numbers = [part for item in sorted(self.parents.items()) for part in item]
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        self.root.ParentTreeNextKey = max(self.parents, default=-1) + 1
        if self.cells:
            names = [part for _, cell in sorted(self.cells.items()) for part in (cell.ID, cell)]
            self.root.IDTree = self.pdf.make_indirect(Dictionary(Names=Array(names)))
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _put_right(self, top: Object) -> None:
        """Make the ids of header cells the fragment's own; give list items their bodies."""
        for element in _structure(top):
            if element.S == Name.LI:
                self._give_body(element)
            if "/ID" in element:
                key = f"{self.fragments}-{element.ID}"
                if key in self.cells:  # a head that is repeated on the table's next page
                    del element.ID
                else:
                    element.ID = pikepdf.String(key)
                    self.cells[key] = element
            attributes = element.get("/A", Dictionary())
            if "/Headers" in attributes:
                attributes.Headers = Array(
                    [pikepdf.String(f"{self.fragments}-{header}") for header in attributes.Headers]
                )

    def _give_body(self, item: Object) -> None:
        """Put what stands bare in a list item into a body, as it must."""
        kids = Array()
        for bare, stretch in groupby(item.K, lambda kid: _tag(kid) not in (Name.Lbl, Name.LBody)):
            if not bare:
                kids.extend(stretch)
                continue
            body = self.pdf.make_indirect(
                Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(stretch))
            )
            for kid in body.K:
                kid.P = body
            kids.append(body)
        item.K = kids


def _structure(element: Object) -> Iterator[Object]:
    yield element
    for kid in element.get("/K", ()):
        if _tag(kid) not in _INLINE_BELOW:
            yield from _structure(kid)


def _tag(kid: Object) -> Object:
    """What an element is; marked content and references are Spans of a kind."""
    return kid.get("/S", Name.Span) if isinstance(kid, Dictionary) else Name.Span


def _is_reference(kid: Object) -> bool:
    return isinstance(kid, Dictionary) and "/Obj" in kid


def _refers_to(kid: Object, annotation: Object) -> bool:
    return _is_reference(kid) and bool(kid.Obj.objgen == annotation.objgen)


def _covers(one: Object, other: Object) -> bool:
    """Whether an annotation's rectangle holds another's, but for a hair."""
    (left, right), (low, high) = _extent(one)
    (its_left, its_right), (its_low, its_high) = _extent(other)
    return (
        left - _HAIR <= its_left
        and its_right <= right + _HAIR
        and low - _HAIR <= its_low
        and its_high <= high + _HAIR
    )


def _extent(annotation: Object) -> tuple[list[float], list[float]]:
    x, y, other_x, other_y = (float(edge) for edge in annotation.Rect)
    return sorted((x, other_x)), sorted((y, other_y))
