"""Numbers that say how many of something there are: ‘three key areas’, ‘10 tips’."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), 2)}

_NOUNS = (
    "aims areas aspects actions arguments benefits capabilities categories causes challenges "
    "characteristics clues commitments components concepts conditions criteria dangers demands "
    "dimensions domains drivers elements enablers essentials examples factors facts features "
    "functions fundamentals goals golden groups habits hints hurdles ideas ingredients issues "
    "kinds lessons levels limbs measures methods missions misconceptions mistakes myths objectives "
    "obstacles options outcomes paths pathways phases pillars pitfalls pledges points policies "
    "possibilities principles priorities problems promises proposals qualities questions reasons "
    "recommendations reforms requirements reminders risks roles routes rules scenarios secrets "
    "shifts signs skills solutions sorts stages statements steps strands strategies strengths "
    "styles suggestions symptoms takeaways targets tasks techniques tests themes things threats "
    "tips topics traits truths types values ways weaknesses wishes"
)
_COUNTED = re.compile(
    rf"(?<![\w£$€.,–-])(?P<number>{'|'.join(NUMBERS)}|\d{{1,2}})"
    rf"(?P<between>(?:\s(?!of\b|to\b|or\b|and\b|in\b|more\b|other\b)[\w’-]+){{0,3}}?)\s"
    rf"(?P<noun>{'|'.join(_NOUNS.split())})\b",
    re.I,
)
_LOOSE = re.compile(
    r"\b(?:first|last|next|other|another|further|extra|additional|more than|fewer than|less than"
    r"|at least|at most|up to|about|around|some|only|of the|of these|of its|of their|of our|of"
    r"|or|and|to|every|each|least|over|under|nearly|almost|page|pages|step|stage|phase|tip|part"
    r"|chapter|number|issue|these|those|all|previous|remaining|which|both)\s$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something a text says there are."""

    start: int
    end: int
    number: int
    words: str
    """``three key areas``"""


def counts(text: str) -> Iterator[Count]:
    """The counts of a text; none that is a part or an estimate (‘three of the five areas’)."""
    for match in _COUNTED.finditer(text):
        if _LOOSE.search(text[max(0, match.start() - 20) : match.start()]):
            continue
        written = match["number"].lower()
        number = NUMBERS.get(written) or (int(written) if written.isdecimal() else 0)
        if number > 1:
            yield Count(match.start(), match.end(), number, match[0])
