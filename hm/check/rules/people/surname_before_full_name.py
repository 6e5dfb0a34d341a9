"""
## What it does

Finds surnames that stand alone in an article before the full name does. A full name in the
headline, the standfirst, a caption or a box introduces somebody too.

## Why it matters

Paragraphs change places in editing. Readers meet somebody whom they have not been told of, and
are introduced later to whom they know.

## Example

```markdown
The wards are full, says Example. …

“We saw it coming,” adds Ann Example, chief nurse at the trust.
```

## How to put it right

Give the full name, and who it is, where the person is first named.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.copy.gather import by_article
from hm.check.copy.model import Copy, Role
from hm.check.lexicon.classes import Class, classes
from hm.check.people.mentions import Lone, Mention, people
from hm.check.quoting.saying import SAYING
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_UNSEEN = frozenset((Role.CONTENTS, Role.ALT, Role.CREDIT, Role.BIO, Role.NOTE))
"""What introduces nobody: it is not in the article, or after it."""


_DOES = Class.THIRD | Class.PAST | Class.MODAL | Class.BE | Class.HAVE | Class.DO


def check(issue: Issue) -> Iterator[Diagnostic]:
    named = people(issue)
    order = {
        id(copy): number
        for copies in by_article(issue).values()
        for number, copy in enumerate(copies)
    }
    first: dict[tuple[str, str], Mention] = {}
    introduced: set[tuple[str, str]] = set()
    """Those whom a headline or the like, or a box, has by their full names."""
    for mention in named.mentions:
        key = (mention.copy.slug, mention.surname)
        if mention.sure and _is_text(mention.copy):
            first.setdefault(key, mention)
        elif mention.copy.role not in _UNSEEN:
            introduced.add(key)
    for article in issue.articles.values():
        introduced.update((article.slug, author.name.split()[-1]) for author in article.authors)
    told: set[tuple[str, str]] = set()
    for lone in named.lone:
        key = (lone.copy.slug, lone.word)
        full = first.get(key)
        if full is None or key in introduced or key in told or not _is_text(lone.copy):
            continue
        if (order[id(lone.copy)], lone.start) < (order[id(full.copy)], full.start) and (
            _is_person(lone)
        ):
            told.add(key)
            yield _early(lone, full)


def _is_text(copy: Copy) -> bool:
    return copy.is_running and not copy.panel


def _is_person(lone: Lone) -> bool:
    """Whether a capitalised word does what people do: it says, has or is something. Places and
    the names of reports are written the same."""
    if lone.before() in SAYING or lone.after() in SAYING:
        return True
    if classes(lone.before()) & (Class.PREPOSITION | Class.DETERMINER):
        return False
    return bool(classes(lone.after()) & _DOES) or lone.copy.text[lone.end :].startswith("’s ")


def _early(lone: Lone, full: Mention) -> Diagnostic:
    line = full.copy.place(full.start, full.end).line
    return Diagnostic(
        "surname-before-full-name",
        SEVERITY,
        f"‘{lone.word}’ stands here before ‘{full.name}’ is introduced (line {line})",
        lone.copy.place(lone.start, lone.end),
        f"Write ‘{full.name}’ here, with who it is, and the surname there.",
    )
