"""
## What it does

Finds the full stop on the wrong side of a closing quotation mark. A few words that are quoted
in a sentence of the writer’s have it outside, for the sentence is the writer’s; a sentence
that is quoted whole, after a colon or by itself, has it inside. An issue that mostly does
otherwise is taken at its word.

## Why it matters

A stop inside says that the speaker stopped there.

## Example

```markdown
The board calls it “a long walk.”
```

## How to put it right

Move the full stop.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.copy.speech import quoted
from hm.check.forms import Seen, odd_ones, passages
from hm.check.saying import is_phrase, is_sentence
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import OFF, Issue

SEVERITY = Severity.WARNING

_IN = frozenset((Role.PARAGRAPH, Role.ITEM, Role.QUOTATION, Role.STANDFIRST, Role.CAPTION))


def check(issue: Issue) -> Iterator[Diagnostic]:
    if issue.magazine.style.quoted_comma == OFF:
        return
    phrases: list[Seen] = []
    sentences: list[Seen] = []
    for copy, text in passages(issue):
        if copy.role not in _IN or (".”" not in text and "”." not in text):
            continue
        outer = 0
        for one in quoted(text):
            if one.start < outer or not one.closed or one.mark != "“":
                continue
            outer = one.end
            inside = text[one.end - 2] == "." and text[one.end - 3] != "."
            outside = text[one.end : one.end + 1] == "." and text[one.end - 2] not in "?!.…"
            if inside == outside:
                continue
            form = "inside" if inside else "outside"
            seen = Seen(form, copy, one.end - 2, one.end + outside)
            if is_sentence(text, one):
                sentences.append(seen)
            elif is_phrase(text, one):
                phrases.append(seen)
    yield from _told(phrases, "a quoted phrase")
    yield from _told(sentences, "a quoted sentence")


def _told(found: list[Seen], what: str) -> Iterator[Diagnostic]:
    for odd in odd_ones(found, None):
        seen = odd.seen
        words = " ".join(seen.copy.text[: seen.end].rstrip(".”").split()[-3:])
        right = ".”" if odd.wanted == "inside" else "”."
        yield Diagnostic(
            "off-style-quoted-stop",
            odd.severity,
            f"the full stop after ‘{shortened(words)}’ stands {seen.form} the quotation marks of "
            f"{what}; {odd.reason.replace('has it', f'has it {odd.wanted}')}",
            seen.place,
            f"Write ‘{right}’.",
            seen.copy.edit(
                seen.start, seen.end, seen.text.replace(".", "").replace("”", "") + right
            ),
        )
