"""
## What it does

Finds an id that is given to two boxes, profiles, headings or pictures of one article. Ids
made of the text of a heading are told apart by themselves, with -1 and -2.

## Why it matters

A page reference to the id can lead to one of the two only, and prints its page.

## Example

```markdown
## What the law says {#law}

::: box {#law title="The law in brief"}
…
:::
```

## How to put it right

Give one of the two another id, and change the references that mean it.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
