"""
## What it does

Finds authors whose notes (`bio`) in two articles of the issue give them different jobs, or their
firm different names. Where one note only says more than the other, it is a hint.

## Why it matters

One of the two is out of date, and readers who see both wonder which.

## Example

```yaml
bio: "*Ann Example* is a senior solicitor at Specimen Solicitors."
```

and in another article

```yaml
bio: "*Ann Example* is a specialist in wills at Specimens."
```

## How to put it right

Ask the author, and describe them in the same words in both notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.people.mentions import Mention, people
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_TELLS = re.compile(
    r"(?:\s+(?:is|was|has been|works|worked|serves|served|remains)\s+(?:as\s+)?|,\s*)"
    r"(?P<what>[^.;\n]*(?:\.(?=[^\W_])[^.;\n]*)*)"
)
"""What a note says of somebody; a full stop inside a word or an address does not end it."""
_WORD = re.compile(r"[^\W_]+")
_SMALL = re.compile(r"(?:an?|the|is|was|of|at|for|with|in|and|as|to|on|s|who|our|its|their)")
_LEAST = 2


def check(issue: Issue) -> Iterator[Diagnostic]:
    first: dict[str, tuple[Mention, str]] = {}
    for mention in people(issue).mentions:
        if mention.copy.role is not Role.BIO:
            continue
        found = _TELLS.match(mention.copy.text, mention.end)
        what = found["what"].strip(" ,") if found else ""
        words = _words(what)
        if len(words) < _LEAST:
            continue
        other, told = first.setdefault(mention.name, (mention, what))
        if other.copy.slug == mention.copy.slug or words == _words(told) or found is None:
            continue
        fuller = words < _words(told) or words > _words(told)
        start = found.start("what")
        where = other.copy.place(other.start, other.end)
        yield Diagnostic(
            "author-described-two-ways",
            Severity.HINT if fuller else SEVERITY,
            f"‘{mention.name}’ is ‘{shortened(what, 80)}’ here, and ‘{shortened(told, 80)}’ in"
            f" {where.path.rpartition('/')[2]}:{where.line}",
            mention.copy.place(start, start + len(what)),
            "Describe the author in the same words in both notes.",
        )


def _words(what: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(what.lower()) if not _SMALL.fullmatch(word))
