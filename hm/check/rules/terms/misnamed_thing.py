"""
## What it does

Finds names of companies, charities, public bodies, laws and places that are written wrong, from a
list of those that often are: *Linked In* for LinkedIn, *St John’s Ambulance* for St John
Ambulance, *Institute of Fiscal Studies* for the Institute for Fiscal Studies. Where newspapers have
their own way with a name (*ACAS* for Acas), it is a hint.

## Why it matters

Those who work there read it too. A wrong name also finds nothing when it is looked up.

## Example

```markdown
Find us on Linked In.
```

## How to put it right

Write the name as its bearer does. If the magazine means somebody else, say so with
`<!-- hm: ignore misnamed-thing -->`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.terms.misnamed import Slip, slips
from hm.check.terms.reading import Passage, Token, passages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check_part(part: Issue) -> Iterator[Diagnostic]:
    known = slips()
    own = {word.lower() for word in part.magazine.style.words}
    firsts = {words[0] for words in known}
    for passage in passages(part):
        tokens = passage.tokens
        for at, token in enumerate(tokens):
            for first in _ways(token):
                if first in firsts:
                    yield from _found(passage, at, known.get((first,), ()), own)
                    for second in _ways(tokens[at + 1]) if at + 1 < len(tokens) else ():
                        yield from _found(passage, at, known.get((first, second), ()), own)


def _ways(token: Token) -> tuple[str, ...]:
    """A word without its ’s, and with it."""
    return (token.small, f"{token.small}’s") if token.possessive else (token.small,)


def _found(
    passage: Passage, at: int, several: tuple[Slip, ...], own: set[str]
) -> Iterator[Diagnostic]:
    for slip in several:
        group = passage.tokens[at : at + len(slip.words)]
        if not _says(group, slip):
            continue
        text = passage.copy.text
        start, end = passage.span(at, at + len(group) - 1)
        end += 2 if slip.words[-1].endswith("’s") else 0
        written = text[start:end]
        if written == slip.right or written.lower() in own or _is_shouted(passage, written):
            return
        if slip.right.startswith(written) and text[end : end + 1] in ("’", "-"):
            return  # Guy’s and St Thomas’, whose mark is no part of its last word
        yield Diagnostic(
            "misnamed-thing",
            Severity.HINT if slip.is_style else SEVERITY,
            f"‘{written}’ is written ‘{slip.right}’",
            passage.copy.place(start, end),
            f"Write ‘{slip.right}’.",
        )
        return


def _says(group: tuple[Token, ...], slip: Slip) -> bool:
    if len(group) != len(slip.words) or not all(token.near for token in group[1:]):
        return False
    last = len(group) - 1
    for at, (token, word) in enumerate(zip(group, slip.words, strict=True)):
        owned = token.possessive and word.endswith("’s")
        if token.small != (word[:-2] if owned else word):
            return False
        if token.possessive and not owned and at != last:
            return False
    # Words of small letters may be just words: a place that is linked in, a new year’s eve.
    return len(group) == 1 or (group[0].capital and (len(group) != 2 or group[1].capital))


def _is_shouted(passage: Passage, written: str) -> bool:
    return passage.headline or (written.isupper() and len(written.split()) > 1)
