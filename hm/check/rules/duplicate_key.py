"""
## What it does

Finds a key that stands twice in one mapping: a second `title`, or a page that the
flatplan names twice.

## Why it matters

YAML keeps one of the two and drops the other without a word. Here the first is kept, but
which of them was meant only the editor knows.

## Example

```yaml
title: The long wait
label: Pay
title: The longer wait
```

## How to put it right

Delete one of the two. On the flatplan, put all that stands on a page into one list.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
