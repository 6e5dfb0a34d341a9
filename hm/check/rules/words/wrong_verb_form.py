"""
## What it does

Finds a verb in a form that the word before it does not take: “could increased”, “will goes”, “to
went”, “has went”, “did spoke”, “might been”; and a noun where “how to” or “able to” wants a verb.

## Why it matters

Such forms are left where one way of saying it was turned into another halfway.

## Example

```markdown
The board could increased the budget, and explains how to law stands.
```

## How to put it right

Write the form that the word before it takes, or the word that is missing between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.grammar.lists import words_of
from hm.check.grammar.patterns import Pattern, apart, matches
from hm.check.grammar.tagging import Text, tagged
from hm.check.lexicon.classes import Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


_PASTS = words_of("""
    arose ate awoke became began bit blew broke chose came did drank drove fell flew forbade
    forgave forgot froze gave grew hid knew mistook overcame overtook oversaw rang rode rose sang
    sank saw shook shrank spoke stole swam swore threw took tore undertook underwent was went were
    withdrew wore wove wrote
    """)
"""Forms of the past that no auxiliary verb takes: she went, has gone."""
_ALSO_BASE = words_of("overcome fell found become come bet cost cut hit hurt put set spread")
"""Pasts and participles that are also the form of ‘to go’."""
_NOT_PAST_ALONE = frozenset(("was", "were", "did", "bit", "fell", "shook", "saw", "rose", "wove"))
_TAKEN = words_of("driven given held kept led met paid seen sent shown spoken taken told written")
"""Participles that are no adjectives after ‘to’."""
_WANTS_VERB = words_of("""
    how able unable unwilling want wants wanted wanting trying tried tries hoping hopes hoped
    eager decided decides managed manages tends
    """)


_WANTS_TO = words_of(
    """
    have has had having need needs needed want wants wanted able unable going likely ought is are
    was were trying continue continues continued hope hopes plan plans planned expected required
    """
)


def _is_after_modal(text: Text, first: int, last: int) -> bool:
    if text.small[last] in _ALSO_BASE or text.words[first] in ("May", "Will"):
        return False
    return text.tags[first - 1] not in "atmJj"  # the noun: a free will, a tin can


def _is_ing_after_modal(text: Text, first: int, last: int) -> bool:
    return text.small[last] != "being" and text.words[first].islower()


def _is_taken(text: Text, first: int, last: int) -> bool:
    return text.small[last] in _TAKEN


def _is_past_after_to(text: Text, first: int, last: int) -> bool:
    return text.small[last] in _PASTS - {"fell", "saw", "bit", "shook", "rose", "was", "were"}


def _is_participle_after_to(text: Text, first: int, last: int) -> bool:
    # Has to reviewed, needs to delivered; but: due to reduced hours.
    return text.small[first] in _WANTS_TO and not classes(text.small[last]) & (
        Class.BASE | Class.SINGULAR
    )


def _is_has_after_to(text: Text, first: int, last: int) -> bool:
    return text.small[last] in ("has", "had") and (
        text.tags[first] in "JN" or text.small[first] in _WANTS_TO | _WANTS_VERB
    )


def _is_past_after_did(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first] in ("did", "didn’t", "don’t", "does", "doesn’t")
        and text.small[last] in _PASTS - _NOT_PAST_ALONE
    )


def _is_past_after_have(text: Text, first: int, last: int) -> bool:
    if text.small[first] == "had" and text.tags[first - 1] in "ruRA":
        return False  # the best ideas I had came to me
    return text.small[first] in (
        "has",
        "have",
        "had",
        "hasn’t",
        "haven’t",
        "hadn’t",
        "having",
    ) and text.small[last] in _PASTS - _NOT_PAST_ALONE - {"went"}


def _is_past_after_be(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first] in ("is", "are", "was", "were", "be", "been", "being")
        and text.small[last] in _PASTS - {"bit", "saw"}
    ) and text.tags[first - 1] not in "ruW"


def _is_third_after_do(text: Text, first: int, last: int) -> bool:
    if text.tags[last] == "l":  # don’t times: a noun
        return text.small[first] in ("didn’t", "doesn’t") and text.tags[last + 1] in "tamTiI.h"
    return text.small[first] in ("didn’t", "don’t", "doesn’t", "did")


def _is_noun_after_to(text: Text, first: int, last: int) -> bool:
    if text.small[first] not in _WANTS_VERB or text.small[last] in ("both", "better", "all"):
        return False
    word = text.words[last]
    return not word[0].isupper() and not word.startswith(("de", "re", "un", "co", "pre", "dis"))


def _is_been_after_modal(text: Text, first: int, last: int) -> bool:
    return text.small[last] in ("been", "done") and text.tags[first - 1] not in "atm"


def _is_be(text: Text, first: int, last: int) -> bool:
    return f"{text.small[first]} {text.small[last]}" in (
        "has be",
        "have be",
        "had be",
        "has being",
        "have being",
        "had being",
        "is been",
        "are been",
        "is be",
        "are be",
        "was been",
        "were been",
        "as been",
        "to been",
    )


_MODAL = "a modal verb takes the form of ‘to go’"
# fmt: off
_PATTERNS: tuple[Pattern, ...] = tuple(
    (re.compile(pattern, re.M), test, said)
    for pattern, test, said in (
        ("MR?[ZE]", _is_after_modal, _MODAL),
        ("(?<=[NSAru])MG", _is_ing_after_modal, "‘be’ is missing, or the form is wrong"),
        ("TE(?=[iITR.])", _is_taken, "‘be’ is missing, or the form is wrong"),
        ("MR?b", _is_been_after_modal, "‘have’ is missing, or ‘be’ is meant"),
        ("T[Ezd]", _is_past_after_to, "‘to’ takes the form of ‘to go’"),
        ("[a-zA-Z]TE", _is_participle_after_to, "‘be’ is missing, or the form is wrong"),
        ("[a-zA-Z]T[zd]", _is_has_after_to, "‘to’ takes the form of ‘to go’"),
        ("[dyz]R?E", _is_past_after_did, "‘did’ takes the form of ‘to go’"),
        ("[dyz]R?[ZEl]", _is_third_after_do, "‘do’ takes the form of ‘to go’"),
        ("[dyzb]R?E", _is_past_after_have, "‘have’ takes the participle: has gone"),
        ("[zyb]R?E", _is_past_after_be, "‘be’ takes the participle: was taken"),
        ("[KJVZEGnl]TR?[NStamwr]", _is_noun_after_to, "a verb is missing, or ‘to’ is a slip"),
        ("[dzyCT]b", _is_be, "these two do not go together"),
    )
)
# fmt: on


def check_part(part: Issue) -> Iterator[Diagnostic]:
    text = tagged(part)
    for first, last, said in apart(matches(text, _PATTERNS)):
        yield Diagnostic(
            "wrong-verb-form",
            SEVERITY,
            f"‘{text.written(first, last)}’: {said}",
            text.place(first, last),
            "Write the form that is meant, or the word that is missing.",
        )
