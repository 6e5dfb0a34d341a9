"""
## What it does

Finds `:::` containers whose name the format does not know or that have none, and closing
colons where nothing is open.

## Why it matters

An unknown container is set as plain running text: the box loses its panel and its title.

## Example

```markdown
::: pullquote
Words worth lifting.
:::
```

## How to put it right

The containers are `box`, `pull-quote`, `find-out-more` and `profile`. Correct the name, or
delete colons that close nothing.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
