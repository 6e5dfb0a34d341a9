"""The page for designers names what there is, and its example does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from hm.compose.house import House
from hm.compose.tokens import Colour, read_tokens
from hm.editions.drawn import draw_pages
from hm.layout.grid import Grid
from hm.layout.news_treatment import Treatment
from hm.layout.opener import FORMS, PAGE
from tests.proof.building import REPOSITORY, Built, build
from tests.seen.pictures import NAMES

PAGE_FOR_DESIGNERS = (REPOSITORY / "docs" / "designers.md").read_text(encoding="utf-8")
TEXT = re.sub(r"^```[\s\S]*?^```$", "", PAGE_FOR_DESIGNERS, flags=re.M)
EXAMPLE = dict(re.findall(r"^```\w+ (\S+)\n([\s\S]*?)^```$", PAGE_FOR_DESIGNERS, re.M))
"""The files of the example, by path."""

HOUSE = House(REPOSITORY)
TOKENS = read_tokens(HOUSE)
PALETTE = ("accent", "light", "tint", "dark", "deep")


def code(text: str = TEXT) -> list[str]:
    """The words between backquotes."""
    return re.findall(r"`([^`\n]+)`", text)


def css(*folders: str) -> str:
    names = [name for folder in folders for name in HOUSE.names(folder, ".css")]
    return "\n".join(HOUSE.find(name).read_text(encoding="utf-8") for name in names)


# What is named


def test_every_token_is_named() -> None:
    """But for the press's values, and the palettes beyond the first, which are made alike."""
    palettes = {name.removesuffix("-accent") for name in TOKENS.values if name.endswith("-accent")}
    first, *others = [name for name in TOKENS.values if name in {f"{p}-accent" for p in palettes}]
    alike = {f"{other.removesuffix('accent')}{part}" for other in others for part in PALETTE}
    wanted = {name for name in TOKENS.values if not name.endswith("-print")} - alike
    assert f"--{first}" in code()
    assert {f"--{name}" for name in wanted} - set(code()) == set()


def test_every_token_that_is_named_is_there() -> None:
    layouts = re.findall(r"(--[\w-]+):", Grid.of(TOKENS).css())
    written = re.findall(r"(--[\w-]+):", css("styles/tokens"))
    named = [name for name in code() if re.fullmatch(r"--[\w-]+", name)]
    assert len(named) > 100
    missing = set(named) - {*written, *layouts}
    beginnings = {name for name in missing if name.endswith("-")}  # `--blue-` for five
    assert missing == beginnings
    assert all(any(one.startswith(name) for one in written) for name in beginnings)


def test_what_layout_makes_of_the_grid_is_named() -> None:
    made = set(re.findall(r"(--[\w-]+):", Grid.of(TOKENS).css()))
    assert made - set(code()) == set()


def test_every_class_that_is_named_is_styled() -> None:
    styles = css("styles/tokens", "styles/print")
    for name in code():
        if re.fullmatch(r"\.[a-z][\w.-]*", name):
            assert re.search(rf"{re.escape(name)}(?![\w-])", styles), name


def test_every_style_sheet_and_template_is_named() -> None:
    """Of the printed page: the tokens' by the name of the file alone."""
    tokens = {name.rpartition("/")[2] for name in HOUSE.names("styles/tokens", ".css")}
    templates = HOUSE.names("templates/print", ".html")
    wanted = {*tokens, *templates, *HOUSE.names("styles/print", ".css")}
    assert wanted - set(code()) == set()


def tables(first: str) -> list[list[str]]:
    """The rows of the table whose head begins with some words."""
    table = TEXT.split(f"\n| {first} |", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[2:]]


def test_the_openers() -> None:
    assert f"on a page of {PAGE} lines" in re.sub(r"\s+", " ", TEXT)
    for row, (name, form) in zip(tables("opener"), FORMS.items(), strict=True):
        figures = (form.headline_lines, form.least, form.most)
        assert row == [name, f"`--{form.ladder}`", *map(str, figures)]


def test_the_treatments() -> None:
    assert [row[0] for row in tables("treatment")] == [str(one) for one in Treatment]


def test_the_pictures() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(templates/([\w-]+)\.png\)", TEXT)
    assert sorted(shown) == sorted(NAMES)


# The example

MAGAZINE = """\
title: Wheelbarrow
sections:
  digging-in: {title: digging in}
"""
ISSUE = """\
number: 1
season: spring
year: 2025
contributors: [Dora Mulch]
flatplan:
  1: comment
"""
COMMENT = """\
---
title: A raised bed is only a grave with ambitions
kind: comment
section: digging-in
label: Leading edge
authors: [Dora Mulch]
bio: Dora Mulch gardens on the flat.
---

There was a time when a bed was where one lay down.
"""


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> list[Built]:
    """A magazine of one page, in the house's design and with the files of the example."""
    built = []
    for files in ({}, EXAMPLE):
        root = tmp_path_factory.mktemp("example")
        own = {
            "magazine.yaml": MAGAZINE,
            "issues/issue-1/issue.yaml": ISSUE,
            "issues/issue-1/articles/comment.md": COMMENT,
        }
        for name, text in {**own, **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        built.append(build(root, "-e", "screen", "-e", "print", "--jobs", "1"))
    return built


def pdf(built: Built, edition: str) -> Path:
    return built.out("issue-1") / f"issue-1-{edition}.pdf"


def accents() -> tuple[Colour, Colour]:
    """The first section's accent: the house's and the example's."""
    [name] = [name for name in EXAMPLE if "/tokens/" in name]
    screen = re.findall(r"--red-accent: #(\w{6});", EXAMPLE[name])
    press = re.findall(r"device-cmyk\((.*?)\)", EXAMPLE[name])
    inks = [float(part.rstrip("%")) / 100 for part in press[0].split()]
    red, green, blue = bytes.fromhex(screen[0])
    c, m, y, k = inks
    ours = next(colour for colour in TOKENS.colours() if colour.name == "red-accent")
    return ours, Colour("red-accent", (red, green, blue), (c, m, y, k))


def colours(built: Built) -> set[object]:
    """Those that cover some of the page."""
    [page] = draw_pages(pdf(built, "screen").read_bytes(), 60)
    return {
        colour for count, colour in page.getcolors(page.width * page.height) or () if count > 50
    }


def inks(built: Built) -> list[list[float]]:
    """All that the printed page is filled with."""
    with pikepdf.open(pdf(built, "print")) as document:
        return [
            [round(float(str(value)), 3) for value in step.operands]
            for step in pikepdf.parse_content_stream(document.pages[0])
            if str(step.operator) == "k"
        ]


def words(built: Built) -> str:
    with pypdfium2.PdfDocument(pdf(built, "screen")) as document:
        return re.sub(r"\s+", " ", document[0].get_textpage().get_text_range())


def test_the_example_overrides_a_token(before_and_after: list[Built]) -> None:
    for built, (own, other) in zip(before_and_after, (accents(), accents()[::-1]), strict=True):
        assert own.screen in colours(built)
        assert other.screen not in colours(built)
        assert list(own.press) in inks(built)
        assert list(other.press) not in inks(built)


def test_the_example_overrides_a_style(before_and_after: list[Built]) -> None:
    before, after = map(words, before_and_after)
    assert "Leading edge" in before
    assert "Leading edge" not in after
    assert "LEADING EDGE" in after


def test_the_example_overrides_a_template(before_and_after: list[Built]) -> None:
    before, after = map(words, before_and_after)
    assert "Dora Mulch gardens on the flat." in before
    assert "About the author Dora Mulch gardens on the flat." in after
    assert "About the author" not in before
