"""What the cover says of each article."""

from __future__ import annotations

from hm.check.copy.gather import copy_of
from hm.check.copy.model import Copy, Role
from hm.model.issue import Issue
from hm.model.place import Place


def cover_lines(issue: Issue) -> dict[str, list[Copy]]:
    """The lines of the cover by the slug of the article that each points at."""
    slugs: dict[Place | None, str | None] = {}
    for key in ("kicker", "headline", "text"):
        slugs[issue.places[f"cover.{key}"]] = issue.cover.article
    for number, line in enumerate(issue.cover.lines):
        for key in ("title", "text"):
            slugs[issue.places[f"cover.lines.{number}.{key}"]] = line.article
    found: dict[str, list[Copy]] = {}
    for copy in copy_of(issue):
        if copy.role is Role.COVER and (slug := slugs.get(copy.pieces[0].place)):
            found.setdefault(slug, []).append(copy)
    return found
