"""
## What it does

Finds a name, or a noun such as *government*, that takes a singular verb in one place and a plural
one in another: *Rovers has won*, *Rovers have lost*. What is said within an article
counts first; across the issue only a clear majority does. In the speech of others it is a hint.

## Why it matters

Both are English, and each is a choice. Two on one page are none.

## Example

```markdown
The Example Union is here to help. The Example Union are ready to listen.
```

## How to put it right

Choose one for the whole magazine, and change the verb, and the *it* or *they* after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hm.check.terms.collectives import PLURAL, SINGULAR, collectives, is_said
from hm.check.terms.uses import Use, common, elsewhere, split
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_CLEAR = 3
"""So many times as many make a majority clear where another article has it otherwise."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    for name, uses in sorted(collectives(issue).items()):
        if len({use.way for use in uses}) < 2:
            continue
        sure = [use for use in uses if not is_said(use)]
        most, _ = split(sure or uses)
        way = most[0].way
        others = tuple(use for use in uses if use.way == way)
        articles: dict[str, list[Use]] = defaultdict(list)
        for use in uses:
            articles[use.copy.slug].append(use)
        for use in uses:
            if use.way == way:
                continue
            mixed = any(other.way == way for other in articles[use.copy.slug])
            clear = len(others) >= _CLEAR * (len(sure) - len(most) or 1)
            said = is_said(use)
            yield Diagnostic(
                "inconsistent-agreement",
                SEVERITY if (mixed or clear) and not said else Severity.HINT,
                f"‘{use.words}’ here, ‘{common(others)}’ {elsewhere(use, others)}",
                use.place,
                f"Make ‘{name}’ {SINGULAR if way == SINGULAR else PLURAL} throughout.",
            )
