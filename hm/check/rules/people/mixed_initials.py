"""
## What it does

Finds initials that are written in two ways in one article: with a full stop and without (Jane M.
Example, W Specimen), or with a space between two of them and without (J. K., J.K.). What is
mostly done in the article is taken for right; the later way where neither is in the majority is
told.

## Why it matters

Names that stand in one list are read together, and the odd one out looks like a slip.

## Example

```markdown
*A Book*, by Jane M. Example and W Specimen
```

## How to put it right

Write all initials in one way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hm.check.people.mentions import Mention, people
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

Found = tuple[bool, Mention, int, int]
"""Whether initials are written in the fuller of two ways, whose they are, and where."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    stops: dict[str, list[Found]] = defaultdict(list)
    spaces: dict[str, list[Found]] = defaultdict(list)
    for mention in people(issue).mentions:
        slug = mention.copy.slug
        for start, end in _initials(mention):
            written = mention.copy.text[start:end]
            letters = written.replace(".", "").split()
            stops[slug].append(("." in written, mention, start, end))
            if len(written.replace(".", "").replace(" ", "")) > 1:
                spaces[slug].append((len(letters) > 1, mention, start, end))
    for found in stops.values():
        yield from _mixed(found, ("set with a full stop", "set without"))
    for found in spaces.values():
        yield from _mixed(found, ("set apart", "closed up"))


def _initials(mention: Mention) -> Iterator[tuple[int, int]]:
    """Where the initials of a name are written, those that follow one another together."""
    text = mention.copy.text
    at = mention.start
    start = end = -1
    for word in mention.name.split():
        at = text.find(word, at, mention.end)
        if at < 0:
            break
        if len(word) == 1 and word.isupper():
            start = at if start < 0 else start
            end = at + 1 + (text[at + 1 : at + 2] == ".")
        elif start >= 0:
            yield start, end
            start = -1
        at += len(word)


def _mixed(found: Sequence[Found], ways: tuple[str, str]) -> Iterator[Diagnostic]:
    full = [one for one in found if one[0]]
    bare = [one for one in found if not one[0]]
    if not full or not bare:
        return
    if len(full) == len(bare):
        odd = full if found.index(full[0]) > found.index(bare[0]) else bare
    else:
        odd = min(full, bare, key=len)
    other = (bare if odd is full else full)[0][1]
    shown = other.copy.text[other.start : other.end]
    line = other.copy.place(other.start, other.end).line
    for fuller, mention, start, end in odd:
        here = mention.copy.text[mention.start : mention.end]
        yield Diagnostic(
            "mixed-initials",
            SEVERITY,
            f"the initials of ‘{here}’ are {ways[not fuller]}, those of ‘{shown}’ {ways[fuller]}"
            f" (line {line})",
            mention.copy.place(start, end),
            "Write all initials in one way.",
        )
