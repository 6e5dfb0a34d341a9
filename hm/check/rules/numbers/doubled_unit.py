"""
## What it does

Finds figures whose unit is given twice: £5 million pounds, 10% per cent, 9am in the morning,
£2bn billion.

## Why it matters

One of the two was left over from an earlier version of the sentence.

## Example

```markdown
The scheme costs £5 million pounds a year.
```

## How to put it right

Keep the unit that the house prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.figures import with_figures
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_FIGURE = r"\d[\d,.]*"
_SCALE = r"(?:\s?(?:k|m|bn|tn|thousand|million|billion|trillion))?"
_TWICE = (
    re.compile(rf"£{_FIGURE}{_SCALE}(?P<again>\s(?:pounds|sterling|quid)\b)(?!\ssterling)"),
    re.compile(rf"\${_FIGURE}{_SCALE}(?P<again>\s(?:US\s)?dollars\b)"),
    re.compile(rf"€{_FIGURE}{_SCALE}(?P<again>\seuros?\b)"),
    re.compile(r"\b\d[\d.,]*%(?P<again>\sper\s?cent\b)"),
    re.compile(
        r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:a\.?m\.?(?P<again>\sin\sthe\smorning\b)"
        r"|p\.?m\.?(?P<later>\s(?:in\sthe\s(?:afternoon|evening)|at\snight)\b)"
        r"|[ap]m(?P<clock>\so[’']clock\b))"
    ),
    re.compile(
        r"\d(?:k(?P<thousand>\sthousand\b)|m(?P<million>\smillion\b)|bn(?P<billion>\sbillion\b))"
    ),
)
_SIGNS = re.compile(r"[£$€%]|\d\s?[apmkb]")


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in with_figures(part):
        if not _SIGNS.search(copy.text):
            continue
        for pattern in _TWICE:
            for match in pattern.finditer(copy.text):
                again = next(name for name, words in match.groupdict().items() if words)
                start, end = match.span(again)
                yield Diagnostic(
                    "doubled-unit",
                    SEVERITY,
                    f"‘{match[0]}’ has its unit twice",
                    copy.place(*match.span()),
                    f"Leave out ‘{match[again].strip()}’.",
                    copy.edit(start, end, ""),
                )
