"""
## What it does

Finds containers whose closing `:::` is missing.

## Why it matters

Without it the container swallows what follows, up to the end of the article or of the
container around it.

## Example

```markdown
::: pull-quote
Words worth lifting.

The article goes on, inside the pull quote.
```

## How to put it right

After the container’s last words, put a line with as many colons as open it. A container
that holds another takes more colons than the one inside.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
