"""
## What it does

Finds pictures made of pixels that are printed so large that fewer than 200 of their pixels
come to an inch; under 120 it is an error. The whole picture counts, with what a crop leaves
out. Drawings (SVG, PDF) have no pixels.

## Why it matters

At 200 a practised eye sees that a photograph is soft; at 120 everybody does. A picture from a
website or a chat, which is sharp on a screen, has 72 to 100 at the size of a column.

## Example

A portrait of 400 × 500 pixels is printed 100 mm wide: 102 pixels to the inch.

## How to put it right

Ask the photographer for the picture as large as it was taken. Making it larger on a computer
adds pixels, not sharpness. Else place it smaller.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from hm.check.pictures import printed_pictures
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.ERROR

LEAST = 120
GOOD = 200

_INCH = 72
_MM = 25.4 / 72
_LITTLE = 1.0
"""Points: what nobody calls a crop."""


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for found, printed in printed_pictures(issue, laid):
        if not found.picture.size or not printed.full_width or not printed.full_height:
            continue
        across, down = found.picture.size
        each = min(
            across * _INCH / printed.full_width,
            down * _INCH / printed.full_height,
        )
        if round(each) >= GOOD:
            continue
        cropped = printed.full_width - printed.rect.width > _LITTLE
        uncropped = " before it is cropped" if cropped else ""
        wide = math.ceil(printed.full_width / _INCH * GOOD / 10) * 10
        yield Diagnostic(
            "low-resolution",
            SEVERITY if round(each) < LEAST else Severity.WARNING,
            f"{found.name} is printed {printed.full_width * _MM:.0f} mm wide{uncropped}, and has "
            f"{each:.0f} pixels to the inch; {GOOD} are wanted and {LEAST} are the least",
            found.picture.place,
            f"Ask for it at least {wide:,} pixels wide, or place it smaller.",
        )
