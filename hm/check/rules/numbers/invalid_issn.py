"""
## What it does

Finds an ISSN in magazine.yaml that cannot be one: not eight characters with a hyphen in the
middle, or with a last character that does not agree with the seven figures before it.

## Why it matters

The ISSN stands in every masthead, libraries file the magazine under it, and the barcode on
the cover is made of it. A wrong one is another serial’s, or nobody’s.

## Example

```yaml
issn: 1234-5678      # after 1234-567 comes a 9
```

## How to put it right

Copy it anew from the letter in which it was assigned. The last character only proves that one
of the eight is wrong; it does not say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issn import check_character, parts
from hm.model.issue import Issue

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    issn = issue.magazine.issn
    if issn is None:
        return
    found = parts(issn)
    if found is None:
        message = f"‘{issn}’ is not an ISSN"
        remedy = (
            "Write eight figures with a hyphen in the middle, such as 1234-5679; "
            "the last may be a capital X."
        )
    elif found[1] != (right := check_character(found[0])):
        message = f"the ISSN {issn} cannot be right: after {issn[:8]} comes {right}"
        remedy = "Compare it with the letter in which it was assigned; one of the eight is wrong."
    else:
        return
    yield Diagnostic("invalid-issn", SEVERITY, message, issue.magazine.places["issn"], remedy)
