"""One page as CSS: its size, its margins with what is reserved in them, its furniture."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from hm.compose.source import RunSource
from hm.layout.grid import Grid
from hm.model.flatplan import Page


@dataclass(frozen=True, slots=True)
class Reserve:
    """What is kept free of running text on a page."""

    top: int = 0
    """Lines below the head margin."""
    bottom: int = 0
    """Lines above the foot margin."""
    outer: bool = False
    """The outer column."""
    inner: bool = False
    """The inner column."""


@dataclass(frozen=True, slots=True)
class Furnishing:
    """What a page carries besides its text."""

    tab: str = ""
    """The section's title; without one there is no tab."""
    over_picture: bool = False
    """The tab stands on a picture across the head: accent on white."""
    folio: bool = True


def page_rule(index: int, page: Page, reserve: Reserve, grid: Grid, furnished: bool) -> str:
    """The ``@page`` rule of the ``index``-th page (from 1) of a run."""
    shift = grid.column + grid.gutter
    left = grid.left(page.recto)
    right = grid.width - grid.measure - left
    if reserve.outer:
        left, right = (left, right + shift) if page.recto else (left + shift, right)
    if reserve.inner:
        left, right = (left + shift, right) if page.recto else (left, right + shift)
    top = grid.head + reserve.top * grid.line
    bottom = grid.foot + reserve.bottom * grid.line
    boxes = (
        f"@top-left-corner {{ content: element(tab{index}); vertical-align: top }}"
        f"@bottom-left-corner {{ content: element(foot{index}); vertical-align: top }}"
        if furnished
        else ""
    )
    return (
        f"@page :nth({index}) {{ size: {grid.width:.3f}pt {grid.height:.3f}pt; "
        f"bleed: {grid.bleed:.3f}pt; "
        f"margin: {top:.3f}pt {right:.3f}pt {bottom:.3f}pt {left:.3f}pt; {boxes} }}"
    )


def furniture(
    index: int, page: Page, reserve: Reserve, grid: Grid, source: RunSource, what: Furnishing
) -> Markup:
    """The running elements of a page: its tab and its foot with the folio."""
    side = "recto" if page.recto else "verso"
    left = grid.left(page.recto)
    width = f"width: {grid.measure:.3f}pt; margin-left: {left:.3f}pt"
    tab = Markup("")
    if what.tab:
        kind = "tab on-picture" if what.over_picture else "tab"
        tab = Markup('<span class="{}">{}</span>').format(kind, what.tab)
    foot = Markup("")
    if what.folio and page.folio is not None:
        folio = Markup('<b class="number">{}</b>').format(page.folio)
        name = Markup('<span class="name">{}</span>').format(source.nameplate)
        issue = Markup('<span class="issue">{}</span>').format(
            slashed(source.issue_label, source.sign)
        )
        ends = (folio, name) if side == "verso" else (name, folio)
        foot = Markup("{}{}{}").format(*ends, issue)
    return Markup(
        '<div class="running head {side}" style="position: running(tab{i}); {width}">{tab}</div>'
        '<div class="running foot {side}" style="position: running(foot{i}); {width}; '
        'padding-top: {pad}pt">{foot}</div>'
    ).format(
        side=side,
        i=index,
        width=width,
        tab=tab,
        foot=foot,
        pad=f"{reserve.bottom * grid.line + 5.669:.3f}",
    )


def slashed(label: str, sign: str) -> Markup:
    """The issue's label with the sign in it set bold."""
    bold = Markup("<i>{}</i>").format(sign)
    return Markup(escape(label)).replace(escape(sign), bold, 1) if sign else escape(label)


def document(source: RunSource, css: str, body: str, classes: str = "") -> str:
    """A whole HTML document for the engine."""
    return (
        f'<!DOCTYPE html><html lang="{escape(source.language)}"><head><meta charset="utf-8">'
        f"<title>{escape(source.nameplate)}</title><style>{css}</style></head>"
        f'<body class="{classes}">{body}</body></html>'
    )
