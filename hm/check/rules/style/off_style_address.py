"""
## What it does

Finds web addresses that are printed otherwise than the house prints them: with “www.” or
“https://” where the others go without, or with a stroke at the end. The form is what
`style.addresses` in magazine.yaml sets (`bare`, `www`), else what the issue mostly has.

## Why it matters

The beginning of an address says nothing to a reader and takes room. One that has it among
many that do not looks like another kind of thing.

## Example

```markdown
See example.org/doors or https://www.example.com/.
```

## How to put it right

Print the address as the house does; where it leads to may stand in the link.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.addresses import addresses
from hm.check.copy.model import CUT
from hm.check.forms import Seen, odd_ones, passages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import OFF, Issue

SEVERITY = Severity.WARNING

_NAMES = {"bare": "neither ‘https://’ nor ‘www.’", "www": "‘www.’", "https": "‘https://’"}


def check(issue: Issue) -> Iterator[Diagnostic]:
    wanted = issue.magazine.style.addresses
    if wanted == OFF:
        return
    found: list[Seen] = []
    ends: list[Seen] = []
    for copy, text in passages(issue):
        if CUT not in text:
            continue
        for start, end in addresses(copy.text):
            written = copy.text[start:end]
            if "@" in written:
                continue
            found.append(Seen(_form(written), copy, start, end))
            ends.append(Seen("stroke" if written.endswith("/") else "none", copy, start, end))
    for odd in odd_ones(found, wanted):
        host = odd.seen.text.rpartition("://")[2].removeprefix("www.")
        right = (
            host
            if odd.wanted == "bare"
            else f"www.{host}"
            if odd.wanted == "www"
            else f"https://{host}"
        )
        yield odd.tell("off-style-address", f"where the house prints {_NAMES[odd.wanted]}", right)
    for odd in odd_ones(ends, None):
        if odd.wanted == "none" and odd.severity is Severity.WARNING:
            right = odd.seen.text.rstrip("/")
            yield odd.tell(
                "off-style-address", "ends with a stroke, where the others do not", right
            )


def _form(written: str) -> str:
    if "://" in written:
        return "https"
    return "www" if written.startswith("www.") else "bare"
