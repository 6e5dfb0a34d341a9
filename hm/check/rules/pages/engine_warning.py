"""
## What it does

Passes on what the layout engine complained about while it laid out the pages.

## Why it matters

What the engine does not understand it leaves out: a picture that it cannot decode, a line
of a style sheet. The page then looks different from what was meant, and nothing else says
so.

## Example

```css
.standfirst { colour: var(--ink) }    /* the property is called color */
```

## How to put it right

Go to the place named. In a style sheet, correct the line that the engine ignored; in a
manuscript, replace the picture or the link that it could not use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.sheet import EngineNote, Laid

SEVERITY = Severity.WARNING

_SPOT = re.compile(r" at ([1-9]\d*):([1-9]\d*)")

# `missing-image` has reported these pictures, where they are named.
_NOT_THERE = re.compile(
    r"Failed to load image at .*(No such file|Is a directory|lies outside)", re.S
)


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    root = issue.magazine.root
    for run in laid.runs:
        for note in run.record.notes:
            if _NOT_THERE.match(note.message):
                continue
            # The same on every machine: no absolute paths.
            message = note.message.replace(f"{root.as_uri()}/", "").replace(f"{root}/", "")
            words = " ".join(message.split()).rstrip(" .:")
            yield Diagnostic(
                "engine-warning",
                SEVERITY,
                f"the layout engine complains: {words}",
                _place(note),
                "Correct what it names, then look at the pages it is used on.",
            )


def _place(note: EngineNote) -> Place:
    """Where a note points: for a style sheet the engine says it in words."""
    # The last, for what it quotes from the style sheet comes before.
    spots = _SPOT.findall(note.message) if note.path.endswith(".css") else []
    if not spots:
        return Place(note.path, note.line)
    line, column = spots[-1]
    return Place(note.path, int(line), int(column))
