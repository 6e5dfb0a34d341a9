"""
## What it does

Finds pictures without a caption where the issue’s other pictures of the sort have one: the
lead pictures of news, and pictures in the text of an article. It is a warning where four in
five have one, and a hint where most have. Portraits, pictures that fill a page, pictures in
panels and those with `caption: null` are left alone.

## Why it matters

A caption is read by more people than the text beside it. Where all pictures have one, one that
has none looks as if it had been lost.

## Example

```yaml
image:
  src: images/ward.jpg
  alt: A ward at night
  credit: Ann Example
```

## How to put it right

Add a line `caption: …`, or a title in quotation marks after the file of a picture in the text;
`caption: null` says that it is to have none.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.pictures import Shown, is_own_portrait, shown
from hm.model.article import Kind
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.picture import Position

SEVERITY = Severity.WARNING

_MANY = 4
"""From so many others on, what most of them have is the custom."""
_NEARLY_ALL = 0.8
_MOST = 0.5


def check(issue: Issue) -> Iterator[Diagnostic]:
    sorts: dict[str, list[Shown]] = {}
    for one in shown(issue):
        if sort := _sort(one, issue):
            sorts.setdefault(sort, []).append(one)
    for several in sorts.values():
        without = [one for one in several if not one.picture.caption]
        having = len(several) - len(without)
        if having < _MANY or having / len(several) <= _MOST:
            continue
        for one in without:
            yield Diagnostic(
                "missing-caption",
                SEVERITY if having / len(several) >= _NEARLY_ALL else Severity.HINT,
                f"{one.name} has no caption; {having} of the {len(several)} of its sort have one",
                one.picture.place,
                "Write one, or say that it is to have none: caption: null."
                if one.is_lead
                else "Write one in quotation marks after the file, before the bracket.",
            )


def _sort(one: Shown, issue: Issue) -> str:
    """What a picture is to be compared with; empty where none is wanted."""
    article = one.article
    if article is None or one.advertises or one.is_ornament or one.picture.code:
        return ""
    sort = ""
    if one.figure:
        sort = "" if one.figure.placement.position is Position.FULL else "figure"
    elif one.is_lead and article.kind is Kind.NEWS:
        # The key without a caption says that there is to be none.
        refused = not one.picture.caption and "image.caption" in article.places
        sort = "" if refused else "news"
    return "" if sort and is_own_portrait(one, issue) else sort
