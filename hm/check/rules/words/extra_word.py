"""
## What it does

Finds a word too many by the words beside it: two determiners in a row (“the a”, “is the just
the”), prepositions that never meet (“in of the”, “of for”), verbs and conjunctions that do not
(“is will”, “and or”), a word that comes back two or three words later (“less a bit less”, “has
also been also”, “turn to turn”).

## Why it matters

Such words are left over where a sentence was written anew. Whoever wrote it reads over them;
readers stumble.

## Example

```markdown
The report is the just the latest of its kind.
```

## How to put it right

Delete the word too many, or write the words that are missing between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.grammar.lists import PERSONS, words_of
from hm.check.grammar.patterns import Pattern, apart, matches
from hm.check.grammar.tagging import Text, tagged
from hm.check.lexicon.classes import Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


_MODALS = "will would can could should must may might shall"
_PAIRS = frozenset(
    f"{first} {second}"
    for firsts, seconds in (
        ("is are was were", "is are was were " + _MODALS),
        ("has have had", "is are was were " + _MODALS),
        (_MODALS, "is are was were has had " + _MODALS),
        ("and", "or but"),
        ("or", "and but"),
        ("but", "and"),
        ("because although though", "and or but"),
    )
    for first in firsts.split()
    for second in seconds.split()
    if first != second
) - {"will can", "can will", "may might"}
"""Words that do not follow one another inside a sentence."""
_NEVER_AFTER_THE = words_of(
    """
    a about across against although am among an and are as at be because been between but each for
    from had has have he if into is it its my of on or our she should some such than that their
    them these they this those through to until upon was we were which while who with would your
    """
)
"""What no determiner stands before."""
_BETWEEN_THE = words_of("more less first second last only best worst least most same next other")
_BETTER = words_of(
    """
    better bigger cheaper clearer easier fairer faster greater happier harder healthier higher
    longer lower older quicker safer simpler slower smaller stronger weaker wider worse younger
    """
)
_ATTRIBUTIVE = words_of(
    """
    accounts admissions aerospace arms arts awards benefits binoculars careers children clothes
    commissions communications complaints contents customs data days earnings economics ethics
    events facilities finals funds genetics goods graphics headquarters hours humanities jobs
    lessons letters literals logistics mathematics maths matters means media men mines minutes
    months needs news obstetrics operations parks pensions people physics plans politics
    procurements products projects ratings records relations resources results rights sales
    savings sciences securities services shares skills solutions sports staff standards states
    statistics studies supplies systems talks targets tasks taxes telecommunications tests
    textiles thanks theatres tools topics trials utilities values waste weapons weeks women works
    years
    """
)
"""Plurals that stand before a noun: jobs boards, skills shortages."""
_NOT_AFTER_OF = words_of("for with into onto without towards toward amongst amid")
_ALWAYS_OF = words_of("out inside outside off up down opposite past")
"""Adverbs that ‘of’ may follow."""
_COME_BACK = words_of("also already still currently recently previously therefore however instead")
"""Adverbs that a clause has once."""
_QUANTIFIERS = words_of("all every each both some any several many most")
_LATER_QUANTIFIERS = words_of("every each all some any no several both")
_BIT = words_of("a bit little lot even far much slightly somewhat rather")
_MONTHS = words_of(
    "january february march april may june july august september october november december"
)


def _other_words(text: Text, first: int, last: int) -> bool:
    return text.small[first] != text.small[last]


def _is_det(text: Text, first: int, last: int) -> bool:
    if text.small[first] == "her" or text.words[last] in ("A", "I"):
        return False
    return _other_words(text, first, last)


def _is_never(text: Text, first: int, last: int) -> bool:
    return (
        text.small[last] in _NEVER_AFTER_THE
        and not (text.small[last] == "while" and text.small[first] in ("a", "the"))
        and text.words[last].islower()
        and text.small[first] not in ("her", "his", "whose")
        and text.small[first] != text.small[last]
    )


def _is_not_only(text: Text, first: int, last: int) -> bool:
    between = text.small[first + 1]
    if between in ("only", "once", "then", "more", "less", "most", "least"):
        return False
    return not between.endswith(("er", "est")) and text.words[last] != "A"


def _is_pair(text: Text, first: int, last: int) -> bool:
    small = text.small
    if f"{small[first]} {small[last]}" not in _PAIRS:
        return False
    if text.words[first] in ("May", "Will"):
        return False
    if text.tags[first] == "M" and text.tags[first - 1] in "atmJp":
        return False  # a free will, a tin can
    if text.tags[first] in "zydM":
        # A clause that is the subject ends with a verb: what it is is; the kind they are will.
        before = text.tags[max(0, first - 7) : first].rsplit("\n", 1)[-1]
        return before[-1:] not in "ruhG" and not set(before) & set("WK")
    return True


def _is_det_again(text: Text, first: int, last: int) -> bool:
    # The sooner the better; the same the world over.
    between = text.small[first + 1]
    return (
        _is_same(text, first, last)
        and not between.endswith(("er", "est"))
        and between not in _BETWEEN_THE
    )


def _is_again(text: Text, first: int, last: int) -> bool:
    before = text.tags[max(0, first - 7) : first].rsplit("\n", 1)[-1]
    plain = before[-1:] not in "ru" and not set(before) & set("WKh")
    return _is_same(text, first, last) and plain and text.small[first + 1] not in ("not", "never")


def _is_same_noun(text: Text, first: int, last: int) -> bool:
    return _is_same(text, first, last) and text.small[first] not in ("kind", "best", "chapter")


def _is_two_plurals(text: Text, first: int, last: int) -> bool:
    one, other = text.small[last - 1], text.small[last]
    return (
        one not in _ATTRIBUTIVE | PERSONS
        and "-" not in one + other
        and text.words[last - 1].islower()
        and not (text.tags[last] == "l" and text.tags[last + 1] in "itI")
        and bool(classes(other) & Class.PLURAL)
    )


def _is_more_better(text: Text, first: int, last: int) -> bool:
    return text.small[first] == "more" and text.small[last] in _BETTER


def _is_others(text: Text, first: int, last: int) -> bool:
    return text.small[first] == "others" and text.tags[last] == "S"


def _is_to_we(text: Text, first: int, last: int) -> bool:
    # The party it belongs to will; the same to I know not what.
    return text.words[last] not in ("I", "i") and text.tags[first - 1] in "NSnlJatm,"


def _is_after_of(text: Text, first: int, last: int) -> bool:
    return text.small[last] in _NOT_AFTER_OF and text.tags[first - 1] in "NSnlja"


def _is_never_of(text: Text, first: int, last: int) -> bool:
    return text.small[first] not in _ALWAYS_OF and text.tags[first - 1] not in "tma"


def _comes_back(text: Text, first: int, last: int) -> bool:
    return text.small[first] == text.small[last] and text.small[first] in _COME_BACK


def _is_same_verb(text: Text, first: int, last: int) -> bool:
    between = text.small[first + 1 : last]
    return (
        text.small[first] == text.small[last]
        and text.small[first] not in ("do", "have", "had", "has")
        and not {"not", "never"} & set(between)
    )


def _is_same(text: Text, first: int, last: int) -> bool:
    by = last - first == 2 and text.small[first + 1] in ("by", "after", "upon")
    return text.small[first] == text.small[last] and not by  # bit by bit


def _is_two_quantifiers(text: Text, first: int, last: int) -> bool:
    one, other = text.small[first], text.small[last]
    if one == "all" and other in ("any", "some", "no"):
        return False  # it is all any of us can do
    return one in _QUANTIFIERS and other in _LATER_QUANTIFIERS and one != other


def _is_more_again(text: Text, first: int, last: int) -> bool:
    between = text.small[first + 1 : last]
    return text.small[first] == text.small[last] and _BIT.issuperset(between)


def _is_date(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first + 2] in _MONTHS
        and text.words[first + 1].isdigit()
        and text.tags[last + 1] not in "NSnljxJAGE#-"
    )


# fmt: off
_PATTERNS: tuple[Pattern, ...] = tuple(
    (re.compile(pattern, re.M), test, said)
    for pattern, test, said in (
        ("a[atmesw]|t[atmsw]|m[atmsw]", _is_det, "two words where one determiner is wanted"),
        ("[atm][a-zA-Z]", _is_never, "no noun follows the first word"),
        ("[at]R[atm]", _is_not_only, "two determiners for one noun"),
        ("[at](?:i|o|T)(?=[atmw])", None, "no noun follows the first word"),
        ("[at]I[atm]", None, "no noun follows the first word"),
        ("oi", _is_after_of, "two prepositions that do not go together"),
        ("io", None, "two prepositions that do not go together"),
        ("Io", _is_never_of, "two prepositions that do not go together"),
        ("[zydMcK][zydMc]", _is_pair, "two words that do not go together"),
        ("aJa|tJt|mJm|wJw", _is_det_again, "two determiners for one noun"),
        ("[zyb][EIJRuG][zyb]", _is_again, "the same word twice"),
        ("r[MR]{1,2}r", _is_same, "the same word twice"),
        ("[EG][iITo][EG]", _is_same, "the same word twice"),
        ("m[NnS]m", _is_same, "the same word twice"),
        ("[Nnj]o[Nnj]", _is_same_noun, "the same word twice"),
        ("[oiI][mt]?J*[Sl][Sl](?=[.,;zyoiIc])", _is_two_plurals, "a plural before a plural"),
        ("[a-zA-Z][Sl]", _is_others, "‘other’ is meant, or one of the two is too much"),
        ("T[rM]", _is_to_we, "two words that do not go together"),
        ("rU", None, "two pronouns where one is wanted"),
        ("rR?r", _other_words, "two subjects in a row"),
        ("R[^,;cKh.“”()\\n-]{1,3}R", _comes_back, "the same word twice"),
        ("[zydM]R{1,2}[zydM]", _is_same_verb, "the same word twice"),
        ("(?<=[rMT])[Vn]T[Vn]", _is_same, "the same word twice"),
        ("q[^,;.c\\n]{1,3}q", _is_more_again, "the same word twice"),
        ("q[JRx](?![NnSlAJjx])", _is_more_better, "two comparatives"),
        ("qR?[eq]", _is_two_quantifiers, "two words where one is wanted"),
        ("t#A", _is_date, "a date takes no ‘the’"),
    )
)
# fmt: on


def check_part(part: Issue) -> Iterator[Diagnostic]:
    text = tagged(part)
    # What stands right after another is part of the same tangle.
    for first, last, said in apart(matches(text, _PATTERNS), gap=1):
        yield _found(text, first, last, said)


def _found(text: Text, first: int, last: int, said: str) -> Diagnostic:
    return Diagnostic(
        "extra-word",
        SEVERITY,
        f"‘{text.written(first, last)}’: {said}",
        text.place(first, last),
        "Delete the word too many, or write what is missing between them.",
    )
