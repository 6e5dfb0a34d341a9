"""A magazine of typographic odds and ends, built once as a user builds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.proof.building import Built, build, once

RED, GREEN, BLUE, YELLOW = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)
"""The quarters of every picture: above left, above right, below left, below right."""

MAGAZINE = """\
title: The Comma
publisher: Full Point Press
language: en-GB
sections:
  news: {title: news}
  long: {title: long reads}
style: {small_caps: 4}
"""

ISSUE = """\
number: 1
season: spring
year: 2025
cover:
  image: images/square.png
  alt: Four quarters
  focus: 0% 50%
  headline: Points
contributors: [Ann Onym, Bea Sketch]
flatplan:
  cover: cover
  inside-front: ad-ink
  1: [welcome, contents, masthead]
  2: brief
  3-4: words
  5-6: talk
  7: view
  8: who
  inside-back: ad-paper
  back: ad-glue
"""

LOREM = (
    "Every rule of type was once a workshop habit, and most of them are still good ones. "
    "A reader who notices none of them has been served well by somebody who knew them all. "
)


def picture(focus: str) -> str:
    """The lead picture of an article."""
    return (
        "image: {src: images/square.png, alt: Four quarters, credit: Bea Sketch, "
        f"focus: {focus}}}\n"
    )


ARTICLES = {
    "ad-ink": "title: Ink & Sons\nkind: ad\n---\n## Buy *black* ink\n\nIt is the **best** ink.",
    "ad-paper": "title: Paper Ltd\nkind: ad\n---\n## Buy paper\n\nIt is white.",
    "ad-glue": "title: Glue plc\nkind: ad\n---\n## Buy glue\n\nIt sticks.",
    "welcome": "kind: editorial\nauthors: [Ann Onym]\n" + picture("100% 0%") + f"---\n{LOREM * 4}",
    "brief": "title: A *brief* story\nkind: news\nsection: news\n"
    + picture("50% 100%")
    + f"---\n{LOREM * 6}\n\n{LOREM * 3}",
    "words": "title: The *long & narrow* road to **plain** type for readers\nkind: feature\n"
    "section: long\nauthors: [Ann Onym]\nstandfirst: What *Ann Onym* set in 2024\n"
    + picture("0% 0%")
    + "---\n{words}",
    "talk": "title: Talk of type\nkind: interview\nsection: long\nauthors: [Ann Onym]\n"
    "standfirst: A word with *Ann Onym*\n"
    + picture("50% 0%")
    + f"---\n{LOREM * 5}\n\n::: pull-quote\nA workshop habit of 1924\n:::\n\n{LOREM * 9}",
    "view": "title: A point of view\nkind: comment\nsection: long\nauthors: [Ann Onym]\n"
    + picture("100% 50%")
    + f"---\n{LOREM * 8}\n\n::: pull-quote\nSomebody knew them all\n:::\n\n{LOREM * 8}",
}

ARTICLES["who"] = (
    "title: Who sets this\nkind: profile\nsection: long\nauthors: [Ann Onym]\n"
    + picture("0% 100%")
    + f"---\n{LOREM * 12}"
)

LONG_WORDS = (
    "representation understanding professionalism communication international determination "
    "responsibility administration infrastructure consideration transformation "
)
ENDINGS = 9
ENDING_WORDS = "\n\n".join(
    f"{'now ' * number}and there was not much to be said against the representation."
    for number in range(1, ENDINGS + 1)
)

WORDS = f"""\
{LOREM * 3}

UNISON and the NHS met at NHS ENGLAND in 1965, and PCNs wrote to *ACAS* about COVID-19.

## UNISON in a cross-head of 2024

![Four quarters](images/tall.png "The quarters in 2024"){{credit="Bea Sketch" focus="50% 100%"}}

{"They ran 10 km for 5 mg of tea, paid £5 million by 9 am, and saw page 8 with Dr Swift. " * 6}

{"J. B. Type met Mrs Rule — on 12 July — and rang 020 7946 0018 for No. 10. " * 4}

{LONG_WORDS * 8}

{"The ORGANISATIONAL and well-intentioned cross-departmental notes of decision-making were " * 8}

{ENDING_WORDS}

::: profile {{title="A profile" image="images/square.png" alt="Four quarters" focus="0% 100%" \
credit="Bea Sketch"}}
It says that UNISON met.
:::

{LOREM}And the end of it all was a representation to a man whom nobody in the room knew.

::: box {{title="Figures" place="bottom"}}
In 1924 UNISON was not there.
:::
"""


def quarters(size: tuple[int, int]) -> Image.Image:
    """A picture of four colours."""
    across, down = size[0] // 2, size[1] // 2
    image = Image.new("RGB", size, RED)
    image.paste(GREEN, (across, 0, *size))
    image.paste(BLUE, (0, down, across, size[1]))
    image.paste(YELLOW, (across, down, *size))
    return image


def write_magazine(root: Path, more: str = "") -> Path:
    """The magazine's files; ``more`` are tokens of its own."""
    folder = root / "issues/issue-1"
    (folder / "articles").mkdir(parents=True)
    (folder / "images").mkdir()
    (root / "magazine.yaml").write_text(MAGAZINE)
    (folder / "issue.yaml").write_text(ISSUE)
    for slug, text in ARTICLES.items():
        words = text.replace("{words}", WORDS)
        (folder / f"articles/{slug}.md").write_text(f"---\n{words}\n", encoding="utf-8")
    quarters((400, 400)).save(folder / "images/square.png")
    quarters((400, 1200)).save(folder / "images/tall.png")
    if more:
        (root / "styles/tokens").mkdir(parents=True)
        (root / "styles/tokens/z-own.css").write_text(f":root {{ {more} }}\n")
    return root


@pytest.fixture(scope="session")
def comma(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The magazine, built."""

    def make(root: Path) -> Built:
        root.mkdir()
        return build(write_magazine(root), "--jobs", "2")

    return once(tmp_path_factory, "comma", make)
