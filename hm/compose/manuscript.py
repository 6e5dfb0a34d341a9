"""A manuscript as HTML for the page: running text and the furniture that belongs to it."""

from __future__ import annotations

import re
from dataclasses import replace

from jinja2 import Environment
from markupsafe import Markup, escape

from hm.compose.blocks import repeats
from hm.compose.endings import in_pairs, not_alone
from hm.compose.no_break import THIN_NBSP, bound
from hm.compose.prose import ProseWriter
from hm.compose.qr import qr_code
from hm.compose.source import Flow, Image, Piece
from hm.compose.tokens import Tokens
from hm.model.article import Article, Kind
from hm.model.blocks import (
    Block,
    Body,
    Box,
    Figure,
    FindOutMore,
    Heading,
    Listing,
    Paragraph,
    ProfilePanel,
    PullQuote,
    Quotation,
    Rule,
    Table,
    Verbatim,
)
from hm.model.issue import HouseStyle
from hm.model.picture import Picture, Placement, Position
from hm.model.place import Place
from hm.model.prose import Prose, Text, plain

_DROP = re.compile(r"(?P<quote>[“‘\"']*)(?P<letter>\w)")
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]?\s+")
DROP_CAP_KINDS = frozenset({Kind.FEATURE, Kind.COMMENT, Kind.INTERVIEW, Kind.LEGAL, Kind.PROFILE})
PICTURE_WHITE = 5.0
"""Points over a picture in a column, as in the style sheet."""
LEAST_PICTURE_LINES, MOST_PICTURE_LINES = 6, 20
ABREAST = 3
"""Nested boxes that stand in one row, where the page has as many columns; others go in twos."""
DROP_CAP_LEAST = 130
"""Characters: a shorter first paragraph, under three lines, takes no drop cap."""


def at(place: Place) -> Markup:
    """The attribute that ties an element to its line and column in the manuscript."""
    return Markup(f'data-at="{place.line}:{place.column}"')


def tidy_spaces(html: Markup) -> Markup:
    """Move a space before an inline element into it: the engine breaks lines better so."""
    return Markup(re.sub(r" (<(?:strong|em|code|a)\b[^>]*>)", r"\1 ", str(html)))


class ManuscriptWriter:
    """Writes the body of one article."""

    def __init__(
        self,
        article: Article,
        prose: ProseWriter,
        templates: Environment,
        style: HouseStyle,
        tokens: Tokens,
    ) -> None:
        self.article = article
        self.prose = prose
        self.tokens = tokens
        self.running = replace(prose, small_caps=style.small_caps)
        """Writes running text, which alone has small capitals."""
        self.furniture = templates.get_template("print/furniture.html").module
        self.end_sign = style.end_sign
        self._pieces = 0
        self._tips = 0

    # The body as a whole.

    def body(self, *, drop_cap: bool, end_sign: bool) -> tuple[Flow | Piece, ...]:
        """Running text and furniture in the order of the manuscript."""
        last = self._last_text() if end_sign else None
        parts: list[Flow | Piece] = []
        for index, block in enumerate(self.article.body):
            if isinstance(block, (Box, PullQuote, FindOutMore, ProfilePanel, Figure)):
                parts.append(self.piece(block))
                continue
            if index == 0 and drop_cap and isinstance(block, Paragraph):
                html = self.opening(block, end=last is block)
            else:
                html = self.block(block, end_in=last)
            parts.append(Flow(str(html)))
        return tuple(parts)

    def _last_text(self) -> Block | None:
        """The block that the end sign follows."""
        for block in reversed(self.article.body):
            if isinstance(block, Listing):
                tail = block.items[-1][-1] if block.items and block.items[-1] else None
                return tail if isinstance(tail, Paragraph) else None
            if isinstance(block, Paragraph):
                return block
            if isinstance(block, Quotation) and block.blocks:
                tail = block.blocks[-1]
                return tail if isinstance(tail, Paragraph) else None
        return None

    def opening(self, block: Paragraph, *, end: bool) -> Markup:
        """The first paragraph, with its drop cap where it is long enough."""
        first = block.prose[0] if block.prose else None
        match = _DROP.match(first.text) if isinstance(first, Text) else None
        if not isinstance(first, Text) or not match or len(plain(block.prose)) < DROP_CAP_LEAST:
            return self.paragraph(block, end=end)
        rest = (replace(first, text=first.text[match.end() :]), *block.prose[1:])
        quote = Markup('<span class="hung">{}</span>').format(match["quote"])
        return self.paragraph(
            replace(block, prose=rest),
            end=end,
            before=Markup('<span class="drop">{}{}</span>').format(
                quote if match["quote"] else "", match["letter"]
            ),
            classes="opening",
        )

    # Blocks.

    def blocks(self, blocks: Body, depth: int = 1, end_in: Block | None = None) -> Markup:
        """Blocks one after another; ``depth`` is the level of headings above them."""
        return Markup("").join(self.block(b, depth=depth, end_in=end_in) for b in blocks)

    def block(self, block: Block, *, depth: int = 1, end_in: Block | None = None) -> Markup:
        """One block; furniture nested in furniture stands in its flow."""
        if isinstance(block, Paragraph):
            return self.paragraph(block, end=end_in is block)
        if isinstance(block, Heading):
            return self.heading(block, depth)
        if isinstance(block, Listing):
            return self.listing(block, depth, end_in)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Quotation):
            inner = self.blocks(block.blocks, depth, end_in)
            return Markup("<blockquote>{}</blockquote>").format(inner)
        if isinstance(block, Verbatim):
            return Markup('<p class="verbatim" {}>{}</p>').format(at(block.place), block.text)
        if isinstance(block, Rule):
            return Markup('<div class="break"></div>')
        return Markup(self.piece(block, depth).html)

    def paragraph(
        self,
        block: Paragraph,
        *,
        end: bool = False,
        before: Markup | str = "",
        classes: str = "",
    ) -> Markup:
        """A paragraph; ``end`` adds the end sign."""
        html = tidy_spaces(self.running.html(not_alone(block.prose)))
        if end:
            html += Markup('<span class="end" aria-hidden="true">{}{}</span>').format(
                THIN_NBSP, self.end_sign
            )
        attributes = Markup(' class="{}"').format(classes) if classes else ""
        # Put together as it is: to have markup format itself takes ten times as long.
        return Markup(f"<p{attributes} {at(block.place)}>{escape(before)}{html}</p>")

    def heading(self, block: Heading, depth: int) -> Markup:
        """A heading, one level below what stands above it."""
        level = min(6, depth + max(1, block.level - 1) if depth == 1 else depth + 1)
        anchor = f"{self.article.slug}#{block.id}"
        prose = block.prose
        number: Markup | str = ""
        if self.article.kind is Kind.TIPS and depth == 1 and block.level == 2:
            self._tips += 1
            number = Markup('<span class="numeral">{}</span>').format(self._tips)
            prose = _without_number(prose)
        return Markup('<h{} class="head-{}" id="{}" {}>{}{}</h{}>').format(
            level,
            block.level,
            anchor,
            at(block.place),
            number,
            self.prose.html(in_pairs(prose)),
            level,
        )

    def listing(self, block: Listing, depth: int, end_in: Block | None) -> Markup:
        """A list; an item of one paragraph is set without one."""
        tag = "ol" if block.ordered else "ul"
        items = []
        for number, item in enumerate(block.items, start=block.start):
            mark = Markup('<span class="mark">{}</span>').format(
                f"{number}." if block.ordered else "»"
            )
            inner = self.blocks(item, depth, end_in)
            items.append(Markup("<li>{}{}</li>").format(mark, inner))
        return Markup("<{} {}>{}</{}>").format(tag, at(block.place), Markup("").join(items), tag)

    def table(self, block: Table) -> Markup:
        """A pipe table; without a header row the first cell of a row heads it."""

        def cell(tag: str, prose: Prose, column: int, scope: str = "") -> Markup:
            align = block.aligns[column] if column < len(block.aligns) else None
            style = Markup(' style="text-align: {}"').format(align) if align else ""
            attribute = Markup(' scope="{}"').format(scope) if scope else ""
            return Markup("<{}{}{}>{}</{}>").format(
                tag, attribute, style, tidy_spaces(self.prose.html(prose)), tag
            )

        head: Markup | str = ""
        if block.header is not None:
            cells = [cell("th", prose, i, "col") for i, prose in enumerate(block.header)]
            head = Markup("<thead><tr>{}</tr></thead>").format(Markup("").join(cells))
        rows = []
        for row in block.rows:
            cells = [
                cell("th", prose, i, "row")
                if i == 0 and block.header is None
                else cell("td", prose, i)
                for i, prose in enumerate(row)
            ]
            rows.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
        kind = "steps" if block.header is None else "plain"
        return Markup('<table class="{}" {}>{}<tbody>{}</tbody></table>').format(
            kind, at(block.place), head, Markup("").join(rows)
        )

    # Furniture.

    def image(self, picture: Picture | None) -> Image | None:
        """A picture as layout needs it."""
        if picture is None:
            return None
        return Image(
            uri=qr_code(picture.code, self.tokens.text("ink")).uri
            if picture.code
            else picture.path,
            alt=picture.alt,
            caption=str(self.prose.html(not_alone(picture.caption or ()))),
            credit=str(self.prose.text(picture.credit)) if picture.credit else "",
            size=picture.size,
            focus=picture.focus,
            code=picture.code or "",
        )

    def piece(
        self, block: Box | PullQuote | FindOutMore | ProfilePanel | Figure, depth: int = 1
    ) -> Piece:
        """Furniture as a piece that can be measured by itself."""
        self._pieces += 1
        key = f"{self.article.slug}-{self._pieces}"
        given = block.id if isinstance(block, (Box, ProfilePanel, Figure)) else None
        anchor = f"{self.article.slug}#{given}" if given else None
        # A piece may be set into a page where no article is around it.
        whose = Markup('{} data-slug="{}"').format(at(block.place), self.article.slug)
        context: dict[str, object] = {"anchor": anchor, "at": whose, "level": depth + 1}
        image: Image | None = None
        if isinstance(block, Figure):
            form, image = "figure", self.image(block.picture)
            context["image"] = image
            if block.picture.code:
                form = "code"
            else:
                context["height"] = self._picture_height(image)
        else:
            titled = not isinstance(block, PullQuote) and block.title
            below = depth + 1 if titled else depth
            context["content"] = self.blocks(block.blocks, below)
            if isinstance(block, PullQuote):
                form = "pull-quote"
                context |= {
                    "content": self.quote(block),
                    "by": block.by,
                    "sign": self.end_sign,
                    "repeated": repeats(block, self.article.body),
                }
            elif isinstance(block, FindOutMore):
                form = "find-out-more"
                context |= {"title": self.prose.html(block.title)}
            else:
                form = "box" if isinstance(block, Box) else "profile"
                parts = _panels(block.blocks)
                context |= {
                    "title": self.prose.html(block.title),
                    "label": self.prose.text(block.label),
                    "by": block.by if isinstance(block, Box) else None,
                    "parts": parts,
                    "abreast": parts == ABREAST <= self.tokens.number("columns"),
                    "tabled": any(isinstance(b, Table) for b in block.blocks),
                }
                if isinstance(block, Box) and block.by:
                    context["content"] = self._signed(block, below)
                if isinstance(block, ProfilePanel):
                    image = self.image(block.picture)
                    context["image"] = image
        macro = getattr(self.furniture, form.replace("-", "_"))
        return Piece(
            key=key,
            id=anchor,
            form=form,
            placement=self._placement(block),
            html=str(macro(**context)),
            image=image,
            table=any(isinstance(b, Table) for b in getattr(block, "blocks", ())),
            parts=_panels(getattr(block, "blocks", ())),
            words=str(context["content"]) if isinstance(block, PullQuote) else "",
            plain=_plain_text(block.blocks) if isinstance(block, PullQuote) else "",
            said_by=(block.by or "") if isinstance(block, PullQuote) else "",
            sign=self.end_sign if isinstance(block, PullQuote) else "",
            repeated=isinstance(block, PullQuote) and repeats(block, self.article.body),
        )

    def _placement(self, block: Box | PullQuote | FindOutMore | ProfilePanel | Figure) -> Placement:
        """Where a piece stands; a legal page's table goes across the foot unasked."""
        legal = self.article.kind is Kind.LEGAL and block.placement.place is None
        if legal and isinstance(block, Box) and any(isinstance(b, Table) for b in block.blocks):
            return Placement(Position.BOTTOM)
        return block.placement

    def _signed(self, box: Box, depth: int) -> Markup:
        """A box's text with its initials after the last word."""
        html = str(self.blocks(box.blocks, depth))
        sign = Markup(' <span class="by">{}</span>').format(box.by)
        for tail in ("</p></li></ul>", "</p></li></ol>", "</td></tr></tbody></table>", "</p>"):
            if html.endswith(tail):
                return Markup(html[: -len(tail)] + str(sign) + tail)
        return Markup(html) + Markup("<p>{}</p>").format(sign)

    def quote(self, block: PullQuote) -> Markup:
        """The words of a pull quote without the marks around them: slashes stand for them."""
        html = Markup("<br>").join(
            self.prose.html(in_pairs(b.prose)) if isinstance(b, Paragraph) else self.block(b)
            for b in block.blocks
        )
        return html

    def _picture_height(self, image: Image | None) -> float:
        """The height in points of a picture in a column: with its padding, whole lines."""
        width, height = image.size if image and image.size else (3, 2)
        line = self.tokens.points("line")
        natural = self.tokens.column * height / max(width, 1) + PICTURE_WHITE
        lines = min(MOST_PICTURE_LINES, max(LEAST_PICTURE_LINES, round(natural / line)))
        return lines * line - PICTURE_WHITE


def _panels(blocks: Body) -> int:
    """How many panels stand in another, side by side where there is room."""
    return sum(isinstance(block, (Box, ProfilePanel)) for block in blocks)


def _plain_text(blocks: Body) -> str:
    return " ".join(bound(plain(b.prose)) for b in blocks if isinstance(b, Paragraph))


def _without_number(prose: Prose) -> Prose:
    if prose and isinstance(prose[0], Text):
        return (replace(prose[0], text=_NUMBER.sub("", prose[0].text)), *prose[1:])
    return prose
