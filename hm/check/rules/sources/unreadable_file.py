"""
## What it does

Finds files that cannot be read: text that is not UTF-8 or is empty or over 5 MB, a folder
where there should be a file, a picture that is damaged or of an unknown kind, a PDF that is
damaged or locked with a password.

## Why it matters

What is in such a file cannot be set. Text in an old encoding would come out with wrong
characters, most likely in somebody’s name.

## Example

`articles/pay.md`, saved by an old editor in Windows-1252, whose `’` is not UTF-8.

## How to put it right

Save text again as UTF-8, a picture as JPEG, PNG or SVG, a supplied advertisement as PDF or
as a picture.
"""

from __future__ import annotations

from hm.model.diagnostic import Severity

SEVERITY = Severity.ERROR
