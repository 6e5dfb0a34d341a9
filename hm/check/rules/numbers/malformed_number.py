"""
## What it does

Finds figures whose commas or endings are wrong: 10,0000, 1000,000, £1,20, 1,000,00, and
ordinals such as 22th and 3nd.

## Why it matters

Nobody can tell whether a digit is missing or a comma stands in the wrong place, and a factor
of ten hangs on it.

## Example

```markdown
The trust employs 10,0000 people and is the 2th largest.
```

## How to put it right

Ask for the figure. `hm check --fix` mends the endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.figures import with_figures
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_COMMAS = re.compile(
    r"(?<![\w.,/:–-])(?P<sign>[£$€]?)(?P<number>\d+(?:,\d+)+)(?P<rest>\.\d+)?(?![\w/]|[:,–-]\d)"
)
_RIGHT = re.compile(r"\d{1,3}(?:,\d{3})+")
_WRONG = re.compile(r"\d{1,3}(?:,\d{3})*,\d{4,}|\d{4,}(?:,\d{3})+|\d{1,3}(?:,\d{3})+,\d{1,2}")
_ORDINAL = re.compile(
    r"(?<![\w.,£$€/-])(?P<number>\d{1,3}(?:,\d{3})*|\d+)(?P<ending>st|nd|rd|th)\b"
)


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in with_figures(part):
        text = copy.text
        if "," in text:
            for match in _COMMAS.finditer(text):
                number = match["number"]
                short = bool(match["sign"]) and re.fullmatch(r"\d+,\d{1,2}", number)
                if not _RIGHT.fullmatch(number) and (_WRONG.fullmatch(number) or short):
                    yield Diagnostic(
                        "malformed-number",
                        SEVERITY,
                        f"the commas of ‘{match[0]}’ do not part thousands",
                        copy.place(*match.span()),
                        "Ask for the figure: a digit or a comma is wrong.",
                    )
        for match in _ORDINAL.finditer(text):
            ending = _ending(match["number"])
            if match["ending"] != ending:
                yield Diagnostic(
                    "malformed-number",
                    SEVERITY,
                    f"‘{match[0]}’ for ‘{match['number']}{ending}’",
                    copy.place(*match.span()),
                    f"Write ‘{match['number']}{ending}’, or correct the number.",
                    copy.edit(*match.span("ending"), ending),
                )


def _ending(number: str) -> str:
    digits = number.replace(",", "")
    if digits[-2:] in ("11", "12", "13"):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")
