"""
## What it does

Finds people who are quoted by their surname alone (says Example) in an article that never gives
their full name, though the issue does elsewhere. Names that no other article has are told as a
hint: they may be those of organisations.

## Why it matters

Every article is read by itself. The sentence that introduced the person was most likely cut.

## Example

```markdown
The union would not accept this, Example said.
```

where Ann Example is named in another article only.

## How to put it right

Give the full name, and who it is, where the person is first named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hm.check.copy.gather import by_article
from hm.check.lexicon.classes import Class, classes
from hm.check.lexicon.spelling import speller
from hm.check.names import words as words_of
from hm.check.people.likeness import surnames_alike
from hm.check.people.mentions import Lone, is_given_name, people
from hm.check.quoting.saying import SAYING
from hm.check.wordlists import words
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    named = people(issue)
    known: dict[str, set[str]] = defaultdict(set)
    full: dict[str, str] = {}
    for mention in named.mentions:
        known[mention.copy.slug].update((*mention.parts, *mention.name.split()))
        if mention.sure:
            full.setdefault(mention.surname, mention.name)
            full.setdefault(mention.name.split()[-1], mention.name)
    for slug, article in issue.articles.items():
        for author in article.authors:
            known[slug].update(words_of(author.name))
    texts = {
        slug: " ".join(copy.text for copy in copies) for slug, copies in by_article(issue).items()
    }
    told: set[tuple[str, str]] = set()
    for lone in named.lone:
        slug = lone.copy.slug
        if not lone.copy.is_running or lone.word in known[slug] or (slug, lone.word) in told:
            continue
        if not _speaks(lone) or any(surnames_alike(lone.word, one) for one in known[slug]):
            continue
        told.add((slug, lone.word))
        if lone.word in full:
            yield _unknown(lone, full[lone.word])
        elif _may_be_person(issue, lone, texts[slug]):
            yield _nowhere(lone)


def _speaks(lone: Lone) -> bool:
    """Whether a word is the subject of a verb of saying, not the last word of one: of the …"""
    before = lone.before()
    if before in SAYING:
        return True
    return lone.after() in SAYING and not classes(before) & (Class.PREPOSITION | Class.DETERMINER)


def _may_be_person(issue: Issue, lone: Lone, text: str) -> bool:
    """Whether a name is nothing else: a given name, or a word of which nothing else is told."""
    if lone.word.lower() in words("not-surnames"):
        return False
    if is_given_name(lone.word):
        return lone.word.lower() not in words("names-and-words")
    unknown = speller(issue.magazine.language).wrong([lone.word.lower(), lone.word])
    return lone.word in unknown and text.count(lone.word) == 1


def _unknown(lone: Lone, name: str) -> Diagnostic:
    return Diagnostic(
        "person-not-introduced",
        SEVERITY,
        f"‘{lone.word}’ is quoted, but this article does not introduce ‘{name}’",
        lone.copy.place(lone.start, lone.end),
        f"Write ‘{name}’ here, with who it is.",
    )


def _nowhere(lone: Lone) -> Diagnostic:
    return Diagnostic(
        "person-not-introduced",
        Severity.HINT,
        f"‘{lone.word}’ is quoted, and introduced nowhere in this article",
        lone.copy.place(lone.start, lone.end),
        "If it is a person, give the full name and who it is.",
    )
