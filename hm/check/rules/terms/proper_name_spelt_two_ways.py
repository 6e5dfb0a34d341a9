"""
## What it does

Finds the name of a place, a firm or a product that one article spells in two ways, a letter apart:
*Thornsby* and *Thorsby*. It looks at words that no dictionary has as common ones; names of people
are `name-spelt-two-ways`. Where either spelling is used once only, or the other stands in
another article, it is a hint, and what is merely another ending (*Gannet*, *Gannets*) is nothing.

## Why it matters

A spelling checker knows neither. Those who live there do.

## Example

```markdown
At Thornsby the box is old, and Thornsby has no other. … The council of Thorsby is glad.
```

## How to put it right

Look the name up, and write it so everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from hm.check.lexicon.spelling import speller
from hm.check.people.mentions import folded, is_given_name, people
from hm.check.terms.reading import passages
from hm.check.terms.uses import Use, both
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_LEAST = 6
"""Letters of a name that is not like another by chance."""
_OFTEN = 2


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = _names(issue)
    order = {word: number for number, word in enumerate(found)}
    wrong = speller(issue.magazine.language).wrong
    for one, two in _near(sorted(found)):
        if not wrong({one.capitalize(), two.capitalize()}):
            continue  # the dictionary has both: Chicago, Chicano
        fewer, more = sorted((one, two), key=lambda word: (len(found[word]), -order[word]))
        several, others = found[fewer], found[more]
        if len(several) > 1 and len(others) < _OFTEN * len(several):
            continue  # both are in use: two things
        for use in several:
            near = [other for other in others if other.copy.slug == use.copy.slug]
            sure = len(near) >= _OFTEN
            yield Diagnostic(
                "proper-name-spelt-two-ways",
                SEVERITY if sure else Severity.HINT,
                both(use, tuple(near or others)),
                use.place,
                f"If they are one, is it ‘{others[0].words}’?",
            )


def _names(issue: Issue) -> dict[str, list[Use]]:
    """The uses of each capitalised word that is no common one and of no person’s name."""
    persons = {
        part.lower()
        for mention in people(issue).mentions
        if mention.sure
        for part in mention.name.split()
    }
    persons |= {
        part.lower()
        for article in issue.articles.values()
        for author in article.authors
        for part in author.name.split()
    }
    found: dict[str, list[Use]] = defaultdict(list)
    for passage in passages(issue):
        if passage.headline:
            continue
        for at in passage.capitals:
            token = passage.tokens[at]
            text = token.text
            if (
                not token.inner
                and len(text) >= _LEAST
                and text.isalpha()
                and token.small not in persons
            ):
                use = Use(passage.copy, *passage.span(at, at), token.small)
                found[token.small].append(use)
    unknown = speller(issue.magazine.language).wrong(set(found))
    return {
        word: uses for word, uses in found.items() if word in unknown and not is_given_name(word)
    }


def _near(names: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that are a letter apart, but not in their ends."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        flat = folded(name)
        for key in {flat, *(flat[:at] + flat[at + 1 :] for at in range(1, len(flat)))}:
            groups[key].append(name)
    seen: set[tuple[str, str]] = set()
    for several in groups.values():
        for at, one in enumerate(several):
            for two in several[at + 1 :]:
                if (one, two) not in seen:
                    seen.add((one, two))
                    if _are_one(folded(one), folded(two)):
                        yield one, two


def _are_one(one: str, two: str) -> bool:
    if one[0] != two[0] or one[:-1] == two[:-1] or one.startswith(two) or two.startswith(one):
        return False
    return OSA.distance(one, two) == 1
