"""Headlines keep their emphasis, in lines that fit; the band's size stands in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.reading import Page, Text, read
from tests.proof.building import Built, article, build, once, replace
from tests.typography.conftest import write_magazine

MM = 72 / 25.4
EIGHT = 120.333 * MM
"""The measure of a headline over eight columns."""
UPRIGHT, ITALIC, HEAVY = "HM-Sans-Bold", "HM-Sans-Bold-Italic", "HM-Sans-Ultra-Bold"


@pytest.fixture(scope="module")
def pages(comma: Built) -> list[Page]:
    return read(comma.out("issue-1") / "issue-1-screen.pdf")


def largest(page: Page) -> list[Text]:
    """The headline of a page: what is set in its largest size, from the top down."""
    words = [text for text in page.texts if text.upright and text.font.startswith("HM-Sans")]
    size = max(text.size for text in words)
    found = [text for text in words if text.size == size]
    return sorted(found, key=lambda text: (text.baseline, text.box.left))


def faces(texts: list[Text]) -> dict[str, str]:
    """The face of each word."""
    return {word: text.font for text in texts for word in text.words.split()}


class TestEmphasis:
    """In every kind of headline."""

    def test_of_a_feature(self, pages: list[Page]) -> None:
        assert faces(largest(pages[4])) == {
            "The": UPRIGHT,
            "long": ITALIC,
            "&": ITALIC,
            "narrow": ITALIC,
            "road": UPRIGHT,
            "to": UPRIGHT,
            "plain": HEAVY,
            "type": UPRIGHT,
            "for": UPRIGHT,
            "readers": UPRIGHT,
        }

    def test_of_a_news_story(self, pages: list[Page]) -> None:
        found = [text for text in pages[3].texts if text.words in ("A", "brief", "story")]
        assert faces(found) == {"A": UPRIGHT, "brief": ITALIC, "story": UPRIGHT}

    def test_of_an_advertisement(self, pages: list[Page]) -> None:
        assert faces(largest(pages[1])) == {"Buy": UPRIGHT, "black": ITALIC, "ink": UPRIGHT}

    def test_is_measured_in_its_own_face(self, pages: list[Page]) -> None:
        lines: dict[float, list[Text]] = {}
        for text in largest(pages[4]):
            lines.setdefault(text.baseline, []).append(text)
        assert len(lines) == 4
        leading = {round(b - a, 1) for a, b in zip(sorted(lines), sorted(lines)[1:], strict=False)}
        assert leading == {48.0}  # no line was broken again
        for line in lines.values():
            assert max(text.box.right for text in line) - line[0].box.left < EIGHT

    def test_stays_off_other_words(self, pages: list[Page]) -> None:
        """Signatures, tabs and contents are as they were."""
        [sign_off] = [text for text in pages[1].texts if text.words == "Ink & Sons"]
        assert sign_off.font == "HM-Sans-Ultra-Bold"


WIDE = "*Wwwwwwwwwwwwwwwwwwww* **Wwwwwwwwwwwwwwwwwwww** wwwwww & <b>"
LONG = "A workshop habit of 1924 that nobody has had the heart to give up in all these years"


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The pages of the magazine with a band of another size and a headline too wide."""

    def make(root: Path) -> Built:
        root.mkdir()
        write_magazine(root, "--band-size: 20pt; --band-leading: 30pt;")
        replace(article(root, "brief"), "A *brief* story", f'"{WIDE}"')
        replace(article(root, "talk"), "A workshop habit of 1924", LONG)
        return build(root, "-e", "screen")

    built = once(tmp_path_factory, "odd-comma", make)
    return read(built.out("issue-1") / "issue-1-screen.pdf")


def test_a_headline_too_wide_is_set_all_the_same(odd: list[Page]) -> None:
    found = faces([text for text in odd[3].texts if text.font.startswith("HM-Sans")])
    assert found["Wwwwwwwwwwwwwwwwwwww"] in (ITALIC, HEAVY)
    assert found["wwwwww"] == UPRIGHT
    # What looks like HTML is words, here as everywhere.
    assert "<b>" in found


def test_the_band_follows_its_tokens(odd: list[Page]) -> None:
    words = [text for text in odd[7].texts if text.font == "HM-Display"]
    assert {text.size for text in words} == {20.0}
    first, last = (pick(text.baseline for text in words) for pick in (min, max))
    assert last - first == pytest.approx(30, abs=0.1)
