"""
## What it does

Finds speech in the wrong quotation marks: in single ones where the house has double, or in
double ones where it has single. The house’s are what `style.quotes` in magazine.yaml sets,
else what most of the issue’s speech has. Single words and titles in quotation marks are left
alone, and so are quotations inside quotations.

## Why it matters

The marks tell the reader where somebody speaks. Two kinds of them make the reader ask who.

## Example

```markdown
“It was open,” she says. ‘Then somebody shut it,’ he adds.
```

## How to put it right

Write the marks of the house, and the other kind within them.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.copy.model import Copy, Role
from hm.check.copy.speech import Quoted, quoted
from hm.check.forms import Seen, odd_ones, passages
from hm.check.saying import is_said, is_sentence
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_NAMES = {"“": "double", "‘": "single"}
_MARKS = {"double": "“", "single": "‘"}
_LONG = 40
"""From how many characters a quotation that ends as a sentence does is speech."""
_NOT_IN = frozenset((Role.ALT, Role.CREDIT, Role.VENUE, Role.TITLE, Role.CONTENTS, Role.COVER))


def check(issue: Issue) -> Iterator[Diagnostic]:
    wanted = issue.magazine.style.quotes
    found = [
        Seen(one.mark, copy, one.start, one.end)
        for copy, text in passages(issue)
        if copy.role not in _NOT_IN
        for one in _speech(copy, text)
    ]
    for odd in odd_ones(found, _MARKS.get(wanted or "", wanted)):
        seen = odd.seen
        yield Diagnostic(
            "off-style-quotation-marks",
            odd.severity,
            f"‘{shortened(seen.text[1:-1])}’ is speech in {_NAMES[seen.form]} quotation marks, "
            f"where the house has {_NAMES[odd.wanted]}; {odd.reason}",
            seen.place,
            f"Put it in {_NAMES[odd.wanted]} quotation marks, "
            f"and what is quoted within it in {_NAMES[seen.form]}.",
        )


def _speech(copy: Copy, text: str) -> Iterator[Quoted]:
    """The outermost quotations that somebody speaks."""
    if "“" not in text and "‘" not in text:
        return
    end = 0
    for one in quoted(text):
        if one.start < end:
            continue
        end = one.end
        if _is_speech(copy, text, one):
            yield one


def _is_speech(copy: Copy, text: str, one: Quoted) -> bool:
    last = text[one.end - 2] if one.closed else ""
    comma = last == "," or text[one.end : one.end + 1] == ","
    if comma and is_said(text, one.end + (last != ",")):
        return is_sentence(text, one) or one.end - one.start > _LONG
    if last and last in ".?!" and one.end - one.start > _LONG:
        return is_sentence(text, one)
    return not one.closed and one.start == 0 and copy.is_running and len(text) > _LONG
