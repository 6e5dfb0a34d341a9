"""
## What it does

Finds links whose words are an address, and another than the one they lead to. An address may
lead to a page further down on its own site; scheme, ‘www.’, capitals and a slash at the end do
not matter.

## Why it matters

Print shows the one and the screen follows the other: one of them was changed and the other
forgotten.

## Example

```markdown
[example.org/survey](https://example.org/results)
```

## How to put it right

Try both, and write the right one in both places.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from hm.check.addresses import addresses
from hm.check.weblinks import Address, every, key_of
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for link in every(part):
        words = link.words.strip()
        if link.advertises or not _is_address(words) or _leads(words, link):
            continue
        yield Diagnostic(
            "mislabelled-link",
            SEVERITY,
            f"this link reads ‘{words}’ but leads to {unquote(link.text)}",
            link.place,
            "Try both, and write the right one in both places.",
        )


def _is_address(words: str) -> bool:
    return addresses(words) == [(0, len(words))]


def _leads(words: str, link: Address) -> bool:
    """Whether a link leads where its words say."""
    read, target = key_of(words).casefold(), key_of(link.text).casefold()
    if "@" in read.partition("/")[0] or link.is_mail:
        return read == target
    page, _, _ = target.partition("#")
    page = page if "?" in read else page.partition("?")[0]
    return read in (target, page.rstrip("/")) or page.startswith(f"{read}/")
