"""
## What it does

Finds `alt` of more than 250 characters.

## Why it matters

It is read aloud in one go, without a pause, before the caption and the text. Some screen
readers cut it off.

## Example

An `alt` that retells a diagram, box by box.

## How to put it right

Say in a sentence or two what matters. Numbers and details belong in the text or the caption,
where everybody has them.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.pictures import shown
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

MOST = 250


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for one in shown(part):
        length = len(" ".join(one.picture.alt.split()))
        if length > MOST and not one.advertises:
            yield Diagnostic(
                "long-alt",
                SEVERITY,
                f"what {one.name} shows is told in {length} characters, and {MOST} are the most "
                "that is listened to",
                one.alt_place,
                "Say what matters in a sentence or two.",
            )
