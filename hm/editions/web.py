"""The web edition: a folder of pages that opens from disk and needs nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hm.compose.house import House
from hm.compose.references import laid_pages, planned_pages
from hm.compose.tokens import read_tokens
from hm.compose.web import STYLE, WebComposer, WebPicture, pictures_of
from hm.editions.making import Cache
from hm.editions.web_fonts import web_font
from hm.editions.web_pictures import web_code, web_picture
from hm.editions.web_styles import FOLDER as FONTS
from hm.editions.web_styles import style_sheet, web_font_name
from hm.model.issue import Issue
from hm.model.picture import Picture
from hm.model.sheet import Laid, LaidRun
from hm.read.cachedir import cache_folder
from hm.read.whole import part_of, replace_folder

NAME = "web"


def begin(issue: Issue, house: House) -> WebMaking:
    """Begin the web edition: make its pictures, and compose its pages as far as is known."""
    making = WebMaking(issue, house)
    making.compose_ahead()
    return making


def write(issue: Issue, laid: Laid, house: House, out: Path) -> list[Path]:
    """Write ``out/web/`` whole, in the place of an earlier one, and return that folder.

    Pictures that cannot be read are left out and their words stand in their place.
    Raises OSError where the folder cannot be written; what was there is then as it was.
    """
    return WebMaking(issue, house).write(laid, out)


class WebMaking:
    """The web edition on its way. The runs do not matter to it, but for their page numbers."""

    def __init__(self, issue: Issue, house: House) -> None:
        self._issue = issue
        cache = Cache(cache_folder(issue.magazine.root) / NAME)
        self._files: dict[str, bytes] = {}
        pictures = _pictures(issue, house, cache, self._files)
        _style(house, cache, self._files)
        self._composer = WebComposer(issue, house, pictures)

    def compose_ahead(self) -> None:
        """Compose the pages with the numbers that the flatplan gives; most will prove right."""
        self._composer.compose(planned_pages(self._issue))

    def add(self, run: LaidRun) -> None:
        """Take up a run."""

    def write(self, laid: Laid, out: Path, errors: int = 0) -> list[Path]:
        """Write the folder. Raises OSError."""
        pages = self._composer.compose(laid_pages(self._issue, laid))
        return _write(self._files | {name: html.encode() for name, html in pages.items()}, out)


def _write(files: Mapping[str, bytes], out: Path) -> list[Path]:
    """Write the folder whole, in the place of an earlier one."""
    final = out / NAME
    out.mkdir(parents=True, exist_ok=True)
    made = part_of(final)
    try:
        for name, data in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        replace_folder(made, final)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return [final]


def _pictures(
    issue: Issue, house: House, cache: Cache, files: dict[str, bytes]
) -> dict[str, WebPicture]:
    """Every picture that can be read, by its path; their files are added to ``files``."""
    wanted = {picture.path: picture for picture in pictures_of(issue)}
    ink = read_tokens(house).values["ink"]

    def made(picture: Picture) -> tuple[WebPicture, dict[str, bytes]] | None:
        if picture.code:
            return web_code(picture.code, ink)
        try:
            return web_picture(issue.magazine.root / picture.path, picture.size, cache)
        except (OSError, ValueError):
            return None  # reading the issue has reported it

    found: dict[str, WebPicture] = {}
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        for path, result in zip(wanted, threads.map(made, wanted.values()), strict=True):
            if result is not None:
                found[path], added = result
                files |= added
    return found


def _style(house: House, cache: Cache, files: dict[str, bytes]) -> None:
    """Add the style sheet, and the fonts with their licences."""
    sheet, fonts = style_sheet(house)
    files[STYLE] = sheet.encode()
    for font in fonts:
        files[f"{FONTS}/{web_font_name(font)}"] = web_font(house, font, cache)
    for family in sorted({Path(font).parent.name for font in fonts}):
        for licence in house.names(f"styles/fonts/{family}", ".txt"):
            name = f"{FONTS}/{Path(licence).stem}-{family}.txt"
            files[name] = house.find(licence).read_bytes()
