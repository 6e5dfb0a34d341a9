"""Words in capitals, and the same words in small letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.lexicon.classes import FUNCTION, classes
from hm.check.names import PARTICLES
from hm.check.remembered import remembered
from hm.check.terms.reading import Passage, Token, index, passages
from hm.check.terms.uses import Use, split
from hm.model.issue import Issue

# fmt: off
LINKS = frozenset((
    "of", "for", "and", "the", "in", "on", "to", "with", "at", "by", "from", "&", "a", "an", "de",
))
"""Small words inside a name."""
_POSTS = frozenset((
    "secretary", "minister", "chancellor", "president", "chair", "chairman", "chairwoman",
    "executive", "director", "officer", "commissioner", "ombudsman", "guardian", "secretaries",
    "ministers", "chief", "manager", "lead", "head", "tsar", "leader", "spokesperson", "mp",
    "editor", "professor", "fellow", "adviser", "advisor", "organiser", "governor", "mayor",
))
"""What a person is, which ends before the person’s name: *Health Secretary Ann Example*."""
_NUMBERED = frozenset((
    "band", "grade", "level", "phase", "tier", "stage", "part", "table", "figure", "chapter",
    "wave", "step", "point", "section", "schedule", "appendix", "annex", "page", "type", "class",
))
"""What has a number after it."""
_BODIES = frozenset((
    "government", "trust", "board", "council", "committee", "union", "department", "commission",
    "college", "university", "chancellor", "ombudsman", "inquiry", "tribunal", "foundation",
    "regulator", "ministry", "society", "association", "charity", "agency", "authority",
))
"""What can stand for the name of a body or a post."""
# fmt: on

_BEGINS_NAMES = frozenset(("may", "will", "like", "most"))
_MOST = 7
_SHORTEST = 3
_OPEN = "?"
"""A first word of a sentence, which has a capital anyway."""
"""Words of the longest name that is looked for."""


def runs(passage: Passage) -> Iterator[tuple[int, int]]:
    """The words that stand together in capitals: numbers of the first and after the last.

    ``Department of Health`` is one, ``Health Secretary Ann Example`` two.
    """
    tokens = passage.tokens
    done = 0
    for at in passage.capitals:
        if at < done:
            continue
        end = at + 1
        last = end
        while end < len(tokens) and tokens[end].near:
            if tokens[end].capital:
                if tokens[last - 1].small in _POSTS and last - at > 1:
                    break
                end += 1
                last = end
            elif tokens[end].small in LINKS and end - last < 2:
                end += 1
            else:
                break
        yield at, last
        done = last


@remembered
def all_runs(issue: Issue) -> tuple[tuple[Passage, tuple[tuple[int, int], ...]], ...]:
    """The runs of every passage that has words in capitals."""
    found = ((passage, tuple(runs(passage))) for passage in passages(issue))
    return tuple((passage, several) for passage, several in found if several)


def pieces(passage: Passage, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The names that a run can be: all of it, what follows a word with ’s, what follows *the*."""
    tokens = passage.tokens
    while first < last and tokens[first].free and is_function(tokens[first].small):
        first += 1
    inside = [token.small for token in tokens[first + 1 : last]]
    if not (first < last and tokens[first].free and "the" in inside):
        yield first, last  # else: Members of the Example Trust
    for at in range(first, last - 1):
        if tokens[at].possessive:
            yield at + 1, last
            yield first, at + 1
        elif tokens[at].small == "the":
            yield at + 1, last


def name_end(passage: Passage, first: int) -> int:
    """The number after the last word of the name that begins with a word."""
    return next((end for at, end in runs(passage) if at <= first < end), first + 1)


def is_function(word: str) -> bool:
    """Whether a word is one of the short ones, which begin sentences and no names."""
    return bool(classes(word) & FUNCTION) and word not in _BEGINS_NAMES


def terms(issue: Issue) -> list[list[Use]]:
    """Each term of two words and more that the issue has in capitals and in small letters.

    Titles of works, which are emphasised, are none, nor are labels and the cover’s lines, whose
    letters are the designer’s. A post that has capitals before a name, and small letters where
    it stands for one, is written in one way.
    """
    keys: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for passage, several in all_runs(issue):
        if not _is_read(passage):
            continue
        for begin, end in several:
            for first, last in pieces(passage, begin, end) if end - begin > 1 else ():
                key = _key(passage.tokens[first:last])
                if key:
                    one, two = passage.tokens[first].small, passage.tokens[first + 1].small
                    for second in (two, key[1], f"{key[1]}s"):
                        keys[one, second].add(key)
    ordered = {
        words: sorted(several, key=lambda key: (-len(key), key)) for words, several in keys.items()
    }
    found: dict[tuple[str, ...], list[tuple[Use, bool]]] = defaultdict(list)
    for key, use, named in _uses(issue, ordered):
        if use.way.islower() or not use.copy.marked(use.start, use.end):
            found[key].append((use, named))
    groups = (group for _, uses in sorted(found.items()) for group in _groups(uses))
    return [group for group in groups if len({use.way for use in group}) > 1]


def _groups(uses: list[tuple[Use, bool]]) -> Iterator[list[Use]]:
    """The uses that should agree; those before a name apart if most of them alone have capitals."""
    known = _settled([use for use, _ in uses])
    before = [use for use, (_, named) in zip(known, uses, strict=True) if named]
    alone = [use for use, (_, named) in zip(known, uses, strict=True) if not named]
    if before and alone and _has_capitals(before) and not _has_capitals(alone):
        yield before
        yield alone
    else:
        yield known


def _has_capitals(uses: list[Use]) -> bool:
    """Whether most of the uses have."""
    return split(uses)[0][0].way[-1] == "A"


def _settled(uses: list[Use]) -> list[Use]:
    """Uses at the beginning of a sentence as those like them elsewhere."""
    known = {use.way[1:]: use.way[0] for use in uses if use.way[0] != _OPEN}
    return [
        use._replace(way=known.get(use.way[1:], "A" if "A" in use.way else "a") + use.way[1:])
        if use.way[0] == _OPEN
        else use
        for use in uses
    ]


def _is_read(passage: Passage) -> bool:
    return not passage.headline and passage.copy.role not in (Role.LABEL, Role.COVER)


def _key(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """The words of a name as they are compared; none where it is no name."""
    if not 2 <= len(tokens) <= _MOST or tokens[0].small in PARTICLES:
        return ()
    if is_function(tokens[0].small):
        return ()  # the Government, Round the World
    # That a name has a small word at its beginning or its end says nothing of its capitals.
    plain = [token for token in tokens[1:] if token.small not in LINKS]
    if not any(token.text[1:].islower() and token.capital for token in plain):
        return ()
    return (*(_said(token) for token in tokens[:-1]), _single(tokens[-1].small))


def _said(token: Token) -> str:
    return f"{token.small}’s" if token.possessive else token.small


def _single(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _uses(
    issue: Issue, keys: dict[tuple[str, str], list[tuple[str, ...]]]
) -> Iterator[tuple[tuple[str, ...], Use, bool]]:
    firsts = {one for one, _ in keys}
    done = 0
    """How many words of the issue are read: one that is of a term begins no other."""
    for passage, at in index(issue).places(firsts):
        tokens = passage.tokens
        if passage.number + at < done or at + 1 == len(tokens):
            continue
        several = keys.get((tokens[at].small, tokens[at + 1].small), ())
        for key in several if several and _is_read(passage) else ():
            group = tokens[at : at + len(key)]
            if len(group) == len(key) and _matches(group, key):
                end = at + len(key)
                done = passage.number + end
                if _stands_alone(passage, at, end):
                    named = (
                        group[-1].small in _POSTS
                        and not group[-1].possessive
                        and end < len(tokens)
                        and tokens[end].near
                        and tokens[end].capital
                    )
                    yield key, _use(passage, at, end), named
                break


def _matches(group: tuple[Token, ...], key: tuple[str, ...]) -> bool:
    return (
        all(token.near for token in group[1:])
        and all(_said(token) == word for token, word in zip(group[:-1], key, strict=False))
        and _single(group[-1].small) == key[-1]
    )


def _stands_alone(passage: Passage, first: int, last: int) -> bool:
    """Whether words in capitals are all of the name: not *Health Boards* of *NHS Health Boards*."""
    tokens = passage.tokens
    group = tokens[first:last]
    if not any(token.text[1:].islower() and token.capital for token in group[1:]):
        return True
    if last < len(tokens) and tokens[last].near and not group[-1].possessive:
        after = tokens[last]
        if after.capital and group[-1].small not in _POSTS:
            return False
        if after.small in ("of", "for") and last + 1 < len(tokens) and tokens[last + 1].capital:
            return False
    before = tokens[first - 1] if first and tokens[first].near else None
    return before is None or not before.capital or before.free or before.possessive


def _use(passage: Passage, at: int, end: int) -> Use:
    group = passage.tokens[at:end]
    way = "".join("A" if token.capital else "a" for token in group[1:])
    first = group[0]
    lead = "A" if first.capital else "a"
    if first.free and not (first.text.isupper() and len(first.text) > 1):
        lead = _OPEN
    return Use(
        passage.copy,
        *passage.span(at, end - 1),
        lead + way,
        tuple(token.text for token in group),
    )


def lettered(issue: Issue) -> Iterator[list[Use]]:
    """The uses of each single word that has its capitals in several ways: *Covid* and *COVID*."""
    wanted = {
        passage.tokens[at].small.partition("-")[0]
        for passage in passages(issue)
        for at in passage.inner
        if _is_read(passage)
    }
    known = index(issue)
    found: dict[str, list[Use]] = defaultdict(list)
    for passage, at in known.places(
        word for word in known.words if word.partition("-")[0] in wanted
    ):
        token = passage.tokens[at]
        if not (token.capital or token.inner) or not _is_read(passage):
            continue
        small = token.small.partition("-")[0]
        text = token.text[: len(small)]
        if len(text) < _SHORTEST or not text.isalpha():
            continue
        if text[1:].islower() and (not token.capital or (token.free and classes(text))):
            continue
        start = passage.starts[at]
        found[small].append(Use(passage.copy, start, start + len(text), text, (text,)))
    for small, uses in sorted(found.items()):
        ways = {use.way for use in uses}
        if len(ways) > 1 and not _is_plural(ways, small):
            yield uses


def numbered(issue: Issue) -> Iterator[list[Use]]:
    """The uses of each word that has a number after it: *Band 8*, *band 8*."""
    found: dict[str, list[Use]] = defaultdict(list)
    for passage, after in index(issue).places(_NUMBERED, after=1):
        word, number = passage.tokens[after - 1], passage.tokens[after]
        if word.free or word.possessive or not _is_read(passage):
            continue
        if number.near and number.text[0].isdigit():
            way = "A" if word.capital else "a"
            parts = (word.text, number.text)
            found[word.small].append(Use(passage.copy, *passage.span(after - 1, after), way, parts))
    for _, uses in sorted(found.items()):
        if len({use.way for use in uses}) > 1:
            yield uses


def bodies(issue: Issue) -> Iterator[list[Use]]:
    """The uses, in one article, of each word for a body that stands for its name: *the trust*."""
    found: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for passage, at in index(issue).places(_BODIES):
        tokens = passage.tokens
        word = tokens[at]
        if not at or not word.near or word.free or not _is_read(passage):
            continue
        if tokens[at - 1].small not in ("the", "our", "this"):
            continue
        after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].near else None
        if after and not word.possessive and (after.capital or after.small in LINKS):
            continue
        way = "A" if word.capital else "a"
        key = (passage.copy.slug, word.small)
        found[key].append(Use(passage.copy, *passage.span(at, at), way, (word.text,)))
    for _, uses in sorted(found.items()):
        if len({use.way for use in uses}) > 1:
            yield uses


def _is_plural(ways: set[str], small: str) -> bool:
    """Whether GPs and GPS are two things."""
    return small[-1] == "s" and any(way[:-1].isupper() and way[-1] == "s" for way in ways)
