"""The words of a sentence with a letter for what each of them is.

A word can be several things, and its neighbours tell which: ``plans`` is a noun after ``the``
and a verb after ``she``. What they do not tell stays open, with a letter of its own, so that
a rule says how sure it wants to be. Rules look for faults in the string of letters with
regular expressions; one letter stands for one word or mark::

    a  a, an
    t  the
    m  my, their: a possessive determiner
    p  a noun in the possessive: nurse’s, nurses’
    e  each, every, another
    s  this
    h  that
    w  these, those
    q  another determiner: some, any, no, all, many
    o  of
    T  to
    i  a preposition and nothing else: for, with, from
    I  a preposition or an adverb: up, off, over, in, on
    C  a preposition or a conjunction: as, than, before, like
    c  and, or, but
    K  a conjunction: if, because, when
    W  who, which, what
    M  a modal verb: will, can
    z  is, was, has, does
    y  are, were, have, do
    d  had, did
    b  be, been, being, having, done
    r  he, she, I, we, they
    u  it, you, and pronouns that may be subject or object
    U  me, him, us, them
    X  a pronoun and its verb in one: it’s, we’re, there’s
    R  an adverb
    #  a number
    N  a noun in the singular
    S  a noun in the plural
    J  an adjective
    V  a verb as in ‘to go’
    Z  a verb as in ‘she goes’
    E  a verb in the past or its participle
    G  a verb in -ing
    j  an adjective or a noun: public
    n  a noun or a verb: work
    l  a noun in the plural or a verb: works
    v  an adjective or a verb: open
    A  a name, or a word with a capital inside a sentence
    x  a word of which nothing is known, or that can be too many things
    ,  a comma
    ;  a colon or semicolon
    -  a dash
    “  an opening quotation mark
    ”  a closing one
    (  an opening bracket
    )  a closing one
    .  a stop within the sentence or at its end
    ~  another mark: /, &
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from hm.check.copy.gather import editorial
from hm.check.copy.model import CUT, Copy, Role
from hm.check.lexicon.classes import NOUN, VERB, Class, classes
from hm.check.remembered import remembered
from hm.model.diagnostic import Edit
from hm.model.issue import Issue
from hm.model.place import Place

_TOKEN = re.compile(
    r"[£$€]?\d+(?:[.,:]\d+)*(?:%|[^\W\d_]+)?(?:[-\u2010\u2011][^\W_]+)*"
    r"|[^\W_]+(?:[’'\-\u2010\u2011][^\W_]+)*(?:’(?=\s[^\W_]))?"
    r"|\.{3}|[^\w\s]"
)
_MARKS = {
    ",": ",",
    ";": ";",
    ":": ";",
    "—": "-",
    "–": "-",
    "“": "“",
    "‘": "“",
    "”": "”",
    "’": "”",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
    ".": ".",
    "...": ".",
    "…": ".",
    "!": ".",
    "?": ".",
    CUT: "x",
}
_CLOSED = {
    "a": "a an",
    "t": "the",
    "m": "my your his her its our their whose",
    "e": "each every another",
    "s": "this",
    "h": "that",
    "w": "these those",
    "q": (
        "some any no all both half such more most much many few fewer less several enough either "
        "neither little"
    ),
    "o": "of",
    "T": "to",
    "i": (
        "at by for from with without into onto upon within among amongst amid amidst against "
        "alongside beside besides beneath beyond despite during except towards toward via per "
        "unlike throughout behind"
    ),
    "I": (
        "in on up off over about above across after along around below between down inside near "
        "opposite out outside past round through under underneath"
    ),
    "C": "as than before after since until till like once",
    "c": "and or but nor",
    "K": (
        "if because although though unless while whilst whereas whether when where why how so lest"
    ),
    "W": "who whom which what whoever whatever whichever",
    "M": (
        "can could may might must shall should will would can’t couldn’t mustn’t shouldn’t won’t "
        "wouldn’t cannot needn’t mightn’t"
    ),
    "z": "is was has does isn’t wasn’t hasn’t doesn’t",
    "y": "are were have do aren’t weren’t haven’t don’t am",
    "d": "had did hadn’t didn’t",
    "b": "be been being having done doing",
    "r": "i he she we they",
    "u": (
        "it you somebody someone something anybody anyone anything nobody nothing everybody "
        "everyone everything none one himself herself itself themselves myself ourselves yourself "
        "yourselves mine yours ours theirs hers there"
    ),
    "U": "me him us them",
    "X": "let’s",
    "R": (
        "not also just only even still now then here never always often sometimes already soon "
        "too very quite rather almost nearly perhaps maybe however therefore moreover instead "
        "again ever yet twice well"
    ),
    "#": (
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
        "hundred thousand million billion trillion dozen"
    ),
    "J": (
        "new old other own former latter main major minor key good bad better "
        "best worse worst able due late early recent current last next first second third big "
        "small large long short high low full whole same different likely hard far fair safe "
        "clear single easy wrong sole keen common possible necessary available responsible"
    ),
    "N": (
        "health healthcare level part workforce wellbeing progress blame intelligence evidence "
        "morale resilience burnout governance empowerment harm sleep homelessness welfare"
    ),
    "S": "people police staff things data reps circumstances savings statistics politics news",
    "n": "pay home head light record present fill rest travel welcome sound lead cash",
    "V": "say make tackle put let come become give mean shut",
    "E": "found overcome fell",
    "G": "regarding",
}
_WORDS = {word: tag for tag, words in _CLOSED.items() for word in words.split()}
_CONTRACTED = re.compile(
    r"(?:i|you|he|she|it|we|they|that|there|who|what|here|where|how|this|these|those|someone"
    r"|everyone|nobody)’(?:s|re|ve|ll|d|m)"
)

_ABSTRACT = re.compile(r"\w{3,}(?:ness|[tsc]ion|ment|ance|ence|ship|ism|hood|ility|isation)")
"""Nouns by their endings, for words that no list has."""

# As plain numbers: an enum's operators take longer than all the rest of tagging.
_SINGULAR, _PLURAL, _BASE, _THIRD = (
    int(c) for c in (Class.SINGULAR, Class.PLURAL, Class.BASE, Class.THIRD)
)
_PAST = int(Class.PAST | Class.PARTICIPLE)
_ING, _ADJECTIVE, _ADVERB = int(Class.ING), int(Class.ADJECTIVE), int(Class.ADVERB)
_NOUN, _VERB = int(NOUN), int(VERB)


@dataclass(frozen=True, slots=True)
class Text:
    """The sentences of an issue, one after the other, in words and marks.

    All lists are as long as ``tags``; between sentences stands an empty word with the tag of a
    line break, so that ``^`` and ``$`` of a pattern are where sentences begin and end.
    """

    words: tuple[str, ...]
    """As written."""
    small: tuple[str, ...]
    """The same in small letters."""
    spans: tuple[tuple[int, int], ...]
    """Where each begins and ends in the text of its copy."""
    tags: str
    """A letter for each."""
    starts: tuple[int, ...]
    """The first word of each sentence."""
    copies: tuple[Copy, ...]
    """What each sentence stands in."""
    index: dict[str, list[int]]
    """Where each word stands, by its small letters."""

    def copy(self, at: int) -> Copy:
        """What a word stands in."""
        return self.copies[bisect_right(self.starts, at) - 1]

    def written(self, first: int, last: int) -> str:
        """What is written from one word to another, both included, on one line."""
        copy = self.copy(first)
        return " ".join(copy.text[self.spans[first][0] : self.spans[last][1]].split())

    def place(self, first: int, last: int) -> Place:
        """Where that is written."""
        return self.copy(first).place(self.spans[first][0], self.spans[last][1])

    def edit(self, first: int, last: int, text: str) -> Edit | None:
        """What writes other words for it; None where that is not safe."""
        return self.copy(first).edit(self.spans[first][0], self.spans[last][1], text)

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where a pattern of tags holds."""
        return pattern.finditer(self.tags)

    def having(self, words: Iterable[str]) -> Iterator[int]:
        """Where some words stand, in small letters."""
        for word in words:
            yield from self.index.get(word, ())

    def begins(self, at: int) -> bool:
        """Whether a word is the first of its sentence."""
        return self.tags[at - 1] == "\n"


_HEADLINES = frozenset(
    (Role.TITLE, Role.HEADING, Role.LABEL, Role.PANEL_TITLE, Role.CREDIT, Role.VENUE)
)
"""What has a grammar of its own: no articles, no verbs."""


@remembered
def tagged(issue: Issue) -> Text:
    """All sentences of the editor's copy, headlines apart."""
    return _tagged(editorial(issue))


def _tagged(copies: Iterable[Copy]) -> Text:
    words, spans, starts = [""], [(0, 0)], []
    found: list[Copy] = []
    tags: list[str] = ["\n"]
    for copy in copies:
        if copy.role in _HEADLINES:
            continue
        for start, end in copy.sentences:
            starts.append(len(words))
            found.append(copy)
            begins = True
            for match in _TOKEN.finditer(copy.text, start, end):
                word = match[0]
                words.append(word)
                spans.append(match.span())
                tag = _alone(word)
                if not begins and word[0].isupper() and tag not in "r#X":
                    tag = "p" if tag == "p" else "A"
                tags.append(tag)
                begins = tag in "“;(." or (begins and tag in "”)")
            words.append("")
            spans.append((end, end))
            tags.append("\n")
    _settle(tags)
    small = tuple(word.lower() for word in words)
    index: dict[str, list[int]] = {}
    for at, word in enumerate(small):
        index.setdefault(word, []).append(at)
    return Text(
        tuple(words), small, tuple(spans), "".join(tags), tuple(starts), tuple(found), index
    )


@cache
def _alone(written: str) -> str:
    """What a word is, as far as it tells by itself."""
    word = written.lower()
    found = _MARKS.get(word) or _WORDS.get(word)
    if found:
        return found
    if not word[0].isalnum():
        return "#" if word[0] in "£$€" else "~"
    if word[0].isdigit():
        return "J" if "-" in word else "#"
    if "’" in word:
        if _CONTRACTED.fullmatch(word):
            return "X"
        return "p" if word.endswith(("’s", "s’")) else "x"
    if "-" in word:
        last = word.rsplit("-", 1)[1]
        return {"N": "j", "n": "j", "E": "J", "G": "J", "V": "j"}.get(_open(last), _open(last))
    return _open(word)


def _open(word: str) -> str:
    can = int(classes(word))
    noun, verb = can & _NOUN, can & _VERB
    adjective, adverb = can & _ADJECTIVE, can & _ADVERB
    if not can:
        return "N" if _ABSTRACT.fullmatch(word) else "x"
    if verb & _ING:
        return "G"
    if verb & _PAST and not verb & _BASE:
        return "E"
    if noun and not verb:
        if adjective:
            return "j" if noun & _SINGULAR else "S"
        if adverb:
            return "x"
        return "S" if noun == _PLURAL else "N" if noun == _SINGULAR else "x"
    if verb and not noun:
        if adjective:
            return "v"
        return "Z" if verb == _THIRD else "V" if not verb & _PAST else "x"
    if noun and verb:
        if verb == _THIRD:
            return "l" if noun & _PLURAL else "x"
        return "x" if adjective or noun != _SINGULAR else "n"
    if adjective:
        return "x" if adverb else "J"
    return "R" if adverb else "x"


_BEFORE_VERB = frozenset("rM")


def _settle(tags: list[str]) -> None:
    """What words that can be noun or verb are by the words before them."""
    for at in range(1, len(tags)):
        tag, before = tags[at], tags[at - 1]
        if tag in "nl":
            start = at
            while tags[start - 1] in "Jj":
                start -= 1
            if tags[start - 1] in "atmpew":
                tags[at] = "N" if tag == "n" else "S"
            elif before in _BEFORE_VERB or (
                before == "R" and at > 1 and tags[at - 2] in _BEFORE_VERB
            ):
                tags[at] = "V" if tag == "n" else "Z"
