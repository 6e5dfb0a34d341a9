"""
## What it does

Finds a key that is given twice in the same place: a second `title`, or a page that the
flatplan names twice.

## Why it matters

Only one of the two can count. hm keeps the first, but only the editor knows which of them
was meant.

## Example

```yaml
title: The long wait
label: Pay
title: The longer wait
```

## How to put it right

Delete one of the two. On the flatplan, put everything that shares a page in one list.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
