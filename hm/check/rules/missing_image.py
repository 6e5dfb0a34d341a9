"""
## What it does

Finds pictures, cover images and advertisements whose file is not there under exactly the
name written; capitals count.

## Why it matters

The page is set with a hole. A name that differs in capitals alone works on one machine
and fails on the next, and on the web.

## Example

```yaml
image:
  src: images/moran.jpeg      # the file is images/moran.jpg
```

## How to put it right

Put the file where the path says, from the issue’s folder on, or correct the path; names
that are near are suggested.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
