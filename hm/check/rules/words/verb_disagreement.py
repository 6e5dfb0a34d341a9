"""
## What it does

Finds a verb that does not agree with its subject where the subject is plain: “inclusions is”,
“shortages, fuelled by poor pay, adds”, “a lack of beds were”, “patients who needs”, “a number of
trusts is”, “one of the reasons are”, “neither have”. Bodies of people (the government, the team)
may take either number. It reads on over what stands between subject and verb: “the gaps in the rota
is”, “the minister, who met nurses on Monday, were”. Dialect in speech (“she weren’t”) is a hint.

## Why it matters

It is left where the subject was changed and the verb was not, or where a nearer noun misled.

## Example

```markdown
The board warned that a lack of beds were the cause.
```

## How to put it right

Write the verb in the number of the subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hm.check.copy.speech import in_speech
from hm.check.grammar.lists import (
    COLLECTIVES,
    QUANTITIES,
    SINGULAR_HEADS,
    VERBS,
    words_of,
)
from hm.check.grammar.patterns import matches
from hm.check.grammar.subjects import disagreements
from hm.check.grammar.tagging import Text, tagged
from hm.check.lexicon.classes import Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_Test = Callable[[Text, int, int], bool]

_ONE_OR_MANY = words_of("""
    data media news staff police politics series means headquarters works statistics lots plenty
    heaps loads tons dozens hundreds thousands millions billions scores masses crossroads barracks
    terms thirds quarters fifths tenths years months weeks days hours minutes miles metres pounds
    """)
"""Plurals whose verb may be singular: ten years is a long time, lots of talk is."""
_EVERYONE = words_of(
    "everyone everybody someone somebody anyone anybody nobody everything nothing something"
)


def _is_plural(text: Text, at: int) -> bool:
    word = text.small[at]
    can = classes(word)
    return (
        bool(can & Class.PLURAL)
        and not can & Class.SINGULAR
        and not (can & Class.THIRD and text.tags[at - 1] not in "tmwq#Jj")
        and word not in _ONE_OR_MANY
        and not word.endswith("ics")
    )


def _is_many_is(text: Text, first: int, last: int) -> bool:
    at = text.tags.rindex("S", first, last)
    if text.tags[first] == "#" and (text.small[first][0].isdigit() or text.small[first] == "one"):
        return False  # 20 beds is few
    if text.small[first] in ("no", "all"):
        return False
    return text.small[first - 1] != "how" and _is_plural(text, at)


def _is_two_is(text: Text, first: int, last: int) -> bool:
    noun = last - (2 if text.tags[last - 1] == "R" else 1)
    word = text.small[noun]
    if text.tags[first] == "#" and text.small[first][0].isdigit():
        return False
    if text.small[first - 1] == "how":
        return False  # how many nurses does it take
    return text.small[first] not in ("no", "all", "one", "more", "less", "such", "much") and (
        word not in _ONE_OR_MANY and bool(classes(word) & Class.PLURAL)
    )


def _is_many_after_that(text: Text, first: int, last: int) -> bool:
    # Said that managers is; but: a change in the rules that managers has.
    return text.tags[first - 1] in "EVZn" and _is_many_is(text, first, last)


def _is_many_after_comma(text: Text, first: int, last: int) -> bool:
    before = text.tags[: first + 1].rsplit("\n", 1)[-1]
    return before.count(",") < 3 and len(before) < 16 and _is_many_is(text, first, last)


def _is_many_with_aside(text: Text, first: int, last: int) -> bool:
    comma = text.tags.index(",", first)
    other = text.tags.index(",", comma + 1)
    return other == last - 1 and text.tags[comma - 1] == "S" and _is_plural(text, comma - 1)


def _is_one_with_aside(text: Text, first: int, last: int) -> bool:
    comma = text.tags.index(",", first)
    other = text.tags.index(",", comma + 1)
    return other == last - 1 and text.small[comma - 1] not in COLLECTIVES


def _is_one_are(text: Text, first: int, last: int) -> bool:
    if text.small[last] == "do":
        return False
    at = last - (2 if text.tags[last - 1] == "R" else 1)
    if text.words[at][0].isupper():
        return False  # it may be the name of a body of people
    if text.tags[at] == "n" and classes(text.small[at]) & (Class.PAST | Class.PARTICIPLE):
        return False  # when run are
    before = set(text.small[max(0, first - 6) : first])
    if text.small[last] == "were" and before & {"if", "though", "whether", "unless", "wish", "as"}:
        return False
    return text.small[at] not in COLLECTIVES | QUANTITIES and not before & {
        "if",
        "and",
        "or",
        "nor",
    }


def _is_chain_are(text: Text, first: int, last: int) -> bool:
    at = text.tags.index("N", first)
    return text.small[at] not in COLLECTIVES | QUANTITIES and text.small[last] not in ("were", "do")


def _is_head_are(text: Text, first: int, last: int) -> bool:
    at = text.tags.index("o", first) - 1
    return (
        text.small[at] not in COLLECTIVES | QUANTITIES
        and text.small[last] not in ("were", "do")
        and text.small[at] not in ("kind", "sort", "type", "bulk", "average", "total")
    )


def _is_this_are(text: Text, first: int, last: int) -> bool:
    if text.small[last] in ("do", "don’t"):
        return False
    if text.small[last] in ("were", "weren’t") and text.tags[first - 1] not in "\n“;":
        return False  # as if it were
    if text.words[first] == "IT":
        return False
    return text.small[first] in ("this", "it") and text.tags[first - 1] not in "Ke"


def _is_which_are(text: Text, first: int, last: int) -> bool:
    at = text.tags.rindex("N", first, last)
    return (
        text.small[at + (2 if text.tags[at + 1] == "," else 1)] in ("which", "who")
        and text.tags[first - 1] not in "oiIc"
        and text.small[at] not in COLLECTIVES | QUANTITIES
        and text.small[last] not in ("were", "do")
    )


def _is_lack_are(text: Text, first: int, last: int) -> bool:
    small = text.small
    at = next((k for k in range(first, first + 4) if text.tags[k] == "o"), 0) - 1
    if small[at] not in SINGULAR_HEADS or text.tags[first - 1] in "cioI":
        return False  # at the end of the day trains were
    if small[last] == "were" and small[first - 1] in ("if", "as", "though", "unless"):
        return False
    if "whose" in small[first:last] or text.tags[last - 1] not in "SNnljA":
        return False
    if small[last] in ("do", "have") and text.tags[last - 1] not in "S":
        return False
    # A lack of beds and the shortage of staff were: two subjects.
    tags = text.tags[first:last]
    return not re.search("c[tamwsR]", tags) and tags.count("c") < 2


def _is_number_is(text: Text, first: int, last: int) -> bool:
    head = text.small[first : first + 2]
    if text.tags[last - 1] not in "SNUlj":
        return False
    if head == ("a", "number"):
        plain = text.tags[last - 1] in "SUl" and text.tags[first - 1] not in "ioI"
        return text.small[last] in ("is", "was", "has") and plain
    plain = "c" not in text.tags[first:last]
    return head == ("the", "number") and text.small[last] in ("are", "were", "have") and plain


def _is_who(text: Text, first: int, last: int) -> bool:
    small = text.small
    if small[first] in ("one", "someone", "anyone", "everyone", "everybody", "nobody"):
        return False
    if text.tags[first] == "l" and text.tags[first - 1] not in "tmJqwjo#\n":
        return False  # hardly a man lives who is
    if text.tags[last] == "l" and text.tags[last + 1] not in "tamuUTiIhR":
        return False
    before = small[max(0, first - 5) : first]
    return small[first + 1] == "who" and not {"one", "person"} & set(before)


def _is_one_who(text: Text, first: int, last: int) -> bool:
    noun = last - (2 if text.tags[last - 1] in "Wh" else 3)
    return (
        text.small[noun + 1] == "who"
        and text.small[noun] not in COLLECTIVES
        and text.small[noun] not in ("number", "few", "lot", "variety", "range")
    )


def _is_costs_of_is(text: Text, first: int, last: int) -> bool:
    at = text.tags.index("S", first)
    return _is_plural(text, at) and text.tags[at - 1] != "#"


def _is_one_of_are(text: Text, first: int, last: int) -> bool:
    return text.small[first] in ("one", "each", "either", "neither") and text.small[last] != "do"


def _is_everyone_are(text: Text, first: int, last: int) -> bool:
    if text.small[last] == "were" and text.tags[first - 1] == "K":
        return False
    return text.small[first] in _EVERYONE and text.small[last] in ("are", "have", "were", "aren’t")


def _is_neither(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first] == "neither"
        and text.small[last] in ("are", "have", "were")
        and text.tags[last + 1] not in "tmrauhASwx"
    )


def _is_he_are(text: Text, first: int, last: int) -> bool:
    # Does he have; had they been told, he were to.
    if text.tags[last] == "V" and text.tags[first - 1] in "VnEI":
        return False  # suggest he go
    return (
        text.small[first] in ("he", "she")
        and text.tags[first - 1] not in "zydMXK"
        and (text.tags[last] == "y" or text.small[last] in VERBS | {"say", "give", "come", "mean"})
        and text.small[last] not in ("were", "be")
        and text.small[first - 1] not in ("that", "and", "or")
    )


def _is_they_is(text: Text, first: int, last: int) -> bool:
    if text.small[first] == "i" and text.small[last] in ("was", "wasn’t"):
        return False
    if text.words[first] == "i" or text.tags[first - 1] in "zydM":
        return False
    if text.small[first] == "i" and text.words[first - 1].istitle():  # Section I is
        return False
    return text.small[first] in ("they", "we", "i")


def _is_these_is(text: Text, first: int, last: int) -> bool:
    return text.tags[first] == "w" or text.small[first + 1] in ("all", "both")


def _is_you_is(text: Text, first: int, last: int) -> bool:
    return text.small[first] == "you" and text.small[last] in (
        "is",
        "was",
        "has",
        "isn’t",
        "wasn’t",
    )


def _is_people_is(text: Text, first: int, last: int) -> bool:
    # Training people is; the number of people is.
    start = first
    while text.tags[start - 1] in "Jjtmwqp":
        start -= 1
    if text.tags[start - 1] not in "\n“;,-hK":
        return False
    return text.small[first] in ("people", "police", "criteria", "phenomena", "bacteria")


_ONE, _MANY = "the subject is singular, the verb plural", "the subject is plural, the verb singular"
# Where a clause begins: a sentence, a quotation, after a conjunction.
_START = "(?:(?<=[\\n“;(-])|(?<=K)|(?<=[\\n“]c))"
# fmt: off
_PATTERNS: tuple[tuple[re.Pattern[str], _Test, str], ...] = tuple(
    (re.compile(pattern), test, said)
    for pattern, test, said in (
        (_START + "[tmwq#]?[JjE]*SR?[zZ]", _is_many_is, _MANY),
        (_START + "(?:#|[wq])[JjE]*lR?z", _is_two_is, _MANY),
        ("h[tmwq]?J*SR?[zZ]", _is_many_after_that, _MANY),
        (",[tmwq]?J*SR?[zZ]", _is_many_after_comma, _MANY),
        (_START + "[tmwq]?[JNjnGx]?J*S,[EGCi][^,.;\\n]{2,25},R?[zZ]", _is_many_with_aside, _MANY),
        (_START + "[tmsa][JNjx]?J*N,[EGCi][^,.;\\n]{2,25},y", _is_one_with_aside, _ONE),
        (_START + "(?:[tams]?[jJ]*N{1,2}|n)R?y", _is_one_are, _ONE),
        (_START + "[tam][jJ]*No(?:[tmw]?[jJ]*[NS]|[uU])R?y", _is_head_are, _ONE),
        ("(?:(?<=[\n“;(,hK-])|(?<=[\n“]c))[su]R?y", _is_this_are, _ONE),
        (
            "(?:" + _START + "|(?<=[VZE]h))[tam][jJE]*N(?:[oiI][tm]?[jJEN]*[NA]){1,3}R?y",
            _is_chain_are,
            _ONE,
        ),
        ("[at][jJ]*N,?WR?y", _is_which_are, _ONE),
        ("[tam][jJ]*No[^,.;:\\nhWzydMrucyKXTZC“]{1,10}(?:c[^,.;:\\nhWzydMrucyKXTZC“]{1,4})?R?y",
         _is_lack_are, _ONE),
        ("[at]..?o[^,.;\\nhWzydMrXTK]{1,6}[zy]", _is_number_is, "‘a number of’ is plural, ‘the "
         "number of’ singular"),
        ("[Slw]WR?[zZl]", _is_who, _MANY),
        ("a[Jj]*[Nn]WR?y", _is_one_who, _ONE),
        (_START + "[tmwq]?J*So[tmw]?[jJ]*Nz", _is_costs_of_is, _MANY),
        ("[ueq]o[tmw][jJEN]*Sy", _is_one_of_are, _ONE),
        ("(?<=[\\n“;(,hKc-])uR?y", _is_everyone_are, _ONE),
        ("qR?y", _is_neither, "‘neither’ is singular"),
        ("rR?[yV]", _is_he_are, _ONE),
        ("rR?[zZ]", _is_they_is, _MANY),
        (_START + "w(?:R?z|Z(?=[tamh]))", _is_these_is, _MANY),
        ("rqR?[zZ]", _is_these_is, _MANY),
        ("SR?z", _is_people_is, _MANY),
        ("(?<=[\n“;hK-])uR?z", _is_you_is, _MANY),
    )
)
# fmt: on


def check_part(part: Issue) -> Iterator[Diagnostic]:
    text = tagged(part)
    told: set[int] = set()
    for start, last, said in matches(text, _PATTERNS):
        if last not in told:
            told.add(last)
            first = start
            while text.tags[first] in ",hK":
                first += 1
            yield _told(text, first, last, said)
    for one in disagreements(text):
        if one.verb not in told:
            told.add(one.verb)
            yield _told(text, one.head, one.verb, _MANY if one.plural else _ONE)


def _told(text: Text, first: int, last: int, said: str) -> Diagnostic:
    return Diagnostic(
        "verb-disagreement",
        Severity.HINT if _is_dialect(text, first, last) else SEVERITY,
        f"‘{_short(text.written(first, last))}’: {said}",
        text.place(first, last),
        "Write the verb in the number of its subject.",
    )


def _is_dialect(text: Text, first: int, last: int) -> bool:
    """Whether it is how people speak: “She weren’t far wrong.”"""
    return (
        text.tags[first] in "ru"
        and text.small[last] in ("was", "were", "wasn’t", "weren’t", "don’t")
        and in_speech(text.copy(first).text, text.spans[first][0])
    )


def _short(words: str) -> str:
    """The first and last words of a long clause."""
    several = words.split(" ")
    if len(several) < 10:
        return words
    return " ".join([*several[:5], "…", *several[-3:]])
