"""
## What it does

Finds YAML that cannot be read: in magazine.yaml, issue.yaml or the front matter of a
manuscript. Marks that YAML reserves for itself (anchors, aliases, tags) count too: here
they are always words that lack their quotation marks.

## Why it matters

One such slip hides the whole file: nothing in it can be checked or set. An issue whose
issue.yaml, or a manuscript that it plans, cannot be read is not built at all.

## Example

```yaml
title: Pay: the long wait        # a colon inside a value
standfirst: *Ann Onym* explains  # an asterisk at its start
```

## How to put it right

Put the whole value between quotation marks, or on the lines below the key, after `>-`:

```yaml
title: "Pay: the long wait"
standfirst: >-
  *Ann Onym* explains
```
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
