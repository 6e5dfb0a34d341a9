"""
## What it does

Finds page references to what is not there: an article that has no manuscript or is not on
the flatplan, or an id that no box, profile, picture or heading of the article has.

## Why it matters

The reference can print no folio and lead nowhere: the reader gets the `page 00` of the
manuscript.

## Example

```markdown
The watchdog has troubles of its own ([see page 00](page:cqc#what-went-wrogn)).
```

## How to put it right

Correct the target; the nearest one is suggested. A heading's id is its words in small
letters with hyphens between them, unless it is given one; boxes, profiles and pictures
have an id only if they are given one: `{#what-went-wrong}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.passages import ids_of, page_references
from hm.check.targets import target_exists
from hm.check.wording import Wording
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.flatplan import MADE_PAGES
from hm.model.issue import Issue
from hm.read.near import nearest

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    wording = Wording(issue)
    for passage, reference in page_references(issue):
        for target in reference.targets:
            if wrong := _wrong(issue, target, passage.slug):
                message, remedy = wrong
                place = wording.target(reference, target)
                yield Diagnostic("dangling-page-reference", SEVERITY, message, place, remedy)


def _wrong(issue: Issue, target: str, here: str) -> tuple[str, str] | None:
    """What is wrong with a target, and the remedy."""
    slug, mark, anchor = target.partition("#")
    article = issue.articles.get(slug)
    if article is None and slug not in MADE_PAGES:
        if _cannot_be_read(issue, slug):
            return None
        return f"there is no article ‘{slug}’", _near_article(issue, slug, here)
    if mark and not target_exists(issue, target):
        return f"nothing in ‘{slug}’ has the id ‘{anchor}’", _near_id(issue, slug, anchor, here)
    if issue.flatplan.run_of(slug) is None and issue.flatplan.run_of(here):
        return (
            f"‘{slug}’ is not on the flatplan, so it has no page",
            f"Put it on the flatplan in {issue.folder}/issue.yaml, or drop the reference.",
        )
    return None


def _cannot_be_read(issue: Issue, slug: str) -> bool:
    """Whether there is a manuscript of which hm has said already that it cannot be read."""
    name = f"{slug}.md"
    folder = issue.magazine.root / issue.folder / "articles"
    return folder.is_dir() and any(entry.name == name for entry in folder.iterdir())


def _near_article(issue: Issue, slug: str, here: str) -> str:
    if here in issue.articles and slug in ids_of(issue.articles[here]):
        return f"Did you mean ‘page:#{slug}’?"
    near = nearest(slug, [*issue.articles, *MADE_PAGES])
    if near:
        return f"Did you mean ‘page:{near}’?"
    return "Write the slug of an article of this issue: the name of its file without .md."


def _near_id(issue: Issue, slug: str, anchor: str, here: str) -> str:
    article = issue.articles.get(slug)
    near = nearest(anchor, ids_of(article)) if article else None
    if near:
        return f"Did you mean ‘page:{'' if slug == here else slug}#{near}’?"
    owners = [other.slug for other in issue.articles.values() if anchor in ids_of(other)]
    if len(owners) == 1:
        return f"Did you mean ‘page:{owners[0]}#{anchor}’?"
    if article is None:
        return f"Refer to the page itself: page:{slug}."
    return f"Give the box, picture or heading that is meant the id: {{#{anchor}}}."
