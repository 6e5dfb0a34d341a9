"""
## What it does

Finds comments such as `<!-- hm: ignore missing-alt -->` that silence nothing: the rule
finds no fault in the block that follows, or there is no rule of that name.

## Why it matters

A comment that has outlived its fault may silence the next one, which nobody has seen. One
with a slip in it silences nothing, and its author thinks it does.

## Example

```markdown
<!-- hm: ignore missing-atl -->

![](images/ornament.svg)
```

## How to put it right

Delete the comment, correct the name, or move the comment right above the block it is for.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.WARNING
