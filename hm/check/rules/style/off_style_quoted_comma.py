"""
## What it does

Finds the comma outside the closing quotation mark of a spoken sentence where the house has it
inside, or the other way round: as `style.quoted_comma` in magazine.yaml sets, else as the
issue mostly has it. Only speech that begins as a sentence, and that a verb of saying follows,
is looked at; a few words quoted in a sentence of the writer’s have their own rule. Also finds
a comma inside the marks of one quoted phrase of a sentence and outside those of another.

## Why it matters

It is the smallest of marks, and the first by which one sees that two people edited a page.

## Example

```markdown
“It was open,” she says. “Then somebody shut it”, he adds.
```

## How to put it right

Move the comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Copy, Role
from hm.check.copy.speech import Quoted, quoted
from hm.check.forms import Odd, Seen, odd_ones, passages
from hm.check.saying import is_phrase, is_said, is_sentence
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import OFF, Issue

SEVERITY = Severity.WARNING

_NOT_IN = frozenset((Role.ALT, Role.TITLE, Role.CONTENTS, Role.COVER))
"""Headlines have single marks, and commas of their own."""
_CLOSES = "”’"
_LIKE = re.compile("[”’](?:,|(?<=,.))")
"""What a text has that has a comma beside a closing mark: quick to look for."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    wanted = issue.magazine.style.quoted_comma
    if wanted == OFF:
        return
    spoken: list[Seen] = []
    for copy, text in passages(issue):
        if copy.role in _NOT_IN or not _LIKE.search(text):
            continue
        phrases: list[tuple[int, Seen]] = []
        for one, form in _with_comma(text):
            seen = Seen(form, copy, one.end - 2, one.end + (form == "outside"))
            if is_said(text, seen.end):
                if is_sentence(text, one):
                    spoken.append(seen)
            elif is_phrase(text, one):
                phrases.append((_sentence(copy, one), seen))
        yield from _mixed(phrases, text)
    for odd in odd_ones(spoken, wanted):
        yield _told(odd)


def _with_comma(text: str) -> Iterator[tuple[Quoted, str]]:
    for one in quoted(text):
        if one.closed and text[one.end - 1] in _CLOSES:
            if text[one.end - 2] == ",":
                yield one, "inside"
            elif text[one.end : one.end + 1] == "," and text[one.end - 2] not in "?!.…":
                yield one, "outside"


def _sentence(copy: Copy, one: Quoted) -> int:
    return next((start for start, end in copy.sentences if start <= one.start < end), 0)


def _mixed(phrases: list[tuple[int, Seen]], text: str) -> Iterator[Diagnostic]:
    """Phrases of one sentence, some with the comma inside."""
    outside = {sentence for sentence, seen in phrases if seen.form == "outside"}
    for sentence, seen in phrases:
        if seen.form == "inside" and sentence in outside:
            mark = seen.text[1]
            yield Diagnostic(
                "off-style-quoted-comma",
                SEVERITY,
                f"the comma stands inside the quotation marks of ‘{_before(seen)}’, and outside "
                "those of another phrase of the sentence",
                seen.place,
                f"Move it behind the mark: ‘{mark},’.",
                seen.copy.edit(seen.start, seen.end, f"{mark},"),
            )


def _told(odd: Odd) -> Diagnostic:
    seen = odd.seen
    closing = seen.text.replace(",", "")[-1]
    last = seen.text.replace(",", "")[:-1]
    right = f",{closing}" if odd.wanted == "inside" else f"{closing},"
    return Diagnostic(
        "off-style-quoted-comma",
        odd.severity,
        f"the comma after ‘{_before(seen)}’ stands {seen.form} the quotation marks, where the "
        f"house has it {odd.wanted}; {odd.reason}",
        seen.place,
        f"Write ‘{right}’.",
        seen.copy.edit(seen.start, seen.end, last + right),
    )


def _before(seen: Seen) -> str:
    words = seen.copy.text[: seen.end].rstrip(",”’")
    return shortened(" ".join(words.split()[-3:]))
