"""
## What it does

Finds a word that the issue spells in two ways of which both are right: *adviser* and *advisor*,
*focused* and *focussed*, *while* and *whilst*, *preventive* and *preventative*. Where the two can
mean two things, as *enquiry* and *inquiry* do to some, it is a hint. What is spelt the American
way is another rule’s.

## Why it matters

Each is good English, and each is a choice. Two in one issue look as if nobody chose.

## Example

```markdown
An adviser came in May. In June two advisors came.
```

## How to put it right

Choose one for the magazine, and put it on the house’s list: `style: preferred` in magazine.yaml.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hm.check import terms
from hm.check.terms.reading import index
from hm.check.terms.uses import Use, both, settled, strays
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_LIST = Path(terms.__file__).with_name("variants.txt")


class _Form(NamedTuple):
    word: str
    """What the word is, as the number of its line."""
    way: str
    """The first form of this way to spell it."""
    is_sure: bool


def check(issue: Issue) -> Iterator[Diagnostic]:
    forms = _forms()
    found: dict[str, list[Use]] = defaultdict(list)
    sure: dict[str, bool] = {}
    set_by_house = {forms[word].word for word in settled(issue) if word in forms}
    known = index(issue)
    for passage, at in known.places(forms.keys() & known.words.keys()):
        token = passage.tokens[at]
        form = forms[token.small]
        if form.word in set_by_house:
            continue
        # In the middle of a sentence a capital makes a name of it.
        if not token.capital or token.free or token.small in _NAMES:
            sure[form.word] = form.is_sure
            found[form.word].append(Use(passage.copy, *passage.span(at, at), form.way))
    for word, uses in sorted(found.items()):
        for use, others in strays(uses):
            yield Diagnostic(
                "inconsistent-spelling",
                SEVERITY if sure[word] else Severity.HINT,
                both(use, others),
                use.place,
                f"Spell it as ‘{others[0].words}’ is, or change the others.",
            )


_NAMES = frozenset((
    "covid", "covid-19", "bame", "bme", "lgbt", "lgbtq", "muslim", "muslims", "moslem", "moslems",
    "koran", "quran", "kyiv", "kiev", "hezbollah", "hizbollah", "hizbullah", "ok",
))  # fmt: skip
"""What has a capital anyway."""


@cache
def _forms() -> dict[str, _Form]:
    text = _LIST.read_text(encoding="utf-8")
    found: dict[str, _Form] = {}
    for number, line in enumerate(text.splitlines()):
        if not line.strip() or line.startswith("#"):
            continue
        for way in line.removeprefix("~").split("/"):
            forms = way.split()
            found.update(
                (form, _Form(f"{number:04}", forms[0], not line.startswith("~"))) for form in forms
            )
    return found
