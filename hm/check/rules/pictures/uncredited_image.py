"""
## What it does

Finds pictures without a credit: the cover, lead pictures, and pictures in the text and in
profiles. Advertisements and QR codes are exempt, and `credit: null` says that there is none to
give. Of a portrait of somebody who made the issue, whose `alt` is their name, it is a hint: it
is mostly the house’s own.

## Why it matters

Photographers and agencies are owed their credit, most by contract. When the issue is out it
is too late to add one.

## Example

```yaml
image:
  src: images/moran.jpg
  alt: Layla Moran speaks into a microphone
```

## How to put it right

Add a line `credit: PA Images / Alamy`, or `credit="PA Images / Alamy"` in braces after a
picture in the text. Where none is due, say so: `credit: null`, or `credit=null` in braces.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.pictures import is_own_portrait, shown
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    for found in shown(issue):
        picture = found.picture
        if found.advertises or picture.code:
            continue
        if picture.credit is None and picture.credit_place is None:
            yield Diagnostic(
                "uncredited-image",
                Severity.HINT if is_own_portrait(found, issue) else SEVERITY,
                f"{found.name} has no credit",
                picture.place,
                found.credit_remedy,
            )
