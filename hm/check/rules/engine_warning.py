"""
## What it does

Passes on what the layout engine complained of while it laid out the pages.

## Why it matters

The engine carries on where it does not understand: it leaves out a picture that it
cannot decode, or drops a line of a style sheet. The page then looks other than it was
meant to, and nothing else says so.

## Example

```css
.standfirst { colour: var(--ink) }    /* the property is called color */
```

## How to put it right

Go to the file named. In a style sheet, correct the line that the engine ignored; in a
manuscript, replace the picture or the link that it could not use.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for run in laid.runs:
        for note in run.record.notes:
            yield Diagnostic(
                "engine-warning",
                SEVERITY,
                f"the layout engine complains: {note.message}",
                Place(note.path, note.line),
                "Put right what it names here, and look at the page it stands on.",
            )
