"""
## What it does

Finds a word that is missing by the words that stand there without it: “more 700,000” (than),
“also known the” (as), “double the number scanners” (of), “get on bringing” (with), “the board as
well undertaking” (as), “able attend” (to), “in front the” (of), “hands out clutch of” (a),
“the progress of magazine” (the).

## Why it matters

Readers have to go back and guess what was meant, and the short words are what spelling checkers
never miss.

## Example

```markdown
More 700,000 people took part, and some were able speak.
```

## How to put it right

Write the word that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.grammar.lists import (
    COUNTED,
    PERSONS,
    PREPARED_TO,
    QUANTITIES,
    VERBS,
    WANT_TO,
    words_of,
)
from hm.check.grammar.patterns import Pattern, apart, matches
from hm.check.grammar.tagging import Text, tagged
from hm.check.lexicon.classes import Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


_OF_WANTED = QUANTITIES - words_of(
    """
    cluster collection dozen majority mass minority mixture mountain network number pair percentage
    proportion set
    """
)
"""Quantities that want ‘a’ before them: hands out a clutch of ideas."""
_WANT_SOMEBODY_TO = words_of("""
    want wants wanted allow allows allowed allowing enable enables enabled enabling ask asks asked
    asking expect expects expected expecting encourage encourages encouraged encouraging force
    forces forced forcing tell told invite invites invited urge urges urged persuade persuaded
    require required requires
    """)
_FOLLOWED_BY = {
    "of": (
        "in front|regardless|irrespective|in spite|on behalf|by means|in favour|in charge"
        "|in light|in view|in excess|in lieu|in pursuit|in terms|for the sake|in the wake"
        "|at the expense|on account|as part|the majority|a lot|a number|a couple|a variety|a range"
        "|a handful|in aid|in memory|in respect|in search|at the heart"
        "|on the verge|on the brink"
    ),
    "to": "due|according|prior|with regard|in relation|with respect|with a view|as opposed",
    "with": "in accordance|in keeping|in conjunction|in tandem",
}
"""What cannot stand before ‘the’ without another word."""
_WITH_THE = {
    "the": (
        "in meantime|on other hand|at same time|in same way|in same boat|in same place"
        "|for first time|for second time|for last time|in first place|in second place|at moment"
        "|in long term|in short term|in medium term|in longer term|over long term|over longer term"
        "|in long run|in short run|in wake of|in face of|on verge of|on brink of|on eve of"
        "|on edge of|in middle of|at heart of|at centre of|at expense of|on basis of|in absence of"
        "|in event of|in process of|at beginning of|at start of"
        "|at top of|at bottom of|with exception of|on back of|in interests of|under auspices of"
        "|with aim of|for sake of|in shape of|at hands of|in eyes of|for duration of|to tune of"
        "|in run-up to|in lead-up to|sting in tail|on whole|in form of|for foreseeable future"
        "|at forefront of|on frontline|in limelight|on receiving end|in pipeline|in wider context"
        "|in public interest|in private sector|in public sector|in voluntary sector|over past year"
        "|over last year|over next year|in past year|in last year|in next year|over past decade"
        "|in last decade|over last decade|in early hours|at other end"
    ),
    "a": (
        "as result of|as result|as consequence of|as matter of|on daily basis|on regular basis"
        "|on weekly basis|as whole|for long time|in hurry|at loss|at glance|in way that"
        "|in bid to|with view to|in position to|on scale of"
        "|in variety of|in number of ways|in number of cases"
    ),
}
"""Set phrases that have lost the word in the middle."""
_WITH_PREPOSITION = frozenset(
    verb + ending
    for verb in words_of(
        "listen depend belong consist participat react apologis differ interfer collaborat"
        " adher refrain cater hing compli rel cop deal"
    )
    for ending in ("", "e", "s", "es", "ed", "ing", "ies", "ied", "y", "ying")
) - words_of("reed cop cops copy copies copying copied cater deale hings")
"""Verbs that take no object without a preposition; what is no word is harmless."""
_OFTEN = words_of(
    """
    also better colloquially collectively commonly formally formerly generally locally now often
    once originally otherwise popularly previously sometimes still usually variously widely
    """
)
"""How something is known as something."""
_MOST = words_of("biggest busiest fastest hardest largest longest newest oldest toughest worst")
_ROLES = words_of(
    "kind kinds type types sort sorts form forms role post job rank title position style word"
)
"""Nouns whose ‘of’ takes a bare noun: the role of manager."""
_BARE = frozenset(
    ("of course", "of conversation", "on strike", "in person", "by mistake", "on target")
)
_MASS = frozenset(("organisation", "outcome", "disaster", "constraint", "city", "village"))
"""Nouns that stand without a determiner, too: equality of outcome, in town and village."""
_NO_DETERMINER = words_of("per without via as above below inside outside between")


def _is_more(text: Text, first: int, last: int) -> bool:
    figure = text.small[last]
    large = "," in figure or figure.endswith("%") or figure[0] in "£$€"
    return text.small[first] in ("more", "fewer", "less") and large


def _is_more_at_start(text: Text, first: int, last: int) -> bool:
    figure = text.small[last].replace(",", "")
    return (
        text.small[first] == "more"
        and figure.isdigit()
        and int(figure) > 19
        and not 1900 < int(figure) < 2100
        and text.copy(first).is_running
    )


def _is_one_of_best(text: Text, first: int, last: int) -> bool:
    """One of biggest, one of most important."""
    word = text.small[last]
    superlative = word == "most" or (word.endswith("est") and word not in ("interest", "honest"))
    return text.small[first] == "one" and superlative


def _is_most_of(text: Text, first: int, last: int) -> bool:
    """Most of staff."""
    return (
        text.small[first] in ("most", "many", "some", "several", "few", "none")
        and text.small[last] in PERSONS | {"staff"}
        and text.tags[first - 1] not in "amJ"
    )


def _is_known(text: Text, first: int, last: int) -> bool:
    return text.small[last - 1] == "known" and text.small[first] in _OFTEN


def _is_able(text: Text, first: int, last: int) -> bool:
    small = text.small
    if small[first] == "order" and small[first - 1] != "in":
        return False
    if small[first] in ("struggle", "hope", "plan") and text.tags[first - 1] in "iIsatmqwo":
        return False  # people in struggle create
    if (
        text.tags[first] == "l"
        or "M" in text.tags[first - 2 : first]
        or text.tags[first - 1] in "tam"
        or small[first - 1] == "would"
    ):
        return False
    if small[first] in ("likely", "unlikely") and not set(text.tags[first - 2 : first]) & set(
        "zyb"
    ):
        return False  # would as likely go
    return small[first] in WANT_TO and small[last] in VERBS


def _is_allow(text: Text, first: int, last: int) -> bool:
    return text.small[first] in _WANT_SOMEBODY_TO and text.small[last] in VERBS


def _is_prepared(text: Text, first: int, last: int) -> bool:
    return text.small[last] in VERBS and text.small[last - 1] in PREPARED_TO


def _is_patients_their(text: Text, first: int, last: int) -> bool:
    # The situations your work may bring; the people whose job it is.
    return (
        text.small[last] != "whose"
        and text.tags[first - 1] in "VENnlG"
        and text.tags[last + 1] in "NnJjS"
        and not set(text.tags[last + 2 : last + 4]) & set("VZEMzyd")
    )


def _is_been(text: Text, first: int, last: int) -> bool:
    return text.small[last] == "been" and text.tags[first - 1] not in "zyd"


def _is_bare_ing(text: Text, first: int, last: int) -> bool:
    return text.small[last] not in ("being", "during") and text.tags[first - 1] not in "zydIiCKb"


def _is_bare_able(text: Text, first: int, last: int) -> bool:
    return (
        text.small[last] in ("able", "unable", "aware", "keen")
        and text.tags[first - 1] not in "zyd"
    )


def _is_noun_been(text: Text, first: int, last: int) -> bool:
    clause = text.tags[max(0, first - 9) : first].rsplit("\n", 1)[-1]
    return text.small[last] == "been" and not set(clause) & set("zydMX")


def _is_bare_subject(text: Text, first: int, last: int) -> bool:
    if text.small[first] == "we" and text.tags[last] in "tm":
        return False  # we the undersigned
    return text.tags[first - 1] not in "zydMbCX" and text.words[first] != "i"


def _is_bare_modal(text: Text, first: int, last: int) -> bool:
    # Of course; they will in turn.
    if {"whose", "what", "which", "how", "where"} & set(text.small[max(0, first - 4) : first]):
        return False  # whose interests should the board defend
    return text.tags[last] != "o" and text.small[last - 1] not in ("can", "will", "may", "might")


def _is_bare_determiner(text: Text, first: int, last: int) -> bool:
    after = text.spans[last][1]
    body = text.copy(first).text
    return (
        text.small[first] not in ("his", "her", "its", "whose")
        and text.small[last] not in ("...", "…")
        and not body[after : after + 1].isalnum()
        and text.words[first][0].islower()
    )


def _is_listen(text: Text, first: int, last: int) -> bool:
    return text.small[first] in _WITH_PREPOSITION


def _is_part_of(text: Text, first: int, last: int) -> bool:
    return text.small[first].endswith("%") and text.small[last] in PERSONS


def _is_biggest(text: Text, first: int, last: int) -> bool:
    return text.small[first] == "of" and text.small[first + 1] in _MOST


def _is_because(text: Text, first: int, last: int) -> bool:
    return text.small[first] in ("because", "although", "though", "whilst", "unless", "whether")


def _is_this_by(text: Text, first: int, last: int) -> bool:
    clause = text.tags[max(0, first - 4) : first].rsplit("\n", 1)[-1]
    by = text.small[last] == "by" and text.small[first] in ("this", "these")
    return by and not set(clause) & set("zydVMX")


def _is_modal_proud(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first] not in ("can", "will", "may", "might")
        and "-" not in text.small[last - 1]
        and bool(classes(text.small[last - 1]) & Class.ADJECTIVE)
        and not classes(text.small[last - 1]) & Class.BASE
    )


def _is_bare_manager(text: Text, first: int, last: int) -> bool:
    copy = text.copy(first)
    running = copy.role is Role.PARAGRAPH and not copy.panel
    return running and text.small[last - 1] in COUNTED


def _is_get_on(text: Text, first: int, last: int) -> bool:
    return text.small[first] in ("get", "gets", "got", "getting") and text.small[last - 1] == "on"


def _is_as_well(text: Text, first: int, last: int) -> bool:
    return text.small[first : first + 2] == ("as", "well")


def _is_as_possible(text: Text, first: int, last: int) -> bool:
    return text.small[first] == "as" and text.small[last] in ("possible", "necessary")


def _is_number_of(text: Text, first: int, last: int) -> bool:
    small = text.small
    if text.tags[first + 2] == "." or small[first + 1] not in (
        "number",
        "range",
        "variety",
        "majority",
        "handful",
        "plethora",
    ):
        return False
    # The number doctors dial: a clause about it.
    return text.tags[last + 1] not in "VZyMdn" or small[first] == "a"


def _is_one_of(text: Text, first: int, last: int) -> bool:
    small = text.small
    if small[first] == "none" and small[last + 1] in ("wiser", "worse", "less", "better", "poorer"):
        return False
    if text.tags[first - 1] in "tmwsaJ" or small[first - 1] in ("each", "any", "no"):
        return False
    return small[first] in ("one", "some", "many", "several", "none", "each")


def _is_quantity(text: Text, first: int, last: int) -> bool:
    if text.small[first] in ("of", "by", "per", "to", "from", "in", "and"):
        return False
    if text.tags[first] in "EGRX" and text.tags[first - 1] in "atmpewsJR":
        return False
    return text.small[last - 1] in _OF_WANTED and text.copy(first).role is not Role.ALT


def _is_uncounted(text: Text, first: int, last: int) -> bool:
    small = text.small
    return (
        small[last] in COUNTED - _MASS
        and text.words[last].islower()
        and small[first] not in _NO_DETERMINER
        and f"{small[first]} {small[last]}" not in _BARE
        and small[first - 1] not in _ROLES
        and small[first - 1] != small[last]
        and text.tags[first - 1] not in "tamTJ"
        and text.words[last - 1][-1:] not in "’'"
    )


def _is_verb(text: Text, first: int, last: int) -> bool:
    return text.small[last] in VERBS


def _is_verb_after_be(text: Text, first: int, last: int) -> bool:
    # All you have to do is make it; what she does is keep calm.
    before = text.tags[max(0, first - 12) : first].rsplit("\n", 1)[-1]
    return (
        text.small[first] in ("is", "was", "are", "were")
        and text.small[last] in VERBS
        and before[-1:] not in "byzdT"
        and not set(before) & set("yzTWb")
    )


def _is_verb_after_have(text: Text, first: int, last: int) -> bool:
    return text.small[first] in ("has", "have", "had") and text.small[last] in VERBS


def _is_verb_after_short_be(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first].endswith(("’re", "’s", "’ve", "’m"))
        and text.small[first] != "let’s"
        and text.small[last] in VERBS
    )


def _is_such(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first] == "such"
        and text.small[last] in COUNTED
        and text.tags[first - 1] not in "q#e"
        and text.small[first - 1] not in ("one", "other")
    )


def _is_verb_after_how(text: Text, first: int, last: int) -> bool:
    return text.small[first] == "how" and text.small[last] in VERBS - {"do", "be"}


def _is_bare_there(text: Text, first: int, last: int) -> bool:
    return text.small[first] == "there" and not text.copy(first).text.startswith("There there")


# fmt: off
_PATTERNS: tuple[Pattern, ...] = tuple(
    (re.compile(pattern, re.M), test, said)
    for pattern, test, said in (
        ("q#", _is_more, "‘than’ is missing"),
        ("(?<=\n)q#(?=[Sl])", _is_more_at_start, "‘than’ is missing"),
        ("uo[Jqx]", _is_one_of_best, "‘the’ is missing"),
        ("qoS(?=[zyMd.,TE])", _is_most_of, "‘the’ is missing"),
        ("[Rx]E[taA“]", _is_known, "‘as’ is missing"),
        ("[JVZEGNnlvj]R?[Vnx]", _is_able, "‘to’ is missing"),
        ("[zyb]R?EV", _is_prepared, "‘to’ is missing"),
        ("[oiI][tmwq]?J*Sm", _is_patients_their, "a word is missing between the two"),
        ("[VZEGnl]U[Vnx]", _is_allow, "‘to’ is missing"),
        ("rG", _is_bare_ing, "a verb is missing"),
        ("rR?J", _is_bare_able, "a verb is missing"),
        ("(?:(?<=[\n“;,hK-])|(?<=,c))u[aq#]", _is_bare_there, "a verb is missing"),
        ("rR?b", _is_been, "‘have’ or ‘has’ is missing"),
        ("[NSAxu]b", _is_noun_been, "‘have’ or ‘has’ is missing"),
        ("r[atm]", _is_bare_subject, "a verb is missing"),
        ("[rSu]M[ta]", _is_bare_modal, "a verb is missing"),
        ("K[zydM]", _is_because, "the subject is missing"),
        ("[tm][.,;)]", _is_bare_determiner, "a noun is missing"),
        ("[a-zA-Z][tmU]", _is_listen, "a preposition is missing"),
        ("#[Jj]?S", _is_part_of, "‘of’ is missing"),
        ("o[Jxj][NSnl]", _is_biggest, "‘the’ is missing"),
        ("[sw]Ei", _is_this_by, "a verb is missing"),
        ("M[Jjx][oTi]", _is_modal_proud, "‘be’ is missing"),
        ("Z[JjN]*[Nn](?=[.,;zydMhWKioIT)”“-])", _is_uncounted, "‘a’ or ‘the’ is missing"),
        ("(?<=\n)J*N[zyMVZ]", _is_bare_manager, "‘a’ or ‘the’ is missing"),
        ("[VnEG]IG", _is_get_on, "‘with’ is missing"),
        ("CRG", _is_as_well, "‘as’ is missing"),
        ("C[RqJ]J", _is_as_possible, "‘as’ is missing"),
        ("[at][NnjJx][AJj]{0,2}(?:c[AJj]{1,2})?S", _is_number_of, "‘of’ is missing"),
        ("[qu]t", _is_one_of, "‘of’ is missing"),
        ("[VZEGzyiIRX][Jj]?[NnjlSx]o", _is_quantity, "‘a’ is missing"),
        ("[iIo](?:J[Jj]*“?[NnJj]{0,2}|j?)[Nn](?=[.,;zydMhWioC)”“-])", _is_uncounted,
         "‘a’ or ‘the’ is missing"),
        ("[TMr]R?V[JjN]*[NnA](?=[.,;zydMhWKioIT)”“-])", _is_uncounted, "‘a’ or ‘the’ is missing"),
        ("q[Jj]?[Nn](?=[.,;zydMhWioC)”“-])", _is_such, "‘a’ is missing"),
        ("KV", _is_verb_after_how, "‘to’ is missing"),
        ("uSy", _is_bare_there, "the words are in a wrong order, or one is missing"),
        ("[zy]V", _is_verb_after_be, "a word is missing, or the form of the verb is wrong"),
        ("[zyd]V", _is_verb_after_have, "a word is missing, or the form of the verb is wrong"),
        ("XV", _is_verb_after_short_be, "a word is missing, or the form of the verb is wrong"),
        ("[at]V", _is_verb, "a word is missing, or one of the two is too much"),
        ("[io]V", _is_verb, "a word is missing, or the form of the verb is wrong"),
    )
)
# fmt: on


def check_part(part: Issue) -> Iterator[Diagnostic]:
    text = tagged(part)
    for first, last, said in apart((*matches(text, _PATTERNS), *_phrases(text))):
        yield Diagnostic(
            "missing-word",
            SEVERITY,
            f"‘{text.written(first, last)}’: {said}",
            text.place(first, last),
            _remedy(said),
        )


def _remedy(said: str) -> str:
    if said.startswith("‘"):
        return f"Write {said.removesuffix(' is missing')} where it belongs."
    return "Write what is missing, or delete what is left over."


def _phrases(text: Text) -> Iterator[tuple[int, int, str]]:
    """Set phrases without a word of theirs: first and last word, and what is said of them."""
    for words, missing, goes_on in _PHRASES:
        middle = len(words) // 2
        for at in text.index.get(words[middle], ()):
            first, last = at - middle, at - middle + len(words) - 1
            if text.small[first : last + 1] != words:
                continue
            after = text.tags[last + 1]
            if goes_on:
                # Delayed due the strike; but: staff due the rise.
                lacks = after in "atmsw" and (words != ("due",) or text.tags[first - 1] in "E,")
            else:
                # In public sector jobs.
                lacks = words[-1] == "of" or after not in "NSnljxAJ"
            if lacks:
                yield first, last + goes_on, f"‘{missing}’ is missing"


_PHRASES = tuple(
    (tuple(phrase.split()), missing, goes_on)
    for table, goes_on in ((_FOLLOWED_BY, True), (_WITH_THE, False))
    for missing, phrases in table.items()
    for phrase in phrases.split("|")
)
