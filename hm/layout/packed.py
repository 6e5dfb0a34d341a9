"""What was set on the pages of a run as plain lists, which JSON keeps small and reads fast."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from hm.model.typeset import (
    PageGrid,
    Rect,
    SetBlock,
    SetColumns,
    SetLine,
    SetPicture,
    SetPiece,
    Typeset,
    Zone,
)

_grid = attrgetter(*PageGrid.__slots__)
_rect = attrgetter(*Rect.__slots__)
_line = attrgetter(*SetLine.__slots__)


def packed(typeset: Typeset) -> list[Any]:
    """Lists of lists, numbers and strings."""
    return [
        _grid(typeset.grid),
        [
            [b.tag, b.zone, b.slug, b.at, b.size, b.piece, b.turn, [_line(one) for one in b.lines]]
            for b in typeset.blocks
        ],
        [[p.form, p.slug, p.at, [_rect(one) for one in p.rects]] for p in typeset.pieces],
        [[p.uri, p.slug, _rect(p.rect), p.full_width, p.full_height] for p in typeset.pictures],
        [[c.slug, _rect(c.rect), c.depths] for c in typeset.columns],
    ]


def unpacked(data: list[Any]) -> Typeset:
    """The reverse. Raises TypeError or ValueError where the lists are not of that shape."""
    grid, blocks, pieces, pictures, columns = data
    return Typeset(
        PageGrid(*grid),
        tuple(
            SetBlock(
                tag,
                Zone(zone),
                slug,
                at and tuple(at),
                size,
                piece,
                turn,
                tuple(SetLine(*line) for line in lines),
            )
            for tag, zone, slug, at, size, piece, turn, lines in blocks
        ),
        tuple(
            SetPiece(form, slug, at and tuple(at), tuple(Rect(*rect) for rect in rects))
            for form, slug, at, rects in pieces
        ),
        tuple(
            SetPicture(uri, slug, Rect(*rect), width, height)
            for uri, slug, rect, width, height in pictures
        ),
        tuple(SetColumns(slug, Rect(*rect), tuple(depths)) for slug, rect, depths in columns),
    )
