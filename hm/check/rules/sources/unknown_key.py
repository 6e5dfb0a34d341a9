"""
## What it does

Finds keys that the manuscript format does not know, in magazine.yaml, issue.yaml and
front matter.

## Why it matters

A misspelt key is not read: a `standfrist` is never printed, and nobody misses it before
the issue is in the post.

## Example

```yaml
standfrist: What managers can do about it
```

## How to put it right

Correct the key; the nearest known one is named. A note to yourself belongs in a YAML
comment, after `#`.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
