"""
## What it does

Finds supplied advertisements that have not the size of their page: a PDF by its TrimBox, or by
its whole page with bleed or without where there is none; a picture by its shape. Where
advertisements share a page, each has its part of it.

## Why it matters

What has another size must be made smaller or larger, and stands on the page with white at two
of its sides. The advertiser has paid for the whole of it.

## Example

An advertisement of 216 × 279 mm, American letter, for a page of 210 × 297 mm.

## How to put it right

Ask the advertiser for a PDF of the size that the remedy names. A picture takes the proportions
of the page with its bleed; hm never stretches it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.artwork import millimetres, place_said, supplied
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid, SuppliedPage

SEVERITY = Severity.ERROR


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for found, src, place in supplied(issue, laid):
        if found.scale == 1:
            continue
        wanted = f"{millimetres(*found.room)} mm"
        if found.pixels:
            width, height = (round(side) for side in found.given)
            given = f"{width} × {height} pixels"
            fault = f"has not the shape of {place_said(found)}, {wanted}"
            done = "it stands there whole, with white around it"
        else:
            given = f"{millimetres(*found.given)} mm"
            fault = f"is not of the size of {place_said(found)}, {wanted}"
            done = f"it was scaled to {found.scale:.0%} to fit"
        which = f", page {found.page}," if found.sheets > 1 else ""
        yield Diagnostic(
            "wrong-ad-size",
            SEVERITY,
            f"{src}{which} {fault}: it has {given}",
            place,
            f"Ask for it at {wanted} trimmed{_with_bleed(found)}; {done}.",
        )


def _with_bleed(found: SuppliedPage) -> str:
    return f", with {millimetres(found.bleed_needed)} mm of bleed" if found.bleed_needed else ""
