"""
## What it does

Finds words that the dictionary of the magazine’s language does not have, and says what they may
be slips of. It learns first: names, words that the issue writes with a capital, what stands under
`style.words` in magazine.yaml, words made of others as any reader makes them (*skillset*,
*deconditioned*). A word in quotation marks of its own, or one that several articles use, is taken
for meant: then it is a hint.

## Why it matters

Nothing makes a magazine look as careless as a word spelt wrong.

## Example

```markdown
The comittee meets in March.
```

## How to put it right

Correct the word. If it is right, add it to `style.words` in magazine.yaml.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from rapidfuzz.distance import OSA

from hm.check.confusions import always_wrong
from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy, Role
from hm.check.lexicon.american import british
from hm.check.lexicon.spelling import speller
from hm.check.spelt import Spelt, Spot, bare, is_made, is_prefix, near_made
from hm.check.wordlists import words
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.read.near import listed

SEVERITY = Severity.WARNING

_SKIPPED = frozenset((Role.CREDIT, Role.VENUE))
"""Little but names."""
_USED_WIDELY = 2
"""Articles that use a word which is then no slip."""
_USED_OFTEN = 3
"""Places that have a word which is then no slip either."""
_LEAST = 4
"""Letters of what is a word, and not what is left of one."""
_SLIPS = 2
"""The letters that a slip may differ in, of a word that begins a sentence."""
_SHORT = 5
"""Letters of a word that is short."""
_LONG = 8
"""Letters from which on a word that lacks one is none of its own."""
_FOREIGN = 4
_FOREIGN_SHARE = 0.2
"""Wrong words of a passage in another language, at least, and their share of all."""
_SAID = 3
"""The suggestions that are told."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    spelt = Spelt(copy for copy in editorial(issue) if copy.role not in _SKIPPED)
    small, capital = _sorted(spelt)
    book = speller(issue.magazine.language)
    learned = words("modern").union(word.lower() for word in issue.magazine.style.words)
    parts = {part for word in small if "-" in word for part in word.split("-")}
    wrong = book.wrong([*small, *(part for part in parts if part)])
    unknown = wrong & small
    found = spelt.spots(form for word in unknown for form in _forms(word))
    foreign = _foreign(found)
    for word in sorted(unknown):
        if (
            word in learned
            or always_wrong(word)
            or british(word)  # `american-spelling` has told of it
            or _parts_are_right(word, wrong, learned, book.knows)
        ):
            continue
        spots = [spot for spot in found[word] if not _is_part(*spot) and spot[0] not in foreign]
        near: tuple[str, ...] = ()
        if spots and _may_be_slip(word, spots):
            near = tuple(n for n in book.suggestions(word) if _is_near(word, n))
            near = near or tuple(near_made(word, book.knows))
            if is_made(word, book.knows):
                near = tuple(n for n in near if _is_whole(word, n))
        for spot in spots:
            yield _misspelt(spot, word, near)
    once = (
        form
        for word in capital
        if word.lower() not in small
        and sum(spelt.counts.get(form, 0) for form in _forms(word)) == 1
        for form in _forms(word)
    )
    yield from _first_words(spelt.spots(once), learned, issue)


def _sorted(spelt: Spelt) -> tuple[set[str], set[str]]:
    """The words in small letters, and those with one capital; a possessive is its noun."""
    small: set[str] = set()
    capital: set[str] = set()
    for word in spelt.counts:
        text = bare(word) if "’" in word else word
        if text.islower():
            small.add(text)
        elif text[0].isupper() and text[1:].islower():
            capital.add(text)
    return small, capital


def _forms(word: str) -> tuple[str, str]:
    """How a word may be written: by itself and as a possessive."""
    return word, f"{word}’s"


def _parts_are_right(
    word: str, wrong: frozenset[str], learned: frozenset[str], knows: Callable[[str], bool]
) -> bool:
    """Whether a word is a chain of others by hyphens, of which each is right."""
    parts = word.split("-")
    return len(parts) > 1 and all(
        not part
        or part not in wrong
        or part in learned
        or part in _ENDINGS
        or (at == 0 and is_prefix(part))
        or is_made(part, knows)
        for at, part in enumerate(parts)
    )


def _is_part(copy: Copy, number: int) -> bool:
    """Whether the letters are what an editor left of a word: [b]ureaucracy."""
    before, after = copy.cut[2 * number], copy.cut[2 * number + 2]
    return before[-1:] in tuple(")]") or after[:1] in tuple("([")


def _foreign(unknown: dict[str, list[Spot]]) -> set[Copy]:
    """The passages of which so many words are wrong that they are in another language."""
    strange = Counter(copy for spots in unknown.values() for copy, _ in spots)
    return {
        copy
        for copy, number in strange.items()
        if number >= _FOREIGN and number > len(copy.cut) // 2 * _FOREIGN_SHARE
    }


_ENDINGS = frozenset(("ish", "ist", "ism", "esque", "ness", "like", "termist", "termism"))
"""What is put after a hyphen and is no word."""


def _is_whole(word: str, other: str) -> bool:
    """Whether a long word lacks a letter of one that everybody knows: spokeperson."""
    return len(word) > _LONG and other.isalpha() and OSA.distance(word, other) == 1


def _may_be_slip(word: str, spots: list[Spot]) -> bool:
    """Whether a word that the dictionary does not have is no coinage, nor meant."""
    if len(word) < _LEAST or len(spots) >= _USED_OFTEN:
        return False
    if len({copy.slug for copy, _ in spots}) >= _USED_WIDELY:
        return False
    return not any(_is_quoted(copy, found) for copy, found in spots)


def _is_quoted(copy: Copy, number: int) -> bool:
    """Whether a word stands alone in quotation marks or emphasis: the author means it so."""
    before, after = copy.cut[2 * number][-1:], copy.cut[2 * number + 2][:1]
    word = copy.word(number)
    return (before in tuple("‘“") and after in tuple("’”")) or copy.marked(word.start, word.end)


def _first_words(
    capital: dict[str, list[Spot]],
    learned: frozenset[str],
    issue: Issue,
) -> Iterator[Diagnostic]:
    """Slips in words that stand once, and begin a sentence there; a name is near none."""
    book = speller(issue.magazine.language)
    seldom = {
        word: spots
        for word, spots in capital.items()
        if _begins(*spots[0]) and word.lower() not in learned
    }
    for word in sorted(book.wrong(seldom)):
        low = word.lower()
        if not book.wrong([low]) or always_wrong(low) or british(low):
            continue
        near = [
            one.capitalize()
            for one in book.suggestions(low)
            if one.islower() and " " not in one and _is_near(low, one)
        ]
        if near:
            yield _misspelt(seldom[word][0], word, tuple(near))


def _begins(copy: Copy, number: int) -> bool:
    """Whether a word begins a sentence of running text that goes on in small letters."""
    after = copy.cut[2 * number + 3 : 2 * number + 4]
    if not copy.is_running or not after or not after[0].islower():
        return False
    begin = copy.word(number).start
    return any(begin == start for start, _ in copy.sentences)


def _is_near(word: str, other: str) -> bool:
    """Whether a word may be a slip of another; in a short word a letter changes more."""
    most = _SLIPS if len(word) > _SHORT else 1
    return OSA.distance(word, other.replace(" ", ""), score_cutoff=most) <= most


def _misspelt(spot: Spot, text: str, near: tuple[str, ...]) -> Diagnostic:
    copy, word = spot[0], spot[0].word(spot[1])
    learn = "If it is right, add it to style.words in magazine.yaml."
    meant = listed([f"‘{one}’" for one in near[:_SAID]], "or")
    return Diagnostic(
        "misspelt-word",
        SEVERITY if near else Severity.HINT,
        f"the dictionary does not have ‘{text}’",
        copy.place(word.start, word.start + len(text)),
        f"Did you mean {meant}? {learn}" if near else f"Check how it is spelt. {learn}",
    )
