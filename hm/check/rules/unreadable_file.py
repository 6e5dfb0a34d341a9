"""
## What it does

Finds files that cannot be read: text that is not UTF-8 or is empty or over 5 MB, a folder
where a file is due, a picture that is damaged or of an unknown kind.

## Why it matters

What is in such a file cannot be set. Text in an old encoding would come out with wrong
characters, most likely in somebody’s name.

## Example

`articles/pay.md`, saved by an old editor in Windows-1252, whose `’` is no UTF-8.

## How to put it right

Save the text again as UTF-8; save the picture again as JPEG, PNG or SVG.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
