"""
## What it does

Finds words in -ize and -ization where the house has -ise and -isation, or the other way
round: as `style.spelling` in magazine.yaml sets (`en-GB` takes -ise, `en-GB-oxendict` -ize),
else as the issue mostly has them. Names (the World Health Organization) are left alone.

## Why it matters

Both are good English; the two together are not good editing.

## Example

```markdown
We organise the meeting and they prioritize it.
```

## How to put it right

Write the ending of the house.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Copy, Role, Word
from hm.check.copy.splitting import WORD
from hm.check.forms import Seen, odd_ones, passages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_ENDINGS = {"en-GB": "-ise", "en-GB-oxendict": "-ize"}
_LIKE = re.compile(r"i[sz](?:e|in|a)")
"""What a word has that has one of the endings, and no capitals: quick to look for."""
_ISE = re.compile(
    r"([a-z][a-z-]*[a-z]i)([sz])(e|ed|es|er|ers|ing|able|ation|ations|ational|ationally)"
)
# fmt: off
_ALWAYS = tuple(f"{stem}i" for stem in (
    "v", "w", "pr", "c", "ra", "tr", "no", "po", "gu", "tort", "porp", "turqu", "bru", "cru", "pra",
    "ma", "lea", "lia", "da", "de", "desp", "prom", "prem", "surm", "compr", "comprom", "chast",
    "advert", "expert", "pract", "franch", "merchand", "parad", "treat", "m", "u", "up", "sunr",
    "moonr", "ar", "r", "anal", "paral", "catal",
))
"""How the stem ends of what is spelt with an s in every house."""
_EITHER = tuple(f"{stem}i" for stem in (
    "critic", "public", "politic", "italic", "ethic", "exorc", "polic", "romantic", "fanatic",
    "poetic", "theor", "summar", "author", "categor", "prior", "pressur", "polar", "popular",
    "regular", "secular", "familiar", "modular", "vulgar", "character", "computer", "pasteur",
    "motor", "memor", "terror", "militar", "plagiar", "mesmer", "cauter", "winter", "container",
    "priorit", "glamour", "vapor", "deodor", "burglar", "circular", "particular", "singular",
    "insular", "globular", "granular", "formular", "minim", "optim", "maxim", "victim", "legitim",
    "random", "econom", "custom", "atom", "epitom", "anonym", "item", "system", "synchron",
    "privat", "revital", "collectiv", "incentiv", "relativ", "objectiv", "subjectiv", "activ",
    "nativ", "passiv", "bolshev", "standard", "jeopard", "aggrand", "method", "period", "dramat",
    "magnet", "monet", "digit", "democrat", "advert",
))
_NEVER = tuple(f"{stem}i" for stem in (
    "se", "pr", "s", "caps", "ma", "ba", "ass", "cit", "den", "hor", "b",
))
"""How the stem ends of what has a z, and is no verb in -ize."""
# fmt: on
_LEAST = 6


def check(issue: Issue) -> Iterator[Diagnostic]:
    wanted = issue.magazine.style.spelling
    found: list[Seen] = []
    for copy, text in passages(issue):
        if copy.role in (Role.CREDIT, Role.VENUE):
            continue
        for word in _likely(copy):
            form = _form(word)
            if form and text[word.start] == word.text[0] and not _is_name(copy, word):
                found.append(Seen(form, copy, word.start, word.end))
    for odd in odd_ones(found, _ENDINGS.get(wanted or "", wanted)):
        right = _written(odd.seen.text, odd.wanted)
        yield odd.tell(
            "off-style-ise", f"where the house has words in {odd.wanted}", right, fix=right
        )


def _likely(copy: Copy) -> Iterator[Word]:
    """The words that may have one of the endings, and those that no space parts from them."""
    text = copy.text
    end = 0
    for match in _LIKE.finditer(text):
        at = match.start()
        if at < end:
            continue
        start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
        end = end if end >= 0 else len(text)
        for word in WORD.finditer(text, start, end):
            yield Word(word[0], word.start(), word.end())


def _form(word: Word) -> str | None:
    text = word.text
    if len(text) < _LEAST or ("is" not in text and "iz" not in text):
        return None
    match = _ISE.fullmatch(text.lower())
    if match is None:
        return None
    never = _NEVER if match[2] == "z" else _ALWAYS
    if match[1].endswith(never) and not match[1].endswith(_EITHER):
        return None
    return f"-i{match[2]}e"


def _is_name(copy: Copy, word: Word) -> bool:
    if word.text.islower():
        return False
    begins = any(start == word.start for start, _ in copy.sentences)
    return not (begins and word.text[1:].islower())


def _written(text: str, ending: str) -> str:
    match = _ISE.fullmatch(text.lower())
    assert match is not None
    at = match.start(2)
    return text[:at] + ending[2] + text[at + 1 :]
