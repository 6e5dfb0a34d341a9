"""
## What it does

Finds values that are not what their key takes: a kind that does not exist, a date that is
not a date, a section that the magazine does not have, a list where there should be one
word, a required key that is missing. The same goes for the attributes of containers and
pictures, and for links that readers cannot follow.

## Why it matters

A value that cannot be understood is left out: the page is set without it, or in the
wrong layout.

## Example

```yaml
kind: featrue
section: analisys
```

## How to put it right

Do as the remedy says. `docs/manuscript-format.md` lists every key and what it takes.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
