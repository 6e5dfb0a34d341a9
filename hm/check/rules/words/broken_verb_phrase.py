"""
## What it does

Finds the words of a verb that do not go together: “will be launch in May”, “is still not
appeared”, “is still been”, “is expected report by Friday”, “are due open”, “I’ll happy to”, “he
will a new rota”, “until she six”, “somebody will else”.

## Why it matters

A word was lost, or one form of the verb was left when the sentence was turned into another.
Readers have to guess which.

## Example

```markdown
The scheme will be launch in May, and the trust is expected report by Friday.
```

## How to put it right

Write the form that is meant, or the word that is missing: “will be launched”, “is expected to
report”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.grammar.lists import PREPARED_TO, VERBS, WANT_TO, words_of
from hm.check.grammar.patterns import Pattern, apart, matches
from hm.check.grammar.tagging import Text, tagged
from hm.check.lexicon.classes import Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


_BE = words_of("is was are were be been isn’t wasn’t aren’t weren’t am")
_HAVE = words_of("has have had hasn’t haven’t hadn’t")
_EITHER = words_of("""
    accuse appeal approve arrest ask assault award axe ban brief call charge close contact cover
    dismiss dispute draft fund grant halt help hire interview judge launch limit link list mark
    monitor move name offer pilot place plan pledge post print produce publish question raise
    ration reform release rename renew repeat report request rescue reveal review reward schedule
    scrap set-up shelve shut sign stage start target test tour train transfer trial update upgrade
    use visit vote warn waste welcome
    """)
"""Verbs that are nouns, too, but counted: without a determiner they are verbs."""
_NO_NOUN_AFTER_BE = _EITHER - words_of(
    "close cover help fund place plan post print produce set-up shut train use waste welcome test "
    "report vote start offer charge review trial call question"
)
_BARE = (
    _EITHER | words_of("collapse decline fall rise increase continue travel return pay work")
) - (words_of("cover help place use plan waste welcome"))
_OPEN = frozenset(("open", "cut", "put", "close", "run", "hit", "shut"))
_HOME = frozenset(("home", "work", "head", "sale"))
_ASKED = _EITHER - {"cover", "help", "place", "set-up", "shut", "use"}
_STAYS = words_of("""
    appeared arisen behaved belonged complied consisted disappeared elapsed emerged existed
    happened lasted occurred participated persisted remained responded resided seemed
    """)
"""Participles that ‘be’ never has: what happens is done by nobody to it."""
_PROSPECTS = words_of("""
    able unable likely unlikely expected due set keen planning planned scheduled ready willing
    unwilling reluctant eager prepared supposed bound determined required forced allowed asked
    encouraged invited obliged entitled poised hoping aiming trying going urged unprepared ordered
    permitted advised
    """)
"""What after ‘be’ takes ‘to’ and a verb."""
_FEELINGS = words_of("""
    able amazed astonished aware delighted glad grateful happy horrified keen pleased proud sorry
    surprised unable unaware unhappy unlikely unwilling willing
    """)
"""What ‘I’ll’ and ‘you’d’ cannot stand before without ‘be’."""
_ILL = words_of("""
    absent afraid asleep aware deaf ill old poor pregnant sick tired unable unhappy unwell young
    """)
_BY = words_of("able unable likely unlikely available")


def _clause(text: Text, at: int, length: int = 8) -> str:
    """The tags of the sentence before a word, so many at most."""
    return text.tags[max(0, at - length) : at].rsplit("\n", 1)[-1]


def _is_be_launch(text: Text, first: int, last: int) -> bool:
    """Will be launch in."""
    if text.small[first] not in ("be", "been") or text.small[last] not in _NO_NOUN_AFTER_BE:
        return False
    return "there" not in text.small[max(0, first - 4) : first] and not set(
        _clause(text, first)
    ) & set("WKG")


def _is_is_launch(text: Text, first: int, last: int) -> bool:
    """The scheme was launch by the."""
    return (
        text.small[first] in ("was", "were", "is", "are")
        and text.small[last] in _NO_NOUN_AFTER_BE
        and text.tags[first - 1] in "NSA"
        and not set(_clause(text, first)) & set("WKhG")
    )


def _is_have_ask(text: Text, first: int, last: int) -> bool:
    """The trust has ask the."""
    return (
        text.small[first] in ("has", "have", "had")
        and (_is_base(text, last) or text.small[last] in _ASKED)
        and text.tags[first - 1] in "NSAr"
        and not set(_clause(text, first)) & set("WKhGc")
    )


def _is_base(text: Text, at: int) -> bool:
    word = text.small[at]
    return (
        text.tags[at] == "V"
        and not classes(word) & Class.PARTICIPLE
        and word not in ("become", "come", "let", "put", "shut", "overcome")
    )


def _is_worked(text: Text, first: int, last: int) -> bool:
    """She has work there since; she has work for 30 years."""
    if (
        text.small[first] not in _HAVE
        or text.small[last] != "work"
        or text.tags[first - 1] not in ("r")
    ):
        return False
    after = text.small[last + 1 : last + 10]
    return bool({"years", "months", "since"} & set(after)) and text.tags[last + 1] in "iICR"


def _is_appeared(text: Text, first: int, last: int) -> bool:
    """It is still not appeared."""
    return (
        text.small[first] in _BE - {"be"}
        and text.small[last] in _STAYS
        and text.tags[first - 1] not in "GM"
        and text.tags[last + 1] not in "NSnlj"
        and text.small[last + 1] != "to"
        and not (text.tags[first - 1] in "ruhW" and set(_clause(text, first - 1, 5)) & set("Wh"))
        and text.small[first - 1] not in ("there", "that", "what", "which")
    )


def _is_been(text: Text, first: int, last: int) -> bool:
    """The hall is still been used."""
    return (
        text.small[first] in _BE - {"be", "been"}
        and text.small[last] == "been"
        and last > first + 1  # else it is a word confused with another
    )


def _is_prospect(text: Text, first: int, last: int) -> bool:
    """Is expected report by; are likely collapse."""
    word = text.small[last]
    at = last - 1
    if text.small[at] not in _PROSPECTS:
        return False
    if text.small[first] not in _BE and not text.small[first].endswith(("’re", "’m", "’s")):
        return False
    if word in VERBS and (
        text.small[at] in WANT_TO
        or (text.small[at] in PREPARED_TO and text.tags[at : last + 1] == "EV")
    ):
        return False  # a missing word
    can, after = classes(word), text.tags[last + 1]
    if "-" in word or not can & Class.BASE:
        return False
    if text.tags[last] == "V":
        return word not in ("else", "come", "let")
    if text.small[at] in ("going", "set", "trying", "ready", "eager", "keen"):
        return word in _EITHER and after in "tmaU"
    if text.tags[last] in "vE":
        return word in _OPEN and after in "tmaUiI.,"
    return (after in "tmaUu" and word not in _HOME) or (word in _BARE and after in "iIR.,T")


def _is_happy(text: Text, first: int, last: int) -> bool:
    """I’ll happy to; you’d amazed what."""
    word = text.small[first]
    if text.tags[first] == "M":
        if word not in ("can", "will", "may", "might") and text.tags[last + 1] in "oTi":
            return False  # a missing word
        return word in ("will", "would", "should", "could", "must", "won’t", "wouldn’t") and (
            text.small[last] in _FEELINGS
            and text.tags[first - 1] in "ruSNA"
            and text.tags[last + 1] in "TWKhiIoC"
        )
    return (
        word.endswith(("’ll", "’d"))
        and text.small[last] in _FEELINGS
        and text.tags[last + 1] in "TWKhiIoC.,"
    )


def _is_will_a(text: Text, first: int, last: int) -> bool:
    """He will a new rota."""
    return (
        text.small[first] in ("he", "she", "they", "we")
        and text.tags[first - 1] in "\n“hK,"
        and text.small[last - 1] not in ("can’t",)
        and text.tags[last + 1] not in ".,;\n"
    )


def _is_will_all(text: Text, first: int, last: int) -> bool:
    """It will all eleven of its branches open."""
    return text.small[first + 1] in ("will", "can", "would", "could", "should", "must", "may") and (
        text.small[first + 2] in ("all", "both", "some", "many", "most")
    )


def _is_she_six(text: Text, first: int, last: int) -> bool:
    """Until she six."""
    word = text.small[last]
    years = (word.isdigit() and len(word) < 3) or word.isalpha()
    return text.small[first + 1] in ("he", "she") and years


def _is_she_ill(text: Text, first: int, last: int) -> bool:
    """When she ill."""
    return text.small[first + 1] in ("he", "she", "they", "we", "i") and text.small[last] in _ILL


def _is_else(text: Text, first: int, last: int) -> bool:
    """Somebody will else."""
    return text.small[last] == "else" and text.tags[first] in "MzydV"


def _is_how_opens(text: Text, first: int, last: int) -> bool:
    """A row over how opens the doors."""
    return text.small[first] == "how" and text.small[last] not in ("goes", "comes")


def _is_likely_by(text: Text, first: int, last: int) -> bool:
    """They will by unable; they’ll likely by in."""
    at = text.small.index("by", first + 1)
    word = text.small[last]
    if text.tags[first] == "X" and not text.small[first].endswith("’ll"):
        return False
    if text.tags[last] in "iI":
        return at == first + 2 and text.small[first + 1] in ("likely", "probably", "soon", "also")
    return word in _BY or (
        text.tags[last] == "E" and word.endswith("ed") and text.tags[last + 1] in "iIT.,"
    )


# fmt: off
_PATTERNS: tuple[Pattern, ...] = tuple(
    (re.compile(pattern, re.M), test, said)
    for pattern, test, said in (
        ("bR?n(?=[iIT.,tmaCR])", _is_be_launch, "‘be’ takes the participle"),
        ("[zy]R?n(?=[iIR.,tma])", _is_is_launch, "‘be’ takes the participle"),
        ("[dyz]R?[nVx](?=[tmUa])", _is_have_ask, "‘have’ takes the participle"),
        ("[dyz]n", _is_worked, "‘have’ takes the participle"),
        ("[zyb]R{0,3}[Ev]", _is_appeared, "‘has’ or ‘have’ is meant"),
        ("[zy]R{0,2}b", _is_been, "‘has’ or ‘have’ is meant, or ‘being’"),
        ("[zybX]R{0,2}[EJGRvx][VnxvE]", _is_prospect, "‘to’ is missing"),
        ("[MX]R?[JEvx]", _is_happy, "‘be’ is missing"),
        ("rMa", _is_will_a, "a verb is missing"),
        ("[ruA]Mq#?o", _is_will_all, "a verb is missing"),
        ("[CK]r#(?=[.,;)”cS])", _is_she_six, "a verb is missing"),
        ("[CK]rR?[JxRjn](?=[.,;)”ciICT])", _is_she_ill, "a verb is missing"),
        ("KZ", _is_how_opens, "a subject is missing, or ‘who’ is meant"),
        ("[MzydV]R", _is_else, "the words are in a wrong order"),
        ("[MX][RJ]?i(?:[iIE]|J)", _is_likely_by, "‘be’ is meant"),
    )
)
# fmt: on


def check_part(part: Issue) -> Iterator[Diagnostic]:
    text = tagged(part)
    for first, last, said in apart(matches(text, _PATTERNS)):
        yield Diagnostic(
            "broken-verb-phrase",
            SEVERITY,
            f"‘{text.written(first, last)}’: {said}",
            text.place(first, last),
            "Write the form that is meant, or the word that is missing.",
        )
