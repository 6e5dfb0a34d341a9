"""
## What it does

Finds values that are not what their key takes: a kind that is none, a date that is no
date, a section that the magazine does not have, a list where one word is due, a key that
must be there and is missing. The same for the attributes of containers and pictures, and
for links that nobody can follow.

## Why it matters

A value that cannot be understood is left out: the page is set without it, or in the
wrong layout.

## Example

```yaml
kind: featrue
section: analisys
```

## How to put it right

Write what the remedy names. `docs/manuscript-format.md` lists every key and what it takes.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
