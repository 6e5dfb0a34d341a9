"""What a layout process does: one run, from its source to its record and PDF."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from hm.compose.house import House
from hm.compose.source import Pattern, RunSource
from hm.compose.tokens import read_tokens
from hm.layout import flow
from hm.layout.engine import Engine, Spot, Strain
from hm.layout.grid import Grid
from hm.layout.outcome import Outcome, Press
from hm.layout.typeset import grid_of
from hm.model.place import Place
from hm.model.sheet import EngineNote, Landing, RunRecord, Span, Strained

PATTERNS = {
    Pattern.COVER: "hm.layout.cover",
    Pattern.FRONT: "hm.layout.front",
    Pattern.NEWS: "hm.layout.news",
    Pattern.FLOW: flow.__name__,
    Pattern.AD: "hm.layout.ad",
}
"""The modules that lay runs out. That of articles is loaded with this one; the others, which
load much else, when they are asked for."""

COLLECT_AFTER = 16
"""Runs between two collections of garbage. Layout makes objects by the million and the
collector takes a tenth of its time; an issue's worth of them needs less than 200 MB."""

_press: dict[Path, Press] = {}
_runs = itertools.count(1)


def press_for(root: Path) -> Press:
    """The engine of a magazine, made at its first use in this process."""
    if root not in _press:
        gc.disable()
        house = House(root)
        tokens = read_tokens(house)
        tokens.colours()  # two colours that print could not tell apart are found here
        _press[root] = Press(Engine(house, root), house, tokens, Grid.of(tokens))
    return _press[root]


def lay_out_run(root: Path, source: RunSource) -> tuple[RunRecord, bytes]:
    """Lay a run out and write its PDF."""
    press = press_for(root)
    outcome: Outcome = import_module(PATTERNS[source.pattern]).lay_out(source, press)
    strained = strained_of(source, press.engine.strains(outcome.rendering))
    pdf, notes = press.engine.write(outcome.rendering)
    missing: list[str] = []
    if outcome.overlays:
        from hm.layout.overlay import with_overlays

        pdf, missing = with_overlays(pdf, outcome.overlays, root, press.grid)
    if next(_runs) % COLLECT_AFTER == 0:
        gc.collect()
    record = record_of(source, press, outcome, (*notes, *missing))
    lead = source.stories[0].slug if source.stories else ""
    typeset = outcome.rendering.typeset(grid_of(press.grid), lead)
    return replace(record, strained=strained, typeset=typeset), pdf


def strained_of(source: RunSource, strains: Iterable[Strain]) -> tuple[Strained, ...]:
    """What could not be set as the design has it, with its places in the manuscripts."""
    stories = {story.slug: story for story in source.stories}
    found = []
    for strain in strains:
        # What is set into a page for itself has no article around it.
        story = stories.get(strain.slug) or next(iter(source.stories), None)
        place = story.place if story else source.place
        if story and strain.at:
            place = Place(story.path, *strain.at)
        found.append(Strained(strain.what, strain.words, story.slug if story else "", place))
    return tuple(found)


def record_of(
    source: RunSource, press: Press, outcome: Outcome, notes: tuple[str, ...]
) -> RunRecord:
    """Where everything of a run landed."""
    slugs = {story.slug for story in source.stories} | set(source.rail_slugs)
    slugs |= {"cover", "contents", "masthead"}
    names = [page.name for page in source.pages]
    landings: dict[str, Landing] = {}
    references: dict[str, Landing] = {}
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for index, name in enumerate(names[: len(outcome.rendering)]):
        for anchor, spot in outcome.rendering.landings(index).items():
            slug = anchor.partition("#")[0]
            if slug in slugs and anchor not in landings:
                landings[anchor] = _landing(name, spot)
                first.setdefault(slug, name)
                last[slug] = name
        for where, spot in outcome.rendering.landings(index, "data-ref").items():
            references.setdefault(where, _landing(name, spot))
        for line in outcome.rendering.lines(index):
            if line.slug in slugs:
                first.setdefault(line.slug, name)
                last[line.slug] = name
    for story in source.stories[:1]:
        # An article that opens with a page for a picture begins there, not at its headline.
        if story.slug in landings and landings[story.slug].page != first[story.slug]:
            landings[story.slug] = replace(landings[story.slug], page=first[story.slug])
    path = source.stories[0].path if source.stories else source.place.path
    engine_notes = [
        EngineNote(message, style)
        for style, messages in press.engine.style_notes.items()
        for message in messages
    ]
    engine_notes += [
        EngineNote(message, path) for message in dict.fromkeys([*outcome.notes, *notes])
    ]
    return RunRecord(
        key=source.key,
        pages=tuple(names),
        fill=round(outcome.fill, 3),
        composed=outcome.composed,
        landings=dict(sorted(landings.items())),
        articles={slug: Span(first[slug], last[slug]) for slug in sorted(first)},
        references=dict(sorted(references.items())),
        overset=outcome.overset,
        notes=tuple(engine_notes),
        faint=outcome.faint,
        supplied=outcome.supplied,
    )


def _landing(page: str, spot: Spot) -> Landing:
    return Landing(page, round(spot.x, 2), round(spot.y, 2), round(spot.width, 2))
