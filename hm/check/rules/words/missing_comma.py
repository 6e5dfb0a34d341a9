"""
## What it does

Finds an aside that a comma opens and none closes (“Jane Doe, head of policy at the trust says”), a
name with a clause that only adds to it (“NHS England which has …”), and “However” without a comma
at the beginning of a sentence; and speech without a comma before who says it (“It is late” she
says).

## Why it matters

Readers take the aside to go on until they stumble over the verb.

## Example

```markdown
Jane Doe, head of policy at the trust says beds are short.
```

## How to put it right

Set the comma where the aside ends: “at the trust, says”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.grammar.lists import words_of
from hm.check.grammar.tagging import Text, tagged
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_SAYS = words_of("""
    acknowledges acknowledged added adds admits admitted agreed agrees argued argues asked asks
    believes claimed claims commented comments concluded concludes concedes confirmed confirms
    cautioned cautions described describes emphasised emphasises explained explains feels hopes
    insisted insists maintains notes noted pointed points recalled recalls recommends remarked
    remembers replied replies responded responds said says stressed stresses suggested suggests
    tells thinks told urged urges warned warns welcomed welcomes wants was is has will wrote writes
    """)
"""What those who are introduced do."""
_REPORTS = words_of("added adds argued argues explained explains said says warned warns")
_REPORTED = _REPORTS | words_of("""
    admits admitted agreed agrees asked asks believes commented concluded confirmed insists insisted
    noted notes recalled recalls replied replies responded told tells wrote writes
    """)
_POSTS = words_of("""
    adviser advisor analyst architect author barrister campaigner captain chair chairman chairwoman
    chancellor chief clinician co-author co-chair co-director co-founder co-leader colleague
    commissioner consultant coordinator co-ordinator correspondent councillor dean deputy director
    doctor economist editor executive expert fellow founder governor gp head historian journalist
    judge lawyer lead leader lecturer manager matron member midwife minister mp nurse officer
    organiser paramedic partner physician physiotherapist politician president principal producer
    professor psychiatrist psychologist psychotherapist registrar rep representative researcher
    scientist secretary solicitor specialist spokesman spokesperson spokeswoman steward strategist
    surgeon surveyor therapist treasurer trustee
    """)
_INSIDE = frozenset("atmpqesJjNSnlxAGoiICc“”#~vE")
"""What the aside may hold: no verb of its own and no other mark."""
_NAMED = frozenset("”;-(“")
_ADDED = re.compile("[Ap]W(?:R?[zZyMd])")
_SPOKEN = re.compile("”(?:(?:r|A{1,4}|[mt][JjNn]?[Nn])[EZl]|[EZl](?=[Atmr]))")
"""“…” she says, “…” says Jane Doe."""
_HOWEVER = re.compile("(?<=\\n)R[tmrswSNAqu][^,\\n]*$", re.M)
_LONGEST = 20
"""Words of an aside, at most."""


def check_part(part: Issue) -> Iterator[Diagnostic]:
    text = tagged(part)
    yield from _asides(text)
    yield from _speeches(text)
    for match in text.find(_ADDED):
        first, last = match.start(), match.end() - 1
        if text.small[first + 1] in ("which", "who") and _is_name(text, first):
            yield _missing(text, first, first, last)
    for match in text.find(_HOWEVER):
        first = match.start()
        if text.small[first] in ("however", "moreover", "furthermore", "nevertheless"):
            yield _missing(text, first, first, first + 1)


def _speeches(text: Text) -> Iterator[Diagnostic]:
    """“It is late” she says."""
    for match in text.find(_SPOKEN):
        mark, last = match.start(), match.end() - 1
        says = next((at for at in (last, mark + 1) if text.small[at] in _REPORTED), None)
        if says is None or text.tags[last + 1] in "zydM”":
            continue
        opening = text.tags.rfind("“", 0, mark)
        said = text.tags[opening + 1 : mark]
        whole = len(said) > 3 and "\n" not in said and bool(set(said) & set("zydMXVZErG"))
        if whole and text.tags[opening - 1] in "\n;." and said[-1] not in ".,-;”":
            yield Diagnostic(
                "missing-comma",
                SEVERITY,
                f"a comma is missing between the speech and ‘{text.written(mark + 1, last)}’",
                text.place(mark - 1, last),
                f"Write the comma after ‘{text.words[mark - 1]}’.",
            )


def _asides(text: Text) -> Iterator[Diagnostic]:
    for last in text.having(sorted(_SAYS)):
        if text.tags[last - 1] not in "ANSnlxj”":
            continue
        comma = _comma(text, last)
        if comma and _opens(text, comma, last):
            yield _missing(text, last - 1, last - 1, last)


def _comma(text: Text, last: int) -> int | None:
    """The comma that opens an aside which ends before a verb, if it has no verb itself."""
    verbs = 0
    for at in range(last - 1, max(last - _LONGEST, 0), -1):
        tag = text.tags[at]
        if tag == ",":
            return at if not verbs else None
        if tag in "zZ" and text.small[last] in _REPORTS:
            verbs += 1
        elif text.small[at] == "who" and text.tags[at - 1] == "," and verbs == 1:
            return at - 1  # Jane Doe, who leads it says
        elif tag not in _INSIDE:
            return None
    return None


def _opens(text: Text, comma: int, last: int) -> bool:
    """Whether a name before the comma begins a clause, and after it comes what she or he is."""
    first = comma
    while text.words[first - 1][:1].isupper():
        first -= 1
    name = comma - first
    if name < 2 or name > 4 or text.tags[first] in "iIoCTKRqWtmMzydrX":
        return False
    before = text.tags[first - 1]
    if before == ",":
        # Commenting on the survey, Jane Doe, head of policy says
        start = text.tags.rfind("\n", 0, first) + 1
        if text.tags[start] not in "GECKiI" or "A" in text.tags[first - 2]:
            return False
    elif before not in "\nhK" and before not in _NAMED:
        return False
    aside = text.small[comma + 1 : last]
    if aside[0] == "who":
        return text.tags[last + 1] in ";“h,.-"
    if text.small[last] in ("is", "was", "has", "will") and text.tags[last - 1] not in "NA":
        return False
    return text.small[last - 1] not in ("who", "and") and bool(
        _POSTS & {part for word in aside for part in (word, word.split("-")[-1])}
    )


def _is_name(text: Text, at: int) -> bool:
    """Whether a word with a capital is a name of one thing, not one of several."""
    word = text.words[at]
    if word.endswith(("’s", "s’")) or not word[0].isupper() or len(word) < 2:
        return False
    first = at
    while text.tags[first - 1] in "AJj":
        first -= 1
    clause = text.tags[max(0, at - 14) : at].rsplit("\n", 1)[-1]
    if re.search("u[zM]|X", clause):
        return False  # it was Jane Doe who
    if text.tags[at + 1] == "W" and text.small[at + 1] == "who" and text.tags[first - 1] in "iIo":
        return False  # a nurse from Leeds who
    return text.tags[first - 1] not in "aqw#e" and text.small[first - 1] not in ("those", "other")


def _missing(text: Text, after: int, first: int, last: int) -> Diagnostic:
    return Diagnostic(
        "missing-comma",
        SEVERITY,
        f"a comma is missing after ‘{text.words[after]}’ in ‘{text.written(first, last)}’",
        text.place(first, last),
        f"Write ‘{text.words[after]},’.",
    )
