"""Contact sheets: every spread of an issue as its reader has it open."""

from __future__ import annotations

from PIL import Image, ImageChops

from hm.editions import sheets
from hm.editions.drawn import draw_pages
from hm.read import read_issue, read_magazine
from tests.proof.building import REPOSITORY, Built
from tests.seen.accept import ISSUE, SHEETS

HEIGHT = 297 / 25.4
"""Inches."""
SPREADS = [
    [("", "cover"), ("inside-front", "1"), ("2", "3"), ("4", "5")],
    [("6", "7"), ("8", "9"), ("10", "11"), ("12", "13")],
    [("14", "15"), ("16", "inside-back"), ("back", "")],
]
MOST = 1_500_000
"""Bytes that the sheets in docs/pages may take of the repository."""


def sheet(built: Built, number: int) -> Image.Image:
    path = built.out("issue-1") / "pages" / f"issue-1-pages-{number}.png"
    with Image.open(path) as picture:
        return picture.convert("RGB")


def test_every_page_stands_where_its_reader_has_it(wheelbarrow: Built) -> None:
    pdf = (wheelbarrow.out("issue-1") / "issue-1-screen.pdf").read_bytes()
    order = [name for run in wheelbarrow.pages("issue-1")["runs"] for name in run["pages"]]
    dpi = sheets.PAGE_HEIGHT / HEIGHT
    pages = dict(zip(order, draw_pages(pdf, dpi), strict=True))
    width = pages["cover"].width
    found = []
    for number, spreads in enumerate(SPREADS, start=1):
        picture = sheet(wheelbarrow, number)
        for place, spread in enumerate(spreads):
            row, column = divmod(place, 2)
            left = sheets.WHITE + column * (2 * width + sheets.WHITE)
            top = sheets.HEAD + row * (sheets.PAGE_HEIGHT + sheets.WHITE)
            for side, name in enumerate(spread):
                corner = left + side * width, top
                box = (*corner, corner[0] + width, top + sheets.PAGE_HEIGHT)
                there = picture.crop(box)
                if not name:
                    assert there.getcolors(2) == [(width * sheets.PAGE_HEIGHT, (218, 216, 211))]
                    continue
                off = ImageChops.difference(there, pages[name])
                # The fold is drawn down the first pixels of a right page.
                assert (off.getbbox() or (0, 0, 0, 0))[2] <= 1, name
                found.append(name)
    assert found == order
    assert len(list((wheelbarrow.out("issue-1") / "pages").iterdir())) == len(SPREADS)


def test_every_page_has_a_caption(wheelbarrow: Built) -> None:
    picture = sheet(wheelbarrow, 1)
    width = (picture.width - 3 * sheets.WHITE) // 4
    below = sheets.HEAD + sheets.PAGE_HEIGHT
    nothing, cover = (
        picture.crop((left, below, left + width, below + sheets.WHITE)).getextrema()
        for left in (sheets.WHITE, sheets.WHITE + width)
    )
    assert nothing == ((218, 218), (216, 216), (211, 211))
    assert cover != nothing


def test_the_sheets_in_docs_are_of_all_pages_and_small() -> None:
    """Of all that the flatplan of issue 63 holds now."""
    magazine, _ = read_magazine(REPOSITORY)
    assert magazine
    issue = read_issue(magazine, ISSUE).issue
    assert issue
    spreads = sum(page.recto for page in issue.flatplan.pages) + 1  # the back cover
    wanted = [f"{ISSUE}-pages-{n}.png" for n in range(1, -(-spreads // sheets.PER_SHEET) + 1)]
    files = sorted(SHEETS.iterdir())
    assert [path.name for path in files] == wanted, "draw them: make references"
    assert sum(path.stat().st_size for path in files) < MOST
