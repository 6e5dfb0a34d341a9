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

import re
from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING


# Of a picture that is not there `missing-image` has told, where it is named.
_NOT_THERE = re.compile(r"Failed to load image at .*(No such file|lies outside)", re.S)


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    root = issue.magazine.root
    for run in laid.runs:
        for note in run.record.notes:
            if _NOT_THERE.match(note.message):
                continue
            # The same on every machine: no absolute paths.
            message = note.message.replace(f"{root.as_uri()}/", "").replace(f"{root}/", "")
            yield Diagnostic(
                "engine-warning",
                SEVERITY,
                f"the layout engine complains: {message}",
                Place(note.path, note.line),
                "Put right what it names here, and look at the page it stands on.",
            )
