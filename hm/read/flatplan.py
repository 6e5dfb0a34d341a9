"""The flatplan: from keys and slugs to runs of pages."""

from __future__ import annotations

import re
from typing import Any

from hm.model.flatplan import COVER_PAGES, Flatplan, Page, Planned, Run
from hm.read.faults import Faults
from hm.read.near import did_you_mean
from hm.read.yaml_tree import Document, Path

MAX_FOLIO = 999
SLUG = re.compile(r"[^\W_][\w-]*")
_FOLIOS = re.compile(r"([0-9]{1,6})(?:\s*[-–]\s*([0-9]{1,6}))?")


def read_flatplan(document: Document, faults: Faults) -> Flatplan:
    """The runs in the order of the magazine, whatever that of the file."""
    path: Path = ("flatplan",)
    found: list[tuple[tuple[int, int, int], Run]] = []
    written: dict[str, Any] = document.value(path)
    for number, (key, value) in enumerate(written.items()):
        here = (*path, key)
        pages = _pages(key, here, document, faults)
        planned = _planned(value, here, document, faults)
        if not pages:
            continue
        run = Run(key, pages, planned, document.key_place(here))
        folio = pages[0].folio
        rank = 2 if folio is not None else (0, 1, 3, 4)[COVER_PAGES.index(pages[0].name)]
        found.append(((rank, folio or 0, number), run))
    found.sort(key=lambda pair: pair[0])
    return Flatplan(tuple(run for _, run in found), document.key_place(path))


def _pages(key: str, path: Path, document: Document, faults: Faults) -> tuple[Page, ...]:
    if key in COVER_PAGES:
        return (Page(key, None),)
    place = document.key_place(path)
    match = _FOLIOS.fullmatch(key.strip())
    if match is None:
        faults.add(
            "bad-value",
            f"‘{key}’ is not a page of the magazine",
            place,
            did_you_mean(
                key,
                COVER_PAGES,
                "Write cover, inside-front, a folio such as 8, a range such as 9-14, "
                "inside-back or back.",
            ),
        )
        return ()
    first = int(match[1])
    last = int(match[2] or first)
    if first < 1:
        faults.add("bad-value", "folios start at 1", place, "Number the pages from 1.")
    elif last < first:
        faults.add(
            "bad-value", f"pages {first}–{last} run backwards", place, f"Write {last}-{first}."
        )
    elif last > MAX_FOLIO:
        faults.add("bad-value", f"no magazine has a page {last}", place, "Correct the folio.")
    else:
        return tuple(Page(str(folio), folio) for folio in range(first, last + 1))
    return ()


def _planned(value: Any, path: Path, document: Document, faults: Faults) -> tuple[Planned, ...]:
    listed = value if isinstance(value, list) else [value]
    planned: list[Planned] = []
    for number, slug in enumerate(listed):
        here = (*path, number) if isinstance(value, list) else path
        place = document.place(here)
        if isinstance(slug, str) and SLUG.fullmatch(slug.strip()):
            planned.append(Planned(slug.strip(), place))
        elif slug is None:
            faults.add(
                "bad-value",
                f"nothing is planned for ‘{path[-1]}’",
                place if isinstance(value, list) else document.key_place(path),
                "Name what goes there, or remove the line.",
            )
        else:
            faults.add(
                "bad-value",
                "this should be the slug of an article",
                place,
                "A slug is the name of its file in articles/, without .md.",
            )
    if value == []:
        faults.add(
            "bad-value",
            f"nothing is planned for ‘{path[-1]}’",
            document.key_place(path),
            "Name what goes there, or remove the line.",
        )
    return tuple(planned)
