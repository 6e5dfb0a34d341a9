"""Boxes and matrices of a PDF."""

from __future__ import annotations

import pikepdf
from pikepdf import Array

from hm.model.pdf import Box

Matrix = tuple[float, float, float, float, float, float]
"""As in PDF: x′ = ax + cy + e, y′ = bx + dy + f."""

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def matrix_of(given: pikepdf.Object | None) -> Matrix:
    """A matrix as written; that which changes nothing where it is none."""
    numbers = [float(n) for n in given] if isinstance(given, Array) else []
    if len(numbers) != 6:
        return SAME
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def times(one: Matrix, then: Matrix) -> Matrix:
    """The matrix that does ``one`` and then the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def moved(box: Box, matrix: Matrix) -> Box:
    """The upright box around a box that a matrix moves."""
    left, bottom, right, top = box
    corners = [point(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


def within(box: Box, limit: Box | None) -> Box | None:
    """What of a box lies inside another; None where nothing does."""
    if limit is None:
        return box
    left, bottom = max(box[0], limit[0]), max(box[1], limit[1])
    right, top = min(box[2], limit[2]), min(box[3], limit[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def box_of(given: pikepdf.Object | None, unit: float) -> Box | None:
    """A box of a page in points, its corners in order; None where it is none."""
    if not isinstance(given, Array) or len(given) != 4:
        return None
    x, y, other_x, other_y = (float(edge) * unit for edge in given)
    return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)
