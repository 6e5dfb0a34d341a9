"""
## What it does

Finds a barcode that magazine.yaml asks for and that cannot be made: for want of an ISSN, or
because the issue’s number is longer than the five figures of an add-on.

## Why it matters

The cover would go to press without the barcode, and shops cannot sell a magazine that their
tills do not know.

## Example

```yaml
title: Healthcare Manager
barcode: true            # and no line with an issn
```

## How to put it right

Add the `issn` to magazine.yaml, or remove `barcode`. What is wrong with an ISSN that is there
is said by `invalid-issn`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import LARGEST_ADD_ON, Issue

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    magazine = issue.magazine
    if magazine.barcode is None:
        return
    if magazine.issn is None:
        yield Diagnostic(
            "unmade-barcode",
            SEVERITY,
            "there is no ISSN to make the barcode of",
            magazine.places["barcode"],
            "Add a line such as issn: 1234-5679 to magazine.yaml, or remove ‘barcode’.",
        )
    elif issue.number > LARGEST_ADD_ON:
        yield Diagnostic(
            "unmade-barcode",
            SEVERITY,
            f"the number {issue.number} does not fit the barcode, whose add-on has five figures",
            issue.places["number"],
            f"Number the issue {LARGEST_ADD_ON} or below, or remove ‘barcode’ from magazine.yaml.",
        )
