"""
## What it does

Finds pictures, cover images and advertisements whose file is not there under exactly the
name written. Capitals count.

## Why it matters

The page is set with a gap. A name that differs only in its capitals works on one machine
and fails on the next, and on the web.

## Example

```yaml
image:
  src: images/moran.jpeg      # the file is images/moran.jpg
```

## How to put it right

Put the file where the path says, counted from the issue’s folder, or correct the path; the
nearest name is suggested.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
