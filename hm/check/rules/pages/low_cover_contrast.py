"""
## What it does

Finds words on the cover that its picture would swallow: where neither white nor dark letters
reach a contrast of 4.5 to 1, or 3 to 1 if they are large, on what lies under them. The picture
is looked at as it is printed, line by line.

## Why it matters

A cover is read from three metres away. hm shades the picture under such words, or gives them
a dark ground of their own where a shade is not enough, so that they can be read; but the
cover then looks otherwise than it was meant to.

## Example

A crowd in bright and dark coats that fills the picture up to its edges, behind the headline.

## How to put it right

Choose a picture that is dark, or light, and quiet where the words stand: its upper third and
its left half. Or move its `focus`, or darken the picture there. If shade or ground suit the cover,
write `# hm: ignore low-cover-contrast` over the line with the image.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING

SHADE = "The picture is shaded under them now."
GROUND = "They stand on a dark ground of their own now."


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for run in laid.runs:
        for faint in run.record.faint:
            yield Diagnostic(
                "low-cover-contrast",
                SEVERITY,
                f"{faint.said} would not be read on the cover’s picture: at best "
                f"{faint.contrast:.1f} : 1, where {faint.needed:.1f} : 1 is needed",
                issue.places["cover.image"],
                f"{SHADE if faint.shaded else GROUND} Choose a picture that is quieter there, or "
                "keep it so and silence this rule.",
            )
