"""
## What it does

Finds attributes in braces that the container, picture or heading does not take.

## Why it matters

What is not known is not printed: `titel` leaves the box without its title.

## Example

```markdown
::: box {titel="What the law says"}
…
:::
```

## How to put it right

Correct the attribute; the nearest known one is named. A `box` takes `#id`, `title`,
`label`, `by` and `place`; a `pull-quote` `by` and `place`; `find-out-more` `title` and
`place`; a `profile` `#id`, `title`, `label`, `image`, `alt`, `credit` and `place`; a picture
`#id`, `credit` and `place`; a heading `#id`.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
