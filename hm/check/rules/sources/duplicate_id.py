"""
## What it does

Finds an id that is given to two boxes, profiles, headings or pictures of one article. Ids
that hm makes from the words of a heading never clash: it adds -1, -2.

## Why it matters

A page reference to the id can lead to only one of the two, and prints that one’s page.

## Example

```markdown
## What the law says {#law}

::: box {#law title="The law in brief"}
…
:::
```

## How to put it right

Give one of the two another id, and change the references to it.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
