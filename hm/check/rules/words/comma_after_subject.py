"""
## What it does

Finds a comma that stands alone between a subject and its verb: “The survey of all staff, was
published”, “The fact that you are here, doesn’t mean”, “Receiving a complaint, led to”.

## Why it matters

The comma parts what belongs together; readers wait for a second one.

## Example

```markdown
The survey of staff in all hospitals, was published in May.
```

## How to put it right

Delete the comma, or set a second one where an aside begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.grammar.lists import words_of
from hm.check.grammar.tagging import Text, tagged
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

# Where a clause begins: a sentence, a quotation, after ‘and’ or ‘but’ at the start.
_START = "(?:(?<=\\n)|(?<=[“;])|(?<=\\nc))"
_NO_VERB = "[^,;.:\\n“”()zyMdZVbWhKXTrU-]"
_PATTERNS = tuple(
    map(
        re.compile,
        (
            # The survey of staff, was
            _START + "[tmaswqJSNAjx#]" + _NO_VERB + "{0,14}[SNAljnx],(?:[zyMZ]|d)(?![trSu])",
            # said that the survey of staff, was
            "[VZE]h[tmaswqSN]" + _NO_VERB + "{0,10}[SNln],[zyMd](?![trSu])",
            # that newer, more nimble teams, are
            "[hK][tmwq]?J,[qR]?[Jj]*[SNlA],[zyMd]",
            # Nurses who were told of it, objected to it
            _START + "[tmw]?[Jj]?[SNw]W[zydME][^,.;:“”()\n]{2,16},E(?=[TtaU])",
            # The chief executive Ann Doe, said:
            _START + "[tmaswqJSNAjxn#p]" + _NO_VERB + "{0,14}[ANn],[EZl](?=[;“h])",
            # They, are; The structure, is
            "(?:(?<=[\n“;hK-])|(?<=,c))[rus],[zyMd](?![trSu])",
            "(?<=[\n“;])c?[SNAJjx],[zyM](?![trSu])",
            # people who, have
            "W,[zyMd](?![trSu])",
            # because the report, is; but her point, is
            "(?:[hK]|,c)[tma][^,;.:\n“”()zyMdZVbWhKXTrUoiI-]{1,8}[SNln],[zyMd](?![trSu])",
            # The fact that you are here, does
            _START + "tNh[^,\\n]{2,14},[zyMZd](?![trSu])",
            # Receiving a complaint, led to
            _START + "G[^,;.:\\n“”()zyMdZWhKXrU-]{2,16},(?:[zyMZd](?![trSu])|E(?=[TtaU]))",
            # Nurses who are aware of it, can
            _START
            + "[tmaswqJSNAjxu][^,;.:\n“”()zyMdZVbWhKXTrU-]{0,6}W"
            + "[^,.;:“”()\n]{2,20},[zyMd](?![trSu])",
            # those who are aware of it, can
            "(?<![,A])[SN]W[zZyEM][^,.;:“”()\\n]{2,20},[zyM](?![trSu])",
        ),
    )
)
_NO_SUBJECT = words_of("""
    according following including depending starting beginning assuming speaking writing regarding
    concerning judging given provided oh ah well yes no please sorry okay hey now then same last
    next
    every once yesterday today tomorrow
    """)
"""What begins a phrase that is no subject: According to the survey, led by the trust."""
_SAID = words_of("""
    added adds argued argues commented comments concluded concludes explained explains insisted
    insists said says told warned warns wrote writes
    """)
_ASIDES = frozenset(
    ("any", "anything", "possible", "necessary", "so", "not", "far", "all", "instance", "example")
)
"""What a short aside ends with: if any, for example."""


def check_part(part: Issue) -> Iterator[Diagnostic]:
    text = tagged(part)
    told: set[int] = set()
    for pattern in _PATTERNS:
        for match in text.find(pattern):
            first, last = match.start(), match.end() - 1
            if last not in told and _is_subject(text, first, last):
                told.add(last)
                comma = last - 1
                edit = text.edit(comma, comma, "")
                yield Diagnostic(
                    "comma-after-subject",
                    SEVERITY,
                    f"a comma parts the subject from its verb in ‘{text.written(comma - 1, last)}’",
                    text.place(comma - 1, last),
                    "Delete the comma, or set another where the aside begins.",
                    edit if _is_certain(text, first) else None,
                )


def _is_certain(text: Text, first: int) -> bool:
    return text.tags[first : first + 3] == "tNh"


def _is_subject(text: Text, first: int, last: int) -> bool:
    if text.tags[first] == "," and text.small[first + 1] != "but":
        return False  # …, and the second, is
    while text.tags[first] in "hKVZE,c":
        first += 1
    if text.tags[last] in "EZl" and text.tags[last + 1] in ";“h" and text.small[last] not in _SAID:
        return False
    if text.tags[last + 1] == "," or text.small[last] in ("do", "don’t"):
        return False  # are, of course; Nurses, do come
    return (
        text.small[first] not in _NO_SUBJECT
        and text.small[last - 2] not in _ASIDES
        and text.copy(first).role is not Role.MASTHEAD
    )
