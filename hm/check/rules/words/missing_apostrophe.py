"""
## What it does

Finds a plural that owns what follows and has no apostrophe: “on its members behalf”, “employers
evidence”, “workers rights”, “the sectors
concerns”, “seven hours sleep”, “in two weeks time”, “last years budget”; and
set phrases without theirs: “arms length”, “private members bill”, “masters degree”, “Womens Day”,
“the Kings Fund”.

## Why it matters

It is among the first things that readers who mind such things notice.

## Example

```markdown
The rep spoke on her members behalf after ten years service.
```

## How to put it right

Write the apostrophe: “her members’ behalf”, “ten years’ service”; “her member’s” if it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.gather import editorial
from hm.check.grammar.lists import PERSONS, words_of
from hm.check.grammar.owners import bare_owners, singular
from hm.check.grammar.tagging import Text, tagged
from hm.check.lexicon.classes import classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_PERIODS = words_of("years months weeks days hours minutes decades")
_LASTING = words_of("""
    absence custody delay detention duration employment experience growth hiatus holiday
    imprisonment journey leave maternity notice paternity pay practice research rest salary
    service sleep standing study supply time training travel wait wages warning work worth
    """)
"""What is measured by time."""
_OWNED = words_of("""
    attitudes behalf benefits bills care careers concerns conduct confidence consent contracts
    demands dignity duties evidence expectations experiences eyes families feelings hands health
    homes hopes hours ideas interests jobs lives minds money morale names needs obligations
    opinions organisations pay pensions perceptions perspectives priorities privacy problems
    questions records relatives representatives responsibilities rights roles safety salaries
    skills time views voices wages welfare wellbeing wishes worries
    """)
"""What people have; in the plural these are no verbs after a plural."""
_TWO_OBJECTS = words_of(
    """
    allow allowing allows appoint ask asking asks assign award awarding awards bring bringing
    brings buy buying buys call calling calls charge consider considering considers cost costing
    costs deliver denies deny denying earn earns elect find get gets getting give gives giving
    grant granting grants guarantee guarantees hand have help helping helps issue keep leave lend
    let make makes making name offer offering offers owe owes owing pay paying pays promise
    promises promising provide provides providing save saves saving send sending sends show
    showing shows spare teach teaches teaching tell telling tells wish
    """
)
"""Verbs that take a person and a thing: give managers freedom."""
_NATIONS = words_of("aboriginal all first indigenous many native these those two various world’s")
_BODIES = words_of("association club conference federation forum group network society union")
"""Bodies whose names go without: a members club."""
_EVENTS = words_of("""
    course courses programme programmes day days event events session sessions conference network
    networks forum group groups committee meeting meetings guide handbook survey
    """)
_SET = {
    "womens": "women’s",
    "mens": "men’s",
    "childrens": "children’s",
    "arms length": "arm’s length",
    "arms-length": "arm’s-length",
    "arms-length-bodies": "arm’s-length bodies",
    "arms-length-body": "arm’s-length body",
    "parents evening": "parents’ evening",
    "parents evenings": "parents’ evenings",
    "trustees report": "trustees’ report",
    "directors report": "directors’ report",
    "auditors report": "auditor’s report",
    "citizens assembly": "citizens’ assembly",
    "citizens jury": "citizens’ jury",
    "visitors book": "visitors’ book",
    "collectors item": "collector’s item",
    "collectors items": "collector’s items",
    "bakers dozen": "baker’s dozen",
    "busmans holiday": "busman’s holiday",
    "arguments sake": "argument’s sake",
    "old peoples home": "old people’s home",
    "old peoples homes": "old people’s homes",
    "private members bill": "private member’s bill",
    "private members bills": "private members’ bills",
    "stones throw": "stone’s throw",
    "hairs breadth": "hair’s breadth",
    "moments notice": "moment’s notice",
    "days notice": "days’ notice",
    "fools errand": "fool’s errand",
    "lions share": "lion’s share",
    "devils advocate": "devil’s advocate",
    "writers block": "writer’s block",
    "bulls eye": "bull’s eye",
    "achilles heel": "Achilles’ heel",
    "goodness sake": "goodness’ sake",
    "heavens sake": "heaven’s sake",
    "gods sake": "God’s sake",
    "masters degree": "master’s degree",
    "masters degrees": "master’s degrees",
    "bachelors degree": "bachelor’s degree",
    "drivers licence": "driver’s licence",
    "athletes foot": "athlete’s foot",
    "crows feet": "crow’s feet",
    "old wives tale": "old wives’ tale",
    "old wives tales": "old wives’ tales",
    "new years day": "New Year’s Day",
    "new years eve": "New Year’s Eve",
    "new years resolution": "New Year’s resolution",
    "new years resolutions": "New Year’s resolutions",
    "mothers day": "Mother’s Day",
    "fathers day": "Father’s Day",
    "valentines day": "Valentine’s Day",
    "kings speech": "King’s Speech",
    "queens speech": "Queen’s Speech",
    "kings fund": "King’s Fund",
    "kings counsel": "King’s Counsel",
    "kings college": "King’s College",
    "parkinsons disease": "Parkinson’s disease",
    "alzheimers disease": "Alzheimer’s disease",
    "crohns disease": "Crohn’s disease",
    "huntingtons disease": "Huntington’s disease",
    "downs syndrome": "Down’s syndrome",
    "hobsons choice": "Hobson’s choice",
    "murphys law": "Murphy’s law",
    "each others": "each other’s",
    "one anothers": "one another’s",
    "someone elses": "someone else’s",
    "everyone elses": "everyone else’s",
    "travellers cheques": "traveller’s cheques",
    "employers liability": "employers’ liability",
}
_CERTAIN = frozenset(("womens", "mens", "childrens"))
"""What can be nothing else, and is put right."""
_SET_WORDS = {
    phrase.split(" ")[0]: [
        one.split(" ") for one in _SET if one.split(" ")[0] == phrase.split(" ")[0]
    ]
    for phrase in _SET
}
_PERIOD = re.compile("[#qJu][JSn]?SJ?[NnlGj]")
_LAST_YEAR = re.compile("(?:J|s)SJ?[Nnj]")
_OWNER = re.compile("[oiI][mt]?J*S[Jj]?[NnlS]")
_OBJECT = re.compile("[VZGl][tm]?J*SN(?=[.,;oiIczyMT)”-])")
_ONE_OWNER = re.compile("aJ*SN")
_SUBJECT = re.compile("(?:(?<=[\\n“;(])|(?<=[Kh]))[mt]?J?SJ?N[zM]")
_EVENT = re.compile("pS[GNn][NnlS]")


def check_part(part: Issue) -> Iterator[Diagnostic]:
    text = tagged(part)
    found: dict[int, int] = {}
    for match in text.find(_PERIOD):
        first, last = match.start(), match.end() - 1
        if (
            text.small[first + 1] in _PERIODS
            and text.small[last] in _LASTING
            and text.small[first] not in ("last", "next", "other", "all", "these", "both")
            and not (text.tags[last] == "G" and text.tags[last + 1] in "tmSlUAa")
        ):
            found.setdefault(first + 1, last)
    for match in text.find(_LAST_YEAR):
        first, last = match.start(), match.end() - 1
        if (
            text.small[first] in ("last", "next", "this")
            and text.small[first + 1] in ("years", "weeks", "months")
            and text.small[first - 1] not in ("the", "for")
        ):
            found.setdefault(first + 1, last)
    for match in text.find(_OWNER):
        first, last = match.start(), match.end() - 1
        owner = _owner(text, first, last)
        if text.small[owner] in PERSONS and (
            text.small[last] in _OWNED
            or (text.tags[last] == "N" and text.tags[last + 1] in ".,;oiIzyMdhW")
        ):
            found.setdefault(owner, last)
    for match in text.find(_OBJECT):
        first, last = match.start(), match.end() - 1
        if text.small[last - 1] in PERSONS and text.small[first] not in _TWO_OBJECTS:
            found.setdefault(last - 1, last)
    for match in text.find(_ONE_OWNER):
        last = match.end() - 1
        if text.small[last - 1] in PERSONS and text.small[last] not in _BODIES:
            found.setdefault(last - 1, last)
    for match in text.find(_SUBJECT):
        first, last = match.start(), match.end() - 2
        owner = _owner(text, first, last)
        if text.small[owner] in PERSONS:
            found.setdefault(owner, last)
    for match in text.find(_EVENT):
        first, last = match.start(), match.end() - 1
        if text.small[first + 1] in PERSONS and text.small[last] in _EVENTS:
            found.setdefault(first + 1, last)
    for owner, last in bare_owners(text):
        found.setdefault(owner, last)
    for at in text.having(("peoples",)):
        if text.tags[at + 1] in "NnSl" and text.small[at - 1] not in _NATIONS:
            found.setdefault(at, at + 1)
    for at in _names(text):
        found.setdefault(at, at + 1)
    for owner, last in sorted(found.items()):
        end = text.spans[owner][1]
        word = text.words[owner]
        if text.copy(owner).text[end : end + 1] == "’":
            continue
        yield Diagnostic(
            "missing-apostrophe",
            SEVERITY,
            f"‘{text.written(owner, last)}’ has no apostrophe",
            text.place(owner, last),
            f"Write ‘{word}’’, or ‘{singular(word)}’s’ if it is one."
            if text.small[owner] in PERSONS
            else f"Write ‘{singular(word)}’s’."
            if text.small[owner] not in _PERIODS
            else f"Write ‘{word}’’."
            if not _is_last(text, owner)
            else f"Write ‘{word[:-1]}’s’.",
        )
    yield from _set_phrases(part)


def _is_last(text: Text, owner: int) -> bool:
    return text.small[owner - 1] in ("last", "next", "this")


def _names(text: Text) -> Iterator[int]:
    """‘Englands trusts’, where the issue has England."""
    for word, places in text.index.items():
        stem = word[:-1]
        if len(places) != 1 or not word.endswith("s") or len(stem) < 4 or classes(word):
            continue
        at = places[0]
        if not text.words[at].istitle() or text.tags[at + 1] not in "NnSlJj":
            continue
        own = text.index.get(f"{stem}’s", ())
        known = [*own, *text.index.get(stem, ())]
        if (
            len(known) > 1
            and own
            and all(text.words[other][0].isupper() for other in known)
            and text.tags[at - 1] not in "twq#"
        ):
            yield at


def _owner(text: Text, first: int, last: int) -> int:
    return text.tags.rindex("S", first, last)


def _set_phrases(issue: Issue) -> Iterator[Diagnostic]:
    for copy in editorial(issue):
        words = copy.words
        for at, word in enumerate(words):
            for phrase in _SET_WORDS.get(word.text.lower(), ()):
                said = words[at : at + len(phrase)]
                start, end = word.start, said[-1].end
                if [one.text.lower() for one in said] == phrase and "’" not in copy.text[start:end]:
                    right = _SET[" ".join(phrase)]
                    if word.text[0].isupper():
                        right = right[0].upper() + right[1:]
                    yield Diagnostic(
                        "missing-apostrophe",
                        SEVERITY,
                        f"‘{copy.text[start:end]}’ has no apostrophe",
                        copy.place(start, end),
                        f"Write ‘{right}’.",
                        copy.edit(start, end, right) if phrase[0] in _CERTAIN else None,
                    )
